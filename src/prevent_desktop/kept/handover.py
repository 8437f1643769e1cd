"""Hands one draft to a colleague or another computer, and takes one over as a new draft.

Nothing in a transfer file is believed before it is checked: its answers go through the same
reader as any file of answers, its sender is a claim, and its draft gets an id of its own. What
the sender ticked as looked at is not taken along: whoever goes on looks again.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec

from prevent_desktop.errors import VaultError
from prevent_desktop.form.files import to_document
from prevent_desktop.kept.amends import NOTHING_AMENDED, Amends, believed
from prevent_desktop.kept.draft_lines import DraftLine
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.moments import from_seconds, to_seconds
from prevent_desktop.referral import referral_from_file
from prevent_desktop.sealing.passphrase import STANDARD_COST, Cost
from prevent_desktop.sealing.transfer import open_transfer, seal_transfer

ENDING = ".prevent-transfer"
"""How a transfer file's name ends; the rest says nothing about a person."""
VALID_DAYS = 14
LONGEST_SENDER = 200
"""Characters of the sender's claim that are shown."""
EVERYTHING = b"DVE1"
"""How the sealed part of a file begins that holds all that is kept: see `kept.moving`."""
_FORMAT = 1
_LAST = datetime(9999, 1, 1, tzinfo=UTC)


class _Body(msgspec.Struct, frozen=True):
    format: int
    sender: str
    started: datetime
    document: dict[str, object]
    filled_in: list[str] = []
    amends: Amends = NOTHING_AMENDED


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A draft from a transfer file, not saved yet."""

    draft: Draft
    made: datetime
    """When it was made, by the sender's clock."""
    expires: datetime
    expired: bool
    """Whether its day is over by this computer's clock."""
    sender: str
    """Who it says it comes from; nobody has checked that."""
    here: tuple[DraftLine, ...] = ()
    """What is here of the same draft already: it was taken over before, or comes from here."""


def hand_over(
    store: DraftStore,
    object_id: str,
    *,
    words: str,
    sender: str,
    days: int = VALID_DAYS,
    entropy: Callable[[int], bytes] = secrets.token_bytes,
    cost: Cost = STANDARD_COST,
) -> bytes:
    """The bytes of a transfer file for one draft, which stays as it is; takes up to a second.

    Raises what `DraftStore.open` raises, and VaultError "too_large".
    """
    draft = store.open(object_id)
    made = store.now()
    body = _Body(
        _FORMAT,
        sender[:LONGEST_SENDER].encode("utf-8", "replace").decode("utf-8"),
        draft.started,
        to_document(draft.referral.answers),
        sorted(draft.filled_in),
        draft.amends,
    )
    return seal_transfer(
        msgspec.json.encode(body),
        words,
        made=int(to_seconds(made)),
        expires=int(to_seconds(made + timedelta(days=days))),
        entropy=entropy,
        cost=cost,
    )


def take_over(store: DraftStore, raw: bytes, words: str) -> TakenOver:
    """Open a transfer file as a new draft; it is saved by whoever called.

    Raises VaultError "transfer_damaged", "transfer_wrong_words", "transfer_too_large",
    "transfer_everything", "passphrase_needed", "made_by_newer_version", and AnswersError for
    answers that this program cannot take.
    """
    transfer = open_transfer(raw, words)
    if transfer.body.startswith(EVERYTHING):
        raise VaultError("transfer_everything")
    try:
        body = msgspec.json.decode(transfer.body, type=_Body)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise VaultError("transfer_damaged") from None
    if body.format != _FORMAT:
        raise VaultError("made_by_newer_version")
    now = store.now()
    referral = referral_from_file(store.library, body.document)
    draft = Draft(
        store.vault.new_id(),
        referral,
        min(body.started, now) if body.started.tzinfo else now,
        now,
        filled_in=frozenset(body.filled_in) & referral.form.by_id.keys(),
        amends=believed(body.amends),
    )
    expires = _moment(transfer.expires)
    sender = " ".join(body.sender[:LONGEST_SENDER].split())
    here = store.begun_at(draft.started)
    return TakenOver(draft, _moment(transfer.made), expires, now > expires, sender, here)


def _moment(seconds: int) -> datetime:
    """A claimed time; one beyond the calendar is its last day."""
    return min(from_seconds(seconds), _LAST)
