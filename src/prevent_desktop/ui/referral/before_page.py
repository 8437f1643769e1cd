"""Before you start: danger first, someone to talk to, is it this route, talk to your lead."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.area.area import Area
from prevent_desktop.area.contacts import first_contacts
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.by_organisation import BY_ORGANISATION
from prevent_desktop.ui.kit.contact_card import contact_cards
from prevent_desktop.ui.kit.guidance import widgets
from prevent_desktop.ui.kit.labels import body, heading, hint
from prevent_desktop.ui.kit.page import Page


class BeforePage(Page):
    """The guidance text `before-you-start`, who to contact, then on to the form or back.

    Where the organisation `fixed` the area, it says so: nobody was asked for it.
    """

    go_on = Signal()
    back = Signal()

    def __init__(
        self,
        text: str,
        area: Area | None = None,
        today: date | None = None,
        *,
        fixed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Before you start", parent)
        self.help_topic = "before-you-start"
        self.add(*widgets(text))
        if area is not None and fixed:
            self.add(
                heading("Who it goes to", 2),
                body(f"{area.name}: {area.recipient.address}"),
                hint(BY_ORGANISATION),
            )
        if area is not None and today is not None:
            self.add(heading(f"Who to contact in {area.name}", 2))
            self.add(*contact_cards(first_contacts(area, child=None), today))
        start = Button("Start the referral", "primary")
        start.clicked.connect(self.go_on)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add_buttons(start, back)
