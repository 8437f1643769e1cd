"""Check your answers: what was found, every answer with a way to change it, then on to sign."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.form import Form, Released
from prevent_desktop.form.declaration import before_declaring, declared_questions
from prevent_desktop.form.needed import WAYS_TO_ASK_BACK
from prevent_desktop.form.printed import printed
from prevent_desktop.form.review import Finding, Review
from prevent_desktop.ui.kit.answers import AnswerList, AnswerRow
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import ErrorSummary, Notice
from prevent_desktop.ui.kit.passage_list import PassageList
from prevent_desktop.ui.referral.asking_back import AskingBack
from prevent_desktop.ui.referral.self_check import self_check_part

NEEDS_SECOND_LOOK = "first_noticer_named"
"""The warning that has to be looked at before a paper is made: it may expose somebody."""


TO_THINK_OF = "Before you go on"
FILLED_IN = "\nToday\u2019s date, filled in by this program."


class CheckPage(Page):
    """The whole referral on one page.

    `change_wanted` carries where to go, `looked` a warning and whether it was looked at,
    `answered` a question and its answer given here, `finish_wanted` whether the paper will be
    complete. The declaration comes after this page: it is not missing here.
    """

    change_wanted = Signal(str)
    looked = Signal(object, bool)
    finish_wanted = Signal(bool)
    answered = Signal(str, str)
    back = Signal()
    own_form_wanted = Signal()

    def __init__(
        self,
        form: Form,
        released: Released,
        review: Review,
        acknowledged: frozenset[Finding],
        *,
        place: str = "",
        filled_in: frozenset[str] = frozenset(),
        offer_own_form: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Check your answers", parent)
        self.help_topic = "sending"
        self._back_at, self._filled_in = place, filled_in
        self._offers_own_form = offer_own_form
        self.place = ""
        """The link that the page was left by; a page made with it begins there."""
        self._places: dict[str, QWidget] = {}
        exposing = frozenset(f for f in review.warnings if f.rule == NEEDS_SECOND_LOOK)
        self._waiting = exposing - acknowledged
        self._errors = before_declaring(form, review.errors)
        self._complete = not self._errors
        self._summary: ErrorSummary | None = None
        self._first_looks: list[QWidget] = []
        self.add(heading("Check your answers", 1))
        self._add_errors()
        self._add_passages(form, review, acknowledged)
        self._add_warnings(review, acknowledged)
        if review.left_empty:
            names = ", ".join(question.name_in_sentence for question in review.left_empty)
            self.add_beside(TO_THINK_OF, body(f"Left empty, fine if you don't know: {names}."))
        self.add_beside(TO_THINK_OF, self_check_part(form.self_check))
        self._add_answers(form, released, review)
        self._asking_back: AskingBack | None = None
        self._add_buttons(asked_back=any(map(released.get, WAYS_TO_ASK_BACK)))

    def _add_errors(self) -> None:
        if not self._errors:
            self.add(Notice("success", "Everything that is needed is here", ""))
            return
        summary = ErrorSummary("Some answers are missing or wrong")
        summary.chosen.connect(lambda to: self._leave(to, f"error/{to}"))
        self.add(summary)
        self._first_looks.append(summary)
        self._summary = summary
        summary.set_items([(f.place, f.message) for f in self._errors])

    def _add_passages(self, form: Form, review: Review, acknowledged: frozenset[Finding]) -> None:
        """What may give the anonymous person away: one list, one look for all of it."""
        found = [f for f in review.warnings if f.rule == NEEDS_SECOND_LOOK]
        if not found:
            return
        listed = PassageList(form, found, looked=acknowledged.issuperset(found))
        listed.chosen.connect(lambda to: self._leave(to, f"passage/{to}"))
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
            place = f"warning/{finding.question}/{finding.message}"
            leave = partial(self._leave, finding.place, place)
            go.clicked.connect(lambda _=False, leave=leave: leave())
            self._places[place] = go
            self._first_looks.append(box)
            notice.add(box)
            notice.add(go)
            self.add(notice)

    def _add_answers(self, form: Form, released: Released, review: Review) -> None:
        later = declared_questions(form)
        for section in form.sections:
            rows = []
            for question in section.questions:
                undeclared = question.id in later and not released.get(question.id)
                if question.id not in review.printed or undeclared:
                    continue
                words = printed(question, released.get(question.id))
                own = FILLED_IN if question.id in self._filled_in else ""
                row = AnswerRow(question.label, f"{words.text}{own}", given=words.given)
                row.change.connect(partial(self._leave, question.id, f"answer/{question.id}"))
                self._places[f"answer/{question.id}"] = row.link
                rows.append(row)
            if rows:
                self.add(heading(section.title, 2), AnswerList(rows))

    def _add_buttons(self, *, asked_back: bool) -> None:
        words = "Go on to sign" if self._complete else "Go on with it incomplete"
        self._finish = Button(words, "primary" if self._complete else "secondary")
        self._finish.clicked.connect(self._go_on)
        back = Button("Back to the form", "secondary")
        back.clicked.connect(self.back)
        if self._offers_own_form:
            own_form = Button("The police want their own form", "link")
            own_form.clicked.connect(self.own_form_wanted)
            self.add(button_row(own_form))
        self.add_buttons(self._finish, back)
        self._hold = body("First look at the passages about who wishes to stay anonymous.")
        self.footer.add_right(self._hold)
        if not self._complete:
            self._asking_back = None if asked_back else AskingBack()
            self.add(
                Notice(
                    "info",
                    "You can send it incomplete",
                    "An incomplete referral sent today is better than a perfect one not sent. "
                    "Every page will say that it is incomplete.",
                )
            )
            if self._asking_back is not None:
                self.add(self._asking_back)
        self._show_waiting()

    def _go_on(self) -> None:
        asking = self._asking_back
        if asking is not None:
            if asking.asks_now():
                return
            answer = asking.answer()
            if answer is not None:
                self.answered.emit(*answer)
        self.finish_wanted.emit(self._complete)

    def _leave(self, to: str, place: str) -> None:
        """To a question or a box of it; `place` is where to come back to."""
        self.place = place
        self.change_wanted.emit(to)

    @property
    def has_errors(self) -> bool:
        """Whether something is missing or wrong."""
        return bool(self._errors)

    def entered(self) -> None:
        """Focus where the page was left, or on what is to look at first.

        That is errors, then warnings, else the way on.
        """
        back = self._place_to_go_back_to()
        if back is not None:
            QTimer.singleShot(0, self, lambda: self.go_back_to(back))
            return
        first = self._first_looks[0] if self._first_looks else self._finish
        QTimer.singleShot(0, self, lambda: self.focus_on(first))

    def _place_to_go_back_to(self) -> QWidget | None:
        """The link by which the page was left, or what stands in its place now."""
        kind, _, question = self._back_at.partition("/")
        if kind == "error" and self._summary is not None:
            return self._summary.link_of(question) or self._summary
        question = question.partition("/")[0]
        return self._places.get(self._back_at) or self._places.get(f"answer/{question}")

    def _show_waiting(self) -> None:
        self._finish.setEnabled(not self._waiting)
        self._hold.setVisible(bool(self._waiting))
