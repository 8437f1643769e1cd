"""Check your answers: what was found, every answer with a way to change it, then on to sign."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.form import Finding, Form, Released, Review
from prevent_desktop.form.printed import printed
from prevent_desktop.ui.kit.answers import AnswerList, AnswerRow
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import ErrorSummary, Notice
from prevent_desktop.ui.kit.passage_list import PassageList
from prevent_desktop.ui.referral.section_page import self_check_labels

NEEDS_SECOND_LOOK = "first_noticer_named"
"""The warning that has to be looked at before a paper is made: it may expose somebody."""


class CheckPage(Page):
    """The whole referral on one page.

    `change_wanted` carries the question to go to, `looked` a warning and whether it was looked
    at, `finish_wanted` whether the paper will be complete.
    """

    change_wanted = Signal(str)
    looked = Signal(object, bool)
    finish_wanted = Signal(bool)
    back = Signal()
    own_form_wanted = Signal()

    def __init__(
        self,
        form: Form,
        released: Released,
        review: Review,
        acknowledged: frozenset[Finding],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Check your answers", parent)
        exposing = frozenset(f for f in review.warnings if f.rule == NEEDS_SECOND_LOOK)
        self._waiting = exposing - acknowledged
        self._complete = not review.errors
        self._first_looks: list[QWidget] = []
        self.add(heading("Check your answers", 1))
        self._add_errors(review)
        self._add_passages(form, review, acknowledged)
        self._add_warnings(review, acknowledged)
        if review.left_empty:
            names = ", ".join(question.name_in_sentence for question in review.left_empty)
            self.add(body(f"Left empty, fine if you don't know: {names}."))
        self.add(*self_check_labels(form.self_check))
        self._add_answers(form, released, review)
        self._add_buttons()

    def _add_errors(self, review: Review) -> None:
        if not review.errors:
            self.add(Notice("success", "Everything that is needed is here", ""))
            return
        summary = ErrorSummary("Some answers are missing or wrong")
        summary.chosen.connect(self.change_wanted)
        self.add(summary)
        self._first_looks.append(summary)
        summary.set_items([(f.question, f.message) for f in review.errors])

    def _add_passages(self, form: Form, review: Review, acknowledged: frozenset[Finding]) -> None:
        """What may give the anonymous person away: one list, one look for all of it."""
        found = [f for f in review.warnings if f.rule == NEEDS_SECOND_LOOK]
        if not found:
            return
        listed = PassageList(form, found, looked=acknowledged.issuperset(found))
        listed.chosen.connect(self.change_wanted)
        listed.looked.connect(lambda on: self._look_at_all(found, looked=on))
        self._first_looks.append(listed.box)
        self.add(listed)

    def _look_at_all(self, found: Sequence[Finding], *, looked: bool) -> None:
        self._waiting = frozenset() if looked else frozenset(found)
        self._show_waiting()
        for finding in found:
            self.looked.emit(finding, looked)

    def _add_warnings(self, review: Review, acknowledged: frozenset[Finding]) -> None:
        warnings = [f for f in review.warnings if f.rule != NEEDS_SECOND_LOOK]
        if not warnings:
            return
        self.add(heading("Look at these", 2))
        self.add(body("They do not stop you. Tick what you have looked at."))
        for finding in warnings:
            notice = Notice("warning", finding.message, "")
            box = CheckBox("I have looked at this")
            box.setAccessibleDescription(finding.message)
            box.setChecked(finding in acknowledged)
            box.toggled.connect(lambda on, finding=finding: self.looked.emit(finding, on))
            go = Button("Go to this answer", "link")
            go.setAccessibleDescription(finding.message)
            go.clicked.connect(lambda _=False, q=finding.question: self.change_wanted.emit(q))
            self._first_looks.append(box)
            notice.add(box)
            notice.add(go)
            self.add(notice)

    def _add_answers(self, form: Form, released: Released, review: Review) -> None:
        for section in form.sections:
            self.add(heading(section.title, 2))
            rows = []
            for question in section.questions:
                if question.id not in review.shown:
                    continue
                words = printed(question, released.get(question.id))
                row = AnswerRow(question.label, words.text, given=words.given)
                row.change.connect(lambda q=question.id: self.change_wanted.emit(q))
                rows.append(row)
            self.add(AnswerList(rows))

    def _add_buttons(self) -> None:
        words = "Go on to sign" if self._complete else "Go on with it incomplete"
        self._finish = Button(words, "primary" if self._complete else "secondary")
        self._finish.clicked.connect(lambda: self.finish_wanted.emit(self._complete))
        back = Button("Back to the form", "secondary")
        back.clicked.connect(self.back)
        own_form = Button("The police want their own form", "link")
        own_form.clicked.connect(self.own_form_wanted)
        self.add(button_row(own_form))
        self.add_buttons(self._finish, back)
        self._hold = body("First look at the passages about who wishes to stay anonymous.")
        self.footer.add_right(self._hold)
        if not self._complete:
            self.add(
                Notice(
                    "info",
                    "You can send it incomplete",
                    "An incomplete referral sent today is better than a perfect one not sent. "
                    "Every page will say that it is incomplete.",
                )
            )
        self._show_waiting()

    def entered(self) -> None:
        """Focus on what is to look at first: errors, then warnings, else the way on."""
        first = self._first_looks[0] if self._first_looks else self._finish
        QTimer.singleShot(0, self, lambda: self.focus_on(first))

    def _show_waiting(self) -> None:
        self._finish.setEnabled(not self._waiting)
        self._hold.setVisible(bool(self._waiting))
