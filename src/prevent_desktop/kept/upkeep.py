"""Looks after what is unfinished in an open vault: what is old, was warned about, and goes.

Drafts and notes (additions, decisions) follow the same rule.

It keeps one sealed object with dates and ids, nothing about a person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import msgspec

from prevent_desktop.kept.draft_lines import DraftLine
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.notes import KeptNotes, NoteLine
from prevent_desktop.kept.records import RECORD_DAYS, forget_old_records
from prevent_desktop.kept.retention import (
    Calendar,
    Candidate,
    Plan,
    after_absence,
    clock_is_doubtful,
    counts,
    plan,
)
from prevent_desktop.kept.upkeep_file import read_upkeep, write_upkeep
from prevent_desktop.vault import Health

_Line = DraftLine | NoteLine


class AgeWarning(msgspec.Struct, frozen=True):
    """A draft or a note that will be deleted by age, and when at the earliest."""

    object_id: str
    title: str
    changed: datetime
    delete_on: datetime
    chosen: date | None = None
    """The day that the person chose; None where it is deleted by age."""
    decided: datetime | None = None
    """When it was last said how long it stays, for which the warning is."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found and done at an opening of the list of drafts."""

    purged: int
    """Drafts and notes that were deleted by age just now; they can be undone like any deletion."""
    warnings: tuple[AgeWarning, ...]
    clock_doubtful: bool
    """The computer's date jumped; nothing is deleted by age until `confirm_clock`."""
    seen: Calendar | None = None
    """What is to be noted of this opening; None where the date is in doubt."""
    there: frozenset[str] = frozenset()
    """The ids of what is kept, of which warnings stay noted."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """Retention over one store. Blocking: use a worker. Raises VaultError and FileError."""

    store: DraftStore = field(repr=False)
    days: int
    """Days after its last change before a draft may be deleted."""
    record_days: int = RECORD_DAYS
    """Days that reference, day and address are kept after the answers are gone."""

    def at_opening(self) -> Report:
        """`look`, and `note` it at once."""
        report = self.look()
        self.note(report)
        return report

    def look(self, listed: Iterable[_Line] | None = None) -> Report:
        """Delete what is due, and say what is to be warned about.

        `listed` is every draft and note, where they were listed just now. The rest is for `note`.
        """
        now = self.store.now()
        calendar = self._calendar()
        doubtful = clock_is_doubtful(calendar, now)
        if not doubtful:
            calendar = after_absence(calendar, now)
        lines = self._lines() if listed is None else {each.object_id: each for each in listed}
        found = plan(self._candidates(lines.values()), calendar, now, self.days)
        due = set(found.due)
        self._delete([lines[object_id] for object_id in found.due])
        if not doubtful:
            drafts = [
                line for i, line in lines.items() if isinstance(line, DraftLine) and i not in due
            ]
            forget_old_records(self.store, self.record_days, drafts)
        return Report(
            len(found.due),
            _warnings(found, lines),
            doubtful,
            None if doubtful else calendar,
            frozenset(lines.keys() - due),
        )

    def note(self, report: Report) -> None:
        """Keep that the list was opened, durably: the disk takes longer for it than for the list.

        Where that fails drafts only stay longer.
        """
        if report.seen is not None:
            self._keep(report.seen, report.there)

    def _lines(self) -> dict[str, _Line]:
        """Every draft and every note, by its id."""
        everything: tuple[_Line, ...] = (*self.store.lines(), *self._notes.lines())
        return {line.object_id: line for line in everything}

    @property
    def _notes(self) -> KeptNotes:
        return KeptNotes(self.store.vault, self.store.now)

    def _candidates(self, lines: Iterable[_Line]) -> list[Candidate]:
        """What is kept as last saved; of an older state nobody knows whether it was to be kept."""
        zone = self.store.library.zone
        return [
            Candidate(
                line.object_id,
                aged_from,
                line.held or line.waits_to_be_sent,
                _after_chase(line.chase) if isinstance(line, DraftLine) else None,
                zone.end_of(chosen) if (chosen := chosen_day(line)) else None,
                line.decided,
            )
            for line in lines
            if (aged_from := _aged_from(line)) is not None and line.health is Health.WHOLE
        ]

    def _delete(self, due: Sequence[_Line]) -> None:
        drafts = [line.object_id for line in due if isinstance(line, DraftLine)]
        notes = [line.object_id for line in due if isinstance(line, NoteLine)]
        if drafts:
            self.store.delete(*drafts)
        self._notes.delete(*notes)

    def shown(self, object_ids: Iterable[str]) -> None:
        """Note that these warnings have been on the screen; the first showing counts."""
        now = self.store.now()
        calendar = self._calendar()
        lines = self._lines()
        shown = dict(calendar.shown or {})
        for each in object_ids:
            before, line = shown.get(each), lines.get(each)
            changed, decided = (_aged_from(line), line.decided) if line else (None, None)
            if before is None or not counts(before, changed, decided, calendar):
                shown[each] = now
        if shown != calendar.shown:
            kept = Calendar(calendar.seen, calendar.counted_from, shown)
            self._keep(kept, lines.keys())

    def confirm_clock(self) -> None:
        """The person says that the computer's date is right: count from here, warn anew."""
        now = self.store.now()
        calendar = self._calendar()
        self._keep(Calendar(now, now, calendar.shown), self._lines())

    def _calendar(self) -> Calendar:
        """What is kept; after damage it starts afresh, which only makes drafts stay longer."""
        _, body = read_upkeep(self.store.vault)
        return Calendar(body.seen, body.counted_from, dict(body.shown))

    def _keep(self, calendar: Calendar, kept: Iterable[str]) -> None:
        """Keep the calendar, without warnings about what is gone."""
        there = set(kept)
        shown = {i: when for i, when in (calendar.shown or {}).items() if i in there}
        object_id, before = read_upkeep(self.store.vault)
        body = msgspec.structs.replace(
            before, seen=calendar.seen, counted_from=calendar.counted_from, shown=shown
        )
        write_upkeep(self.store.vault, object_id, body)


def _aged_from(line: _Line) -> datetime | None:
    """From when its age counts: its last change, or when it was sent, if that was later."""
    if line.changed is None or not line.sent:
        return line.changed
    if isinstance(line, NoteLine):
        return max(line.changed, line.sent_at or line.changed)
    sent_on = line.sent_on
    return max(line.changed, datetime.combine(sent_on, time.min, UTC)) if sent_on else line.changed


def chosen_day(line: _Line) -> date | None:
    """The day after which the person wants it deleted; only of what was sent."""
    return line.delete_on if isinstance(line, DraftLine) and line.sent else None


def _after_chase(chase: date | None) -> datetime | None:
    """When the day for asking is over, in every zone."""
    if chase is None:
        return None
    if date.max - chase < timedelta(days=2):
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(chase, time.min, UTC) + timedelta(days=2)


def _warnings(found: Plan, lines: dict[str, _Line]) -> tuple[AgeWarning, ...]:
    warnings = []
    for object_id, goes in found.warn:
        line = lines[object_id]
        if line.changed is not None:
            title = line.title if isinstance(line, DraftLine) else line.about
            chosen = chosen_day(line)
            warnings.append(AgeWarning(object_id, title, line.changed, goes, chosen, line.decided))
    return tuple(sorted(warnings, key=lambda each: each.delete_on))
