"""Where drafts may not be kept, and where they do not last."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.computer.place import PlaceKind
from prevent_desktop.kept.draft_lines import DraftLine
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice

WHERE = {
    PlaceKind.NETWORK: "is on a network drive, where others may see it and a fault can cut it off",
    PlaceKind.SYNCHRONISED: "is copied to other computers by a program such as OneDrive",
}
FOR_IT = (
    "For IT: move the folder for program data to a local disk, or allow this place with "
    "“allow_shared_folder = true” in the policy file of Prevent Desktop."
)
NOT_LASTING = "This computer forgets your drafts when you sign out"
BEFORE_YOU_GO = (
    "Finish and send your referral before you sign out, or take the draft with you: "
    "“Hand over or move” saves it as a transfer file where you choose."
)
BEFORE_YOU_SIGN_OUT = (
    "Finish and send your referral before you sign out; incomplete if it has to be."
)

NOTES_GO = "These will be gone too"
NOTES_GO_WORDS = (
    "They cannot be taken with you. Go back and make their PDFs, or copy what you wrote."
)


class PlaceRefusedPage(Page):
    """The folder of the drafts is in a place where they must not be; nothing is written."""

    def __init__(self, kind: PlaceKind, parent: QWidget | None = None) -> None:
        super().__init__("Your drafts cannot be kept here", parent)
        close = Button("Close Prevent Desktop", "primary")
        close.clicked.connect(lambda: self.window().close())
        where = WHERE.get(kind, "is not on this computer alone")
        self.add(
            heading("Your drafts cannot be kept here", 1),
            body(f"The folder for them {where}. Drafts name children and patients."),
            strong("Ask your IT support; until then, use another computer or a paper form."),
            body(FOR_IT),
            Notice("info", "Nothing was written", ""),
            button_row(close),
        )


TAKE = "This computer does not keep what is saved on it. Take your drafts with you:"
SIGN = (
    "This computer does not keep what is saved on it. Sign each draft first, incomplete if it has "
    "to be, and save its PDF in a folder that stays:"
)


class LeavingPage(Page):
    """Before the window closes on a computer that forgets: which drafts and notes will be gone."""

    hand_over_wanted = Signal(str)
    close_wanted = Signal()
    back = Signal()

    def __init__(
        self,
        lines: Iterable[DraftLine],
        notes: Sequence[str] = (),
        *,
        may_take: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Before you close", parent)
        self.add(
            heading("Your drafts will be gone when you sign out", 1),
            body(TAKE if may_take else SIGN),
        )
        for line in lines:
            if not may_take:
                self.add(strong(line.title))
                continue
            take = Button("Save a transfer file", "secondary")
            take.setAccessibleName(f"Save a transfer file of {line.title}")
            take.clicked.connect(lambda _=False, i=line.object_id: self.hand_over_wanted.emit(i))
            self.add(strong(line.title), button_row(take))
        if notes:
            self.add(heading(NOTES_GO, 2), body(NOTES_GO_WORDS), *map(body, notes))
        close = Button("Close all the same", "secondary")
        close.clicked.connect(self.close_wanted)
        back = Button("Back to your referrals", "primary")
        back.clicked.connect(self.back)
        self.add_buttons(back, close)
