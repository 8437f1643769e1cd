"""Points at doubtful words of a narrative: an underline, and what may have been meant.

Nothing is ever changed but by the person. What is known of words is handed in and let go of with
the draft; nothing here outlives a lock.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from prevent_desktop.spelling import Dictionary, Doubt, doubtful
from prevent_desktop.ui.kit.theme import tokens_of

LONGEST_PARAGRAPH = 20_000
"""Characters; a longer one would hold up every key, and there is an offer to split it."""
Suggested = Callable[[tuple[str, ...]], None]


@dataclass
class Known:
    """What is known of words: the dictionary, the person's own words, the names of the form."""

    dictionary: Dictionary
    own_words: frozenset[str]
    names: Callable[[], Collection[str]]
    suggest: Callable[[Dictionary, str, Suggested, QObject], None]
    """Has suggestions made in a worker: for which word, who takes them, who has to be there."""
    keep_word: Callable[[str], None]
    """Has a word of the person's own kept."""


class Speller(QObject):
    """One for each open draft. Without anything known it finds nothing; `changed` says it does."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: Known | None = None
        self.wanted: Callable[[], None] | None = None
        """Called once, when the first narrative is shown: the dictionary is loaded then."""

    @property
    def works(self) -> bool:
        """Whether there is a dictionary."""
        return self._known is not None

    def want(self) -> None:
        """A narrative is shown."""
        wanted, self.wanted = self.wanted, None
        if wanted is not None:
            wanted()

    def take(self, known: Known | None) -> None:
        """From now on this is known; None for a computer that goes without."""
        self._known = known
        self.changed.emit()

    def doubts(self, text: str) -> tuple[Doubt, ...]:
        """The doubtful words of a text."""
        known = self._known
        if known is None or not text.strip():
            return ()
        return doubtful(text, known.own_words, known.names(), known.dictionary)

    def suggest(self, word: str, take: Suggested, owner: QObject) -> None:
        """Have suggestions made; `take` gets them unless its owner has gone."""
        if self._known is not None:
            self._known.suggest(self._known.dictionary, word, take, owner)

    def add_word(self, word: str) -> None:
        """A word of the person's own is never doubtful any more."""
        if self._known is not None:
            self._known.own_words |= {word}
            self._known.keep_word(word)
            self.changed.emit()


class Underlining(QSyntaxHighlighter):
    """Underlines the doubtful words of a box, but not the one that is being typed."""

    def __init__(self, edit: QPlainTextEdit, speller: Speller) -> None:
        super().__init__(edit.document())
        self._edit, self._speller = edit, speller
        self._passed_over = -1
        speller.changed.connect(self.rehighlight)
        edit.cursorPositionChanged.connect(self._look_again)

    def highlightBlock(self, text: str) -> None:
        """Qt's own hook: format one paragraph."""
        if len(text) > LONGEST_PARAGRAPH:
            return
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(tokens_of(self._edit).colour("error"))
        here = self._cursor_in(self.currentBlock().position(), len(text))
        for doubt in self._speller.doubts(text):
            if here is not None and doubt.end == here:
                self._passed_over = self.currentBlock().blockNumber()
            else:
                self.setFormat(doubt.start, doubt.end - doubt.start, look)

    def _cursor_in(self, start: int, length: int) -> int | None:
        """Where the cursor stands in a paragraph, while the keys go into the box."""
        place = self._edit.textCursor().position() - start
        return place if self._edit.hasFocus() and 0 <= place <= length else None

    def _look_again(self) -> None:
        """The word that was being typed is left: now it counts too."""
        block = self.document().findBlockByNumber(self._passed_over)
        cursor = self._edit.textCursor()
        still_there = cursor.blockNumber() == self._passed_over and cursor.atBlockEnd()
        if self._passed_over >= 0 and block.isValid() and not still_there:
            self._passed_over = -1
            self.rehighlightBlock(block)


def next_doubt(edit: QPlainTextEdit, speller: Speller) -> tuple[QTextCursor, int] | None:
    """The next doubtful word from the cursor on, selected, and how many are left with it.

    After the last comes the first; None if there is none.
    """
    text = edit.toPlainText()
    found = speller.doubts(text)
    if not found:
        return None
    here = edit.textCursor().selectionEnd()
    later = [doubt for doubt in found if _units(text, doubt.start) >= here] or list(found)
    doubt = later[0]
    cursor = edit.textCursor()
    cursor.setPosition(_units(text, doubt.start))
    cursor.setPosition(_units(text, doubt.end), QTextCursor.MoveMode.KeepAnchor)
    return cursor, len(found)


def _units(text: str, place: int) -> int:
    """A place in Qt's count, in which a character outside the basic plane counts twice."""
    return place + sum(ord(char) > 0xFFFF for char in text[:place])
