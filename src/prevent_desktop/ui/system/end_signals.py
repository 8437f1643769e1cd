"""A signal to end, brought to the window: Python's own handlers wait while Qt does.

On Windows the system tells windows of the end in another way (see `sign_out`).
"""

import contextlib
import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from prevent_desktop.computer.ending import SIGNALS, exit_code


class EndSignals(QObject):
    """`told` is emitted on the window thread; `code` is then the exit code to end with.

    To be listened to before Qt calls anything of ours: what is raised in there is lost. A signal
    that comes before the window's loop begins is told in it.
    """

    told = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = 0
        self._before: dict[int, object] = {}
        self._pipe: tuple[int, int] | None = None
        self._notifier: QSocketNotifier | None = None

    def listen(self) -> None:
        """Take the signals over, Ctrl-C in a terminal too; ignored ones stay ignored."""
        if sys.platform != "win32":
            reader, writer = self._pipe = os.pipe()
            os.set_blocking(reader, False)
            os.set_blocking(writer, False)
            signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
            self._notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._awake)
            for number in (*SIGNALS, signal.SIGINT):
                before = signal.getsignal(number)
                if before is not signal.SIG_IGN:
                    self._before[number] = before
                    signal.signal(number, self._note)

    def stop(self) -> None:
        """Give the signals back."""
        for number, before in self._before.items():
            signal.signal(number, before)  # type: ignore[arg-type]
        self._before = {}
        if self._pipe is not None:
            if self._notifier is not None:
                self._notifier.setEnabled(False)
            signal.set_wakeup_fd(-1)
            for end in self._pipe:
                os.close(end)
            self._pipe = None

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self.code = self.code or exit_code(number)

    def _awake(self) -> None:
        if self._pipe is not None:
            with contextlib.suppress(BlockingIOError):
                os.read(self._pipe[0], 64)
        if self.code:
            self.told.emit()
