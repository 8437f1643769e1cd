"""Makes the application, the theme and the window, and runs them."""

import contextlib
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from prevent_desktop.computer.log import Log
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.settings import STANDARD, in_force, read_settings, settings_file
from prevent_desktop.shipped import resources
from prevent_desktop.ui.kit.clipboard import ClipboardGuard, clear_if_ours
from prevent_desktop.ui.kit.theme import apply_without_file
from prevent_desktop.ui.main_window import PROGRAM, MainWindow
from prevent_desktop.ui.start.crash_report import CrashReport, FaultBar
from prevent_desktop.ui.start.dress import Dress
from prevent_desktop.ui.start.start_problem import problem_window
from prevent_desktop.ui.system.capture import hide_from_capture
from prevent_desktop.ui.system.end_signals import EndSignals
from prevent_desktop.ui.system.sign_out import save_and_wait, save_before_the_end
from prevent_desktop.ui.system.watch import watch_system
from prevent_desktop.ui.work.desk import WindowDesk


def make_application(theme: bytes, version: str) -> QApplication:
    """The one application, in the look of the system's light or dark scheme.

    Raises ResourceError when the theme cannot be used.
    """
    app = _plain_application(version)
    Dress(app, theme).wear(STANDARD)
    return app


def _plain_application(version: str) -> QApplication:
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(PROGRAM)
    app.setApplicationVersion(version)
    # By this name a Linux desktop finds the icon of its menu; the others take it from here.
    app.setDesktopFileName("prevent-desktop")
    with contextlib.suppress(PreventDesktopError):
        app.setWindowIcon(QIcon(str(resources.path("icons", "prevent-desktop.ico"))))
    return app


def run_window(
    make_desk: Callable[[Path], WindowDesk],
    theme: Callable[[], bytes],
    version: str,
    sentence: Callable[[PreventDesktopError], str],
) -> int:
    """Open the window and stay until it is closed; `make_desk` gets the documents folder.

    When the theme or the desk cannot be built, a window says why with the `sentence`; then 1 is
    returned.
    """
    app = _plain_application(version)
    signals = EndSignals(app)
    signals.listen()
    try:
        return _run(app, signals, make_desk, theme, sentence)
    finally:
        signals.stop()


def _run(
    app: QApplication,
    signals: EndSignals,
    make_desk: Callable[[Path], WindowDesk],
    theme: Callable[[], bytes],
    sentence: Callable[[PreventDesktopError], str],
) -> int:
    apply_without_file(app)  # so that whatever is wrong can be said
    location = QStandardPaths.StandardLocation.DocumentsLocation
    documents = QStandardPaths.writableLocation(location) or str(Path.home())
    try:
        dress = Dress(app, theme())
        dress.wear(STANDARD)
        desk = make_desk(Path(documents))
    except PreventDesktopError as error:
        problem = problem_window(sentence(error))
        problem.show()
        signals.told.connect(app.quit)
        app.exec()
        return 1
    chosen = in_force(read_settings(settings_file(desk.vault_folder)).settings, desk.policy)
    dress.wear(chosen.settings)
    folder = Path(chosen.settings.pdf_folder) if chosen.settings.pdf_folder else None
    desk = replace(desk, wear=dress.wear, documents_folder=folder or desk.documents_folder)
    window, report = open_window(app, desk)
    try:
        return stay(app, window, signals)
    finally:
        report.remove()


def stay(app: QApplication, window: MainWindow, signals: EndSignals) -> int:
    """Until the window is closed, or the system says that it is over: then all is put away."""

    def end() -> None:
        save_and_wait(window.written)
        window.give_up()

    signals.told.connect(end)
    return app.exec() or signals.code


def open_window(app: QApplication, desk: WindowDesk) -> tuple[MainWindow, CrashReport]:
    """Show the window with everything around it that keeps answers from leaking."""
    report = CrashReport(Log(desk.log_folder, desk.now), app)
    ClipboardGuard(app.clipboard(), app)
    # However it ends; and PySide crashes at its own end over data of ours that is left there.
    app.aboutToQuit.connect(lambda: clear_if_ours(app.clipboard()))
    window = MainWindow(desk)
    bar = FaultBar()
    window.add_bar(bar)
    report.happened.connect(bar.say)
    report.install()
    window.show()
    if desk.policy.hide_from_capture:
        hide_from_capture(window)
    QTimer.singleShot(0, window, lambda: watch_system(window, window.locking))  # once painted
    app.commitDataRequest.connect(
        lambda manager: save_before_the_end(
            window.written, manager, held=window.locking.holds_unsaved
        ),
        Qt.ConnectionType.DirectConnection,
    )
    window.start()
    return window, report
