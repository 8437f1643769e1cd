"""The open draft: takes each change, reviews it, and has it saved before it can be lost."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.form import QuestionType, Value
from prevent_desktop.form.own_names import names_in
from prevent_desktop.form.reading import total_bytes
from prevent_desktop.form.review import Finding, Review
from prevent_desktop.form.scans import Scans
from prevent_desktop.form.warming import warm_up
from prevent_desktop.kept.beside import NOTHING_BESIDE, Beside
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.kept.opened import NOT_OPENED, Opened
from prevent_desktop.kept.reply import NO_REPLY, Reply
from prevent_desktop.referral import Referral
from prevent_desktop.ui.editors import AsTyped
from prevent_desktop.ui.work.autosave import Autosaved
from prevent_desktop.ui.work.worker import Worker, nothing

REVIEW_PAUSE_MS = 200
DECIDES = (QuestionType.CHOICE, QuestionType.FLAG)
"""Answers that show or hide questions: nobody shall stand in one that is about to go."""
LONG_ANSWERS = 30_000
"""From this many bytes (about 5,000 words) the review's scans leave the window thread."""


def open_looked_through(store: DraftStore, object_id: str, today: Callable[[], date]) -> Draft:
    """In the worker: the draft as last saved, its long texts searched once.

    So the first review at the window finds every search done. Raises what `DraftStore.open` does.
    """
    draft = store.open(object_id)
    draft.referral.review(today())
    return draft


class DraftSession(Autosaved):
    """One draft being worked on.

    `reviewed` carries a Review, `saved` the time, `review_failed` the error.
    """

    reviewed = Signal(object)
    review_failed = Signal(object)

    def __init__(
        self,
        draft: Draft,
        save: Callable[[Draft], Draft],
        *,
        vault_worker: Worker,
        review_worker: Worker,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(vault_worker, parent)
        self._draft = draft
        self._later: dict[str, Callable[[], Value | None]] = {}
        """Long answers that were changed and are still to be taken from their boxes."""
        self._names: frozenset[str] | None = None
        self.as_typed = AsTyped()
        self._save = save
        self._changing, self._writing = Lock(), Lock()
        self._review_worker = review_worker
        self._today = today
        self._far_scans = Scans()
        review_worker.run(warm_up, nothing, nothing, owner=self)
        self.review: Review = draft.referral.review(today())
        self._review_soon = QTimer(self, singleShot=True, interval=REVIEW_PAUSE_MS)
        self._review_soon.timeout.connect(self.review_now)

    @property
    def draft(self) -> Draft:
        """The draft as it stands. On the window's thread: what waits in a box is taken first."""
        self.take_later()
        return self._draft

    def set_later(self, question_id: str, read: Callable[[], Value | None]) -> None:
        """Take a long answer once it is asked for, or at the latest when it is saved.

        Taking it at every key would slow typing down.
        """
        self._later[question_id] = read
        self.save_again()
        self._review_soon.start()

    def names(self) -> frozenset[str]:
        """Every word of the short answers; the same object until one of them is changed."""
        if self._names is None:
            referral = self._draft.referral
            self._names = names_in(referral.form, referral.answers)
        return self._names

    def forget_pages(self) -> None:
        """The pages go: take what waits in them, and keep no copy of what they showed."""
        self.take_later()
        self.as_typed.forget()
        self._names = None

    def take_later(self) -> None:
        """Take what waits, while its boxes are there."""
        while self._later:
            question_id, read = self._later.popitem()
            self.set_value(question_id, read())

    @property
    def content(self) -> Draft:
        """The draft as it stands."""
        return self.draft

    def set_value(self, question_id: str, value: Value | None) -> None:
        """Take one answer."""
        self._later.pop(question_id, None)
        form = self._draft.referral.form
        if form.by_id[question_id].type is not QuestionType.LONG_TEXT:
            self._names = None

        def answered(draft: Draft) -> Draft:
            changed = draft.with_value(question_id, value)
            return replace(changed, filled_in=changed.filled_in - {question_id})

        self._change(answered)
        if form.by_id[question_id].type in DECIDES:
            self.review_now()
        else:
            self._review_soon.start()

    def fill_in(self) -> None:
        """Answer what the program may answer itself: the date of the referral is today's."""
        today = self._today().isoformat()
        for question in self.draft.referral.form.questions():
            answers = self.draft.referral.answers
            own = answers.get(question.id) is None or question.id in self.draft.filled_in
            if question.prefill and own and answers.get(question.id) != today:
                self.set_value(question.id, today)
                self._change(partial(_fill_in, question.id))

    def acknowledge(self, finding: Finding, *, looked: bool) -> None:
        """Note that the person has looked at a warning, or has not after all."""
        keys = {acknowledgement(finding)}

        def noted(draft: Draft) -> Draft:
            known = draft.acknowledged
            return replace(draft, acknowledged=known | keys if looked else known - keys)

        self._change(noted)

    def has_looked(self, finding: Finding) -> bool:
        """Whether the person said they have looked at this warning."""
        return acknowledgement(finding) in self.draft.acknowledged

    def keep_paper(self, reference: str, pdf: str) -> None:
        """In a worker: note the paper that was made and where it is; durable when this returns.

        A new paper is not sent yet. Raises FileError or VaultError; `save_again` then tries on.
        """
        self._exchange(partial(_with_paper, reference, pdf, self._today()))
        self._write()

    def set_sent(self, sent: bool) -> None:
        """Note that the person has sent the paper, or has not after all."""
        self._change(lambda draft: draft.with_sent(self._today(), sent=sent))
        self.save_now()

    def set_chase(self, chase: date | None) -> None:
        """Note the day after which to ask for an answer, or that nobody is to be asked."""
        self._change(lambda draft: replace(draft, chase=chase))
        self.save_now()

    def set_reply(self, reply: Reply) -> None:
        """Note what came back; nobody needs to be asked any more."""
        self._change(lambda draft: replace(draft, reply=reply, chase=None))
        self.save_now()

    def set_opened(self, opened: Opened) -> None:
        """Note that a draft message was opened; nothing is sent by that."""
        self._change(lambda draft: replace(draft, opened=opened))
        self.save_now()

    def set_beside(self, beside: Beside) -> None:
        """Note which filled form goes with the paper."""
        self._change(lambda draft: replace(draft, beside=beside))
        self.save_now()

    def set_leads(self, leads: tuple[str, ...]) -> None:
        """Note who gets a copy of the message besides."""
        self._change(lambda draft: replace(draft, leads=leads))
        self.save_now()

    def set_delete_on(self, day: date | None) -> None:
        """Note the day after which it is to be deleted, or that its age decides."""
        self._change(lambda draft: replace(draft, delete_on=day))
        self.save_now()

    def _change(self, changed: Callable[[Draft], Draft]) -> None:
        self._exchange(changed)
        self.save_again()

    def _exchange(self, changed: Callable[[Draft], Draft]) -> None:
        """The one place where the draft becomes another; the window and a worker both come here."""
        with self._changing:
            self._draft = changed(self._draft)

    def _write(self) -> datetime:
        """In a worker: save the draft as it is by then, so that no older one is written last."""
        with self._writing:
            return self._save(self._draft).changed

    def review_now(self) -> None:
        """Review the answers as they stand, long ones off the window thread; then `reviewed`."""
        self.take_later()
        self._review_soon.stop()
        referral, today = self.draft.referral, self._today()
        if total_bytes(referral.answers.values) < LONG_ANSWERS:
            self._take_review(referral.review(today))
            return
        far = replace(referral, scans=self._far_scans)
        self._review_worker.run(
            lambda: far.review(today),
            partial(self._take_far, referral),
            self._was_not_reviewed,
            owner=self,
        )

    def _take_far(self, referral: Referral, review: Review) -> None:
        """Take a review from the worker, unless the answers have changed since it was begun."""
        if self._closed:
            return
        if referral is self.draft.referral:
            self._take_review(review)
        else:
            self.review_now()

    def _was_not_reviewed(self, error: PreventDesktopError) -> None:
        if not self._closed:
            self.review_failed.emit(error)

    def _take_review(self, review: Review) -> None:
        self.review = review
        self.reviewed.emit(review)

    def _saving_job(self) -> Callable[[], datetime]:
        return self._write

    def save_now(self) -> None:
        """The same, with what waits in a box taken first, so that one save has it all."""
        self.take_later()
        super().save_now()

    def close(self) -> None:
        """Nothing more is taken, saved or told; what is unsaved now is lost."""
        super().close()
        self._later.clear()
        self._review_soon.stop()


def _fill_in(question_id: str, draft: Draft) -> Draft:
    return replace(draft, filled_in=draft.filled_in | {question_id})


def _with_paper(reference: str, pdf: str, today: date, draft: Draft) -> Draft:
    """With a new paper; what was kept of sending the one before, and of its answer, goes."""
    return replace(
        draft.with_sent(today, sent=False),
        reference=reference,
        pdf=pdf,
        to=draft.referral.area.recipient.address,
        opened=NOT_OPENED,
        reply=NO_REPLY,
        beside=NOTHING_BESIDE,
    )


def acknowledgement(finding: Finding) -> str:
    """What is kept of a warning looked at: where it stood, what it said, which passages it showed.

    Of the passages only a digest: when one of them changes, it is to be looked at again.
    """
    said = f"{finding.question}: {finding.message}"
    passages = finding.passages
    if not passages.places:
        return said
    shown = "\n".join((str(passages.places), *passages.shown)).encode("utf-8", "replace")
    return f"{said} [{hashlib.sha256(shown).hexdigest()[:16]}]"
