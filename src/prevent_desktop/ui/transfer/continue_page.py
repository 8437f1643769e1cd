"""Choosing an earlier PDF to go on from; one that is not unchanged is not gone on from."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.document import Verdict
from prevent_desktop.document.verdict_words import verdict_words
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.file_dialogs import choose_file
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.typed_box import TypedBox
from prevent_desktop.ui.kit.typed_path import whole_path

TITLE = "Continue from an earlier PDF"
WORDS = (
    "The answers in a PDF of this program become a new draft. Only a PDF that nobody has changed "
    "since it was signed is used. The earlier PDF stays as it is."
)
NOT_USED = "No draft was made of it. Ask whoever sent it for the original."
PATH_CHARACTERS = 80


class ContinuePage(Page):
    """`wanted` carries the path of the PDF."""

    wanted = Signal(object)
    back = Signal()

    def __init__(self, start_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self._start_folder = start_folder
        self._path = TypedBox("Where is the PDF?", "continue/path", characters=PATH_CHARACTERS)
        choose = Button("Choose a PDF…", "secondary")
        choose.clicked.connect(self._choose)
        self._go_on = Button("Make a draft of it", "primary")
        self._go_on.clicked.connect(self._want)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self._verdict: Notice | None = None
        self.add(heading(TITLE, 1), body(WORDS), self._path, button_row(choose))
        self.add_buttons(self._go_on, back)

    def _choose(self) -> None:
        choose_file(
            self,
            "Choose a PDF",
            str(self._start_folder),
            "PDF files (*.pdf)",
            self._path.edit.setText,
        )

    def _want(self) -> None:
        self._path.be_well()
        self._drop_verdict()
        path = whole_path(self._path.text)
        if path is None:
            self._path.say("Type the whole path of the PDF, or choose it.")
        elif self._go_on.isEnabled():
            self._go_on.setEnabled(False)
            self.wanted.emit(path)

    def show_verdict(self, verdict: Verdict) -> None:
        """Why no draft is made of it: what checking it said."""
        self._go_on.setEnabled(True)
        words = verdict_words(verdict)
        self._verdict = Notice("warning", words.title, f"{words.advice} {NOT_USED}")
        if words.reason:
            self._verdict.add(body(words.reason))
        self.add(self._verdict)
        self.column.scroll_to(self._verdict)
        announce(self, f"{words.title}. {NOT_USED}", urgent=True)
        self._path.edit.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Why it could not be looked at."""
        self._go_on.setEnabled(True)
        self._path.say(sentence)

    def _drop_verdict(self) -> None:
        if self._verdict is not None:
            self._verdict.hide()
            self._verdict.deleteLater()
            self._verdict = None
