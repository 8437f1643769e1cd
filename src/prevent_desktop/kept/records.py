"""What stays of a referral whose answers are deleted: reference, day and address, for a year."""

from collections.abc import Collection, Iterable
from datetime import timedelta

import msgspec

from prevent_desktop.kept.draft_lines import DraftLine
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.paper_record import Record
from prevent_desktop.vault import Kind

RECORD_DAYS = 365
"""Days after the answers are gone; then nothing is left."""


def records_alone(
    store: DraftStore, lines: Iterable[DraftLine] | None = None
) -> tuple[Record, ...]:
    """The records of papers whose answers are no longer kept, newest first.

    `lines` are all drafts, where they were listed just now. Raises VaultError and FileError.
    """
    there = _there(store.lines() if lines is None else lines)
    return tuple(record for record in store.records() if not _has_answers(record, there))


def forget_old_records(
    store: DraftStore, days: int, lines: Collection[DraftLine] | None = None
) -> int:
    """Delete the records whose answers went more than so many days ago, and return how many.

    The days begin when it is first seen that its draft is not there any more; a deletion that is
    undone stops them. `lines` as for `records_alone`. Blocking. Raises VaultError and FileError.
    """
    lines = store.lines() if lines is None else lines
    if not all(line.readable for line in lines):
        return 0  # what cannot be read may be the answers of any of them
    now, there = store.now(), _there(lines)
    due = []
    for object_id, record in store.records_by_id().items():
        gone = None if _has_answers(record, there) else record.answers_gone or now
        if gone is not None and now - gone > timedelta(days=days):
            due.append(object_id)
        elif gone != record.answers_gone:
            changed = msgspec.structs.replace(record, answers_gone=gone)
            store.vault.save(Kind.RECORD, object_id, b"", msgspec.json.encode(changed))
    if due:
        store.vault.delete(*due, kind=Kind.RECORD)
    return len(due)


def _there(lines: Iterable[DraftLine]) -> frozenset[str]:
    """The ids of the drafts whose answers are kept, and the references of their last papers."""
    return frozenset(each for line in lines for each in (line.object_id, line.reference) if each)


def _has_answers(record: Record, there: frozenset[str]) -> bool:
    """Whether its draft is kept: of an earlier paper of it too, which nobody need have sent."""
    return record.reference in there or record.draft in there
