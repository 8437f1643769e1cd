"""A contact as it is shown: who, what for, how to reach them, and when somebody last checked it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.area.area import Contact
from prevent_desktop.area.checked import checked_in_words, is_stale
from prevent_desktop.area.contacts import ways
from prevent_desktop.ui.kit.labels import body, hint, selectable, small, strong

STALE = "Nobody has checked it for a year: confirm it before you rely on it."


class ContactCard(QWidget):
    """One contact; everything on it can be copied."""

    def __init__(self, contact: Contact, today: date, *, brief: bool = False) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(selectable(strong(contact.name)))
        served = contact.place if contact.place not in contact.name else ""
        about = served if brief else contact.role
        if about:
            layout.addWidget(hint(about))
        for label, value in ways(contact):
            joint = "\n" if brief else " "  # in a narrow panel no number is broken
            layout.addWidget(selectable(body(f"{label}:{joint}{value}")))
        if contact.note and not brief:
            layout.addWidget(hint(contact.note))
        layout.addWidget(small(checked_in_words(contact.last_checked)))
        if contact.last_checked and is_stale(contact.last_checked, today):
            layout.addWidget(small(STALE))


def contact_cards(
    contacts: Sequence[Contact], today: date, *, brief: bool = False
) -> list[QWidget]:
    """A card for each."""
    return [ContactCard(contact, today, brief=brief) for contact in contacts]
