"""Types into a new referral without a pause until it is killed; a test runs it in a child.

Says on stdout, after each letter, how many seconds it has typed and how many letters. Its keyring
is a folder, so that the vault can be opened again by whoever killed it.
"""

import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer

from prevent_desktop import app as program
from prevent_desktop.computer.ending import SIGNALS
from prevent_desktop.shipped import resources
from prevent_desktop.system_keyring import KeyringState
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.home.jobs import NEW
from prevent_desktop.ui.main_window import MainWindow
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.settings.set_up_page import SetUpPage
from prevent_desktop.ui.start.start import make_application, stay
from prevent_desktop.ui.system.end_signals import EndSignals

LETTER_MS = 60


class KeyringInFolder:
    """One file for each secret."""

    backend = "folder"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def _file(self, name: str) -> Path:
        return self._folder / name

    def get(self, name: str) -> bytes | None:
        return self._file(name).read_bytes() if self._file(name).exists() else None

    def put(self, name: str, secret: bytes) -> None:
        self._file(name).write_bytes(secret)

    def delete(self, name: str) -> None:
        self._file(name).unlink(missing_ok=True)

    def probe(self) -> KeyringState:
        return KeyringState.OK

    def unlock(self, _seconds: float = 1) -> KeyringState:
        return KeyringState.OK


def main(folder: Path) -> int:
    app = make_application(resources.path("theme.toml").read_bytes(), "test")
    desk = replace(
        program._window_desk(folder),
        vault_folder=folder / "child-vault",
        private_folder=folder / "private",
        keyring=KeyringInFolder(folder / "keys"),  # type: ignore[arg-type]
    )
    signals = EndSignals(app)
    signals.listen()
    window = MainWindow(desk)
    window.show()
    window.start()
    state = {"typed": 0, "began": 0.0}

    def step() -> None:
        page = window.current
        if isinstance(page, FirstRunPage):
            page.chosen.emit("")
        elif isinstance(page, RecoveryOfferPage):
            page.skipped.emit()
        elif isinstance(page, SetUpPage):
            page.back.emit()
        elif isinstance(page, HomePage):
            page.wanted.emit(NEW.wanted)
            before = window.current
            before.go_on.emit()  # type: ignore[union-attr]
        elif isinstance(page, ReferralView):
            state["began"] = state["began"] or time.monotonic()
            state["typed"] += 1
            page.session.set_value("individual.surname", "x" * int(state["typed"]))
            passed = time.monotonic() - state["began"]
            sys.stdout.write(f"{passed:.3f} {state['typed']}\n")
            sys.stdout.flush()

    timer = QTimer(interval=LETTER_MS)
    timer.timeout.connect(step)
    timer.start()
    return stay(app, window, signals)


if __name__ == "__main__":
    # Started from a job in the background, or by nohup, a process ignores some.
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main(Path(sys.argv[1])))
