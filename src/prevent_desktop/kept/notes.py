"""Short papers being written (an addition, a decision), kept in the vault until they are made.

Of an addition that is made, what it takes to send it is kept on, as a referral is.
"""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import msgspec

from prevent_desktop.errors import VaultError
from prevent_desktop.kept.opened import NOT_OPENED, Opened
from prevent_desktop.moments import in_utc, to_seconds
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
class Note:
    """One that is being written: what stands in its boxes, by their names."""

    object_id: str
    kind: NoteKind
    values: Mapping[str, str] = field(default_factory=dict, repr=False)


class NoteLine(msgspec.Struct, frozen=True):
    """One note in the list. `kind` is None when nothing of it can be read."""

    object_id: str
    kind: NoteKind | None
    about: str
    """The first reference, or who a decision is about."""
    changed: datetime | None
    held: bool
    """The person said that it must not be deleted by age."""
    health: Health
    reference: str = ""
    """Of the addition that was made from it; empty before."""
    sent: bool = False
    """The person said that the addition was sent."""
    opened: datetime | None = None
    """When the person saw a draft message with it open; that never means that it was sent."""
    decided: datetime | None = None
    """When it was last said how long it stays: held, or sent."""
    sent_at: datetime | None = None
    """When the person said that it was sent."""

    @property
    def readable(self) -> bool:
        """Whether any of it can be read."""
        return self.kind is not None

    @property
    def finished(self) -> bool:
        """Whether an addition was made from it."""
        return bool(self.reference)

    @property
    def waits_to_be_sent(self) -> bool:
        """Whether an addition was made and nobody said that it was sent."""
        return self.finished and not self.sent


class NotePaper(msgspec.Struct, frozen=True):
    """The signed PDF of an addition. `sha256` is hexadecimal, `fingerprint` the key's."""

    reference: str
    made: datetime
    pdf: str
    sha256: str
    fingerprint: str


class _Summary(msgspec.Struct, frozen=True):
    kind: NoteKind
    about: str
    changed: datetime | None
    held: bool = False
    done: bool = False
    """Nothing is left to do: it is being deleted and not to be brought back."""
    reference: str = ""
    sent: bool = False
    opened: datetime | None = None
    decided: datetime | None = None
    sent_at: datetime | None = None


class _Body(msgspec.Struct, frozen=True):
    format: int
    values: dict[str, str]
    paper: NotePaper | None = None
    opened: Opened = NOT_OPENED
    leads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """An addition that is made, and what is kept to send it."""

    values: Mapping[str, str] = field(repr=False)
    record: NotePaper
    opened: Opened
    """The last draft message with it."""
    leads: tuple[str, ...] = field(default=(), repr=False)
    """Who gets a copy of its message because the person wants it."""


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
        return self._body(object_id).values

    def save(self, note: Note) -> None:
        """Keep it; durable when this returns."""
        about, held = _about(note.kind, note.values), self._held(note.object_id)
        summary = _Summary(note.kind, about, self.now(), held)
        self._write(note.object_id, summary, _Body(_FORMAT, dict(note.values)))

    def keep_paper(self, object_id: str, values: Mapping[str, str], paper: NotePaper) -> None:
        """An addition is made: keep what its message needs in place of what was written."""
        kind = NoteKind.ADDENDUM
        summary = _Summary(
            kind,
            _about(kind, values),
            self.now(),
            self._held(object_id),
            reference=paper.reference,
        )
        self._write(object_id, summary, _Body(_FORMAT, dict(values), paper))

    def paper(self, object_id: str) -> KeptPaper:
        """An addition that is made. Raises as `load`."""
        body = self._body(object_id)
        if body.paper is None:
            raise VaultError("damaged", object_id=object_id)
        return KeptPaper(body.values, body.paper, body.opened, body.leads)

    def set_held(self, object_id: str, *, held: bool) -> None:
        """Keep a note from being deleted by age, or no longer; no change of what was typed."""
        before = self._summary(object_id)
        summary = msgspec.structs.replace(before, held=held, decided=self.now())
        self._write(object_id, summary, self._body(object_id))

    def set_sent(self, object_id: str, *, sent: bool) -> None:
        """Note that an addition was sent, or not after all."""
        before, now = self._summary(object_id), self.now()
        sent_at = (before.sent_at or now) if sent else None
        summary = msgspec.structs.replace(before, sent=sent, decided=now, sent_at=sent_at)
        self._write(object_id, summary, self._body(object_id))

    def set_opened(self, object_id: str, opened: Opened) -> None:
        """Note that a draft message with an addition was opened; nothing is sent by that."""
        seen = opened.at if opened.seen else None
        summary = msgspec.structs.replace(self._summary(object_id), opened=seen)
        body = msgspec.structs.replace(self._body(object_id), opened=opened)
        self._write(object_id, summary, body)

    def set_leads(self, object_id: str, leads: tuple[str, ...]) -> None:
        """Note who gets a copy of the message with an addition."""
        body = msgspec.structs.replace(self._body(object_id), leads=leads)
        self._write(object_id, self._summary(object_id), body)

    def delete(self, *object_ids: str) -> None:
        """Delete them, as drafts are deleted; one that was never saved is no error."""
        there = {entry.object_id for entry in self.vault.list(Kind.NOTE)}
        wanted = [each for each in object_ids if each in there]
        if wanted:
            self.vault.delete(*wanted, kind=Kind.NOTE)

    def finish(self, object_id: str, kind: NoteKind) -> None:
        """Nothing is left to do: delete it, and never offer to bring it back."""
        if any(entry.object_id == object_id for entry in self.vault.list(Kind.NOTE)):
            self._write(object_id, _Summary(kind, "", self.now(), done=True), _Body(_FORMAT, {}))
            self.vault.delete(object_id, kind=Kind.NOTE)

    def _write(self, object_id: str, summary: _Summary, body: _Body) -> None:
        encode = msgspec.json.encode
        self.vault.save(Kind.NOTE, object_id, encode(summary), encode(body))

    def _body(self, object_id: str) -> _Body:
        try:
            body = msgspec.json.decode(self.vault.load(object_id).body, type=_Body)
        except msgspec.DecodeError as error:
            raise VaultError("damaged", object_id=object_id) from error
        if body.format != _FORMAT:
            raise VaultError("made_by_newer_version", object_id=object_id)
        return body

    def _held(self, object_id: str) -> bool:
        with contextlib.suppress(VaultError, msgspec.DecodeError):
            return self._summary(object_id).held
        return False

    def _summary(self, object_id: str) -> _Summary:
        return _read_summary(self.vault.load(object_id).summary)


def _about(kind: NoteKind, values: Mapping[str, str]) -> str:
    return " ".join(values.get(_ABOUT[kind], "").split())[:LONGEST_ABOUT]


def _read_summary(summary: bytes) -> _Summary:
    """A summary. The first ones held the kind alone: no date, so age does not touch them."""
    if summary in {kind.encode("ascii") for kind in NoteKind}:
        return _Summary(NoteKind(summary.decode("ascii")), "", None)
    return msgspec.json.decode(summary, type=_Summary)


def _sorted(entries: tuple[Entry, ...]) -> tuple[NoteLine, ...]:
    lines = [line for line in map(line_of_note, entries) if line is not None]
    return tuple(sorted(lines, key=_newest_first))


def _newest_first(line: NoteLine) -> float:
    return -to_seconds(line.changed) if line.changed else float("inf")


def line_of_note(entry: Entry) -> NoteLine | None:
    """The line of a sealed note; None of a note with which nothing is left to do."""
    if entry.summary is None:
        return NoteLine(entry.object_id, None, "", None, held=False, health=entry.health)
    try:
        read = _read_summary(entry.summary)
    except msgspec.DecodeError:
        return NoteLine(entry.object_id, None, "", None, held=False, health=Health.DAMAGED)
    if read.done:
        return None
    return NoteLine(
        entry.object_id,
        read.kind,
        read.about,
        in_utc(read.changed) if read.changed else None,
        read.held,
        entry.health,
        read.reference,
        read.sent,
        in_utc(read.opened) if read.opened else None,
        in_utc(read.decided) if read.decided else None,
        in_utc(read.sent_at) if read.sent_at else None,
    )
