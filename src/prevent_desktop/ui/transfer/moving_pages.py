"""Taking everything to a new computer: the file and its words, and bringing it in there."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.kept.moving import ENDING, Unpacked
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
TAKE = "Take everything to a new computer"
BRING = "Bring everything from an old computer"
GOES_ALONG = (
    "All your drafts and records, additions and decisions, your signing key, the keys you have "
    "compared, your details and your settings go into one encrypted file. PDFs that you saved do "
    "not: copy them as you copy other files. All of it stays here too, until you delete it."
)
HOW = (
    "Write the words down or keep this page open, take the file to the new computer by the shared "
    "drive or memory stick you already use, and choose “Bring everything from an old computer” "
    "there. Never send it by email."
)


class TakePage(Page):
    """`wanted` carries the folder; the words are shown only here."""

    wanted = Signal(object)
    back = Signal()

    def __init__(self, words: str, folder: Path, until: str, parent: QWidget | None = None) -> None:
        super().__init__(TAKE, parent)
        self._until = until
        self._words = BigWords("The words that open the file", words)
        self._folder = TypedBox(
            "Save the file in this folder", "moving/folder", characters=PATH_CHARACTERS
        )
        self._folder.edit.setText(str(folder))
        self._save = Button("Make the file", "primary")
        self._save.clicked.connect(self._want)
        choose = Button("Choose another folder…", "secondary")
        choose.clicked.connect(self._choose)
        back = Button("Back to your referrals", "secondary")
        back.clicked.connect(self.back)
        self.add(
            heading(TAKE, 1),
            body(GOES_ALONG),
            body(HOW),
            body(f"The file can be brought in until {until}."),
            heading("The words", 2),
            body("Whoever has the file and these words can read everything."),
            self._words,
            button_row(CopyButton("Copy the words", lambda: words)),
            self._folder,
            button_row(choose),
        )
        self.add_buttons(self._save, back)

    def entered(self) -> None:
        """The words come first: they have to be written down."""
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
        self.wanted.emit(folder)

    def show_saved(self, path: Path, count: int, left: int) -> None:
        """The file is there."""
        lost = f" {left} could not be read any more, and are not in it." if left else ""
        saved = Notice("success", "The file is saved", f"{path}. {count} things are in it.{lost}")
        self.add(saved)
        self.column.scroll_to(saved)
        announce(self, "The file is saved")

    def show_problem(self, sentence: str) -> None:
        """It could not be saved; it may be tried again."""
        self._save.setEnabled(True)
        self._folder.say(sentence)


class BringPage(Page):
    """`wanted` carries the path of the file and its words."""

    wanted = Signal(object, str)
    back = Signal()

    def __init__(self, start_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(BRING, parent)
        self._start_folder = start_folder
        self._path = TypedBox("Where is the file?", "moving/path", characters=PATH_CHARACTERS)
        self._words = TypedBox(
            "The words that open it", "moving/words", "Capitals, spaces and hyphens do not matter."
        )
        self._words.edit.returnPressed.connect(self._want)
        choose = Button("Choose a file…", "secondary")
        choose.clicked.connect(self._choose)
        self._go_on = Button("Bring it in", "primary")
        self._go_on.clicked.connect(self._want)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add(
            heading(BRING, 1),
            body(
                "What is here already stays as it is: nothing is written over. Bringing the same "
                "file in twice brings nothing twice."
            ),
            self._path,
            button_row(choose),
            self._words,
        )
        self.add_buttons(self._go_on, back)

    def _choose(self) -> None:
        choose_file(
            self,
            "Choose the file",
            str(self._start_folder),
            f"Files of everything (*{ENDING})",
            self._path.edit.setText,
        )

    def _want(self) -> None:
        self._path.be_well()
        self._words.be_well()
        path = whole_path(self._path.text)
        if path is None:
            self._path.say("Type the whole path of the file, or choose it.")
        elif not self._words.text.strip():
            self._words.say("Type the words.")
        elif self._go_on.isEnabled():
            self._go_on.setEnabled(False)
            self.wanted.emit(path, self._words.text)

    def show_problem(self, sentence: str, *, at_words: bool) -> None:
        """Why it could not be brought in."""
        self._go_on.setEnabled(True)
        (self._words if at_words else self._path).say(sentence)


def brought_words(done: Unpacked) -> str:
    """What to say at the top of the list afterwards."""
    things = "1 thing was" if done.taken == 1 else f"{done.taken} things were"
    here = f" {done.here} were here already, and stay as they are." if done.here else ""
    return f"{things} brought in.{here} Delete the file when you have looked through your list."
