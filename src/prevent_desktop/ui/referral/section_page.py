"""One section of the form, or a part of it: an editor for every question, and what was found."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from enum import IntEnum
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from prevent_desktop.form import Form, Level, Question, Section
from prevent_desktop.form.answers import Answers, Value
from prevent_desktop.form.declaration import listed_sections
from prevent_desktop.form.review import Finding, Review, box_at
from prevent_desktop.ui.editors import AsTyped, QuestionEditor, Speller, TextControl, make_editor
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.page import Page, takes_focus
from prevent_desktop.ui.kit.panels import ErrorSummary
from prevent_desktop.ui.referral.clear_section import ClearSection
from prevent_desktop.ui.referral.self_check import self_check_part

PROBLEM = "There is a problem"
GO_ON = "You can go on without changing this: choose {button} again."
AFTER_LEAVING_MS = 300
"""A sentence comes up this long after a question was left, so that no click misses its target."""


class Telling(IntEnum):
    """What is said of the answers: nothing yet, what is wrong, what is missing too."""

    NOTHING = 0
    WRONG = 1
    ALL = 2


class SectionPage(Page):
    """A section. `changed` carries question id and value, `left` the id of a question left.

    `changed_later` carries the id and what gives the value, while the page is there.

    With `only`, the page has no more than these questions of it. Nothing turns red while a person
    types: a new sentence waits until the question is left; one that no longer holds goes at once.
    `question_entered` says which question the keys go into from now on.
    """

    changed = Signal(str, object)
    changed_later = Signal(str, object)
    left = Signal(str)
    question_entered = Signal(str)

    def __init__(
        self,
        form: Form,
        section: Section,
        answers: Answers,
        now: Callable[[], datetime],
        *,
        put_aside: Mapping[str, Value] = MappingProxyType({}),
        only: Collection[str] = (),
        speller: Speller | None = None,
        typed: AsTyped | None = None,
        filled_in: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(section.title, parent)
        self.section = section
        self.help_topic = section.help
        self._speller, self._typed, self._filled_in = speller, typed, filled_in
        self.is_whole = not only
        """Whether every question of the section is here."""
        self._telling = Telling.NOTHING
        self._told: frozenset[Finding] = frozenset()
        self._open: frozenset[str] | None = None
        self._review: Review | None = None
        self._jumped = False
        self._large = self._hints_folded = False
        self._summary = ErrorSummary(PROBLEM)
        self._summary.chosen.connect(self.go_to)
        self._summary.hide()
        self._soon = QTimer(self, singleShot=True, interval=AFTER_LEAVING_MS)
        self._soon.timeout.connect(self._say_what_waited)
        self.go_on = Button("Continue", "primary")
        """The way on; whoever makes the page says where to, and puts it into the footer."""
        self.tell_place: Callable[[Review], str] | None = None
        """What to say above the heading instead, at every review."""
        self._place = hint(_place(form, section))
        if not self._place.text():
            self._place.hide()
        self.add(self._summary, self._place, heading(section.title, 1))
        self._intro = body(section.intro) if section.intro and not only else None
        if self._intro is not None:
            self.add(self._intro)
        if form.self_check.before_section == section.id:
            self.add(self_check_part(form.self_check))
        self.editors: dict[str, QuestionEditor] = {}
        for question in section.questions:
            if not only or question.id in only:
                value, aside = answers.get(question.id), put_aside.get(question.id)
                self._add_editor(form, question, value, aside, now)
        self._clear: ClearSection | None = None
        if self.is_whole and section in listed_sections(form):
            self._clear = ClearSection(section.title)
            self._clear.cleared.connect(self._clear_all)
            self.changed.connect(self._clear.note_change)
            self.changed_later.connect(self._clear.note_change)
            self.add(self._clear)

    def _add_editor(
        self,
        form: Form,
        question: Question,
        value: Value | None,
        put_aside: Value | None,
        now: Callable[[], datetime],
    ) -> None:
        optional = question.id not in needed_questions(form)
        editor = make_editor(
            question,
            value,
            optional=optional,
            now=now,
            put_aside=put_aside,
            speller=self._speller,
            typed=self._typed,
            filled_in=question.id in self._filled_in,
        )
        editor.changed.connect(self.changed)
        editor.changed_later.connect(self.changed_later)
        editor.left.connect(self.left)
        editor.left.connect(lambda _question: self._soon.start())
        editor.entered.connect(self.question_entered)
        if isinstance(editor.control, TextControl):
            editor.control.large_wanted.connect(partial(self._show_large, editor, editor.control))
        self.editors[question.id] = editor
        self.add(editor)

    def _clear_all(self) -> None:
        """Take every answer of the section away, and offer all of it back."""
        before = {
            q: (e.value(), e.put_aside) for q, e in self.editors.items() if e.value() is not None
        }
        for question_id in before:
            self._put(question_id, None, None)
        if self._clear is not None:
            self._clear.show_answered(answered=False)
            self._clear.offer_undo(partial(self._put_all_back, before))

    def _put_all_back(self, before: Mapping[str, tuple[Value | None, Value | None]]) -> None:
        for question_id, (value, put_aside) in before.items():
            self._put(question_id, value, put_aside)
        if self._clear is not None:
            self._clear.show_answered(answered=True)
        self.focus_on(self._heading)

    def _put(self, question_id: str, value: Value | None, put_aside: Value | None) -> None:
        if put_aside is not None:  # what "not known" hides is known from having been the answer
            self.changed.emit(question_id, put_aside)
        self.editors[question_id].set_value(value, put_aside)
        self.changed.emit(question_id, value)

    def fold_hints(self, fold: bool) -> bool:
        """Leave out what is not needed to answer, in a low window; whether there is any of it."""
        self._hints_folded = fold
        if self._intro is not None and not self._large:
            self._intro.setVisible(not fold)
        if not self._large:
            self._place.setVisible(not fold and bool(self._place.text()))
        return self._intro is not None

    def insert_heading(self, question_id: str, words: str) -> None:
        """Put a heading into the text of a question, where the cursor is."""
        editor = self.editors.get(question_id)
        if editor is not None and isinstance(editor.control, TextControl):
            editor.control.insert_heading(words)

    def _show_large(self, editor: QuestionEditor, control: TextControl, large: bool) -> None:
        """One text alone on the page, as high as it gets; and back."""
        self._large = large
        self.column.show_only(editor if large else None)
        if not large:
            self.fold_hints(self._hints_folded)
        lines = self.column.viewport().height() // max(1, self.fontMetrics().height())
        control.set_large(lines if large else 0)
        if self._review is not None:
            self.take_review(self._review)
        control.focus_first()
        self.column.scroll_to(editor)
        announce(self, "Large view" if large else "Usual view")

    def leave_large(self) -> bool:
        """Go back to the usual view; whether it was the large one."""
        for editor in self.editors.values():
            if isinstance(editor.control, TextControl) and editor.control.is_large:
                self._show_large(editor, editor.control, large=False)
                return True
        return False

    def take_review(self, review: Review) -> None:
        """Open and fold questions, and say what was found as far as it is to be said."""
        self._review = review
        if self.tell_place is not None:
            self._place.setText(self.tell_place(review))
        self._unfold(review)
        if self._clear is not None:
            answered = any(e.value() is not None for e in self.editors.values())
            self._clear.show_answered(answered=answered)
        self._say_found(review, quiet_in=self._question_in_hand())

    def show_findings(self, review: Review) -> None:
        """From now on say what is wrong or missing: the section was left once, or jumped to."""
        self._telling = Telling.ALL
        self.take_review(review)

    def stops(self, review: Review, button: str = "Continue") -> bool:
        """Whether to stay here for what is wrong, which is then shown. Once for the same.

        What is only missing never stops anybody.
        """
        self._review = review
        self.leave_large()
        wrong = frozenset(f for f in self._errors(review) if not f.missing)
        if wrong <= self._told:
            return False
        self._told = wrong
        self._telling = max(self._telling, Telling.WRONG)
        self._summary.set_ending(GO_ON.format(button=button))
        self._stay(review)
        return True

    def stops_without(self, review: Review) -> bool:
        """The same for a page that cannot be passed: for what is missing too, every time."""
        if not self._errors(review):
            return False
        self._telling = Telling.ALL
        self._stay(review)
        return True

    def _stay(self, review: Review) -> None:
        self._say_found(review)
        self.focus_on(self._summary)
        announce(self._summary, self._summary.accessibleName(), urgent=True)

    @property
    def has_errors(self) -> bool:
        """Whether errors are being shown."""
        return not self._summary.isHidden()

    def go_to(self, place: str) -> None:
        """Give a question, or one box of it, the focus and bring it into view."""
        question_id, box = box_at(place)
        editor = self.editors.get(question_id)
        self._jumped = True
        if editor is not None:
            editor.focus_on(box)
            inside = self.window().focusWidget() if box.entry else None
            self.column.scroll_to(inside or editor)

    def entered(self) -> None:
        """Focus on what is wrong, else on the first question that shows."""
        QTimer.singleShot(0, self, self._start)

    def _start(self) -> None:
        if self._jumped:
            return
        if self.has_errors:
            self.focus_on(self._summary)
            return
        shown = (editor for editor in self.editors.values() if not editor.isHidden())
        editor = next(shown, None)
        controls = editor.findChildren(QWidget) if editor is not None else []
        self.focus_on(next((w for w in controls if takes_focus(w)), None))

    # --- what opens and folds -----------------------------------------------------------------

    def _unfold(self, review: Review) -> None:
        """Show what is asked now. Nobody's box goes while the keys go into it."""
        if self._large:
            return
        in_hand = self._question_in_hand() if self._open is not None else ""
        before, self._open = (
            self._open,
            frozenset(
                q
                for q in self.editors
                if q in review.printed or (q == in_hand and q in review.folded)
            ),
        )
        for question_id, editor in self.editors.items():
            editor.setVisible(question_id in self._open)
        added = (
            []
            if before is None
            else [e for q, e in self.editors.items() if q in self._open - before]
        )
        if added and self.isVisible():
            announce(self, _added(added))

    def _question_in_hand(self) -> str:
        focus = QApplication.focusWidget()
        if focus is None:
            return ""
        return next((q for q, editor in self.editors.items() if editor.isAncestorOf(focus)), "")

    # --- what is said -------------------------------------------------------------------------

    def _errors(self, review: Review) -> list[Finding]:
        return [f for f in review.errors if f.question in self.editors]

    def _say_what_waited(self) -> None:
        if self._review is not None:
            self.take_review(self._review)

    def _say_found(self, review: Review, *, quiet_in: str = "") -> None:
        if self._telling is Telling.NOTHING or self._large:
            return
        said = [f for f in review.findings if f.question in self.editors and self._is_said(f)]
        for question_id, editor in self.editors.items():
            own = [f for f in said if f.question == question_id]
            errors, warnings = _sentences(own, Level.ERROR), _sentences(own, Level.WARNING)
            if question_id == quiet_in:
                errors = [each for each in errors if each in editor.errors]
                warnings = [each for each in warnings if each in editor.warnings]
            editor.set_findings(errors, warnings)
        places = {(f.question, f.message): f.place for f in said}
        self._summary.set_items(
            [(places.get((q, s), q), s) for q, e in self.editors.items() for s in e.errors]
        )

    def _is_said(self, finding: Finding) -> bool:
        return self._telling is Telling.ALL or not finding.missing


def needed_questions(form: Form) -> frozenset[str]:
    """Questions that something asks for: not to be called optional."""
    by_requirement = {q.id for q in form.questions() if q.required}
    by_check = {q for rule in form.checks if rule.name == "one_of" for q in rule.questions}
    return frozenset(by_requirement | by_check)


def _place(form: Form, section: Section) -> str:
    """Which of the listed sections it is."""
    listed = listed_sections(form)
    return f"Section {listed.index(section) + 1} of {len(listed)}" if section in listed else ""


def _added(editors: Iterable[QuestionEditor]) -> str:
    labels = [editor.question.label for editor in editors]
    if len(labels) == 1:
        return f"A question was added below: {labels[0]}"
    return f"{len(labels)} questions were added below, the first: {labels[0]}"


def _sentences(findings: Iterable[Finding], level: Level) -> list[str]:
    return [finding.message for finding in findings if finding.level is level]
