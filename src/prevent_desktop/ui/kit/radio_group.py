"""A group of radio buttons: one stop for Tab, arrows move and choose. The only one in the program.

Qt alone lets Tab stop at every button until one of the group had the focus once, and goes on from
the chosen one to whatever happens to come next.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from prevent_desktop.ui.kit.boxes import RadioButton, TitledGroup


class RadioGroup(TitledGroup):
    """Radio buttons under a title that readers hear and a label beside it shows.

    Tab stops at the chosen one, or at the first while none is; the arrows go round.
    """

    def __init__(self, title: str, radios: Sequence[RadioButton]) -> None:
        super().__init__(title)
        self.radios = tuple(radios)
        self._exclusive = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for radio in self.radios:
            self._exclusive.addButton(radio)
            layout.addWidget(radio)
            radio.stepped.connect(self._step)
            radio.toggled.connect(self._settle)
            radio.left.connect(self._settle)
        self._settle()

    @property
    def stop(self) -> RadioButton | None:
        """Where Tab stops: the chosen one, else the one with the focus, else the first."""
        chosen = next((radio for radio in self.radios if radio.isChecked()), None)
        focused = next((radio for radio in self.radios if radio.hasFocus()), None)
        return chosen or focused or next(iter(self.radios), None)

    def choose(self, radio: RadioButton | None) -> None:
        """Have this one chosen; None for none at all."""
        self._exclusive.setExclusive(False)
        for each in self.radios:
            each.setChecked(each is radio)
        self._exclusive.setExclusive(True)
        self._settle()

    def focus_stop(self) -> None:
        """Put the focus where Tab would."""
        if self.stop is not None:
            self.stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, by: int) -> None:
        """To the next or the one before, which is chosen by it."""
        there = [radio for radio in self.radios if radio.isEnabled() and not radio.isHidden()]
        at = next((n for n, radio in enumerate(there) if radio.hasFocus()), None)
        if at is not None:
            radio = there[(at + by) % len(there)]
            radio.setFocus(Qt.FocusReason.TabFocusReason)
            if not radio.isChecked():
                radio.click()

    def _settle(self) -> None:
        """One stop, whatever Qt made of it when the focus came or went."""
        stop = self.stop
        for radio in self.radios:
            policy = Qt.FocusPolicy.StrongFocus if radio is stop else Qt.FocusPolicy.ClickFocus
            if radio.focusPolicy() != policy:
                radio.setFocusPolicy(policy)


def radio_group(title: str, *radios: RadioButton) -> RadioGroup:
    """A group of these radio buttons."""
    return RadioGroup(title, radios)
