"""Short papers being written (an addition, a decision), kept in the vault until they are made."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import msgspec

from prevent_desktop.errors import VaultError
from prevent_desktop.vault import Entry, Health, Kind, Vault

_FORMAT = 1
LONGEST_ABOUT = 80
"""Characters of what a note is about in its line; a summary holds about a thousand bytes."""


class NoteKind(StrEnum):
    """Which paper."""

    ADDENDUM = "addendum"
    CONSIDERED = "considered"


_ABOUT = {NoteKind.ADDENDUM: "first_reference", NoteKind.CONSIDERED: "about"}


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note in the list. `kind` is None when nothing of it can be read."""

    object_id: str
    kind: NoteKind | None
    about: str
    """The first reference, or who a decision is about."""
    changed: datetime | None
    held: bool
    """The person said that it must not be deleted by age."""
    health: Health


class _Summary(msgspec.Struct, frozen=True):
    kind: NoteKind
    about: str
    changed: datetime | None
    held: bool = False
    made: bool = False
    """Its paper is made: it is being deleted and not to be brought back."""


class _Body(msgspec.Struct, frozen=True):
    format: int
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class KeptNotes:
    """What was typed so far, by the name of its box. Blocking: use a worker.

    Every method raises VaultError and FileError.
    """

    vault: Vault = field(repr=False)
    now: Callable[[], datetime]
    """The time of this moment, aware."""

    def lines(self) -> tuple[NoteLine, ...]:
        """Every note, the last changed first, damaged ones last."""
        return _sorted(self.vault.list(Kind.NOTE))

    def deleted(self) -> tuple[NoteLine, ...]:
        """Notes that were discarded, or went by age, and can still be brought back."""
        return _sorted(self.vault.deleted(Kind.NOTE))

    def new_id(self) -> str:
        """The id of a note to be; nothing is saved yet."""
        return self.vault.new_id()

    def load(self, object_id: str) -> dict[str, str]:
        """What was kept. Raises VaultError "damaged", "made_by_newer_version" too."""
        try:
            body = msgspec.json.decode(self.vault.load(object_id).body, type=_Body)
        except msgspec.DecodeError as error:
            raise VaultError("damaged", object_id=object_id) from error
        if body.format != _FORMAT:
            raise VaultError("made_by_newer_version", object_id=object_id)
        return body.values

    def save(self, object_id: str, kind: NoteKind, values: Mapping[str, str]) -> None:
        """Keep it; durable when this returns."""
        about = " ".join(values.get(_ABOUT[kind], "").split())[:LONGEST_ABOUT]
        self._write(object_id, _Summary(kind, about, self.now(), self._held(object_id)), values)

    def set_held(self, object_id: str, *, held: bool) -> None:
        """Keep a note from being deleted by age, or no longer; no change of what was typed."""
        values = self.load(object_id)
        summary = msgspec.structs.replace(self._summary(object_id), held=held)
        self._write(object_id, summary, values)

    def discard(self, *object_ids: str) -> None:
        """Delete them, as drafts are deleted; one that was never saved is no error."""
        there = {entry.object_id for entry in self.vault.list(Kind.NOTE)}
        wanted = [each for each in object_ids if each in there]
        if wanted:
            self.vault.delete(*wanted, kind=Kind.NOTE)

    def finish(self, object_id: str, kind: NoteKind) -> None:
        """Its paper is made: delete it, and never offer to bring it back."""
        if any(entry.object_id == object_id for entry in self.vault.list(Kind.NOTE)):
            self._write(object_id, _Summary(kind, "", self.now(), made=True), {})
            self.vault.delete(object_id, kind=Kind.NOTE)

    def _write(self, object_id: str, summary: _Summary, values: Mapping[str, str]) -> None:
        body = msgspec.json.encode(_Body(_FORMAT, dict(values)))
        self.vault.save(Kind.NOTE, object_id, msgspec.json.encode(summary), body)

    def _held(self, object_id: str) -> bool:
        with contextlib.suppress(VaultError, msgspec.DecodeError):
            return self._summary(object_id).held
        return False

    def _summary(self, object_id: str) -> _Summary:
        return _read_summary(self.vault.load(object_id).summary)


def _read_summary(summary: bytes) -> _Summary:
    """A summary. The first ones held the kind alone: no date, so age does not touch them."""
    if summary in {kind.encode("ascii") for kind in NoteKind}:
        return _Summary(NoteKind(summary.decode("ascii")), "", None)
    return msgspec.json.decode(summary, type=_Summary)


def _sorted(entries: tuple[Entry, ...]) -> tuple[NoteLine, ...]:
    lines = [line for line in map(_line, entries) if line is not None]
    return tuple(sorted(lines, key=_newest_first))


def _newest_first(line: NoteLine) -> float:
    return -line.changed.timestamp() if line.changed else float("inf")


def _line(entry: Entry) -> NoteLine | None:
    """A line; None of a note whose paper is made."""
    if entry.summary is None:
        return NoteLine(entry.object_id, None, "", None, held=False, health=entry.health)
    try:
        read = _read_summary(entry.summary)
    except msgspec.DecodeError:
        return NoteLine(entry.object_id, None, "", None, held=False, health=Health.DAMAGED)
    if read.made:
        return None
    return NoteLine(entry.object_id, read.kind, read.about, read.changed, read.held, entry.health)
