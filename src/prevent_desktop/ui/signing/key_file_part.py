"""Signing with a key file from an organisation: which file, and its passphrase. Part of pages.

The passphrase leaves the box when it is used and when the page goes, whatever happens then.
"""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.file_dialogs import choose_file
from prevent_desktop.ui.kit.labels import body
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.typed_box import PassphraseBox, TypedBox
from prevent_desktop.ui.kit.typed_path import whole_path

WORDS = "Sign with a key file from your organisation"
ABOUT = (
    "Its name ends in .p12 or .pfx. The signature will carry the name in the key's certificate, "
    "which may be another than yours. The key signs this one file; nothing of it is kept here."
)
KINDS = "Key files (*.p12 *.pfx);;All files (*)"
WIDE = 88


class KeyFilePart(QWidget):
    """`chosen` says whether a key file is to sign."""

    chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._wanted = CheckBox(WORDS)
        self._path = TypedBox("Where is the key file?", "key-file/path", characters=WIDE)
        choose = Button("Choose the key file…", "secondary")
        choose.clicked.connect(self._choose)
        self._passphrase = PassphraseBox(
            "Passphrase of the key file",
            "key-file/passphrase",
            "It is used once and not kept. Leave it empty if the file has none.",
        )
        self._details = QWidget()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 0, 0, 0)
        details.setSpacing(16)
        for widget in (body(ABOUT), self._path, button_row(choose), self._passphrase):
            details.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._wanted)
        layout.addWidget(self._details)
        self._details.hide()
        self._wanted.toggled.connect(self._show_details)

    def _show_details(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self._path.be_well()
        self._passphrase.be_well()
        self._passphrase.empty()
        self.chosen.emit(shown)

    def _choose(self) -> None:
        start = whole_path(self._path.text)
        folder = str(start.parent) if start else str(Path.home())
        choose_file(self, "Choose the key file", folder, KINDS, self._take)

    def _take(self, path: str) -> None:
        self._path.be_well()
        self._path.edit.setText(path)
        self._passphrase.edit.setFocus()

    def path(self) -> Path | None:
        """The file to sign with; None while the key kept here is to sign."""
        return whole_path(self._path.text) if self._wanted.isChecked() else None

    def is_missing(self) -> bool:
        """Whether a file is wanted and not named; the person is told at its box."""
        self._path.be_well()
        self._passphrase.be_well()
        if not self._wanted.isChecked() or self.path() is not None:
            return False
        self._path.say("Type the whole path of the key file, or choose it.")
        return True

    def take_passphrase(self) -> bytes | None:
        """What was typed, for the one use; the box is empty afterwards."""
        typed = self._passphrase.text.encode("utf-8", "surrogatepass") or None
        self._passphrase.empty()
        return typed

    def refused(self, error: PreventDesktopError, sentence: str) -> bool:
        """Whether the error is about the key file; it is then told at the box to mend."""
        path = self.path()
        about_file = error.family == "file" and error.places.get("name") == str(path)
        if path is None or not (about_file or error.family == "identity"):
            return False
        box = self._passphrase if error.code == "wrong_passphrase" else self._path
        box.say(sentence)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever takes the page's place, a lock too: the passphrase goes first."""
        self._passphrase.empty()
        super().hideEvent(event)
