"""Makes the application, the theme and the window, and runs them.

The window is painted first: the rest is loaded behind it, in a thread, in the order of need.
"""

from __future__ import annotations

import contextlib
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.settings import STANDARD, InForce
from prevent_desktop.ui.kit.theme import apply_without_file
from prevent_desktop.ui.main_window import PROGRAM, MainWindow
from prevent_desktop.ui.start.dress import Dress
from prevent_desktop.ui.system.end_signals import EndSignals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from prevent_desktop.ui.start.crash_report import CrashReport
    from prevent_desktop.ui.work.desk import WindowDesk
    from prevent_desktop.ui.work.worker import Worker

NEVER_PAINTED_MS = 500
"""So long is waited for the first paint; a window that is born hidden has none."""


def make_application(theme: bytes, version: str) -> QApplication:
    """The one application, in the look of the system's light or dark scheme.

    Raises ResourceError when the theme cannot be used.
    """
    app = _plain_application()
    app.setApplicationVersion(version)
    _give_icon(app)
    Dress(app, theme).wear(STANDARD)
    return app


def _plain_application() -> QApplication:
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(PROGRAM)
    # By this name a Linux desktop finds the icon of its menu; the others take it from here.
    app.setDesktopFileName("prevent-desktop")
    return app


def _give_icon(app: QApplication) -> None:
    from PySide6.QtGui import QIcon

    from prevent_desktop.shipped import resources

    with contextlib.suppress(PreventDesktopError):
        app.setWindowIcon(QIcon(str(resources.path("icons", "prevent-desktop.ico"))))


def run_window(
    make_desk: Callable[[Path], WindowDesk],
    theme: Callable[[], bytes],
    sentence: Callable[[PreventDesktopError], str],
    settings: Callable[[], InForce],
) -> int:
    """Open the window and stay until it is closed; `make_desk` gets the documents folder.

    The `settings` are read before the first paint.

    When the theme or the desk cannot be built, a window says why with the `sentence`; then 1 is
    returned.
    """
    app = _plain_application()
    signals = EndSignals(app)
    signals.listen()
    try:
        return _run(app, signals, make_desk, lambda: (theme(), settings()), sentence)
    finally:
        signals.stop()


def _run(
    app: QApplication,
    signals: EndSignals,
    make_desk: Callable[[Path], WindowDesk],
    look: Callable[[], tuple[bytes, InForce]],
    sentence: Callable[[PreventDesktopError], str],
) -> int:
    try:
        theme, chosen = look()
        dress = Dress(app, theme)
        dress.wear(chosen.settings)
    except PreventDesktopError as error:
        apply_without_file(app)  # so that what is wrong can be said
        return _say_why(app, signals, sentence(error))
    window = MainWindow()
    loading = Loading(app, window, lambda documents: _with(make_desk(documents), dress, chosen))
    window.show()
    code = stay(app, window, signals)
    loading.end()
    if loading.error is None:
        return code
    window.deleteLater()
    return _say_why(app, signals, sentence(loading.error))


def _with(desk: WindowDesk, dress: Dress, chosen: InForce) -> WindowDesk:
    """The desk with what the person chose."""
    from pathlib import Path

    folder = chosen.settings.pdf_folder
    documents = Path(folder) if folder else desk.documents_folder
    return replace(desk, wear=dress.wear, documents_folder=documents)


def _say_why(app: QApplication, signals: EndSignals, sentence: str) -> int:
    """A window that says what is wrong, until it is closed."""
    from prevent_desktop.ui.start.start_problem import problem_window

    problem = problem_window(sentence)
    problem.show()
    signals.told.connect(app.quit)
    app.exec()
    return 1


class Loading(QObject):
    """From the first paint to the drafts: loads what they need, and furnishes the window."""

    def __init__(
        self, app: QApplication, window: MainWindow, make_desk: Callable[[Path], WindowDesk]
    ) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._make_desk = make_desk
        self._begun = False
        self._worker: Worker | None = None
        self._report: CrashReport | None = None
        self.error: PreventDesktopError | None = None
        """Why there is no desk; the window is closed then."""
        window.painted.connect(self._begin)
        QTimer.singleShot(NEVER_PAINTED_MS, self, self._begin)

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        from pathlib import Path

        from PySide6.QtCore import QStandardPaths

        from prevent_desktop.ui.work.worker import Worker

        _give_icon(self._app)
        self._worker = Worker("loading", self)
        location = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(location) or Path.home())
        self._worker.run(lambda: self._load(documents), self._furnish, self._fail, owner=self)

    def _load(self, documents: Path) -> WindowDesk:
        """In the worker, in the order of need."""
        desk = self._make_desk(documents)
        from prevent_desktop.ui import rooms
        from prevent_desktop.ui.home import home_page
        from prevent_desktop.ui.lock import locking
        from prevent_desktop.ui.opening import vault_opening
        from prevent_desktop.ui.start import around

        _ = home_page, locking, vault_opening, around, rooms
        return desk

    def _furnish(self, desk: WindowDesk) -> None:
        self._app.setApplicationVersion(desk.version)
        self._window.furnish(desk)
        self._report = _attend(self._app, self._window, desk)

    def _fail(self, error: PreventDesktopError) -> None:
        self.error = error
        self._window.close()

    def end(self) -> None:
        """Nothing is loaded any more, and nothing reported."""
        if self._worker is not None:
            self._worker.close()
        if self._report is not None:
            self._report.remove()


def stay(app: QApplication, window: MainWindow, signals: EndSignals) -> int:
    """Until the window is closed, or the system says that it is over: then all is put away."""

    def end() -> None:
        from prevent_desktop.ui.system.sign_out import save_and_wait

        save_and_wait(window.written)
        window.give_up()

    signals.told.connect(end)
    return app.exec() or signals.code


def open_window(app: QApplication, desk: WindowDesk) -> tuple[MainWindow, CrashReport]:
    """Show the window with everything around it that keeps answers from leaking."""
    window = MainWindow(desk)
    window.show()
    return window, _attend(app, window, desk)


def _attend(app: QApplication, window: MainWindow, desk: WindowDesk) -> CrashReport:
    from prevent_desktop.ui.start.around import attend

    return attend(app, window, desk)
