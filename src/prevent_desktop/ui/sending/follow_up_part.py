"""When to ask what came of a referral, and what came back: part of a page."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.area.area import Area
from prevent_desktop.kept.reply import Chase, Reply, chase_state, reply_of, suggested_chase
from prevent_desktop.moments import day_in_words
from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import heading, hint, strong
from prevent_desktop.ui.kit.layout import bring_into_view, button_row
from prevent_desktop.ui.kit.typed_box import TypedBox
from prevent_desktop.ui.sending.own_record import FollowUp
from prevent_desktop.ui.sending.sent_words import who_to_ask
from prevent_desktop.ui.sending.typed_day import MOST_DAYS, read_day

ASK = "When will you ask what came of it?"
CAME_BACK = "What came back"
NO_DAY = "No day is set. Nobody promises a time for an answer."
WIDE = 70


class FollowUpPart(QWidget):
    """`chase_wanted` carries the day after which to ask, or None; `reply_wanted` what came back."""

    chase_wanted = Signal(object)
    reply_wanted = Signal(object)

    def __init__(self, area: Area, follow_up: FollowUp, today: date) -> None:
        super().__init__()
        self._area = area
        self._now = follow_up
        self._today = today
        suggested = suggested_chase(today)
        self._state = strong("")
        self._day = TypedBox(
            "Ask after this day",
            "follow-up/day",
            f"Such as {day_in_words(suggested)}, five working days on. That is our suggestion; "
            "nobody has promised an answer by then.",
        )
        keep = Button("Remember this day", "secondary")
        keep.clicked.connect(self._keep_day)
        self._asked = Button("I have asked", "secondary")
        self._asked.clicked.connect(lambda: self._set_chase(suggested))
        self._answered = Button("I have had an answer", "secondary")
        self._none = Button("Do not remind me", "quiet")
        self._none.clicked.connect(lambda: self._set_chase(None))
        self._reference = TypedBox("The police's own reference", "follow-up/reference")
        self._answered.clicked.connect(self._ask_what_came)
        self._came = TypedBox("The day it came", "follow-up/came", "Leave it empty for today.")
        self._outcome = TypedBox(
            "What they said, in one line",
            "follow-up/outcome",
            "Such as: no further action",
            characters=WIDE,
        )
        keep_reply = Button("Keep what came back", "secondary")
        keep_reply.clicked.connect(self._keep_reply)
        self._reply = column_of(
            heading(CAME_BACK, 2),
            hint("One line is enough. It is kept in this record only."),
            self._reference,
            self._came,
            self._outcome,
            button_row(keep_reply),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (
            heading(ASK, 2),
            self._state,
            self._day,
            button_row(keep, self._asked, self._none, self._answered),
            self._reply,
        ):
            layout.addWidget(widget)
        self._reply.setVisible(bool(follow_up.reply))
        self._show()

    def stand(self, follow_up: FollowUp) -> None:
        """It stands otherwise now: it was sent, or not after all."""
        self._now = follow_up
        self._show()

    def _show(self) -> None:
        """Put the words and the boxes as it stands."""
        now = self._now
        self._state.setText(self._words())
        self._day.edit.setText(day_in_words(now.chase) if now.chase else "")
        for button in (self._asked, self._none):
            button.setVisible(now.chase is not None)
        self._reference.edit.setText(now.reply.police_reference)
        self._outcome.edit.setText(now.reply.outcome)
        self._came.edit.setText(day_in_words(now.reply.day) if now.reply.day else "")

    def _ask_what_came(self) -> None:
        self._reply.show()
        self._reference.edit.setFocus()
        bring_into_view(self._reply)

    def _words(self) -> str:
        now = self._now
        if now.reply:
            day = f" ({day_in_words(now.reply.day)})" if now.reply.day else ""
            came = f"{CAME_BACK}: {now.reply.in_one_line() or 'an answer'}{day}"
            return came if now.chase is None else f"{came}. {self._asking()}"
        return self._asking()

    def _asking(self) -> str:
        """When to ask. After an answer that was not the last there may be a day again."""
        now = self._now
        match chase_state(now.chase, self._today):
            case Chase.AHEAD if now.chase:
                return f"You will ask after {day_in_words(now.chase)}. It stands in your list."
            case Chase.PASSED:
                return who_to_ask(self._area)
            case _:
                return NO_DAY

    def _keep_day(self) -> None:
        self._day.be_well()
        if not self._day.text.strip():
            self._set_chase(None)
            return
        day, problem = read_day(self._day.text, self._today)
        last = self._today + timedelta(days=MOST_DAYS)
        if day is None:
            self._day.say(problem)
        elif day < self._today:
            self._day.say(f"{day_in_words(day)} has passed. Type a day still to come.")
        elif day > last:
            self._day.say(f"Type a day up to {day_in_words(last)}.")
        else:
            self._set_chase(day)

    def _set_chase(self, day: date | None) -> None:
        self._day.be_well()
        self._now = replace(self._now, chase=day)
        self._tell()
        self.chase_wanted.emit(day)

    def _keep_reply(self) -> None:
        self._came.be_well()
        typed = self._came.text.strip()
        day, problem = read_day(typed, self._today, past=True) if typed else (self._today, "")
        if day is None:
            self._came.say(problem)
            return
        if day > self._today:
            self._came.say(f"{day_in_words(day)} has not come yet. Type the day the answer came.")
            return
        if not (self._reference.text.strip() or self._outcome.text.strip()):
            self._outcome.say("Type what they said, or their reference.")
            return
        self._outcome.be_well()
        reply: Reply = reply_of(self._reference.text, day, self._outcome.text)
        self._now = replace(self._now, chase=None, reply=reply)
        self._tell()
        self.reply_wanted.emit(reply)

    def _tell(self) -> None:
        """Show how it stands. Where the button pressed is gone now, the day's box has the focus."""
        self._show()
        announce(self, self._state.text())
        if self.window().focusWidget() in (self._asked, self._none):
            self._day.edit.setFocus()


def column_of(*widgets: QWidget) -> QWidget:
    """Widgets one below the other, to be shown or hidden together."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    for widget in widgets:
        layout.addWidget(widget)
    return column
