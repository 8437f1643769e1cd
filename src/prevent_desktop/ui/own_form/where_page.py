"""Where the filled copy goes."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.fields import LineEdit
from prevent_desktop.ui.kit.file_dialogs import choose_folder
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page, labelled
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.kit.typed_path import whole_path

TITLE = "Save the filled copy"
WAIT = "Filling a copy, saving it and reading it back…"
NOT_ENCRYPTED = "The copy is not encrypted. Choose a folder that others cannot see."


class WherePage(Page):
    """`wanted` carries the folder."""

    wanted = Signal(object)
    back = Signal()

    def __init__(self, folder: Path, count: str, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self._folder = LineEdit()
        self._folder.setText(str(folder))
        self._problem = Problem(self)
        self._waiting = Notice("info", WAIT)
        self._waiting.hide()
        choose = Button("Choose another folder…", "secondary")
        choose.clicked.connect(self._choose)
        self._save = Button("Fill and save the copy", "primary")
        self._save.clicked.connect(self._ask)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add(
            heading(TITLE, 1),
            body(f"{count}. Their own file stays as it is, and no other file is overwritten."),
            labelled(
                "Save the copy in this folder", self._folder, "own-form/folder", NOT_ENCRYPTED
            ),
            self._problem.line,
            button_row(choose),
            self._waiting,
        )
        self.add_buttons(self._save, back)

    def _choose(self) -> None:
        choose_folder(self, "Save the copy in", self._folder.text(), self._folder.setText)

    def _ask(self) -> None:
        folder = whole_path(self._folder.text())
        if folder is None:
            self._problem.say("Type the whole path of a folder, or choose one.", self._folder)
            return
        self._problem.clear()
        self._save.setEnabled(False)
        self._waiting.show()
        announce(self, WAIT)
        self.wanted.emit(folder)

    def show_problem(self, sentence: str) -> None:
        """Say why nothing was saved."""
        self._waiting.hide()
        self._save.setEnabled(True)
        self._problem.say(sentence, self._folder)
