"""Everything that is kept, taken to a new computer in one sealed file under words.

Drafts, additions and decisions, records, the own key, compared keys, details, own words and known
forms go along as they are. What the new computer has already stays as it is there: nothing is
overwritten, and taking the same file in twice brings nothing twice. Keys of the vault itself never
go along.
"""

import re
import secrets
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from prevent_desktop.errors import VaultError
from prevent_desktop.kept.handover import EVERYTHING
from prevent_desktop.kept.settings import Settings
from prevent_desktop.moments import to_seconds
from prevent_desktop.sealing.passphrase import STANDARD_COST, Cost
from prevent_desktop.sealing.transfer import open_transfer, seal_transfer
from prevent_desktop.vault import Kind, Vault

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
class Unpacked:
    """What became of a file of everything."""

    taken: int
    here: int
    """How many were there already, or would have been a second where there is one; untouched."""
    deleted: int = 0
    """How many were deleted here, and stay deleted."""
    settings: Settings | None = None
    """How the old computer's window looked and worked; kept by whoever called, if at all."""


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
    objects = everything.objects
    gone = vault.ever_deleted()  # a deletion is not undone by an older file
    present = {entry.object_id: kind for kind in KINDS for entry in vault.list(kind)}
    taken = deleted = 0
    for each in objects:
        kind = Kind(each.kind)
        if each.object_id in gone:
            deleted += 1
            continue
        if each.object_id in present or (kind in _ONLY_ONE and kind in present.values()):
            continue
        vault.save(kind, each.object_id, each.summary, each.body)
        present[each.object_id] = kind
        taken += 1
    return Unpacked(taken, len(objects) - taken - deleted, deleted, everything.settings)


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
