"""Handing a draft over as a sealed file, and taking one over."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.kept.drafts import UNTITLED
from prevent_desktop.kept.handover import ENDING, TakenOver
from prevent_desktop.moments import Zone
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.big_words import BigWords
from prevent_desktop.ui.kit.buttons import Button, CopyButton
from prevent_desktop.ui.kit.file_dialogs import choose_file, choose_folder
from prevent_desktop.ui.kit.labels import body, heading, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.typed_box import TypedBox
from prevent_desktop.ui.kit.typed_path import whole_path

BY_PHONE = "Tell them by phone, not by email"
STAYS = "The draft stays here too, until you delete it."
PATH_CHARACTERS = 80


class HandOverPage(Page):
    """`wanted` carries the folder and the sender's name; the words are in the page's hands."""

    wanted = Signal(object, str)
    back = Signal()

    def __init__(
        self,
        title: str,
        words: str,
        *,
        sender: str,
        folder: Path,
        until: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Hand over or move a draft", parent)
        self._until = until
        self._folder = TypedBox(
            "Save the file in this folder", "transfer/folder", characters=PATH_CHARACTERS
        )
        self._folder.edit.setText(str(folder))
        self._sender = TypedBox(
            "Your name", "transfer/sender", "Shown to whoever takes the draft over."
        )
        self._sender.edit.setText(sender)
        self._words = BigWords("The words that open the file", words)
        self._save = Button("Save the transfer file", "primary")
        self._save.clicked.connect(self._want)
        self._result: Notice | None = None
        choose = Button("Choose another folder…", "secondary")
        choose.clicked.connect(self._choose)
        copy = CopyButton("Copy the words", lambda: words)
        back = Button("Back to your referrals", "secondary")
        back.clicked.connect(self.back)
        self.add(
            heading("Hand over or move a draft", 1),
            strong(title or UNTITLED),
            body(
                "A transfer file is this draft, encrypted. Take it to another computer, or give it "
                "to your deputy or lead by the shared drive or memory stick you already use."
            ),
            body(f"It can be taken over until {until}. {STAYS}"),
            heading(BY_PHONE, 2),
            body("Whoever has the file and these words can read the draft."),
            self._words,
            button_row(copy),
            self._sender,
            self._folder,
            button_row(choose),
        )
        self.add_buttons(self._save, back)

    def entered(self) -> None:
        """The words come first: they have to be told."""
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
        self.wanted.emit(folder, self._sender.text.strip())

    def show_saved(self, path: Path) -> None:
        """The file is there."""
        self._drop_result()
        self._result = Notice(
            "success",
            "The transfer file is saved",
            f"{path}. It can be taken over until {self._until}. {STAYS} {BY_PHONE}: the words "
            "above are shown only now.",
        )
        self.add(self._result)
        self.column.scroll_to(self._result)
        announce(self, "The transfer file is saved")

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


class TakeOverPage(Page):
    """`wanted` carries the path of a transfer file and the words that were told."""

    wanted = Signal(object, str)
    back = Signal()

    def __init__(self, start_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("Take over a draft", parent)
        self._start_folder = start_folder
        self._path = TypedBox(
            "Where is the transfer file?", "transfer/path", characters=PATH_CHARACTERS
        )
        self._words = TypedBox(
            "The words you were told",
            "transfer/words",
            "Capitals, spaces and hyphens do not matter.",
        )
        self._words.edit.returnPressed.connect(self._want)
        choose = Button("Choose a file…", "secondary")
        choose.clicked.connect(self._choose)
        self._go_on = Button("Take it over", "primary")
        self._go_on.clicked.connect(self._want)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add(
            heading("Take over a draft", 1),
            body("A colleague, or you on another computer, made a transfer file of a draft."),
            self._path,
            button_row(choose),
            self._words,
        )
        self.add_buttons(self._go_on, back)

    def _choose(self) -> None:
        choose_file(
            self,
            "Choose a transfer file",
            str(self._start_folder),
            f"Transfer files (*{ENDING})",
            self._path.edit.setText,
        )

    def _want(self) -> None:
        self._path.be_well()
        self._words.be_well()
        path = whole_path(self._path.text)
        if path is None:
            typed = self._path.text.strip()
            what = "the whole path of the file" if typed else "where the file is"
            self._path.say(f"Type {what}, or choose it.")
        elif not self._words.text.strip():
            self._words.say("Type the words.")
        elif self._go_on.isEnabled():
            self._go_on.setEnabled(False)
            self.wanted.emit(path, self._words.text)

    def show_problem(self, sentence: str, *, at_words: bool) -> None:
        """Why it could not be taken over."""
        self._go_on.setEnabled(True)
        (self._words if at_words else self._path).say(sentence)


class ArrivedPage(Page):
    """What a transfer file says of itself, before its draft becomes one of one's own."""

    accepted = Signal()
    refused = Signal()

    def __init__(self, taken: TakenOver, zone: Zone, parent: QWidget | None = None) -> None:
        super().__init__("A draft has arrived", parent)
        sender = f"“{taken.sender}”" if taken.sender else "somebody who gave no name"
        accept = Button("Open it as a new draft", "primary")
        accept.clicked.connect(self.accepted)
        refuse = Button("Do not take it over", "secondary")
        refuse.clicked.connect(self.refused)
        self.add(
            heading("A draft has arrived", 1),
            strong(taken.draft.title()),
            body(f"It says that it comes from {sender}, on {zone.day(taken.made)}."),
            Notice(
                "warning",
                "Nobody has checked who it comes from",
                "Anyone who has the words could have made it. Ask the person on the phone.",
            ),
        )
        if taken.expired:
            self.add(
                Notice(
                    "warning",
                    f"It was to be taken over until {zone.day(taken.expires)}",
                    "Ask whether the referral was made meanwhile before you go on.",
                )
            )
        self.add_buttons(accept, refuse)
