"""What the pages for sealed files share: where one is saved under words, and how one is opened.

A draft for a colleague and everything for a new computer go the same way; each page says its own
words about it.
"""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.big_words import BigWords
from prevent_desktop.ui.kit.buttons import Button, CopyButton
from prevent_desktop.ui.kit.file_dialogs import choose_file, choose_folder
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.typed_box import TypedBox
from prevent_desktop.ui.kit.typed_path import whole_path

PATH_CHARACTERS = 80


class SaveSealedPage(Page):
    """Shows the words of a new file, and asks for its folder.

    `folder_chosen` carries the folder; the words are shown only here.
    """

    folder_chosen = Signal(object)
    back = Signal()

    def __init__(
        self, title: str, words: str, *, name: str, folder: Path, save: str, parent: QWidget | None
    ) -> None:
        super().__init__(title, parent)
        self._words = BigWords("The words that open the file", words)
        self._copy = CopyButton("Copy the words", lambda: words)
        self._folder = TypedBox(
            "Save the file in this folder", f"{name}/folder", characters=PATH_CHARACTERS
        )
        self._folder.edit.setText(str(folder))
        self._save = Button(save, "primary")
        self._save.clicked.connect(self._want)
        self._result: Notice | None = None
        self.add(heading(title, 1))

    def add_words(self) -> None:
        """The words, with a button that copies them."""
        self.add(self._words, button_row(self._copy))

    def add_folder(self) -> None:
        """Where the file goes, and the buttons at the foot of the page."""
        choose = Button("Choose another folder…", "secondary")
        choose.clicked.connect(self._choose)
        back = Button("Back to your referrals", "secondary")
        back.clicked.connect(self.back)
        self.add(self._folder, button_row(choose))
        self.add_buttons(self._save, back)

    def entered(self) -> None:
        """The words come first: they have to be told, or written down."""
        QTimer.singleShot(0, self, lambda: self.focus_on(self._words))

    def _choose(self) -> None:
        choose_folder(self, "Save the file in", self._folder.text, self._folder.edit.setText)

    def _want(self) -> None:
        self._folder.be_well()
        folder = whole_path(self._folder.text)
        if folder is None:
            self._folder.say("Type the whole path of a folder, or choose one.")
            return
        self._save.setEnabled(False)
        self.folder_chosen.emit(folder)

    def show_result(self, title: str, words: str) -> None:
        """The file is there."""
        self._drop_result()
        self._result = Notice("success", title, words)
        self.add(self._result)
        self.column.scroll_to(self._result)
        announce(self, title)

    def show_problem(self, sentence: str) -> None:
        """It could not be saved; it may be tried again."""
        self._drop_result()
        self._save.setEnabled(True)
        self._folder.say(sentence)

    def _drop_result(self) -> None:
        if self._result is not None:
            self._result.hide()
            self._result.deleteLater()
            self._result = None


class OpenSealedPage(Page):
    """Asks for a file and its words; `wanted` carries both."""

    wanted = Signal(object, str)
    back = Signal()

    def __init__(
        self,
        title: str,
        explains: str,
        *,
        name: str,
        labels: tuple[str, str],
        kind: tuple[str, str],
        go_on: str,
        start_folder: Path,
        parent: QWidget | None,
    ) -> None:
        """`labels` of the path and of the words; `kind` of file for the dialog: name and ending."""
        super().__init__(title, parent)
        self._start_folder = start_folder
        self._kind = kind
        self._path = TypedBox(labels[0], f"{name}/path", characters=PATH_CHARACTERS)
        self._words = TypedBox(
            labels[1], f"{name}/words", "Capitals, spaces and hyphens do not matter."
        )
        choose = Button("Choose a file…", "secondary")
        choose.clicked.connect(self._choose)
        self._go_on = Button(go_on, "primary")
        self._go_on.clicked.connect(self._want)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self._handed: tuple[str, Path] | None = None
        """A file that was handed over, and what the box shows of its name."""
        self.add(heading(title, 1), body(explains), self._path, button_row(choose), self._words)
        self.add_buttons(self._go_on, back)

    def take_file(self, file: Path) -> None:
        """Fill in the path of a file that was handed over."""
        self._path.edit.setText(str(file))
        self._handed = (self._path.text, file)

    def entered(self) -> None:
        """Where the file is known, its words are what is asked for."""
        if self._handed is None:
            super().entered()
        else:
            QTimer.singleShot(0, self, lambda: self.focus_on(self._words.edit))

    def _choose(self) -> None:
        name, ending = self._kind
        choose_file(
            self,
            "Choose the file",
            str(self._start_folder),
            f"{name} (*{ending})",
            self._path.edit.setText,
        )

    def _want(self) -> None:
        self._path.be_well()
        self._words.be_well()
        shown, path = self._handed or ("", None)
        if path is None or self._path.text != shown:
            path = whole_path(self._path.text)
        if path is None:
            typed = self._path.text.strip()
            what = "the whole path of the file" if typed else "where the file is"
            self._path.say(f"Type {what}, or choose it.")
        elif not self._words.text.strip(" -"):
            self._words.say("Type the words.")
        elif self._go_on.isEnabled():
            self._go_on.setEnabled(False)
            self.wanted.emit(path, self._words.text)

    def show_problem(self, sentence: str, *, at_words: bool) -> None:
        """Why it could not be taken in."""
        self._go_on.setEnabled(True)
        (self._words if at_words else self._path).say(sentence)
