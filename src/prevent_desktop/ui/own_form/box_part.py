"""One box of the form: what will stand there and why, and what could stand there instead."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.own_form import CLEAR, BoxKind, Line
from prevent_desktop.own_form.reasons import bare, plain
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.fields import LineEdit, TextEdit
from prevent_desktop.ui.kit.labels import body, heading, hint, selectable, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import labelled
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.status_list import Status, StatusList, StatusRow
from prevent_desktop.ui.own_form.matching import EMPTY, TYPED, Matching

NO_LABEL = "A box without words beside it"
CERTAIN = 0.95
LONGEST = 500
"""Characters of a text that are shown here; the whole goes into the form."""
LIST_LINES = 13
LEFT_EMPTY = "-"
"""The row of leaving a box empty."""


class BoxPart(QWidget):
    """`changed` says that something else will stand in it.

    `correction_wanted` carries the question whose answer shall become what was typed; `shown` a
    widget that came up and has to be in view.
    """

    changed = Signal()
    shown = Signal(object)
    correction_wanted = Signal(str)

    def __init__(self, matching: Matching, box_id: str, *, may_correct: bool) -> None:
        super().__init__()
        self._matching = matching
        self._may_correct = may_correct
        self.box_id = box_id
        box = matching.boxes[box_id]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._stands = selectable(body(""))
        self._why = hint("")
        self.title = heading(label_of(matching, box_id), 1)
        self._add(self.title)
        if box.section:
            self._add(hint(f"In their form it stands under: {box.section}"))
        self._add(strong("What will stand there"), self._stands, self._why)
        self._offer: QWidget | None = None
        self._list = StatusList("Answers that could go there", current="chosen")
        if matching.may_choose(box_id):
            self._add_choices()
        self._tell()

    def _add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._column.addWidget(widget)

    def _add_choices(self) -> None:
        self._add(heading("Something else", 2))
        self._list.chosen.connect(self._choose)
        self._list.setFixedHeight(self.fontMetrics().height() * LIST_LINES)
        self._list.setProperty("look", "answers")
        self._add(hint("Choose with the arrow keys and Enter."), self._list)
        box = self._matching.boxes[self.box_id]
        if box.kind is BoxKind.TEXT:
            self._typed = TextEdit(3) if box.lines else LineEdit()
            put = Button("Put this in", "secondary")
            put.clicked.connect(self._type)
            label = "Or type what is to stand there"
            self._add(labelled(label, self._typed, "own-form/typed"), button_row(put))
        else:
            self._add(hint("If none of these fits, tick it yourself in the filled copy."))

    @property
    def first(self) -> QWidget | None:
        """Where one chooses; None where nothing can go in."""
        return self._list if self._matching.may_choose(self.box_id) else None

    def _tell(self) -> None:
        matching, box_id = self._matching, self.box_id
        text = matching.text(box_id)
        shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
        self._stands.setText(shown or "Nothing: it stays empty")
        typed = box_id in matching.own_words
        self._why.setText(_reason(matching, box_id, typed=typed, text=text))
        self._list.set_rows(_rows(matching, box_id), _current(matching, box_id))

    def _choose(self, row: str) -> None:
        self._matching.choose(self.box_id, EMPTY if row == LEFT_EMPTY else row)
        self._was_changed()

    def _type(self) -> None:
        typed = self._typed
        text = typed.text() if isinstance(typed, LineEdit) else typed.toPlainText()
        if not text.strip():
            typed.setFocus()
            return
        self._matching.type_in(self.box_id, text.strip())
        self._was_changed()
        question = self._matching.question_to_correct(self.box_id)
        if question and self._may_correct:
            self._offer_back(question)

    def _was_changed(self) -> None:
        self._take_offer_away()
        self._tell()
        announce(self, f"Will stand there: {self._stands.text()}")
        self.changed.emit()

    def _offer_back(self, question: str) -> None:
        title = self._matching.title(question)
        notice = Notice("info", "Is this how your answer should be too?", f"The answer is: {title}")
        yes = Button("Change my answer to this", "secondary")
        yes.clicked.connect(lambda: self.correction_wanted.emit(question))
        no = Button("Only in their form", "secondary")
        no.clicked.connect(self._only_here)
        notice.add(button_row(yes, no))
        self._offer = notice
        self._add(notice)
        notice.show()  # now, so that it can take the focus
        yes.setFocus()
        self.shown.emit(notice)

    def _only_here(self) -> None:
        self._take_offer_away()
        self._list.setFocus()

    def answer_taken(self, sentence: str) -> None:
        """Say what became of the correction."""
        self._take_offer_away()
        self._tell()
        self._offer = Notice("info", sentence)
        self._add(self._offer)
        self._list.setFocus()
        self.shown.emit(self._offer)
        announce(self, sentence)

    def _take_offer_away(self) -> None:
        if self._offer is not None:
            self._offer.hide()
            self._offer.deleteLater()
            self._offer = None


def label_of(matching: Matching, box_id: str) -> str:
    """What the form calls a box."""
    label = bare(matching.boxes[box_id].label)
    return label if len(label) <= 120 else f"{label[:120]}…" if label else NO_LABEL


def sure_words(line: Line) -> str:
    """How sure a line is, in words."""
    if line.sure >= CERTAIN:
        return "Sure"
    if line.sure >= CLEAR:
        return "Quite sure"
    return "Not sure enough to fill it in" if line.answers else "Not known"


def _reason(matching: Matching, box_id: str, *, typed: bool, text: str) -> str:
    if typed:
        return f"Because {TYPED}."
    line, suggested = matching.line(box_id), matching.suggested(box_id)
    if not text:
        return f"Why: {plain(matching.why_not(box_id))}."
    shown = line if line.answers else suggested
    answers = " and ".join(matching.title(each) for each in shown.answers)
    return f"Your answer to: {answers}. {sure_words(shown)}, because of: {plain(shown.why)}."


def _current(matching: Matching, box_id: str) -> str:
    """The row of what is chosen; none of them where the person typed or nobody decided yet."""
    if box_id in matching.own_words or matching.is_left(box_id):
        return ""
    return matching.key(box_id) or LEFT_EMPTY


def _rows(matching: Matching, box_id: str) -> list[StatusRow]:
    chosen = _current(matching, box_id)
    rows = []
    for option in matching.options(box_id):
        key = option.key or LEFT_EMPTY
        status = Status.COMPLETED if key == chosen else Status.NOT_STARTED
        rows.append(StatusRow(key, option.title, status, _short(option.text)))
    return rows


def _short(text: str) -> str:
    return " ".join(text[:200].split()) or "Nothing will stand there"
