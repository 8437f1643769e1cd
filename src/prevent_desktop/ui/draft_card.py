"""One draft in the list on Home: what it is, what is odd about it, what can be done with it."""

from PySide6.QtCore import Signal

from prevent_desktop.drafts import DraftLine
from prevent_desktop.ui import moments
from prevent_desktop.ui.kept_card import KeptCard, show_as
from prevent_desktop.ui.receipt_part import SENT


class DraftCard(KeptCard):
    """One draft. `send_wanted` is for the page to send its finished PDF on."""

    hand_over_wanted = Signal(str)
    send_wanted = Signal(str)
    sent_set = Signal(str, bool)

    def __init__(self, line: DraftLine) -> None:
        super().__init__(
            line.object_id,
            line.title or f"Draft {line.object_id[:8]}",
            line.changed,
            line.health,
            held=line.held,
            when=_when(line),
        )
        self._sent = self._box(SENT, checked=line.sent)
        self._sent.toggled.connect(lambda on: self.sent_set.emit(line.object_id, on))
        self._add_ticks(self._sent, self._held)
        self._sent.setHidden(not (line.readable and line.finished))
        self._held.setHidden(not line.readable)
        if not line.readable:
            self._add_buttons()
            return
        hand = self._button("Hand over or move", f"Hand over or move {self.title}", "quiet")
        hand.clicked.connect(lambda: self.hand_over_wanted.emit(line.object_id))
        send = self._button("Back to sending", f"Back to sending {self.title}", "secondary")
        send.clicked.connect(lambda: self.send_wanted.emit(line.object_id))
        again = (send,) if line.finished else ()
        self._add_buttons(*again, self._go_on_button(), hand)

    def put_back(
        self, *, held: bool | None = None, sent: bool | None = None, **_others: bool
    ) -> None:
        """Show a tick as it really stands, without asking for anything."""
        super().put_back(held=held)
        if sent is not None:
            show_as(self._sent, checked=sent)


def _when(line: DraftLine) -> str:
    if line.changed is None:
        return ""
    words = f"Last changed {moments.day_and_time(line.changed)}"
    return f"{words}. PDF made: {line.reference}" if line.reference else words
