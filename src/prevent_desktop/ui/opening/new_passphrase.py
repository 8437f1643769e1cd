"""Choosing a passphrase: typed twice, or suggested by the program and shown."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.shipped.signs import seen
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.kit.typed_box import PassphraseBox

Suggest = Callable[[QWidget, Callable[[str], None]], None]
"""Has words made for a widget, in a worker, and calls back with them while it is there."""

SHORTEST_PASSPHRASE = 8
"""Characters; long enough that Argon2id makes guessing it slow."""
HINT = (
    f"At least {SHORTEST_PASSPHRASE} characters. A few words that do not belong together are good."
)

WRITTEN = "I have written these words down where nobody else finds them"
WRITE_DOWN = "Write the words down, then tick that you have; or type a passphrase of your own."


class NewPassphrase(QWidget):
    """Two boxes and "Suggest one". Suggested words have to be written down, and it is said so."""

    def __init__(self, suggest: Suggest) -> None:
        super().__init__()
        self._suggest = suggest
        self._first = PassphraseBox("Choose a passphrase", "passphrase", HINT)
        self._again = PassphraseBox("Type it again", "passphrase-again")
        offer = Button("Suggest one", "secondary")
        offer.setAccessibleDescription("Fills both boxes with six words and shows them")
        offer.clicked.connect(lambda: self._suggest(self, self._fill))
        self._suggested = ""
        self._written = CheckBox(WRITTEN)
        self._problem = Problem(self)
        for box in (self._first, self._again):
            box.edit.textChanged.connect(self._show_written)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for widget in (
            self._first,
            button_row(offer),
            self._again,
            self._problem.line,
            self._written,
        ):
            layout.addWidget(widget)
        self._show_written()

    @property
    def _is_suggested(self) -> bool:
        return bool(self._suggested) and self._first.text == self._suggested

    @Slot()
    def _show_written(self) -> None:
        """Only words that the program made have to be written down by somebody who means them."""
        self._written.setVisible(self._is_suggested)
        if not self._is_suggested:
            self._problem.clear()

    def be_well(self) -> None:
        """Nothing is wrong any more."""
        for box in (self._first, self._again):
            box.be_well()
        self._problem.clear()

    def _fill(self, words: str) -> None:
        self._suggested = words
        self._written.setChecked(False)
        for box in (self._first, self._again):
            box.be_well()
            box.edit.setText(words)
            box.show_text()
        self._first.edit.setFocus()
        announce(self._first.edit, f"Suggested: {words}. {WRITE_DOWN}")

    def chosen(self) -> str | None:
        """The passphrase; None, after saying so at the box, while it cannot be used."""
        self.be_well()
        shown = seen(self._first.text)
        if self._first.text and not shown:
            self._first.say("Nothing of this passphrase can be seen: type letters or figures.")
            return None
        if len(shown) < SHORTEST_PASSPHRASE:
            self._first.say(f"The passphrase needs at least {SHORTEST_PASSPHRASE} characters.")
            return None
        if self._first.text != self._again.text:
            self._again.say("The two passphrases are not the same; type them again.")
            return None
        if self._is_suggested and not self._written.isChecked():
            self._problem.say(WRITE_DOWN, self._written)
            return None
        return self._first.text
