"""Something kept under retention, in the list on Home: its name, its hold, its warning."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from prevent_desktop.kept.draft_lines import DraftLine
from prevent_desktop.kept.notes import NoteLine
from prevent_desktop.kept.reply import Chase, chase_state
from prevent_desktop.moments import Zone, day_in_words
from prevent_desktop.ui.home.card_words import lines_of, status_of
from prevent_desktop.ui.home.home_state import HomeState, title_of
from prevent_desktop.ui.home.jobs import offers_of
from prevent_desktop.ui.home.wanted import Delete, SetTick, Tick
from prevent_desktop.ui.kit.boxes import CheckBox
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.confirm import Confirm
from prevent_desktop.ui.kit.labels import hint, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.kit.status_line import StatusLine
from prevent_desktop.ui.sending.delete_words import delete_question
from prevent_desktop.ui.sending.sent_words import SENT
from prevent_desktop.vault import Health

_HEALTH_WORDS = {
    Health.FELL_BACK: "The last save is damaged; this is the one before it.",
    Health.ROLLED_BACK: "This is older than what was last saved here.",
    Health.DAMAGED: "This draft is damaged and cannot be opened. Your other drafts are fine.",
    Health.MISSING: "The file of this draft is gone. Your other drafts are fine.",
    Health.NEWER: "This draft was saved by a newer version of Prevent Desktop.",
}
_LOOKS = {"quiet": "link"}
"""On a card, what is done seldom is a link, so that all of it stands in one row."""
HOLD = "Keep this one: do not delete it after {days} days"
WHY_HOLD = "Tick this if somebody has asked for a copy, or there is a complaint"


class KeptCard(QFrame):
    """A card. `wanted` carries what is wanted; deleting asks once more, on the card itself."""

    wanted = Signal(object)

    def __init__(self, line: DraftLine | NoteLine, zone: Zone, state: HomeState) -> None:
        super().__init__()
        self.line = line
        self.first: Button | None = None
        self._object_id = line.object_id
        self._changed = line.changed
        self._zone = zone
        self._today = state.today
        self.title = title = title_of(line)
        self.warning: Notice | None = None
        self.setProperty("look", "card")
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(4)
        self._column.addWidget(strong(title))
        if line.readable:
            self._column.addWidget(StatusLine(*status_of(line), ground="panel"))
        for words in lines_of(line, state, zone):
            self._column.addWidget(hint(words))
        if line.health in _HEALTH_WORDS:
            self._column.addWidget(Notice("warning", _HEALTH_WORDS[line.health], ""))
        self._problem = Problem(self)
        self._column.addWidget(self._problem.line)
        self._rules = state.rules
        self._boxes: dict[Tick, CheckBox] = {}
        is_record = isinstance(line, DraftLine) and line.sent
        if line.readable and line.finished and not is_record:
            self._boxes[Tick.SENT] = self._box(SENT, Tick.SENT, checked=line.sent)
        if line.readable:
            words = HOLD.format(days=state.days)
            held = self._boxes[Tick.HELD] = self._box(words, Tick.HELD, checked=line.held)
            if is_record:
                held.setAccessibleDescription(f"{title}. {WHY_HOLD}")
                self._column.addWidget(hint(WHY_HOLD))
        self._add_buttons(line)

    def _box(self, words: str, tick: Tick, *, checked: bool) -> CheckBox:
        box = CheckBox(words)
        box.setAccessibleDescription(self.title)
        box.setChecked(checked)
        box.toggled.connect(lambda on: self.wanted.emit(SetTick(self._object_id, tick, on)))
        self._column.addWidget(box)
        return box

    def _add_buttons(self, line: DraftLine | NoteLine) -> None:
        """The last row of the card: what can be done with it, and the button to delete it."""
        buttons = []
        for offer in offers_of(line, self._rules) if line.readable else ():
            button = self._button(
                offer.words, f"{offer.name} {self.title}", _LOOKS.get(offer.look, offer.look)
            )
            button.clicked.connect(lambda _=False, wanted=offer.wanted: self.wanted.emit(wanted))
            buttons.append(button)
            self.first = self.first or button
        delete = self._button("Delete", f"Delete {self.title}", "link")
        is_record = isinstance(line, DraftLine) and line.sent
        ask = line.chase if isinstance(line, DraftLine) else None
        ahead = ask if chase_state(ask, self._today) is Chase.AHEAD else None
        question = delete_question(self.title, is_record=is_record, ask=ahead)
        sure = Confirm(delete, question, "Yes, delete it", "No, keep it")
        sure.confirmed.connect(lambda: self.wanted.emit(Delete(self._object_id)))
        self._column.addWidget(button_row(*buttons, delete))
        self._column.addWidget(sure)

    @staticmethod
    def _button(text: str, name: str, kind: str) -> Button:
        button = Button(text, kind)
        button.setAccessibleName(name)
        return button

    def warn(self, delete_on: datetime) -> QWidget:
        """Say that it will be deleted by age, and return what has to be seen of it."""
        held = self._boxes[Tick.HELD]
        self.warning = Notice("warning", self._goes(self._zone.day(delete_on)))
        keep = self._button("Keep it", f"Keep {self.title}", "secondary")
        keep.clicked.connect(lambda: held.setChecked(True))
        self.warning.add(button_row(keep))
        self._column.insertWidget(1, self.warning)
        held.toggled.connect(self._show_warning)
        return self.warning

    def _goes(self, day: str) -> str:
        if isinstance(self.line, DraftLine) and self.line.sent and self.line.delete_on:
            chosen = day_in_words(self.line.delete_on)
            return f"You chose to delete it after {chosen}. It goes on {day} unless you keep it"
        changed = self._changed
        last = f"This draft was last changed on {self._zone.day(changed)}. " if changed else ""
        return f"{last}It will be deleted on {day} unless you change it or keep it"

    def _show_warning(self, held: bool) -> None:
        if self.warning is None:
            return
        if held and self.warning.isAncestorOf(self.focusWidget() or self):
            self._boxes[Tick.HELD].setFocus()
        self.warning.setVisible(not held)

    def say(self, problem: str, tick: Tick) -> None:
        """What was just asked for by a tick on this card could not be done."""
        self._problem.say(problem, self._boxes[tick])

    def put_back(self, tick: Tick, *, on: bool) -> None:
        """Show a tick as it really stands, without asking for anything."""
        box = self._boxes.get(tick)
        if box is None:
            return
        box.blockSignals(True)
        box.setChecked(on)
        box.blockSignals(False)
        box.update()
        if tick is Tick.HELD and not on and self.warning is not None:
            self.warning.show()
