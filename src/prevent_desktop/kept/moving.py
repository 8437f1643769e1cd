"""Everything that is kept, taken to a new computer in one sealed file under words.

Drafts, additions and decisions, records, the own key, compared keys, details, own words and known
forms go along as they are. What the new computer has already stays as it is there: nothing is
overwritten, and taking the same file in twice brings nothing twice. What is there in another
version is told, and of a draft it may be brought in beside the one there. Keys of the vault itself
never go along.
"""

import hashlib
import re
import secrets
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec

from prevent_desktop.errors import VaultError
from prevent_desktop.kept.handover import EVERYTHING
from prevent_desktop.kept.settings import Settings
from prevent_desktop.moments import to_seconds
from prevent_desktop.sealing.passphrase import STANDARD_COST, Cost
from prevent_desktop.sealing.transfer import open_transfer, seal_transfer
from prevent_desktop.vault import Entry, Health, Kind, Vault

ENDING = ".prevent-everything"
"""How such a file's name ends; the rest says nothing about a person."""
VALID_DAYS = 14
MAX_UNPACKED = 256 << 20
"""Bytes that a file may unpack to: far more than a vault of many hundred drafts."""
KINDS = (
    Kind.DRAFT, Kind.NOTE, Kind.RECORD, Kind.IDENTITY, Kind.TRUSTED_SIGNER, Kind.PROFILE,
    Kind.OWN,
)  # fmt: skip
"""What goes along; what is known of upkeep belongs to the computer it was known on."""
_ONLY_ONE = frozenset({Kind.PROFILE, Kind.OWN})
_MAY_BE_TWO = frozenset({Kind.DRAFT, Kind.NOTE})
"""What a person can tell apart in a list, and delete there."""
_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_FORMAT = 1


class _Object(msgspec.Struct, frozen=True, array_like=True):
    kind: int
    object_id: str
    summary: bytes
    body: bytes


class _Everything(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    format: int
    objects: list[_Object]
    settings: Settings | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of everything."""

    raw: bytes
    count: int
    """How many things are in it."""
    left: int
    """How many could not be read any more, and are not in it."""


@dataclass(frozen=True, slots=True)
class Other:
    """Something in the file that is here in another version, which stays as it is."""

    here: Entry
    there: Entry
    """The file's, by the id under which `bring_beside` saves it."""
    body: bytes = field(repr=False)

    @property
    def may_be_beside(self) -> bool:
        """Whether there may be both, side by side."""
        return self.there.kind in _MAY_BE_TWO


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What became of a file of everything."""

    taken: int
    here: int
    """How many were here already, the same to the letter."""
    deleted: int = 0
    """How many were deleted here, and stay deleted."""
    settings: Settings | None = None
    """How the old computer's window looked and worked; kept by whoever called, if at all."""
    others: tuple[Other, ...] = ()
    """What is in the file and not here: here it is otherwise."""


def pack_everything(
    vault: Vault,
    words: str,
    moment: datetime,
    *,
    settings: Settings | None = None,
    entropy: Callable[[int], bytes] = secrets.token_bytes,
    cost: Cost = STANDARD_COST,
) -> Packed:
    """Seal all that is kept, which stays as it is; takes some seconds for hundreds of drafts.

    Deleted things do not go along. Of the `settings` the folder for PDFs stays behind: it is a path
    of this computer. Raises VaultError "too_large", "passphrase_needed"; FileError.
    """
    entries = [entry for kind in KINDS for entry in vault.list(kind)]
    objects = list(_opened(vault, [entry.object_id for entry in entries if entry.readable]))
    if settings is not None:
        settings = msgspec.structs.replace(settings, pdf_folder="")
    everything = _Everything(_FORMAT, objects, settings)
    body = EVERYTHING + zlib.compress(msgspec.msgpack.encode(everything))
    raw = seal_transfer(
        body,
        words,
        made=int(to_seconds(moment)),
        expires=int(to_seconds(moment + timedelta(days=VALID_DAYS))),
        entropy=entropy,
        cost=cost,
    )
    return Packed(raw, len(objects), len(entries) - len(objects))


def _opened(vault: Vault, object_ids: list[str]) -> Iterator[_Object]:
    for object_id in object_ids:
        loaded = vault.load(object_id)
        yield _Object(loaded.kind, object_id, loaded.summary, loaded.body)


def unpack_everything(vault: Vault, raw: bytes, words: str) -> Unpacked:
    """Save what is in the file; each thing is durable before the next.

    When saving fails midway, what was saved stays, and the same file may be taken in again.
    Raises VaultError "transfer_damaged", "transfer_wrong_words", "transfer_too_large",
    "passphrase_needed", "transfer_one_draft", "made_by_newer_version", and what saving raises.
    """
    body = open_transfer(raw, words).body
    if not body.startswith(EVERYTHING):
        raise VaultError("transfer_one_draft")
    everything = _read(body.removeprefix(EVERYTHING))
    gone = vault.ever_deleted()  # a deletion is not undone by an older file
    present = {entry.object_id: entry for kind in KINDS for entry in vault.list(kind)}
    taken = here = deleted = 0
    others: list[Other] = []
    for each in everything.objects:
        kind = Kind(each.kind)
        if each.object_id in gone:
            deleted += 1
        elif (found := _found(present, kind, each.object_id)) is None:
            vault.save(kind, each.object_id, each.summary, each.body)
            present[each.object_id] = _entry(kind, each.object_id, each.summary)
            taken += 1
        elif _is_same(vault, found, each):
            here += 1
        else:
            beside = _entry(kind, _id_beside(each), each.summary)
            deleted += beside.object_id in gone
            here += beside.object_id in present
            if beside.object_id not in {*gone, *present}:
                others.append(Other(found, beside, each.body))
    return Unpacked(taken, here, deleted, everything.settings, tuple(others))


def bring_beside(vault: Vault, others: Iterable[Other]) -> int:
    """Save the file's version of each beside the one that is here; how many there are now.

    Each is durable before the next. Raises what saving raises.
    """
    both = [each for each in others if each.may_be_beside]
    for each in both:
        entry = each.there
        vault.save(entry.kind, entry.object_id, entry.summary or b"", each.body)
    return len(both)


def _found(present: dict[str, Entry], kind: Kind, object_id: str) -> Entry | None:
    """What stands in its place here."""
    if object_id not in present and kind in _ONLY_ONE:
        return next((entry for entry in present.values() if entry.kind == kind), None)
    return present.get(object_id)


def _is_same(vault: Vault, entry: Entry, each: _Object) -> bool:
    """Whether it is here to the letter; what cannot be read here is not."""
    if not entry.readable:
        return False
    loaded = vault.load(entry.object_id)
    return (loaded.kind, loaded.summary, loaded.body) == (each.kind, each.summary, each.body)


def _entry(kind: Kind, object_id: str, summary: bytes) -> Entry:
    return Entry(object_id, kind, 0, summary, Health.WHOLE)


def _id_beside(each: _Object) -> str:
    """Its own id as a second version: always the same, so that it too is brought in once."""
    digest = hashlib.sha256(msgspec.msgpack.encode(each))
    return digest.hexdigest()[: len(each.object_id)]


def _read(packed: bytes) -> _Everything:
    """What is in a file, each object of a kind and with an id as we write them."""
    unpacking = zlib.decompressobj()
    try:
        body = unpacking.decompress(packed, MAX_UNPACKED)
        if not unpacking.eof or unpacking.unused_data:
            raise VaultError("transfer_damaged")
        everything = msgspec.msgpack.decode(body, type=_Everything)
    except (zlib.error, msgspec.DecodeError, UnicodeError, RecursionError):
        raise VaultError("transfer_damaged") from None
    if everything.format != _FORMAT:
        raise VaultError("made_by_newer_version")
    if not all(each.kind in KINDS and _ID.fullmatch(each.object_id) for each in everything.objects):
        raise VaultError("transfer_damaged")
    return everything
