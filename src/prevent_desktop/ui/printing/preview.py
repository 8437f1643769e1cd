"""Every page as it will come out, one at a time: turned, made larger, or read as text."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.fields import TextEdit
from prevent_desktop.ui.kit.labels import body, hint
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.printing.page_pane import PagePane
from prevent_desktop.ui.printing.paper import Size
from prevent_desktop.ui.printing.preview_keys import Deed, deed_of
from prevent_desktop.ui.printing.print_words import (
    AS_TEXT,
    EMPTY_PAGE,
    FIRST_PAGE,
    KEYS,
    LAST_PAGE,
    NO_PICTURE,
    READ_AS_TEXT,
    SHOW_PICTURE,
    pages_in_words,
)
from prevent_desktop.ui.printing.sheets import PageWanted, Sheets
from prevent_desktop.ui.printing.zoom import Zoom, dots, pixels

FEWEST_LINES = 14


class Preview(QWidget):
    """`picture_wanted` carries a `PageWanted`, `texts_wanted` asks for the text of all pages.

    Pictures and texts go with the page it stands on; no more than three pictures are there at once.
    """

    picture_wanted = Signal(object)
    texts_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sizes: tuple[Size, ...] = ()
        self._texts: tuple[str, ...] = ()
        self._sheets = Sheets()
        self._number = 0
        self._zoom = Zoom()
        self._as_text = False
        self._count, self._line = body("Getting the pages ready…"), body("")
        self._turning = [
            self._button("Previous page", Deed.PREVIOUS),
            self._button("Next page", Deed.NEXT),
        ]
        self._sizing = [
            self._button("Larger", Deed.LARGER),
            self._button("Smaller", Deed.SMALLER),
            self._button("Fit", Deed.FIT),
        ]
        self._sizing[-1].setAccessibleDescription("Shows the whole page")
        self._reading = Button(READ_AS_TEXT, "secondary", slim=True)
        self._reading.clicked.connect(self._read)
        self._problem = Problem(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        self._pane = PagePane()
        self._pane.setAccessibleDescription(KEYS)
        self._pane.room_changed.connect(self._soon.start)
        self._text = TextEdit(FEWEST_LINES)
        self._text.setReadOnly(True)
        self._text.setAccessibleIdentifier("print/text")
        self._keys = hint(KEYS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._later = (
            button_row(*self._turning, *self._sizing, self._reading, gap=8),
            self._line,
            self._pane,
            self._keys,
        )
        for widget in (self._count, self._later[0], self._problem.line, *self._later[1:]):
            column.addWidget(widget)
        column.insertWidget(column.indexOf(self._pane) + 1, self._text)
        for widget in (*self._later, self._text):
            widget.hide()

    def _button(self, words: str, deed: Deed) -> Button:
        button = Button(words, "secondary", slim=True)
        button.clicked.connect(lambda: self._do(deed))
        return button

    def show_pages(self, sizes: Sequence[Size]) -> None:
        """The pages are ready: show the first of them."""
        self._sizes, self._sheets = tuple(sizes), Sheets(len(sizes))
        self._count.setText(f"{pages_in_words(len(sizes))} of A4.")
        for widget in self._later:
            widget.show()
        for button in self._turning:
            button.setVisible(len(sizes) > 1)
        self._soon.start()  # once the pane is laid out

    def say(self, sentence: str) -> None:
        """Why there is nothing to show."""
        self._count.setText(sentence)

    # --- what comes from the worker ------------------------------------------------------------

    def show_picture(self, wanted: PageWanted, image: QImage | None) -> None:
        """A picture has come, of this page or of a neighbour; None of one that was dropped."""
        if image is None:
            return
        self._sheets.take(wanted, image)
        if wanted.number == self._number and not wanted.dropped.is_set():
            self._pane.be_sharp(image)

    def show_no_picture(self, wanted: PageWanted) -> None:
        """It cannot be drawn here."""
        self._sheets.give_up(wanted)
        if wanted.number == self._number:
            self._line.setText(f"{self._where}. {NO_PICTURE}")
            announce(self, NO_PICTURE)

    def show_texts(self, texts: tuple[str, ...]) -> None:
        """The text of the pages has come: show that of this page, with the focus in it."""
        self._reading.setEnabled(True)
        self._texts, self._as_text = texts, True
        self._show()
        self._text.setFocus()

    def show_no_texts(self, sentence: str) -> None:
        """The text cannot be read, and why."""
        self._reading.setEnabled(True)
        self._problem.say(sentence, self._reading)

    # --- what the person asks for ----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that nothing in the preview has used itself."""
        deed = deed_of(event, as_text=self._text.hasFocus())
        if deed is None or not self._sizes:
            super().keyPressEvent(event)
        else:
            self._do(deed)

    def event(self, event: QEvent) -> bool:
        """On a screen of other dots it is drawn anew."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._soon.start()
        return super().event(event)

    def _do(self, deed: Deed) -> None:
        last = len(self._sizes) - 1
        match deed:
            case Deed.PREVIOUS:
                self._turn_to(self._number - 1)
            case Deed.NEXT:
                self._turn_to(self._number + 1)
            case Deed.FIRST:
                self._turn_to(0)
            case Deed.LAST:
                self._turn_to(last)
            case Deed.LARGER:
                self._resize(self._zoom.larger(self._sizes[self._number], self._pane.room))
            case Deed.SMALLER:
                self._resize(self._zoom.smaller(self._sizes[self._number], self._pane.room))
            case Deed.FIT:
                self._resize(Zoom())

    def _turn_to(self, number: int) -> None:
        """Another page; before the first and after the last there is none, and that is said."""
        if not 0 <= number < len(self._sizes):
            announce(self, FIRST_PAGE if number < 0 else LAST_PAGE)
            return
        self._number = number
        self._show()
        self._pane.go_to_top()
        announce(self, self._where)

    def _resize(self, zoom: Zoom) -> None:
        if not self._as_text:
            self._zoom = zoom
            self._show()
            announce(self, f"Shown: {zoom.words}")

    def _read(self) -> None:
        """The text in the picture's place, or the picture again."""
        self._problem.clear()
        if self._as_text:
            self._as_text = False
            self._show()
            self._pane.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._texts:
            self.show_texts(self._texts)
        else:
            self._reading.setEnabled(False)
            self.texts_wanted.emit()

    # --- how it is shown ---------------------------------------------------------------------

    @property
    def _where(self) -> str:
        return f"Page {self._number + 1} of {len(self._sizes)}"

    def _show(self) -> None:
        if not self._sizes:
            return
        for part in (*self._sizing, self._pane, self._keys):
            part.setHidden(self._as_text)
        self._text.setVisible(self._as_text)
        self._reading.set_text(SHOW_PICTURE if self._as_text else READ_AS_TEXT)
        if self._as_text:
            self._line.setText(f"{self._where}, {AS_TEXT}")
            self._text.setAccessibleName(f"{self._where} as text")
            found = self._texts[self._number] if self._number < len(self._texts) else ""
            self._text.setPlainText(found if found.strip() else EMPTY_PAGE)
        else:
            self._line.setText(f"{self._where}, {self._zoom.words}")
            self._show_page()

    def _show_page(self) -> None:
        size = self._sizes[self._number]
        scale = self._zoom.scale(size, self._pane.room)
        sharp = dots(size, scale, self.devicePixelRatioF())
        shown = pixels(size, scale)
        self._pane.setAccessibleName(f"Preview, page {self._number + 1} of {len(self._sizes)}")
        area = size[0] * size[1] * (sharp / 72) ** 2
        wanted = self._sheets.want(self._number, sharp, area)
        name = f"Picture of page {self._number + 1} of {len(self._sizes)}"
        self._pane.show_page(name, shown, self._sheets.picture(self._number))
        for each in wanted:
            self.picture_wanted.emit(each)
