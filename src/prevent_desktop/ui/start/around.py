"""Everything around an open window that keeps answers from leaking, and saves them at the end."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from prevent_desktop.computer.log import Log
from prevent_desktop.ui.kit.clipboard import ClipboardGuard, clear_if_ours
from prevent_desktop.ui.main_window import MainWindow
from prevent_desktop.ui.start.crash_report import CrashReport, FaultBar
from prevent_desktop.ui.system.capture import hide_from_capture
from prevent_desktop.ui.system.sign_out import save_before_the_end
from prevent_desktop.ui.system.watch import watch_system
from prevent_desktop.ui.work.desk import WindowDesk


def attend(app: QApplication, window: MainWindow, desk: WindowDesk) -> CrashReport:
    """Surround a furnished window that is shown, then begin to open the drafts."""
    report = CrashReport(Log(desk.log_folder, desk.now), app)
    ClipboardGuard(app.clipboard(), app)
    # However it ends; and PySide crashes at its own end over data of ours that is left there.
    app.aboutToQuit.connect(lambda: clear_if_ours(app.clipboard()))
    bar = FaultBar(lambda: window.written)
    window.add_bar(bar)
    report.happened.connect(bar.say)
    report.install()
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
    return report
