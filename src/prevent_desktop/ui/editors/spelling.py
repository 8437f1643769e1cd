"""Points at doubtful words of a narrative: an underline, and what may have been meant.

Nothing is ever changed but by the person. What is known of words is handed in and let go of with
the draft; nothing here outlives a lock.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import SIGNAL, QObject, QTimer, Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from prevent_desktop.spelling import Dictionary, Doubt, doubtful, may_be_name
from prevent_desktop.ui.kit.fields import TextEdit
from prevent_desktop.ui.kit.theme import tokens_of

LONG = 400
"""Characters of a paragraph from which its words are not looked at between two keys."""
REST_MS = 250
LONGEST_PARAGRAPH = 20_000
"""Characters; a longer one would hold up every key, and there is an offer to split it."""
Suggested = Callable[[tuple[str, ...]], None]


@dataclass
class Known:
    """What is known of words: the dictionary, the program's own words, the person's, the names."""

    dictionary: Dictionary
    vocabulary: frozenset[str]
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
        return doubtful(text, known.own_words, known.names(), known.dictionary, known.vocabulary)

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
    """Underlines the doubtful words of a box, but not the one that is being typed.

    In a long paragraph the words are looked at when typing rests; until then the underlines move
    along with the letters.
    """

    def __init__(self, edit: TextEdit, speller: Speller) -> None:
        super().__init__(edit.document())
        # Qt's own way formats a paragraph at every key: in a long one that is most of the key.
        own = SIGNAL("contentsChange(int,int,int)")
        QObject.disconnect(edit.document(), own, self, None)  # type: ignore[call-overload]
        edit.document().contentsChange.connect(self._take_change)
        self._edit, self._speller = edit, speller
        self._formatting = False
        self._passed_over = -1
        self._looked_at = (-1, 0)
        """Which paragraph was looked at last, and how long it was."""
        self._places: list[tuple[int, int]] = []
        """Where its underlines stand."""
        self._soon = QTimer(self, singleShot=True, interval=REST_MS)
        self._soon.timeout.connect(self._look_whole)
        self._look = QTextCharFormat()
        speller.changed.connect(self._anew)
        edit.cursorPositionChanged.connect(self._look_again)
        edit.left.connect(self._look_again)

    def highlightBlock(self, text: str) -> None:
        """Qt's own hook: format one paragraph."""
        block = self.currentBlock()
        length = block.length() - 1
        if length > LONGEST_PARAGRAPH:
            return
        here = self._cursor_in(block.position(), length)
        number = block.blockNumber()
        if here is not None and length > LONG and self._looked_at[0] == number:
            self._move_along(length, here)
            return
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(tokens_of(self._edit).colour("error"))
        places = []
        for doubt in self._speller.doubts(text):
            start, end = units_before(text, doubt.start), units_before(text, doubt.end)
            if end == here:
                self._passed_over = number
            else:
                self.setFormat(start, end - start, look)
                places.append((start, end))
        if here is not None:
            self._looked_at, self._places, self._look = (number, length), places, look

    def _take_change(self, place: int, _removed: int, added: int) -> None:
        """Look at what was changed; where somebody types in a long paragraph, when that rests."""
        if self._formatting:
            return
        block, last = self.document().findBlock(place), self.document().findBlock(place + added)
        number, inside = block.blockNumber(), place - block.position()
        if number != self._looked_at[0] or block.length() <= LONG or block != last:
            while block.isValid() and block.blockNumber() <= last.blockNumber():
                self.rehighlightBlock(block)
                block = block.next()
        elif any(end > inside for _, end in self._places):
            self.rehighlightBlock(block)
        else:  # every underline stands before it
            self._looked_at = (number, block.length() - 1)
            self._soon.start()

    def rehighlightBlock(self, block: QTextBlock) -> None:
        """Format one paragraph; that this changes the document is no change of its words."""
        self._formatting = True
        super().rehighlightBlock(block)
        self._formatting = False

    def rehighlight(self) -> None:
        """The same for all of them."""
        self._formatting = True
        super().rehighlight()
        self._formatting = False

    def _move_along(self, length: int, here: int) -> None:
        """Keep the underlines on their words while somebody types in front of them."""
        number, before = self._looked_at
        more = length - before
        self._places = [
            (start + more, end + more) if start >= here - max(more, 0) else (start, end)
            for start, end in self._places
            if end < here - max(more, 0) or start >= here - max(more, 0)
        ]
        for start, end in self._places:
            self.setFormat(start, end - start, self._look)
        self._looked_at = (number, length)
        self._soon.start()

    def _anew(self) -> None:
        """Other words are known now."""
        self._looked_at = (-1, 0)
        self.rehighlight()

    def _look_whole(self) -> None:
        """Typing rests: every word of the paragraph is looked at."""
        block = self.document().findBlockByNumber(self._looked_at[0])
        self._looked_at = (-1, 0)
        if block.isValid():
            self.rehighlightBlock(block)

    def _cursor_in(self, start: int, length: int) -> int | None:
        """Where the cursor stands in a paragraph, while the keys go into the box."""
        place = self._edit.textCursor().position() - start
        return place if self._edit.hasFocus() and 0 <= place <= length else None

    def _look_again(self) -> None:
        """The word that was being typed is left, or the box is: now it counts too."""
        if self._passed_over < 0:
            return
        block = self.document().findBlockByNumber(self._passed_over)
        cursor = self._edit.textCursor()
        at_its_end = cursor.blockNumber() == self._passed_over and cursor.atBlockEnd()
        still_there = at_its_end and self._edit.hasFocus()
        if block.isValid() and not still_there:
            self._passed_over, self._looked_at = -1, (-1, 0)
            self.rehighlightBlock(block)


@dataclass(frozen=True)
class Next:
    """The next doubtful word, selected; how many are left with it; whether it may be a name."""

    cursor: QTextCursor
    left: int
    may_be_name: bool


def next_doubt(edit: QPlainTextEdit, speller: Speller) -> Next | None:
    """The next doubtful word from the cursor on. After the last comes the first; None without."""
    text = edit.toPlainText()
    found = speller.doubts(text)
    if not found:
        return None
    here = edit.textCursor().selectionEnd()
    later = [doubt for doubt in found if units_before(text, doubt.start) >= here] or list(found)
    doubt = later[0]
    cursor = edit.textCursor()
    cursor.setPosition(units_before(text, doubt.start))
    cursor.setPosition(units_before(text, doubt.end), QTextCursor.MoveMode.KeepAnchor)
    return Next(cursor, len(found), may_be_name(text, doubt))


def units_before(text: str, place: int) -> int:
    """A place in Qt's count, in which a character outside the basic plane counts twice."""
    return place if text.isascii() else len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
