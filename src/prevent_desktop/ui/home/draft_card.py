"""One draft in the list on Home: what it is, what is odd about it, what can be done with it."""

from collections.abc import Iterator

from PySide6.QtCore import Signal

from prevent_desktop.kept.drafts import DraftLine
from prevent_desktop.kept.notes import NoteLine
from prevent_desktop.moments import Zone
from prevent_desktop.ui.home.kept_card import KeptCard
from prevent_desktop.ui.kit.buttons import Button


class DraftCard(KeptCard):
    """One draft."""

    hand_over_wanted = Signal(str)

    def __init__(self, line: DraftLine, zone: Zone) -> None:
        super().__init__(line, line.title or f"Draft {line.object_id[:8]}", zone)

    def _deeds(self, line: DraftLine | NoteLine) -> Iterator[Button]:
        yield from super()._deeds(line)
        yield self._go_on_button()
        hand = self._button("Hand over or move", f"Hand over or move {self.title}", "quiet")
        hand.clicked.connect(lambda: self.hand_over_wanted.emit(line.object_id))
        yield hand
