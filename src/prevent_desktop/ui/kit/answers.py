"""One answer on the check page: its question, its words, and the way back to change it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.buttons import LINK_ABOVE, Button, Kind
from prevent_desktop.ui.kit.labels import body, hint, selectable, strong
from prevent_desktop.ui.kit.painting import characters, line_height, longest_word
from prevent_desktop.ui.kit.panels import Rule

LONG = 5_000
"""A text longer than this is shown in a view that lays out only what is seen."""
LONGEST_WORD = 40
"""A word longer than this has to be broken, which a label does not do."""
LABEL_CHARACTERS = 24
NARROW_CHARACTERS = 58
LINK_ROOM = LINK_ABOVE
"""What a link has above and below its text, given to all so that they share a base line."""
UNLIMITED = 16_777_215
"""Qt's own word for no limit of width."""


class AnswerRow(QFrame):
    """A question's name, its answer in full, and a link such as "Change"; a rule below."""

    change = Signal()

    def __init__(
        self, label: str, text: str, *, given: bool, change_name: str = "", link: str = "Change"
    ) -> None:
        super().__init__()
        self._label = strong(label)
        self._words = _words(text, given=given)
        self._words.setAccessibleName(f"{label}: {text[:LONG]}")
        self._label.setContentsMargins(0, LINK_ROOM, 0, LINK_ROOM)
        self._link = Button(link, Kind.LINK)
        self._link.setAccessibleName(f"{link} {change_name or label}")
        self._link.clicked.connect(self.change)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 6, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._narrow: bool | None = None
        self._arrange(narrow=False)

    @property
    def link(self) -> Button:
        """What leads to the question."""
        return self._link

    def minimumSizeHint(self) -> QSize:
        """As narrow as it gets with the answer below its question: it must not wait for that."""
        smallest = super().minimumSizeHint()
        name = longest_word(self._label.fontMetrics(), self._label.text())
        head = name + self._grid.horizontalSpacing() + self._link.minimumSizeHint().width()
        least = max(head, self._words.minimumSizeHint().width())
        return QSize(min(smallest.width(), least), smallest.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(narrow=event.size().width() < characters(self, NARROW_CHARACTERS))
        super().resizeEvent(event)

    def _arrange(self, *, narrow: bool) -> None:
        """Question beside answer, or above it where there is little room."""
        if narrow is self._narrow:
            return
        first = self._narrow is None
        self._narrow = narrow
        top = Qt.AlignmentFlag.AlignTop
        width = characters(self, LABEL_CHARACTERS)
        self._label.setMinimumWidth(0 if narrow else width)
        self._label.setMaximumWidth(UNLIMITED if narrow else width)
        place = (1, 0) if narrow else (0, 1)
        self._grid.setColumnStretch(0, 1 if narrow else 0)
        self._grid.setColumnStretch(1, 0 if narrow else 1)
        self._grid.addWidget(self._label, 0, 0, top)
        self._grid.addWidget(self._words, *place, 1, 2 if narrow else 1)
        self._grid.addWidget(self._link, 0, 2, top | Qt.AlignmentFlag.AlignRight)
        if first:
            self._grid.addWidget(Rule(), 2, 0, 1, 3)


class AnswerList(QWidget):
    """Answers one below the other, without the room a page leaves between other things."""

    def __init__(self, rows: Sequence[AnswerRow] = ()) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for row in rows:
            self.add(row)

    def add(self, row: AnswerRow) -> None:
        """Put a row below the others."""
        self._column.addWidget(row)


def _words(text: str, *, given: bool) -> QWidget:
    """The answer: a label, or a read-only view where a label would be slow or cut a word."""
    longest = max((len(word) for word in text.split()), default=0)
    if len(text) > LONG or longest > LONGEST_WORD:
        return _LongAnswer(text)
    label: QLabel = selectable(body(text) if given else hint(text))
    label.setContentsMargins(0, LINK_ROOM, 0, LINK_ROOM)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label


class _LongAnswer(QPlainTextEdit):
    """A read-only text as high as it is long; wheel and focus belong to the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("look", "answer")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, LINK_ROOM, 0, LINK_ROOM)
        self.setPlainText(text)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 20)

    def _fit(self) -> None:
        lines = round(self.document().size().height())
        height = lines * line_height(self.font()) + 2 * LINK_ROOM + 2
        if height != self.height():
            self.setFixedHeight(height)
