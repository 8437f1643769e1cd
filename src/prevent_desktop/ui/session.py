"""The open draft: takes each change, reviews it, and has it saved before it can be lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from prevent_desktop.drafts import Draft
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.form import Finding, QuestionType, Review, Value
from prevent_desktop.form.reading import total_bytes
from prevent_desktop.form.scans import Scans
from prevent_desktop.referral import Referral
from prevent_desktop.ui.worker import Worker

AUTOSAVE_SECONDS = 2
"""At most this long after the first unsaved change, whether typing goes on or not."""
REVIEW_PAUSE_MS = 200
DECIDES = (QuestionType.CHOICE, QuestionType.FLAG)
"""Answers that show or hide questions: nobody shall stand in one that is about to go."""
LONG_ANSWERS = 30_000
"""From this many bytes (about 5,000 words) the review's scans leave the window thread."""


class DraftSession(QObject):
    """One draft being worked on.

    `reviewed` carries a Review, `saved` the time, `save_failed` and `review_failed` the error; a
    failed save is tried again at the same pace and loses nothing.
    """

    reviewed = Signal(object)
    saved = Signal(object)
    save_failed = Signal(object)
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
        super().__init__(parent)
        self.draft = draft
        self._save = save
        self._vault_worker = vault_worker
        self._review_worker = review_worker
        self._today = today
        self._unsaved = False
        self._saving = False
        self._closed = False
        self._then: Callable[[], object] | None = None
        self._or_else: Callable[[], object] = lambda: None
        self._far_scans = Scans()
        self.review: Review = draft.referral.review(today())
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE_SECONDS * 1000)
        self._autosave.timeout.connect(self.save_now)
        self._review_soon = QTimer(self, singleShot=True, interval=REVIEW_PAUSE_MS)
        self._review_soon.timeout.connect(self.review_now)

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed is not yet durable."""
        return self._unsaved or self._saving

    def set_value(self, question_id: str, value: Value | None) -> None:
        """Take one answer."""
        referral = self.draft.referral.with_value(question_id, value)
        filled_in = self.draft.filled_in - {question_id}
        self._change(replace(self.draft, referral=referral, filled_in=filled_in))
        if referral.form.by_id[question_id].type in DECIDES:
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
                filled_in = self.draft.filled_in | {question.id}
                self.draft = replace(self.draft, filled_in=filled_in)

    def acknowledge(self, finding: Finding, *, looked: bool) -> None:
        """Note that the person has looked at a warning, or has not after all."""
        key = acknowledgement(finding)
        known = self.draft.acknowledged
        self._change(replace(self.draft, acknowledged=known | {key} if looked else known - {key}))

    def has_looked(self, finding: Finding) -> bool:
        """Whether the person said they have looked at this warning."""
        return acknowledgement(finding) in self.draft.acknowledged

    def set_reference(self, reference: str, pdf: str) -> None:
        """Note the paper that was made and where it is saved; a new paper is not sent yet."""
        self._change(replace(self.draft, reference=reference, sent=False, pdf=pdf))

    def set_sent(self, sent: bool) -> None:
        """Note that the person has sent the paper, or has not after all."""
        self._change(replace(self.draft, sent=sent))
        self.save_now()

    def save_again(self) -> None:
        """The draft as it is has not reached the disk yet, though nothing was changed here."""
        self._change(self.draft)

    def _change(self, draft: Draft) -> None:
        self.draft = draft
        self._unsaved = True
        if not self._autosave.isActive():
            self._autosave.start()

    def review_now(self) -> None:
        """Review the answers as they stand; long ones off the window thread."""
        self.review_then(lambda: None)

    def review_then(self, then: Callable[[], None]) -> None:
        """Review the answers as they stand, and do something once `review` is about them."""
        self._review_soon.stop()
        referral, today = self.draft.referral, self._today()
        if total_bytes(referral.answers.values) < LONG_ANSWERS:
            self._take_review(referral.review(today))
            then()
            return
        far = replace(referral, scans=self._far_scans)
        self._review_worker.run(
            lambda: far.review(today),
            partial(self._take_far, referral, then),
            self._was_not_reviewed,
        )

    def _take_far(self, referral: Referral, then: Callable[[], None], review: Review) -> None:
        """Take a review from the worker, unless the answers have changed since it was begun."""
        if self._closed:
            return
        if referral is not self.draft.referral:
            self.review_then(then)
            return
        self._take_review(review)
        then()

    def _was_not_reviewed(self, error: PreventDesktopError) -> None:
        if not self._closed:
            self.review_failed.emit(error)

    def _take_review(self, review: Review) -> None:
        self.review = review
        self.reviewed.emit(review)

    def when_saved(
        self, then: Callable[[], object], or_else: Callable[[], object] = lambda: None
    ) -> None:
        """Save, and do something once everything is durable, or something else if it is not."""
        self._then, self._or_else = then, or_else
        self.save_now()

    def save_now(self) -> None:
        """Save what is unsaved, in the worker; on leaving a field, a page, the window."""
        if not self._unsaved or self._saving or self._closed:
            return
        self._autosave.stop()
        draft = self.draft
        self._unsaved, self._saving = False, True
        self._vault_worker.run(lambda: self._save(draft), self._was_saved, self._was_not_saved)

    def close(self) -> None:
        """Nothing more is taken, saved or told; what is unsaved now is lost."""
        self._closed = True
        self._autosave.stop()
        self._review_soon.stop()

    def _was_saved(self, draft: Draft) -> None:
        self._saving = False
        if self._closed:
            return
        moment: datetime = draft.changed
        self.saved.emit(moment)
        if self._unsaved and self._then is not None:
            self.save_now()
        elif self._unsaved:
            self._autosave.start()
        elif self._then is not None:
            then, self._then = self._then, None
            then()

    def _was_not_saved(self, error: PreventDesktopError) -> None:
        if self._closed:
            return
        or_else = self._or_else if self._then is not None else lambda: None
        self._saving, self._unsaved, self._then = False, True, None
        self._autosave.start()
        self.save_failed.emit(error)
        or_else()


def acknowledgement(finding: Finding) -> str:
    """What is kept of a warning looked at: where it stood and what it said."""
    return f"{finding.question}: {finding.message}"
