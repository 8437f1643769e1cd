"""Handing a draft over as a sealed file, and taking one over."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.kept.drafts import UNTITLED
from prevent_desktop.kept.handover import ENDING, TakenOver
from prevent_desktop.moments import Zone
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading, strong
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.typed_box import TypedBox
from prevent_desktop.ui.transfer.sealed_file import OpenSealedPage, SaveSealedPage

BY_PHONE = "Tell them by phone, not by email"
STAYS = "The draft stays here too, until you delete it."


class HandOverPage(SaveSealedPage):
    """`wanted` carries the folder and the sender's name; the words are in the page's hands."""

    wanted = Signal(object, str)

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
        super().__init__(
            "Hand over or move a draft",
            words,
            name="transfer",
            folder=folder,
            save="Save the transfer file",
            parent=parent,
        )
        self._until = until
        self._sender = TypedBox(
            "Your name", "transfer/sender", "Shown to whoever takes the draft over."
        )
        self._sender.edit.setText(sender)
        self.folder_chosen.connect(
            lambda chosen: self.wanted.emit(chosen, self._sender.text.strip())
        )
        self.add(
            strong(title or UNTITLED),
            body(
                "A transfer file is this draft, encrypted. Take it to another computer, or give it "
                "to your deputy or lead by the shared drive or memory stick you already use."
            ),
            body(f"It can be taken over until {until}. {STAYS}"),
            heading(BY_PHONE, 2),
            body("Whoever has the file and these words can read the draft."),
        )
        self.add_words()
        self.add(self._sender)
        self.add_folder()

    def show_saved(self, path: Path) -> None:
        """The file is there."""
        self.show_result(
            "The transfer file is saved",
            f"{path}. It can be taken over until {self._until}. {STAYS} {BY_PHONE}: the words "
            "above are shown only now.",
        )


class TakeOverPage(OpenSealedPage):
    """`wanted` carries the path of a transfer file and the words that were told."""

    def __init__(self, start_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            "Take over a draft",
            "A colleague, or you on another computer, made a transfer file of a draft.",
            name="transfer",
            labels=("Where is the transfer file?", "The words you were told"),
            kind=("Transfer files", ENDING),
            go_on="Take it over",
            start_folder=start_folder,
            parent=parent,
        )


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
        for line in taken.here:
            changed = (
                f" It was last changed {zone.day_and_time(line.changed)}." if line.changed else ""
            )
            said = f" It is marked as sent: {line.reference}." if line.sent else ""
            self.add(
                Notice(
                    "warning",
                    "This draft is here already",
                    f"{line.title or UNTITLED}.{changed}{said} Opening this one makes a second.",
                )
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
