"""Deleting a sent referral from this computer, now or after a day: part of a page."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.kept.reply import Chase, chase_state
from prevent_desktop.kept.retention import NOTICE
from prevent_desktop.moments import day_in_words
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.confirm import Confirm
from prevent_desktop.ui.kit.labels import body, heading, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.typed_box import TypedBox
from prevent_desktop.ui.sending.delete_words import delete_question
from prevent_desktop.ui.sending.follow_up_part import NOT_A_DAY, day_of
from prevent_desktop.ui.sending.own_record import OwnRecord

TITLE = "When it is deleted from this computer"
WHY = (
    "The signed PDF belongs in the child's or patient's record. What is kept here is beside that: "
    "delete it now, or choose a day. PDFs you saved stay."
)
NO_DAY = "No day is chosen. It goes by its age, and you are warned in your list before."
HELD = "It is marked to be kept, in your list. No day counts until you take that mark away there."
MOST_DAYS = 366
"""Further away no day is taken: this computer is not where a referral is kept for years."""


class DeletingPart(QWidget):
    """`day_wanted` carries the day after which to delete, or None; `delete_wanted` means now."""

    day_wanted = Signal(object)
    delete_wanted = Signal()

    def __init__(self, own: OwnRecord, today: date, title: str) -> None:
        super().__init__()
        self._today, self._held, self._day = today, own.held, own.follow_up.delete_on
        first = day_in_words(today + NOTICE)
        self._state = strong("")
        self._box = TypedBox(
            "Delete it after this day",
            "deleting/day",
            f"From {first} on: a warning stands in your list for seven days first. Nothing is "
            "deleted before the day on which you want to ask.",
        )
        self._box.edit.returnPressed.connect(self._keep_day)
        keep = Button("Delete it after that day", "secondary")
        keep.clicked.connect(self._keep_day)
        self._none = Button("Do not delete it on a day", "quiet")
        self._none.clicked.connect(lambda: self._set(None))
        now = Button("Delete it now", "quiet")
        chase = own.follow_up.chase
        ahead = chase if chase_state(chase, today) is Chase.AHEAD else None
        sure = Confirm(
            now, delete_question(title, is_record=True, ask=ahead), "Yes, delete it", "No, keep it"
        )
        sure.confirmed.connect(self.delete_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (
            heading(TITLE, 2),
            body(WHY),
            self._state,
            self._box,
            button_row(keep, self._none, now),
            sure,
        ):
            layout.addWidget(widget)
        self._show()

    def _show(self) -> None:
        day = self._day
        words = NO_DAY if day is None else f"It is deleted after {day_in_words(day)}."
        self._state.setText(HELD if self._held else words)
        self._box.edit.setText(day_in_words(day) if day else "")
        self._none.setVisible(day is not None)

    def _keep_day(self) -> None:
        self._box.be_well()
        first, last = self._today + NOTICE, self._today + timedelta(days=MOST_DAYS)
        typed = self._box.text.strip()
        day = day_of(typed)
        if day is None:
            self._box.say(NOT_A_DAY if typed else "Type the day after which it is deleted.")
        elif not first <= day <= last:
            self._box.say(f"Type a day from {day_in_words(first)} to {day_in_words(last)}.")
        else:
            self._set(day)

    def _set(self, day: date | None) -> None:
        """Take the day; where the button that was pressed goes, its box has the focus."""
        self._box.be_well()
        self._day = day
        had_focus = self.window().focusWidget() is self._none
        self._show()
        if had_focus:
            self._box.edit.setFocus()
        announce(self, self._state.text())
        self.day_wanted.emit(day)
