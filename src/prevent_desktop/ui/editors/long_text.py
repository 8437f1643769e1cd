"""The editor of a text of any length."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from prevent_desktop.form.answers import Value
from prevent_desktop.moments import in_words
from prevent_desktop.ui.editors.control import Control, column
from prevent_desktop.ui.editors.long_paragraphs import has_long_paragraph, split_long_paragraphs
from prevent_desktop.ui.editors.putting_in import (
    Quote,
    between_words,
    blanks_around,
    in_units,
    quote_of,
)
from prevent_desktop.ui.editors.spelling import Speller
from prevent_desktop.ui.editors.spelling_bar import SpellingHelp
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.cleaning import clean_text
from prevent_desktop.ui.kit.fields import FEWEST_LINES, TextEdit
from prevent_desktop.ui.kit.flow import FlowLayout
from prevent_desktop.ui.kit.labels import body, small
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.undo_link import undo_link

HEAVY = 10_000
"""Characters from which the text is taken after a pause, or when somebody asks for it."""
COUNT_AFTER_MS = 400
"""Words are counted after a pause in typing, so that counting never slows it."""

LARGE = "Large view"
NORMAL = "Usual view"
TOO_LONG = (
    "Typing gets slow in it, and it is hard to read. Nothing but the paragraphs would change."
)
NO_PLACE = (
    "There is no place to split it: it has no end of a sentence and no blank. Press Enter in it "
    "where a new paragraph is to begin."
)

Clock = Callable[[], datetime]


class TextControl(Control):
    """A text of any length, with tools below it.

    Put in the time, mark exact words, write in a large view, split a paragraph that is so long
    that typing gets slow; beside them a quiet count of words. `large_wanted` says that the large
    view is to come or to go.
    """

    large_wanted = Signal(bool)

    def __init__(
        self, name: str, identifier: str, now: Clock | None, *, fewest: int = FEWEST_LINES
    ) -> None:
        super().__init__()
        self._name, self._fewest = name, fewest
        self._said = ""
        self._silent = self._dirty = False
        self.edit = TextEdit(fewest)
        self.edit.document().contentsChange.connect(self._note_change)
        self.edit.setAccessibleName(name)
        self.edit.setAccessibleIdentifier(identifier)
        self.edit.textChanged.connect(self._changed)
        self._column = layout = column(self, spacing=2)
        layout.addWidget(self.edit)
        self._count = small("")
        self._timer = QTimer(self, singleShot=True, interval=COUNT_AFTER_MS)
        self._timer.timeout.connect(self._show_count)
        self._split = Notice("warning", "One paragraph is very long")
        self._split.hide()
        self._split_words = body(TOO_LONG)
        self._split.add(self._split_words)
        split = Button("Split it into paragraphs", Kind.SECONDARY)
        split.clicked.connect(self._split_up)
        self._split.add(split)
        self._large: Button | None = None
        if now:
            layout.addWidget(self._tools(now))
            layout.addWidget(self._split)
            self._show_count()

    def _tools(self, now: Clock) -> QWidget:
        row = QWidget()
        self._flow = flow = FlowLayout(row, gap=12)
        self._large = self._tool(LARGE, lambda: self.large_wanted.emit(not self.is_large))
        for widget in (
            self._tool("Insert date and time", lambda: self._insert_time(now())),
            self._tool("Mark as exact words", self._mark_exact),
            self._large,
            undo_link(self.edit, self._name),
            self._count,
        ):
            flow.addWidget(widget)
        self._count.setWordWrap(False)
        self._count.setContentsMargins(0, 4, 0, 0)
        return row

    def check_spelling(self, speller: Speller) -> None:
        """Underline doubtful words, and go through them with F7 or the tool below the box."""
        helper = SpellingHelp(self.edit, speller, self._name, self)
        self._column.insertWidget(1, helper.bar)
        self._flow.removeWidget(self._count)
        self._flow.addWidget(helper.tool)
        self._flow.addWidget(self._count)

    def _tool(self, words: str, deed: Callable[[], None]) -> Button:
        button = Button(words, Kind.LINK)
        button.setAccessibleName(f"{words}: {self._name}")
        button.clicked.connect(deed)
        return button

    @property
    def is_large(self) -> bool:
        """Whether it is shown in the large view."""
        return self.edit.fewest > self._fewest

    def set_large(self, lines: int) -> None:
        """Be this many lines high for the large view; 0 for as high as always."""
        self.edit.set_fewest(max(lines, self._fewest + 1) if lines else self._fewest)
        if self._large is not None:
            words = LARGE if not lines else NORMAL
            self._large.set_text(words)
            self._large.setAccessibleName(f"{words}: {self._name}")

    def insert_heading(self, heading: str) -> None:
        """Put a heading on a line of its own, and go on below it.

        It comes where the cursor is, after what is selected; where that is amid a line, below it.
        """
        cursor = self._after_selection()
        before = in_units(cursor.block().text())[: cursor.positionInBlock()]
        if before.strip():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        lead = "\n\n" if before.strip() else "\n" if self._stands_close(cursor) else ""
        self._put_in(cursor, f"{lead}{heading}\n")
        self.edit.ensureCursorVisible()

    def _after_selection(self) -> QTextCursor:
        """A cursor that has nothing selected, so that nothing goes for what is put in."""
        cursor = self.edit.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        return cursor

    def _put_in(self, cursor: QTextCursor, text: str) -> None:
        cursor.insertText(text)
        self.edit.setTextCursor(cursor)
        self.edit.setFocus()

    def _between_words(self) -> tuple[QTextCursor, str, str]:
        """Where something may stand among the words, and the blanks before and after it."""
        cursor = self._after_selection()
        line, start = in_units(cursor.block().text()), cursor.block().position()
        place = between_words(line, cursor.positionInBlock())
        cursor.setPosition(start + place)
        return cursor, *blanks_around(line, place)

    def _stands_close(self, cursor: QTextCursor) -> bool:
        """Whether there is text on the line above."""
        above = cursor.block().previous()
        return above.isValid() and bool(above.text().strip())

    def _mark_exact(self) -> None:
        """Put what is selected into quotation marks; else both marks, with the cursor between."""
        cursor = self.edit.textCursor()
        text = in_units(self.edit.toPlainText())
        quote = quote_of(text, cursor.selectionStart(), cursor.selectionEnd())
        if quote is None:
            cursor, before, after = self._between_words()
            self._put_in(cursor, f"{before}\u201c\u201d{after}")
            cursor.movePosition(QTextCursor.MoveOperation.Left, n=1 + len(after))
            self.edit.setTextCursor(cursor)
            announce(self.edit, "Write the exact words here")
            return
        self._put_marks(cursor, quote)
        self.edit.setTextCursor(cursor)
        self.edit.setFocus()
        done = not quote.marked or quote.wrong
        announce(self.edit, f"{'Marked' if done else 'Already marked'} as exact words")

    def _put_marks(self, cursor: QTextCursor, quote: Quote) -> None:
        """The marks that print, close around the words, which are not touched; one step of Undo."""
        own = 1 if quote.marked else 0
        cursor.setPosition(quote.end)
        if quote.marked and not quote.wrong:
            return
        cursor.beginEditBlock()
        for place, mark in ((quote.end - own, "\u201d"), (quote.start, "\u201c")):
            cursor.setPosition(place)
            cursor.setPosition(place + own, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(mark)
        cursor.endEditBlock()
        cursor.setPosition(quote.end + 2 * (1 - own))

    def _split_up(self) -> None:
        """One step that Undo takes back."""
        cursor = QTextCursor(self.edit.document())
        before = self.edit.toPlainText()
        text = split_long_paragraphs(before)
        if text == before:
            self._split_words.setText(NO_PLACE)
            announce(self.edit, NO_PLACE)
            return
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()
        self.edit.setFocus()
        announce(self.edit, "Split. Ctrl+Z takes it back.")

    @property
    def is_heavy(self) -> bool:
        return self.edit.document().characterCount() > HEAVY

    def value(self) -> str | None:
        return clean_text(self._take()).strip() or None

    def _take(self) -> str:
        """The text as it stands, by which an underline is told from a letter from now on."""
        self._said, self._dirty = self.edit.toPlainText(), False
        return self._said

    def _note_change(self, _place: int, removed: int, added: int) -> None:
        """As many characters as before may be an underline that came or went."""
        self._dirty = self._dirty or removed != added

    def set_value(self, value: Value | None) -> None:
        text = clean_text(value) if isinstance(value, str) else ""
        if text == self.edit.toPlainText():
            return
        self._silent = True
        self.edit.setPlainText(text)
        self._silent = False
        self._show_count()

    def inputs(self) -> Sequence[QWidget]:
        return (self.edit,)

    def _changed(self) -> None:
        if not self._dirty and self.edit.toPlainText() == self._said:
            return  # an underline came or went
        if not self.is_heavy:
            self._take()
        self._timer.start()
        if not self._silent:
            self.edited.emit()

    def _show_count(self) -> None:
        words = len(self.edit.toPlainText().split())
        self._count.setText(f"{words:,} {'word' if words == 1 else 'words'}")
        self._split_words.setText(TOO_LONG)
        self._split.setVisible(has_long_paragraph(self.edit.toPlainText()))

    def _insert_time(self, moment: datetime) -> None:
        cursor, before, after = self._between_words()
        if cursor.atBlockEnd():
            after = " "
        self._put_in(cursor, f"{before}{in_words(moment)}{after}")
