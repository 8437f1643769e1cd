"""A box to type one line into, with its label, its hint, and room for what is wrong with it."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.fields import LineEdit
from prevent_desktop.ui.kit.labels import error_text, hint, strong
from prevent_desktop.ui.kit.page import page_of
from prevent_desktop.ui.kit.rhythm import as_group
from prevent_desktop.ui.kit.typed import kept_as_typed


class TypedBox(QWidget):
    """One line. `say` puts an error between label and box, and into the summary of its page."""

    def __init__(
        self, label: str, identifier: str, explanation: str = "", *, characters: int = 50
    ) -> None:
        super().__init__()
        as_group(self)
        self._explanation = explanation
        self.edit = LineEdit()
        self.edit.setAccessibleName(label)
        self.edit.setAccessibleIdentifier(identifier)
        self.edit.setAccessibleDescription(explanation)
        self.edit.be_wide(characters)
        name = strong(label)
        name.setBuddy(self.edit)
        self._error = error_text("")
        self._error.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(name)
        if explanation:
            self.column.addWidget(hint(explanation))
        self.column.addWidget(self._error)
        self.column.addWidget(self.edit)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def say(self, problem: str) -> None:
        """Show and tell what is wrong: here, and first on the page, which leads here."""
        words = f"Error: {problem}"
        self._error.setText(words)
        self._show_error(shown=True, description=f"{words} {self._explanation}".strip())
        page = page_of(self)
        if page is not None:
            page.tell_problem(self, problem, self.edit)
        else:
            self.edit.setFocus()
            announce(self.edit, words, urgent=True)

    def be_well(self) -> None:
        """Nothing is wrong any more."""
        self._show_error(shown=False, description=self._explanation)
        page = page_of(self)
        if page is not None:
            page.no_problem(self)

    def _show_error(self, *, shown: bool, description: str) -> None:
        self._error.setVisible(shown)
        self.edit.setAccessibleDescription(description)
        self.edit.setProperty("bad", shown)
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)


class PassphraseBox(TypedBox):
    """A passphrase, with "Show what I type"; pasting is allowed (WCAG 2.2, 3.3.8)."""

    def __init__(self, label: str, identifier: str, explanation: str = "") -> None:
        super().__init__(label, identifier, explanation)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        kept_as_typed(self.edit)  # it goes with its page, and is typed again
        self._show = CheckBox("Show what I type")
        self._show.setAccessibleDescription(label)
        self._show.toggled.connect(self._set_shown)
        self.column.addWidget(self._show)

    def show_text(self) -> None:
        """Show what stands in it."""
        self._show.setChecked(True)

    def empty(self) -> None:
        """Forget what was typed, what could be undone with it, and that it was to be shown."""
        self.edit.setText("")  # unlike clear(), this leaves nothing to undo
        self._show.setChecked(False)

    def _set_shown(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.edit.setEchoMode(modes.Normal if shown else modes.Password)
