"""How your drafts are kept: how they open, and who else can open them."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.boxes import RadioButton
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.confirm import Confirm
from prevent_desktop.ui.kit.labels import body, heading, hint, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.kit.radio_group import radio_group
from prevent_desktop.ui.kit.typed_box import PassphraseBox
from prevent_desktop.ui.opening.must import Must
from prevent_desktop.ui.opening.new_passphrase import NewPassphrase, Suggest
from prevent_desktop.ui.opening.waiting import Waiting
from prevent_desktop.vault import SlotKind

TITLE = "How your drafts are kept"
NOW = {
    SlotKind.KEYRING: "Your drafts open when you are signed in to this computer.",
    SlotKind.KEYRING_AND_PASSPHRASE: (
        "Your drafts open when you are signed in to this computer and type your passphrase."
    ),
    SlotKind.PASSPHRASE: "Your drafts open with your passphrase alone.",
}
WAYS = {
    SlotKind.KEYRING: "When I am signed in",
    SlotKind.KEYRING_AND_PASSPHRASE: "When I am signed in and type a passphrase",
    SlotKind.PASSPHRASE: "With a passphrase alone",
}
WAYS_TITLE = "How shall they open?"
WORKING = "Working… this takes a few seconds. Do not close the window."


class KeepingPage(Page):
    """What can be changed.

    `way_wanted` carries the way, the new passphrase and the present one; the other two signals
    the present passphrase. Empty texts stand for none.
    """

    way_wanted = Signal(object, str, str)
    phrase_wanted = Signal(str)
    phrase_removed = Signal(str)
    back = Signal()

    def __init__(
        self,
        slot: SlotKind,
        suggest: Suggest,
        *,
        has_recovery: bool,
        must: Must = Must.NOTHING,
        phrase_waits: bool = False,
        may_remove: bool = True,
        passphrase_required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(TITLE, parent)
        self._slot = slot
        self._offered = [way for way in WAYS if way.needs_passphrase or not passphrase_required]
        self._suggest = suggest
        self._buttons: list[Button] = []
        self._doing = body(WORKING)
        self._doing.hide()
        self._problem = Problem(self)
        asks = slot.needs_passphrase and must is not Must.CHOOSE_A_WAY
        self._present = PassphraseBox(
            "Your present passphrase", "present-passphrase", "Asked for every change on this page."
        )
        self._first: QWidget | None = self._present.edit if asks else None
        self._refused, self._seconds = "", 0
        self.add(heading(TITLE, 1))
        self._add_state(has_recovery=has_recovery, must=must)
        self.add(self._problem.line)
        if asks:
            self.add(self._present)
        if must is not Must.MAKE_RECOVERY:
            self._add_ways(preselect=must is Must.NOTHING)
        if must not in (Must.CHOOSE_A_WAY, Must.CHOOSE_PASSPHRASE):
            self._add_recovery(has_recovery=has_recovery, waits=phrase_waits, remove=may_remove)
        self._waiting = Waiting(self._buttons)
        self.add(self._waiting, self._doing)
        if must is Must.NOTHING:
            back = Button("Back", "secondary")
            back.clicked.connect(self.back)
            self._buttons.append(back)
            self.add_buttons(back)

    def _add_state(self, *, has_recovery: bool, must: Must) -> None:
        if must is Must.CHOOSE_A_WAY:
            self.add(
                Notice(
                    "info",
                    "You opened your drafts with the recovery phrase",
                    "Choose how they open from now on. The way that no longer worked is given up.",
                )
            )
            return
        if must is Must.CHOOSE_PASSPHRASE:
            self.add(Notice("info", "Your organisation asks for a passphrase", "Choose one first."))
        if must is Must.MAKE_RECOVERY:
            self.add(
                Notice("info", "Your organisation asks for a recovery phrase", "Make one first.")
            )
        phrase = "There is a recovery phrase." if has_recovery else "There is no recovery phrase."
        self.add(strong(NOW[self._slot]), body(phrase))

    def _add_ways(self, *, preselect: bool) -> None:
        self._ways = {way: RadioButton(WAYS[way]) for way in self._offered}
        self._new = NewPassphrase(self._suggest)
        for way, radio in self._ways.items():
            if way.needs_passphrase:
                radio.toggled.connect(self._show_new)
        self._new.hide()
        change = Button("Keep them so from now on", "primary")
        change.clicked.connect(self._want_way)
        self._buttons.append(change)
        self.add(
            heading("Change how they open", 2),
            strong(WAYS_TITLE),
            hint("Choose a passphrase if other people use this sign-in."),
            radio_group(WAYS_TITLE, *self._ways.values()),
            self._new,
            button_row(change),
        )
        if preselect:
            self._ways[self._slot].setChecked(True)
        self._first = self._first or self._ways.get(self._slot, next(iter(self._ways.values())))

    def _show_new(self) -> None:
        self._new.setVisible(
            any(r.isChecked() for w, r in self._ways.items() if w.needs_passphrase)
        )

    def _add_recovery(self, *, has_recovery: bool, waits: bool, remove: bool) -> None:
        if waits:
            words = "Use the phrase I have put away"
        else:
            words = "Make a new recovery phrase" if has_recovery else "Make a recovery phrase"
        make = Button(words, "secondary")
        make.clicked.connect(lambda: self._want_phrase(self.phrase_wanted.emit))
        self._buttons.append(make)
        self.add(
            heading("If you are away", 2),
            body(
                "With the recovery phrase from the safe, a colleague can open your drafts on this "
                "computer. A new phrase makes the old one worthless."
            ),
        )
        self._first = self._first or make
        if not (has_recovery and remove):
            self.add(button_row(make))
            return
        take = Button("Take the recovery phrase away", "secondary")
        self._buttons.append(take)
        sure = Confirm(
            take,
            "Take it away? The paper in the safe then opens nothing, and if the way above fails, "
            "nobody can open your drafts.",
            "Yes, take it away",
            "No, keep it",
        )
        sure.confirmed.connect(lambda: self._want_phrase(self.phrase_removed.emit))
        self.add(button_row(make, take), sure)

    def _want_way(self) -> None:
        way = next((way for way, radio in self._ways.items() if radio.isChecked()), None)
        if not self._may_go_on():
            return
        if way is None:
            first = self._ways.get(self._slot, next(iter(self._ways.values())))
            self._problem.say("Choose how your drafts shall open.", first)
            return
        passphrase = self._new.chosen() if way.needs_passphrase else ""
        if passphrase is not None:
            self.way_wanted.emit(way, passphrase, self._present.text)

    def _want_phrase(self, way: Callable[[str], object]) -> None:
        if self._may_go_on():
            way(self._present.text)

    def _may_go_on(self) -> bool:
        self._problem.clear()
        self._present.be_well()
        if not self._waiting.over:
            return False
        if self._present.parentWidget() is not None and not self._present.text:
            self._present.say("Type your present passphrase.")
            return False
        return True

    def show_working(self) -> None:
        """Something is under way; nothing else can be asked for."""
        for button in self._buttons:
            button.setEnabled(False)
        self._doing.show()
        announce(self, WORKING)
        self.column.scroll_to(self._doing)

    def show_problem(self, sentence: str) -> None:
        """It could not be done; everything is as it was."""
        self._rest()
        self._problem.say(f"{sentence} Nothing was changed.", self._first or self._buttons[0])

    def refuse(self, problem: str, seconds: int) -> None:
        """The present passphrase was wrong."""
        self._rest()
        self._present.say(problem)
        self._waiting.begin(seconds)

    def _rest(self) -> None:
        self._doing.hide()
        for button in self._buttons:
            button.setEnabled(True)

    def entered(self) -> None:
        """The first thing that can be changed."""
        QTimer.singleShot(0, self, lambda: self.focus_on(self._first))
