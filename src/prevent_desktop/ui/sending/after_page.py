"""What happens next, and a short note for the organisation's own record."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button, CopyButton
from prevent_desktop.ui.kit.guidance import widgets
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.sending.sent_words import SENT, UNTIL_TICKED


class AfterPage(Page):
    """The guidance text `after`, the note to copy, and the way home."""

    home_wanted = Signal()
    back = Signal()
    sent = Signal(bool)

    def __init__(
        self, text: str, note: str, *, sent: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("What happens next", parent)
        tick = CheckBox(SENT)
        tick.setChecked(sent)
        tick.toggled.connect(self.sent)
        title, *rest = widgets(text)
        self.add(
            title,
            tick,
            hint(UNTIL_TICKED),
            *rest,
            heading("A note for your own record", 2),
            body("For the child-protection file or patient record. It leaves out what happened."),
            body(note),
            button_row(CopyButton("Copy the note", lambda: note)),
        )
        home = Button("Back to your referrals", "primary")
        home.clicked.connect(self.home_wanted)
        back = Button("Back to sending", "secondary")
        back.clicked.connect(self.back)
        self.add_buttons(home, back)
