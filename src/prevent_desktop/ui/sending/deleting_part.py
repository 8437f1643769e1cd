"""Deleting a sent referral from this computer, now or after a day: part of a page."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.kept.reply import Chase, chase_state, last_day_kept
from prevent_desktop.kept.retention import NOTICE
from prevent_desktop.moments import day_in_words
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.confirm import Confirm
from prevent_desktop.ui.kit.labels import body, heading, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.typed_box import TypedBox
from prevent_desktop.ui.sending.delete_words import delete_question
from prevent_desktop.ui.sending.own_record import FollowUp, OwnRecord
from prevent_desktop.ui.sending.typed_day import MOST_DAYS, read_day

TITLE = "When it is deleted from this computer"
WHY = (
    "The signed PDF belongs in the child's or patient's record. What is kept here is beside that: "
    "delete it now, or choose a day. PDFs you saved stay."
)
NO_DAY = "No day is chosen. It goes by its age, and you are warned in your list before."
HELD = "It is marked to be kept, in your list. No day counts until you take that mark away there."


class DeletingPart(QWidget):
    """`day_wanted` carries the day after which to delete, or None; `delete_wanted` means now."""

    day_wanted = Signal(object)
    delete_wanted = Signal()

    def __init__(self, own: OwnRecord, today: date, title: str) -> None:
        super().__init__()
        self._today, self._held = today, own.held
        self._day, self._chase = own.follow_up.delete_on, own.follow_up.chase
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

    def stand(self, follow_up: FollowUp) -> None:
        """It stands otherwise now: it was sent, or not after all."""
        self._day, self._chase = follow_up.delete_on, follow_up.chase
        self._show()

    def take_chase(self, chase: object) -> None:
        """The day to ask is another one, or none (also where an answer came)."""
        self._chase = chase if isinstance(chase, date) else None
        self._state.setText(self._words())

    def _show(self) -> None:
        self._state.setText(self._words())
        self._box.edit.setText(day_in_words(self._day) if self._day else "")
        self._none.setVisible(self._day is not None)

    def _words(self) -> str:
        if self._held:
            return HELD
        day = self._day
        if day is None:
            return NO_DAY
        last = last_day_kept(day, self._chase)
        if last == day:
            return f"It is deleted after {day_in_words(day)}."
        return (
            f"You chose to delete it after {day_in_words(day)}. It is deleted after "
            f"{day_in_words(last)}, because you want to ask about it before."
        )

    def _keep_day(self) -> None:
        self._box.be_well()
        first, last = self._today + NOTICE, self._today + timedelta(days=MOST_DAYS)
        typed = self._box.text.strip()
        day, problem = read_day(typed, self._today)
        if day is None:
            self._box.say(problem if typed else "Type the day after which it is deleted.")
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
