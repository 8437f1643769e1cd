"""The form's boxes at the left, what goes into the chosen one at the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.regions import be_region
from prevent_desktop.ui.kit.status_list import EDGE, Status, StatusList, StatusRow
from prevent_desktop.ui.own_form.box_part import BoxPart, label_of
from prevent_desktop.ui.own_form.matching import Matching

TITLE = "Which answer goes where"
ROOM_FOR_BOTH = 100
"""Narrower than this many letters, the list or the box is shown, not both."""
LEFT = "Left for you"
STAYS_EMPTY = "Stays empty, as you chose"


class MatchPage(Page):
    """`fill_wanted` asks to fill a copy; `correction_wanted` carries a box and a question."""

    fill_wanted = Signal()
    correction_wanted = Signal(str, str)
    back = Signal()

    def __init__(
        self, matching: Matching, *, may_correct: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(TITLE, parent)
        self._matching = matching
        self._may_correct = may_correct
        self._part: BoxPart | None = None
        self._list_is_out = True
        self._boxes = StatusList("Boxes of their form", current="shown beside")
        self._boxes.chosen.connect(self._open)
        self._count = body("")
        self._pane = self._make_pane()
        self._all = Button("All boxes", "secondary")
        self._all.clicked.connect(self._fold_out)
        self._lay_out()
        fill = Button("Fill a copy", "primary")
        fill.clicked.connect(self.fill_wanted)
        following = Button("Next one left for you", "secondary")
        following.clicked.connect(self._go_to_next)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add_buttons(fill, following, self._all, back)
        QShortcut(QKeySequence.StandardKey.Cancel, self, self._fold_out)
        self.show_box(matching.order[0])
        self._fold()

    def _make_pane(self) -> QFrame:
        pane = QFrame()
        pane.setProperty("look", "nav")
        be_region(pane, "Boxes of their form", at=self._boxes)
        layout = QVBoxLayout(pane)
        layout.setContentsMargins(0, 16, 0, 12)
        words = hint("Those left for you come first. Enter shows a box.")
        for label in (heading("Boxes of their form", 2), self._count, words):
            label.setContentsMargins(EDGE, 0, EDGE, 0)
            layout.addWidget(label)
        layout.addWidget(self._boxes, 1)
        return pane

    def _lay_out(self) -> None:
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.removeWidget(self.column)
            panes = QHBoxLayout()
            panes.setSpacing(0)
            panes.addWidget(self._pane, 2)
            panes.addWidget(self.column, 3)
            layout.insertLayout(0, panes, 1)

    def entered(self) -> None:
        """Begin in the list of boxes, where the first is one to decide on."""
        self._boxes.setFocus()
        announce(self, self._count.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        roomy = letters >= ROOM_FOR_BOTH
        self._all.setVisible(not roomy and not self._list_is_out)
        self._pane.setVisible(roomy or self._list_is_out)
        self.column.setVisible(roomy or not self._list_is_out)

    def _fold_out(self) -> None:
        """To the list of boxes; where there is no room for both, in place of the box."""
        self._list_is_out = True
        self._fold()
        self._boxes.setFocus()

    def _open(self, box_id: str) -> None:
        self._list_is_out = False
        self.show_box(box_id)
        self._fold()
        part = self._part
        if part is not None:  # once it is laid out, it is known what is in view
            QTimer.singleShot(0, part, lambda: self.focus_on(part.first))

    def show_box(self, box_id: str) -> None:
        """Show one box at the right."""
        self.start_over()
        part = BoxPart(self._matching, box_id, may_correct=self._may_correct)
        part.changed.connect(self._tell)
        part.correction_wanted.connect(lambda question: self._correct(box_id, question))
        self._part = part
        self.add(part)
        part.shown.connect(self.column.scroll_to)
        part.title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._heading = part.title
        part.show()  # now, so that it can take the focus
        self._tell()

    def _correct(self, box_id: str, question: str) -> None:
        self.correction_wanted.emit(box_id, question)

    def _go_to_next(self) -> None:
        """The next box that is left, after the one that is shown."""
        order, shown = self._matching.order, self._part.box_id if self._part else ""
        place = order.index(shown) + 1 if shown in order else 0
        around = (*order[place:], *order[:place])
        box_id = next((each for each in around if self._matching.is_left(each)), "")
        if box_id:
            self._open(box_id)
        else:
            announce(self, "None is left for you.")

    def answer_taken(self, box_id: str, sentence: str) -> None:
        """A correction went back to the answers, or why it did not."""
        if self._part is not None and self._part.box_id == box_id:
            self._part.answer_taken(sentence)
        self._tell()

    def _tell(self) -> None:
        matching = self._matching
        self._count.setText(counted(matching.filled, matching.left))
        shown = self._part.box_id if self._part else ""
        self._boxes.set_rows([_row(matching, each) for each in matching.order], shown)
        self._boxes.scrollToItem(self._boxes.currentItem())


def counted(filled: int, left: int) -> str:
    """How far it is; never that it is done."""
    return f"{filled} filled, {left} left for you"


def _row(matching: Matching, box_id: str) -> StatusRow:
    context = matching.boxes[box_id].context
    label = label_of(matching, box_id)
    title = f"{label} ({context[0]})" if context else label
    if matching.is_filled(box_id):
        text = " ".join(matching.text(box_id)[:200].split())
        return StatusRow(box_id, title, Status.COMPLETED, f"Filled: {text}")
    if matching.is_left(box_id):
        return StatusRow(box_id, title, Status.IN_PROGRESS, LEFT)
    return StatusRow(box_id, title, Status.NOT_STARTED, STAYS_EMPTY)
