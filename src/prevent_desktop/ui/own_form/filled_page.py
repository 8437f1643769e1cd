"""What was filled, read back from the saved file, and what is left for the person."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from prevent_desktop.document.raster import Picture
from prevent_desktop.own_form import Left
from prevent_desktop.own_form.reading_filled import ShownLine
from prevent_desktop.own_form.reasons import bare, no_place, plain_line
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.fields import TextEdit
from prevent_desktop.ui.kit.labels import body, heading, hint, selectable
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.own_form.made import Made
from prevent_desktop.ui.own_form.match_page import counted

READ_IT = "I have opened and read the filled form"
READ_FIRST = "Open the filled form and read it, then tick that you did."
NOT_SIGNED = (
    "Your referral is not signed yet, so there is no message for this copy. Sign it first; on the "
    "page to send, choose “The police want their own form” again: it remembers what you chose."
)
MARK = "\u25b6 "
"""Before each line of a Word form in which something of ours stands."""
SHEET = "It goes with the form. The signed PDF holds the same texts whole."
TOGETHER = (
    "Both files go into the draft message: the signed PDF and this copy. The copy is not signed; "
    "where the two differ, the signed PDF holds."
)
TOGETHER_WITH_SHEET = (
    "Three files go into the draft message: the signed PDF, this copy and its continuation sheet. "
    "The copy is not signed; where they differ, the signed PDF holds."
)
BLANK = "Nothing stands there"


class FilledPage(Page):
    """`open_wanted` opens the copy in another program; `go_on` leads to the draft message."""

    open_wanted = Signal()
    go_on = Signal()
    back = Signal()
    home_wanted = Signal()

    def __init__(self, made: Made, *, signed: bool, parent: QWidget | None = None) -> None:
        super().__init__("The filled form", parent)
        self._problem = Problem(self)
        self._read = CheckBox(READ_IT)
        self._read.toggled.connect(lambda _on: self._problem.clear())
        self._said = body("")
        self._said.hide()
        count = counted(len(made.filled.written), len(made.left))
        saved = Notice("info", f"The copy is saved: {made.form}")
        if made.sheet is not None:
            saved.add(
                body(f"What did not fit into its boxes stands whole on a sheet: {made.sheet}")
            )
            saved.add(body(SHEET))
        if made.not_remembered:
            saved.add(body(made.not_remembered))
        self.add(heading(count, 1), saved, *_open_part(made, self.open_wanted), self._said)
        self.add(*_left_part("Left for you", made.left))
        self.add(*_left_part("Left empty, as you chose", made.wanted_empty))
        self.add(*_no_place_part(made.filled.without_place))
        self.add(*_read_back(made))
        self.add(heading("Before it goes into a message", 2))
        if signed:
            self.add(
                body(TOGETHER_WITH_SHEET if made.sheet else TOGETHER),
                self._read,
                self._problem.line,
            )
        else:
            self.add(body(NOT_SIGNED))
        go = Button("Go on to the draft message" if signed else "Back to where you were", "primary")
        go.clicked.connect(self._go_on if signed else self.home_wanted)
        back = Button("Back to the boxes", "secondary")
        back.clicked.connect(self.back)
        self.add_buttons(go, back)

    def _go_on(self) -> None:
        if self._read.isChecked():
            self.go_on.emit()
        else:
            self._problem.say(READ_FIRST, self._read)

    def say(self, sentence: str) -> None:
        """What came of opening it."""
        self._said.setText(sentence)
        self._said.show()
        self.column.scroll_to(self._said)


def _open_part(made: Made, wanted: SignalInstance) -> list[QWidget]:
    words = "Open it in your PDF reader" if made.is_pdf else "Open it in your word processor"
    button = Button(words, "secondary")
    button.clicked.connect(wanted)
    return [button_row(button)]


def _left_part(title: str, left: Sequence[Left]) -> Iterator[QWidget]:
    if not left:
        return
    yield heading(f"{title}: {len(left)}", 2)
    yield _listed(title, [f"{bare(each.label)}: {plain_line(each.why)}" for each in left])


def _no_place_part(answers: Sequence[Left]) -> Iterator[QWidget]:
    """They are no boxes, so they are not counted among those left for the person."""
    if answers:
        yield heading("Not in their form", 2)
        yield body(f"{no_place(len(answers))}.")
        yield _listed("Answers without a place", [bare(each.label) for each in answers])


def _listed(name: str, lines: Sequence[str]) -> TextEdit:
    box = TextEdit(min(len(lines), 3), 10)
    box.setReadOnly(True)
    box.setAccessibleName(name)
    box.setPlainText("\n".join(lines))
    return box


def _read_back(made: Made) -> Iterator[QWidget]:
    yield heading("What stands in the saved file", 2)
    yield hint(f"Read from the file, in its order. {MARK.strip()} marks what was written.")
    box = TextEdit(6, 18)
    box.setReadOnly(True)
    box.setAccessibleName("The filled form as text")
    box.setAccessibleIdentifier("own-form/text")
    box.setPlainText("\n".join(map(_marked, made.lines)))
    yield box
    yield from _pages(made)


def _marked(line: ShownLine) -> str:
    label = f"{bare(line.label)}: " if line.label else ""
    text = f"{label}{line.text or (BLANK if label else '')}"
    return f"{MARK}{text}" if line.ours else text


def _pages(made: Made) -> Iterator[QWidget]:
    if made.not_shown:
        yield body(made.not_shown)
    for number, picture in enumerate(made.pictures, start=1):
        yield _PagePicture(picture, f"Page {number} of {made.pages} of the filled form")
    more = made.pages - len(made.pictures)
    if more > 0 and not made.not_shown:
        yield selectable(body(f"{more} more pages: open the copy to see them."))


class _PagePicture(QLabel):
    """A page as wide as the column, in its own proportions."""

    def __init__(self, picture: Picture, name: str) -> None:
        super().__init__()
        image = QImage(
            picture.pixels, picture.width, picture.height, picture.stride,
            QImage.Format.Format_RGB32,
        )  # fmt: skip
        self._page = QPixmap.fromImage(image.copy())
        self.setAccessibleName(name)
        self.setFrameShape(QLabel.Shape.Box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = min(event.size().width(), self._page.width()) - 2
        if width > 0 and self.pixmap().width() != width:
            smooth = Qt.TransformationMode.SmoothTransformation
            self.setPixmap(self._page.scaledToWidth(width, smooth))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 100)
