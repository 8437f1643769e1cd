"""What is said and offered about one doubtful word, below the box it stands in."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from prevent_desktop.ui.editors.spelling import Speller, Underlining, next_doubt
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.fields import TextEdit
from prevent_desktop.ui.kit.flow import FlowLayout
from prevent_desktop.ui.kit.labels import strong
from prevent_desktop.ui.kit.tab_order import order_tabs

NONE_LEFT = "No doubtful words are left"


class SpellingBar(QFrame):
    """Opens with the first doubtful word and closes after the last. `closed` says so.

    The focus stays in the box, with the word selected; Tab goes from there to the suggestions.
    """

    closed = Signal()

    def __init__(self, edit: QPlainTextEdit, speller: Speller) -> None:
        super().__init__()
        self._edit, self._speller = edit, speller
        self._word, self._may_be_name = "", False
        self.setProperty("look", "reveal")
        self._words = strong("")
        self._offers = QWidget()
        self._row = FlowLayout(self._offers)
        self._suggested: list[Button] = []
        self._leave = self._button("Leave it", self.go_on)
        self._add = self._button("Add to my words", self._keep)
        stop = self._button("Stop", self.close_bar)
        stop.setAccessibleName("Stop looking at spelling")
        self._always = (self._leave, self._add, stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 4, 0, 4)
        layout.setSpacing(2)
        layout.addWidget(self._words)
        layout.addWidget(self._offers)
        self.hide()
        QShortcut(QKeySequence.StandardKey.Cancel, self, self.close_bar)

    def go_on(self) -> None:
        """To the next doubtful word, or say that there is none."""
        found = next_doubt(self._edit, self._speller)
        self._edit.setFocus()
        if found is None:
            announce(self._edit, NONE_LEFT)
            self.close_bar()
            return
        self._edit.setTextCursor(found.cursor)
        self._edit.ensureCursorVisible()
        self._word, self._may_be_name = found.cursor.selectedText(), found.may_be_name
        counted = "the only one" if found.left == 1 else f"{found.left} left"
        self._words.setText(f"Is \u201c{self._word}\u201d spelt right? ({counted})")
        self._leave.setAccessibleName(f"Leave {self._word}")
        self._add.setAccessibleName(f"Add {self._word} to my words")
        self._offer(())
        self.show()
        way = "Tab to leave it if it is a name" if self._may_be_name else "Tab for suggestions"
        announce(self._edit, f"{self._word}: doubtful, {counted}. {way}.")
        self._speller.suggest(self._word, partial(self._take, self._word), self)

    def close_bar(self) -> None:
        """Put it away; the keys go into the text again."""
        if not self.isHidden():
            self.hide()
            self._edit.setFocus()
        self._word = ""
        self.closed.emit()

    def _take(self, word: str, suggestions: tuple[str, ...]) -> None:
        if word == self._word:
            self._offer(suggestions)

    def _offer(self, suggestions: tuple[str, ...]) -> None:
        """Put these before the rest, which stays as it is: one of it may have the focus.

        What may be a name is left before it is written over: there these come last.
        They come late. A button that went from under the focus would hand the next key to a
        stranger: Space put in the date, over the word that was selected.
        """
        for button in self._suggested:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._suggested = []
        for suggestion in suggestions:
            button = self._button(suggestion, partial(self._replace, suggestion))
            button.setAccessibleName(f"Write {suggestion}")
            self._suggested.append(button)
        first = self._suggested if not self._may_be_name else self._always
        last = self._always if not self._may_be_name else self._suggested
        for button in (*first, *last):
            self._row.removeWidget(button)
            self._row.addWidget(button)
        order_tabs(self.window())

    def _button(self, words: str, deed: Callable[[], None]) -> Button:
        button = Button(words, Kind.LINK)
        button.clicked.connect(deed)
        self._row.addWidget(button)
        button.show()
        return button

    def _replace(self, suggestion: str) -> None:
        cursor = self._edit.textCursor()
        moved = cursor.selectedText() != self._word
        if not (moved or self._edit.isReadOnly()):  # what is being signed stands still
            cursor.insertText(suggestion)
        self.go_on()

    def _keep(self) -> None:
        self._speller.add_word(self._word)
        self.go_on()


class SpellingHelp(QObject):
    """Underlines in a box, and going through them with F7 or the tool below it.

    `bar` and `tool` are to be put beside the box; the keys count wherever the focus is in `holder`.
    """

    def __init__(self, edit: TextEdit, speller: Speller, name: str, holder: QWidget) -> None:
        super().__init__(holder)
        self._speller = speller
        self._underlining = Underlining(edit, speller)
        self.bar = SpellingBar(edit, speller)
        self.tool = Button("Spelling (F7)", Kind.LINK)
        self.tool.setParent(holder)  # shown before, it would come up as a window
        self.tool.setAccessibleName(f"Spelling (F7): {name}")
        self.tool.clicked.connect(self.bar.go_on)
        self._show_tool()
        speller.changed.connect(self._show_tool)
        key = QShortcut(QKeySequence(Qt.Key.Key_F7), holder, self.bar.go_on)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        # 13 MB that whoever never scrolls to a narrative need not have.
        edit.seen.connect(speller.want)

    @Slot()
    def _show_tool(self) -> None:
        self.tool.setHidden(not self._speller.works)
