"""One section of the form, generated from its definition: an editor for every question."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.form import Finding, Form, Level, Question, Review, Section
from prevent_desktop.form.answers import Answers, Value
from prevent_desktop.form.definition import SelfCheck
from prevent_desktop.ui.editors import QuestionEditor, make_editor
from prevent_desktop.ui.kit.guidance import points
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.page import Page, takes_focus
from prevent_desktop.ui.kit.panels import ErrorSummary, Notice

PROBLEM = "There is a problem"


class SectionPage(Page):
    """A section. `changed` carries question id and value, `left` the id of a question left."""

    changed = Signal(str, object)
    left = Signal(str)

    def __init__(
        self,
        form: Form,
        section: Section,
        answers: Answers,
        now: Callable[[], datetime],
        *,
        put_aside: Mapping[str, Value] = MappingProxyType({}),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(section.title, parent)
        self.section = section
        self._shows_findings = False
        self._jumped = False
        self._summary = ErrorSummary(PROBLEM)
        self._summary.chosen.connect(self.go_to)
        self._summary.hide()
        number = form.sections.index(section) + 1
        self.add(self._summary, hint(f"Section {number} of {len(form.sections)}"))
        self.add(heading(section.title, 1))
        if section.intro:
            self.add(body(section.intro))
        if form.self_check.before_section == section.id:
            self.add(*self_check_labels(form.self_check))
        needed = needed_questions(form)
        self.editors: dict[str, QuestionEditor] = {}
        for question in section.questions:
            editor = make_editor(
                question,
                answers.get(question.id),
                optional=question.id not in needed,
                now=now,
                put_aside=put_aside.get(question.id),
            )
            editor.changed.connect(self.changed)
            editor.left.connect(self.left)
            self.editors[question.id] = editor
            self.add(editor)

    def take_review(self, review: Review) -> None:
        """Show and hide questions and, once the section was left, what was found in it."""
        for question_id, editor in self.editors.items():
            editor.setVisible(question_id in review.shown)
        found = [f for f in review.findings if f.question in self.editors]
        if not self._shows_findings:
            return
        for question_id, editor in self.editors.items():
            own = [f for f in found if f.question == question_id]
            editor.set_findings(_sentences(own, Level.ERROR), _sentences(own, Level.WARNING))
        errors = [f for f in found if f.level is Level.ERROR]
        self._summary.set_items([(f.question, f.message) for f in errors])
        self._summary.setVisible(bool(errors))

    def show_findings(self, review: Review) -> None:
        """From now on say what is wrong; the section has been left once, or was jumped to."""
        self._shows_findings = True
        self.take_review(review)

    @property
    def has_errors(self) -> bool:
        """Whether errors are being shown."""
        return not self._summary.isHidden()

    def go_to(self, question_id: str) -> None:
        """Give a question the focus and bring it into view."""
        editor = self.editors.get(question_id)
        self._jumped = True
        if editor is not None:
            editor.focus_first()
            self.column.scroll_to(editor)

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


def self_check_labels(self_check: SelfCheck) -> list[QWidget]:
    """The questions to ask oneself: words only, nothing to tick, nothing that blocks."""
    notice = Notice("info", self_check.title, self_check.intro)
    notice.add(points(self_check.items))
    return [notice]


def needed_questions(form: Form) -> frozenset[str]:
    """Questions that something asks for: not to be called optional."""
    by_requirement = {q.id for q in form.questions() if q.required}
    by_check = {q for rule in form.checks if rule.name == "one_of" for q in rule.questions}
    return frozenset(by_requirement | by_check)


def _sentences(findings: Iterable[Finding], level: Level) -> list[str]:
    return [finding.message for finding in findings if finding.level is level]


def prompts_of(questions: Iterable[Question]) -> list[tuple[str, str, tuple[str, ...]]]:
    """The prompts of some questions as (title, introduction, points)."""
    return [(p.title, p.intro, p.items) for q in questions for p in q.prompts]
