"""A referral between its first keystroke and its paper, as it sleeps in the vault.

Everything here is inside sealed objects; the vault never looks into them.
"""

import contextlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType

import msgspec

from prevent_desktop.errors import AnswersError, FileError, VaultError
from prevent_desktop.form.answers import Answers, NotKnown, Released, Value
from prevent_desktop.form.declaration import with_change
from prevent_desktop.form.files import plain_value, read_answers, to_document
from prevent_desktop.form.needed import count_needed
from prevent_desktop.form.reading import read_value
from prevent_desktop.kept import summaries
from prevent_desktop.kept.amends import NOTHING_AMENDED, Amends
from prevent_desktop.kept.beside import NOTHING_BESIDE, Beside
from prevent_desktop.kept.draft_lines import DraftLine, line_of, urgent_first
from prevent_desktop.kept.opened import NOT_OPENED, Opened
from prevent_desktop.kept.paper_record import Record, in_utc_times
from prevent_desktop.kept.reply import NO_REPLY, Reply, chase_of_area
from prevent_desktop.kept.summaries import Summary
from prevent_desktop.moments import in_utc, load_zone
from prevent_desktop.referral import Library, Referral, new_referral, referral_from_file
from prevent_desktop.vault import Kind, Vault

LONGEST_TITLE = 80
"""Characters of a draft's title; a summary in the vault holds about a thousand bytes."""
UNTITLED = "Referral without a name"
ODD = (FileError, VaultError, ValueError, RecursionError)
"""How reading one kept thing may fail that another program or version wrote."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A referral being written. `acknowledged` are warnings the person has looked at."""

    object_id: str
    referral: Referral
    started: datetime
    changed: datetime
    acknowledged: frozenset[str] = frozenset()
    reference: str = ""
    """The reference of the last paper made from it; empty before the first."""
    filled_in: frozenset[str] = frozenset()
    """Questions the program answered itself, such as today's date, and the person left so."""
    sent: bool = False
    """The person said that the paper made from it was sent."""
    held: bool = False
    """The person said that it must not be deleted by age."""
    pdf: str = ""
    """Where that last paper was saved; it goes with the draft, for a folder may bear a name."""
    put_aside: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    """What an answer was before "not known" was ticked. Of the draft alone: it never leaves."""
    sent_on: date | None = None
    """The day on which the person said so."""
    chase: date | None = None
    """The day after which to ask for an answer; None if nobody is to be asked."""
    reply: Reply = NO_REPLY
    """What came back from the police."""
    amends: Amends = NOTHING_AMENDED
    """Of an amended copy: which paper it replaces, why, and what that one said."""
    opened: Opened = NOT_OPENED
    """When a draft message with its paper was opened; that alone never means that it was sent."""
    delete_on: date | None = None
    """The day after which the person wants it deleted here; None leaves it to its age."""
    beside: Beside = NOTHING_BESIDE
    """Their own form, filled in, that goes with the paper."""
    leads: tuple[str, ...] = ()
    """Addresses that get a copy of its message because the person wants it, such as the lead's."""
    to: str = ""
    """The address that its paper was made for; an area's own may be another by now."""
    decided: datetime | None = None
    """When it was last said how long it stays, apart from a change of the answers."""

    @property
    def is_record(self) -> bool:
        """Whether it was sent: a record to look at, no form to write in."""
        return self.sent

    def with_value(self, question_id: str, value: Value | None) -> "Draft":
        """The draft with one answer changed; what "not known" hides is put aside.

        What was declared of the answers before no longer holds.
        """
        aside, before = dict(self.put_aside), self.referral.answers.get(question_id)
        if not isinstance(value, NotKnown):
            aside.pop(question_id, None)
        elif before is not None and not isinstance(before, NotKnown):
            aside[question_id] = before
        before_it = self.referral
        answers = with_change(before_it.form, before_it.answers, question_id, value)
        referral = replace(before_it, answers=answers)
        return replace(self, referral=referral, put_aside=MappingProxyType(aside))

    def with_sent(self, today: date, *, sent: bool) -> "Draft":
        """The draft as sent or not: with the day, and that of asking where its area says when."""
        if not sent:
            return replace(self, sent=False, sent_on=None, chase=None, delete_on=None)
        if self.sent and self.sent_on is not None:
            return self
        chase = self.chase or chase_of_area(self.referral.area, today)
        return replace(self, sent=True, sent_on=self.sent_on or today, chase=chase)

    def title(self) -> str:
        """What the list of drafts calls it: the person's name as far as it is given."""
        parts = (
            self.referral.answers.text(f"individual.{part}") for part in ("forenames", "surname")
        )
        name = " ".join(" ".join(filter(None, parts)).split())
        if not name:
            return UNTITLED
        return name if len(name) <= LONGEST_TITLE else f"{name[:LONGEST_TITLE]}…"


class _Body(msgspec.Struct, frozen=True):
    format: int
    started: datetime
    changed: datetime
    acknowledged: list[str]
    reference: str
    document: dict[str, object]
    filled_in: tuple[str, ...] = ()
    sent: bool = False
    held: bool = False
    pdf: str = ""
    put_aside: dict[str, object] = {}
    sent_on: date | None = None
    chase: date | None = None
    reply: Reply = NO_REPLY
    amends: Amends = NOTHING_AMENDED
    opened: Opened = NOT_OPENED
    delete_on: date | None = None
    beside: Beside = NOTHING_BESIDE
    leads: tuple[str, ...] = ()
    to: str = ""
    decided: datetime | None = None


class _Started(msgspec.Struct, frozen=True):
    """Of a body, only when it was begun."""

    started: datetime


_FORMAT = 1


@dataclass(frozen=True, slots=True)
class DraftStore:
    """Drafts, "my details", identities and records of one open vault. Blocking: use a worker."""

    vault: Vault = field(repr=False)
    library: Library = field(repr=False)
    now: Callable[[], datetime]
    """The time of this moment, aware."""

    def lines(self) -> tuple[DraftLine, ...]:
        """Every draft: first those that wait to be sent, the last changed first, damaged last."""
        return tuple(sorted(map(line_of, self.vault.list(Kind.DRAFT)), key=urgent_first))

    def begun_at(self, started: datetime) -> tuple[DraftLine, ...]:
        """The drafts begun at this very moment: one draft, however often it was handed over."""
        return tuple(line for line in self.lines() if self._begun(line) == started)

    def _begun(self, line: DraftLine) -> datetime | None:
        with contextlib.suppress(msgspec.DecodeError, VaultError, ValueError):
            if line.readable:
                body = self.vault.load(line.object_id).body
                return in_utc(msgspec.json.decode(body, type=_Started).started)
        return None

    def deleted(self) -> tuple[DraftLine, ...]:
        """Drafts that were deleted and can still be brought back."""
        return tuple(sorted(map(line_of, self.vault.deleted()), key=urgent_first))

    def new(self, area_id: str = "") -> Draft:
        """A new draft with "my details" filled in; nothing is saved before the first answer.

        It goes to the area of this id, or to the default one.
        """
        referral = new_referral(self.library, area_id)
        values = self._details(referral)
        for question in referral.form.questions():
            if question.profile and question.id in values:
                referral = referral.with_value(question.id, values.get(question.id))
        moment = self.now()
        return Draft(self.vault.new_id(), referral, moment, moment)

    def open(self, object_id: str) -> Draft:
        """The draft as last saved.

        Raises VaultError ("damaged", "missing", "unknown_object", "made_by_newer_version"),
        AnswersError when it was written for a form or area this computer does not know.
        """
        loaded = self.vault.load(object_id)
        try:
            body = msgspec.json.decode(loaded.body, type=_Body)
        except msgspec.DecodeError as error:
            raise VaultError("damaged", object_id=object_id) from error
        if body.format != _FORMAT:
            raise VaultError("made_by_newer_version", object_id=object_id)
        referral = referral_from_file(self.library, body.document)
        return Draft(
            object_id,
            referral,
            in_utc(body.started),
            in_utc(body.changed),
            frozenset(body.acknowledged),
            body.reference,
            frozenset(body.filled_in),
            body.sent,
            body.held,
            body.pdf,
            _read_aside(referral, body.put_aside),
            body.sent_on,
            body.chase,
            body.reply,
            body.amends,
            body.opened,
            body.delete_on,
            body.beside,
            body.leads,
            body.to or _address_before(loaded.summary, body.reference),
            in_utc(body.decided) if body.decided else None,
        )

    def save(self, draft: Draft) -> Draft:
        """Save it; durable when this returns. Raises FileError or VaultError."""
        draft = self._dated(replace(draft, changed=self.now()))
        self._write(draft)
        return draft

    def _dated(self, draft: Draft) -> Draft:
        today = load_zone(draft.referral.area.zone).today(self.now())
        return draft.with_sent(today, sent=draft.sent)

    def _write(self, draft: Draft) -> None:
        body = _Body(
            _FORMAT,
            draft.started,
            draft.changed,
            sorted(draft.acknowledged),
            draft.reference,
            to_document(draft.referral.answers),
            tuple(sorted(draft.filled_in)),
            draft.sent,
            draft.held,
            draft.pdf,
            {question: plain_value(value) for question, value in draft.put_aside.items()},
            draft.sent_on,
            draft.chase,
            draft.reply,
            draft.amends,
            draft.opened,
            draft.delete_on,
            draft.beside,
            draft.leads,
            draft.to,
            draft.decided,
        )
        summary = summaries.encode(_summary_of(draft))
        self.vault.save(Kind.DRAFT, draft.object_id, summary, msgspec.json.encode(body))

    def set_sent(self, object_id: str, *, sent: bool) -> None:
        """Note that the paper was sent, or not after all; no change of the answers.

        Raises what `open` and `save` raise.
        """
        draft = replace(self.open(object_id), sent=sent, decided=self.now())
        self._write(self._dated(draft))

    def set_chase(self, object_id: str, chase: date | None) -> None:
        """Move the day after which to ask for an answer, or end it. Raises as `set_sent`."""
        self._write(replace(self.open(object_id), chase=chase, decided=self.now()))

    def set_reply(self, object_id: str, reply: Reply) -> None:
        """Keep what came back; nobody needs to be asked any more. Raises as `set_sent`."""
        self._write(replace(self.open(object_id), reply=reply, chase=None, decided=self.now()))

    def set_opened(self, object_id: str, opened: Opened) -> None:
        """Note that a draft message was opened; nothing is sent by that. Raises as `set_sent`."""
        self._write(replace(self.open(object_id), opened=opened))

    def set_beside(self, object_id: str, beside: Beside) -> None:
        """Note which filled form goes with the paper. Raises as `set_sent`."""
        self._write(replace(self.open(object_id), beside=beside))

    def set_leads(self, object_id: str, leads: tuple[str, ...]) -> None:
        """Note who gets a copy besides. Raises as `set_sent`."""
        self._write(replace(self.open(object_id), leads=leads))

    def set_delete_on(self, object_id: str, day: date | None) -> None:
        """Have it deleted after a day, or by age again. Raises as `set_sent`."""
        self._write(replace(self.open(object_id), delete_on=day, decided=self.now()))

    def set_held(self, object_id: str, *, held: bool) -> None:
        """Keep a draft from being deleted by age, or no longer. Raises as `set_sent`."""
        self._write(replace(self.open(object_id), held=held, decided=self.now()))

    def delete(self, *object_ids: str) -> None:
        """Delete drafts; until `vault.settle` they can be brought back.

        Raises VaultError or FileError.
        """
        self.vault.delete(*object_ids)

    def undelete(self, object_id: str) -> None:
        """Bring a deleted draft back. Raises VaultError "unknown_object" when it is too late."""
        self.vault.undelete(object_id)

    def save_details(self, referral: Referral) -> None:
        """Keep the referrer's own answers as "my details" for the next referral."""
        answers = referral.answers
        kept = {
            q.id: v for q in referral.form.questions() if q.profile and (v := answers.get(q.id))
        }
        own = Released(answers.form_id, answers.version, answers.area_id, kept)
        existing = self.vault.list(Kind.PROFILE)
        object_id = existing[0].object_id if existing else self.vault.new_id()
        body = json.dumps(to_document(own), ensure_ascii=False).encode("utf-8")
        self.vault.save(Kind.PROFILE, object_id, b"", body)

    def _details(self, referral: Referral) -> Answers:
        """What was kept, as far as this question set can take it; never a reason to stop."""
        for entry in self.vault.list(Kind.PROFILE):
            if entry.readable:
                with contextlib.suppress(AnswersError, VaultError, ValueError):
                    raw = json.loads(self.vault.load(entry.object_id).body)
                    return read_answers(referral.form, raw | {"form": referral.form.id})
        return referral.answers

    def keep_record(self, record: Record) -> None:
        """Keep what stays of a finished referral."""
        self.vault.save(Kind.RECORD, self.vault.new_id(), b"", msgspec.json.encode(record))

    def records(self) -> tuple[Record, ...]:
        """Every record that can be read, newest first; an odd one must not hide the others."""
        found = self.records_by_id().values()
        return tuple(sorted(found, key=lambda record: record.made, reverse=True))

    def records_by_id(self) -> dict[str, Record]:
        """The same by the id of the sealed object."""
        records = {}
        for entry in self.vault.list(Kind.RECORD):
            if entry.readable:
                with contextlib.suppress(*ODD):
                    loaded = self.vault.load(entry.object_id)
                    record = msgspec.json.decode(loaded.body, type=Record)
                    records[entry.object_id] = in_utc_times(record)
        return records


def _read_aside(referral: Referral, raw: Mapping[str, object]) -> Mapping[str, Value]:
    """What was put aside, as far as this question set can take it and it is still not known."""
    aside: dict[str, Value] = {}
    for question_id, raw_value in raw.items():
        question = referral.form.by_id.get(question_id)
        if question is not None and isinstance(referral.answers.get(question_id), NotKnown):
            with contextlib.suppress(AnswersError):
                value = read_value(question, raw_value)
                if value is not None:
                    aside[question_id] = value
    return MappingProxyType(aside)


def _address_before(summary: bytes, reference: str) -> str:
    """The address in a summary written before drafts kept it themselves; "" where there is none."""
    with contextlib.suppress(msgspec.DecodeError):
        before = summaries.decode(summary)
        return before.to if reference and before.reference == reference else ""
    return ""


def _summary_of(draft: Draft) -> Summary:
    referral = draft.referral
    return Summary(
        title=draft.title(),
        changed=draft.changed,
        reference=draft.reference,
        sent=draft.sent,
        held=draft.held,
        born=summaries.birth_given(referral.answers),
        age=summaries.age_stated(referral.answers),
        missing=count_needed(referral.form, referral.answers),
        chase=draft.chase,
        sent_on=draft.sent_on,
        to=(draft.to or referral.area.recipient.address) if draft.reference else "",
        outcome=draft.reply.in_one_line(),
        opened=draft.opened.at if draft.opened.seen else None,
        delete_on=draft.delete_on,
        decided=draft.decided,
    )
