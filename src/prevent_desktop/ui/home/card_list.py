"""The cards of one kind on Home, a page of them at a time: the rest comes when it is asked for.

Every card is a dozen widgets; three hundred of them kept the first page waiting for seconds. What
is shown is whole for the keyboard and for a screen reader, and what is not is counted in words.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.kept.draft_lines import DraftLine
from prevent_desktop.kept.notes import NoteLine
from prevent_desktop.ui.home.kept_card import KeptCard
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import takes_focus
from prevent_desktop.ui.kit.rhythm import APART
from prevent_desktop.ui.kit.tab_order import order_tabs

AT_ONCE = 10
"""Cards that come at a time when more are asked for, and of all kinds when Home comes up."""
LEAST = 2
"""Of each kind, so that none looks empty."""

Line = DraftLine | NoteLine


class CardList(QWidget):
    """`grown` says that more cards are there, which were asked for."""

    grown = Signal()

    def __init__(
        self, lines: Sequence[Line], make: Callable[[Line], KeptCard], at_once: int
    ) -> None:
        super().__init__()
        self.count = len(lines)
        self._waiting = list(lines)
        self._shown: list[tuple[Line, KeptCard]] = []
        self._make = make
        self._more = Button("", "secondary")
        self._more.clicked.connect(self._grow)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(APART)
        self._row = button_row(self._more)
        self._column.addWidget(self._row)
        self._add(max(LEAST, at_once))

    def _add(self, number: int = AT_ONCE) -> KeptCard | None:
        """Show the next ones; the first of these cards."""
        made = [self._made(line) for line in self._waiting[:number]]
        del self._waiting[:number]
        self._count_left()
        return made[0] if made else None

    def _made(self, line: Line) -> KeptCard:
        card = self._make(line)
        self._column.insertWidget(self._column.count() - 1, card)
        self._shown.append((line, card))
        return card

    def show_only(self, fits: Callable[[Line], bool] | None) -> None:
        """Show the cards that fit, also those not there yet; None shows them as before."""
        if fits is not None:
            self._bring(fits)
        for line, card in self._shown:
            card.setVisible(fits is None or fits(line))
        self._row.setVisible(fits is None and bool(self._waiting))

    def bring(self, object_id: str) -> None:
        """Make the card of one entry, wherever it stands."""
        self._bring(lambda line: line.object_id == object_id)

    def _bring(self, fits: Callable[[Line], bool]) -> None:
        wanted = [line for line in self._waiting if fits(line)]
        self._waiting = [line for line in self._waiting if line not in wanted]
        for line in wanted:
            self._made(line)
        if wanted:
            self._count_left()
            order_tabs(self.window())

    def _count_left(self) -> None:
        left = len(self._waiting)
        self._more.set_text(f"Show {min(left, AT_ONCE)} more of {left} that are not shown yet")
        self._row.setVisible(bool(left))

    def _grow(self) -> None:
        first = self._add()
        order_tabs(self.window())
        if first is not None:
            controls = (each for each in first.findChildren(QWidget) if takes_focus(each))
            next(controls, self._more).setFocus()
        self.grown.emit()
