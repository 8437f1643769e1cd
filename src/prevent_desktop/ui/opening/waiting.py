"""The growing wait after wrong passphrases, counted down in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.labels import body

SECOND_MS = 1000
OVER = "You can try again now."


class Waiting(QWidget):
    """Holds controls back for some seconds. The beginning and the end are told, not each second."""

    def __init__(self, held: Sequence[QWidget]) -> None:
        super().__init__()
        self._held = held
        self._left = 0
        self._why = ""
        self._words = body("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        # Precise: Qt's ordinary timers may come early, and the count on disk goes by the clock.
        self._tick = QTimer(self, interval=SECOND_MS, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._one_less)
        self.hide()

    @property
    def over(self) -> bool:
        """Whether one may try again."""
        return self._left == 0

    def begin(self, seconds: int, why: str = "") -> None:
        """Hold the controls back for so long, and say why where the page does not."""
        if seconds <= 0:
            return
        self._why = why
        self._left = seconds
        self._hold()
        self._tick.start()
        announce(self, self._words.text())

    def _one_less(self) -> None:
        self._left -= 1
        if self._left:
            self._hold()
            return
        self._tick.stop()
        self._words.setText(OVER)
        for control in self._held:
            control.setEnabled(True)
        announce(self, OVER)

    def _hold(self) -> None:
        unit = "second" if self._left == 1 else "seconds"
        wait = f"Wait {self._left} {unit} before you try again."
        self._words.setText(f"{self._why} {wait}".strip())
        self.show()
        for control in self._held:
            control.setEnabled(False)
