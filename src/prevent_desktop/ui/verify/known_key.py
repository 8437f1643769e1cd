"""What this computer knows of one key, and the buttons that change it. Part of pages."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from prevent_desktop.document.identity import NAMELESS
from prevent_desktop.document.verdict_words import compared_words
from prevent_desktop.kept.known_signers import KnownSigner
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, breakable, hint
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.kit.shapes import Shape, ShapeMark

BY_PHONE = (
    "To compare it, ring them on a number that you had before you got this file, and read all "
    "sixteen groups to each other."
)
LONGEST_NAME, LONGEST_WORD = 60, 24
"""Characters of a name and of its words on a button; a foreign certificate may hold more."""
FORGOTTEN = "This comparison is forgotten; the key counts as unknown again."


class KnownKey(QWidget):
    """One key: unknown, compared, or just forgotten.

    `compared` says that somebody compared it; `forgotten` carries the `KnownSigner` to forget,
    `undone` the one to take back.
    """

    compared = Signal()
    forgotten = Signal(object)
    undone = Signal(object)

    def __init__(self, name: str, fingerprint: str) -> None:
        super().__init__()
        self.name = name
        self.fingerprint = fingerprint
        self._known: KnownSigner | None = None
        self._words = body("")
        self._how = hint(BY_PHONE)
        self._problem = Problem(self)
        words = f"I have compared this fingerprint with {_on_a_button(name)} by phone"
        self._compare = Button(words, "secondary")
        self._compare.clicked.connect(self.compared)
        self._forget = Button("Forget this comparison", "link")
        self._forget.setAccessibleName(f"Forget the comparison with {name}")
        self._forget.clicked.connect(lambda: self.forgotten.emit(self._known))
        self._undo = Button("Undo", "secondary")
        self._undo.setAccessibleName(f"Undo: keep the comparison with {name}")
        self._undo.clicked.connect(lambda: self.undone.emit(self._known))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._mark = ShapeMark(Shape.QUESTION)
        known = QHBoxLayout()
        known.setSpacing(8)
        known.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        known.addWidget(self._words, 1)
        layout.addLayout(known)
        row = button_row(self._compare, self._undo, self._forget)
        for widget in (self._how, self._problem.line, row):
            layout.addWidget(widget)
        self._buttons = (self._compare, self._undo, self._forget)
        self._show("", None)

    def show_words(self, words: str) -> None:
        """There is nothing to be done about this key."""
        self._show(words, None)

    def show_unknown(self, words: str) -> None:
        """Nobody here compared this key yet."""
        self._show(words, self._compare)
        self._how.show()

    def show_known(self, known: KnownSigner, *, now: bool = False) -> None:
        """It was compared; `now`, by the button that has the focus."""
        self._known = known
        self._show(compared_words(known.name, known.compared), self._forget, now=now)

    def show_forgotten(self) -> None:
        """The comparison is forgotten, and can be taken back while this page is open."""
        self._show(FORGOTTEN, self._undo, now=True)

    def show_problem(self, sentence: str) -> None:
        """What was asked for could not be done; everything is as it was."""
        shown = (button for button in self._buttons if not button.isHidden())
        self._problem.say(sentence, next(shown, self._compare))

    def _show(self, words: str, button: Button | None, *, now: bool = False) -> None:
        self._words.setText(breakable(words))
        for part in (self._words, self._mark):
            part.setVisible(bool(words))
        self._mark.set_shape(self._shape_with(button))
        self._how.hide()
        self._problem.clear()
        if button is not None:
            button.show()
            if now:
                button.setFocus()
                announce(self, words)
        for other in self._buttons:
            other.setVisible(other is button)

    def _shape_with(self, button: Button | None) -> Shape:
        """What is offered tells what is known of the key."""
        if button is None:
            return Shape.INFO
        return Shape.DONE if button is self._forget else Shape.QUESTION


def _on_a_button(name: str) -> str:
    """The name, unless there is none, or it would make the page scroll sideways."""
    long = len(name) > LONGEST_NAME or any(len(word) > LONGEST_WORD for word in name.split())
    return "its holder" if long or name == NAMELESS else name
