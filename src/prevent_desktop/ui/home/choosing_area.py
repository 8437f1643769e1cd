"""Where more than one area is there: which one a new referral goes to."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.area.area import Area
from prevent_desktop.area.checked import CONFIRM, address_checked, is_stale
from prevent_desktop.ui.kit.boxes import RadioButton
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.kit.radio_group import radio_group
from prevent_desktop.ui.referral.opening_draft import NewReferral
from prevent_desktop.ui.work.flow import DeskFlow

TITLE = "Which area does it go to?"
WORDS = (
    "It decides which police address the referral is sent to. Choose the area where the person "
    "lives or where you work, as your organisation does it; if you are unsure, ask your lead."
)


class AreaPage(Page):
    """`chosen` carries the area's id. None is ticked beforehand: a wrong recipient is a leak."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self, areas: Iterable[Area], today: date, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self._radios: dict[str, RadioButton] = {}
        for area in areas:
            checked = address_checked(area.recipient)
            if is_stale(area.recipient.last_checked, today):
                checked = f"{checked}; {CONFIRM}"
            words = f"{area.name}: {area.recipient.address} ({checked})"
            self._radios[area.id] = RadioButton(words)
        self._problem = Problem(self)
        group = radio_group(TITLE, *self._radios.values())
        self.add(heading(TITLE, 1), body(WORDS), self._problem.line, group)
        go_on = Button("Continue", "primary")
        go_on.clicked.connect(self._choose)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add_buttons(go_on, back)

    def _choose(self) -> None:
        for area_id, radio in self._radios.items():
            if radio.isChecked():
                self.chosen.emit(area_id)
                return
        self._problem.say("Choose the area that it goes to.", next(iter(self._radios.values())))


class ChoosingArea(DeskFlow):
    """The area first, then the referral."""

    def start(self) -> None:
        """Ask."""
        page = AreaPage(self._desk.library.areas.values(), self._desk.today())
        page.chosen.connect(self._begin)
        page.back.connect(partial(self.home_wanted.emit, ""))
        self.page_wanted.emit(page)

    def _begin(self, area_id: str) -> None:
        self.handed_on.emit(NewReferral(self._at, area_id))
