"""Makes the application, the theme and the window, and runs them.

The window is painted first: the rest is loaded behind it, in a thread, in the order of need.
"""

from __future__ import annotations

import contextlib
import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.ui.frame import PROGRAM
from prevent_desktop.ui.kit.fusion import application
from prevent_desktop.ui.main_window import MainWindow
from prevent_desktop.ui.system.end_signals import EndSignals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from prevent_desktop.kept.look import Look
    from prevent_desktop.kept.settings import InForce
    from prevent_desktop.referral import Library
    from prevent_desktop.ui.start.crash_report import CrashReport
    from prevent_desktop.ui.start.doorstep import Doorstep
    from prevent_desktop.ui.start.dress import Dress
    from prevent_desktop.ui.work.desk import WindowDesk
    from prevent_desktop.ui.work.worker import Worker

NEVER_PAINTED_MS = 500
"""So long is waited for the first paint; a window that is born hidden has none."""
BEHIND_MS = 150
"""So long after the first page of use: what a worker reads would hold up its painting."""


def make_application(theme: bytes, version: str) -> QApplication:
    """The one application, in the look of the system's light or dark scheme.

    Raises ResourceError when the theme cannot be used.
    """
    from prevent_desktop.kept.look import Look
    from prevent_desktop.ui.start.dress import Dress

    app = _plain_application()
    app.setApplicationVersion(version)
    _give_icon(app)
    Dress(app, theme).wear(Look())
    return app


def _plain_application() -> QApplication:
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else application(sys.argv[0])
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
    look: Callable[[], Look],
    settings: Callable[[], InForce],
    *,
    notes: Path | None,
    file: Path | None,
) -> int:
    """Open the window and stay until it is closed; `make_desk` gets the documents folder.

    The `look` is read before the first paint, all other `settings` behind it. `notes` is where
    later starts leave what they ask, `file` what the window was asked to go to.

    When the theme or the desk cannot be built, a window says why with the `sentence`; then 1 is
    returned.
    """
    gc.disable()  # until all is loaded: quicker, and see `work.uncollected`
    app = _plain_application()
    signals = EndSignals(app)
    signals.listen()
    window = MainWindow()
    if file is not None:
        window.go_to(file)
    # The system takes its time to bring up a window: what it looks like is read meanwhile, and
    # nothing of it is painted before that.
    window.show()
    try:
        dress = _dress(app, theme, look)
        window.fit_first()
        loading = Loading(
            app, window, lambda at: _with(make_desk(at), dress, settings()), dress, notes
        )
        code = stay(app, window, signals)
        loading.end()
    except PreventDesktopError as error:
        window.close()
        window.deleteLater()
        return _say_why(app, signals, sentence(error))
    else:
        return code
    finally:
        gc.enable()
        signals.stop()


def _dress(app: QApplication, theme: Callable[[], bytes], look: Callable[[], Look]) -> Dress:
    """In the right colours for the first paint. Raises what keeps them from being read."""
    from prevent_desktop.ui.kit.theme import apply_without_file
    from prevent_desktop.ui.start.dress import Dress

    try:
        dress = Dress(app, theme())
    except PreventDesktopError:
        apply_without_file(app)  # so that what is wrong can be said
        raise
    dress.wear_at_first(look())
    return dress


def _with(desk: WindowDesk, dress: Dress, chosen: InForce) -> WindowDesk:
    """The desk with what the person chose."""
    from dataclasses import replace

    from prevent_desktop.ui.kit.typed_path import whole_path

    documents = whole_path(chosen.settings.pdf_folder) or desk.documents_folder
    return replace(desk, wear=lambda new: dress.wear(new.seen), documents_folder=documents)


def say_instead(
    theme: Callable[[], bytes],
    look: Callable[[], Look],
    title: str,
    sentence: str,
    also_say: Callable[[], object],
) -> int:
    """A window that only says something, until it is closed; 1. Raises as `Dress`.

    `also_say` says it to whoever reads the console, once this process can be told to end.
    """
    app = _plain_application()
    signals = EndSignals(app)
    signals.listen()
    try:
        _dress(app, theme, look)
        also_say()
        return _say_why(app, signals, sentence, title)
    finally:
        signals.stop()


def _say_why(app: QApplication, signals: EndSignals, sentence: str, title: str = "") -> int:
    """A window that says what is wrong, until it is closed."""
    from prevent_desktop.ui.start.start_problem import TITLE, problem_window

    problem = problem_window(sentence, title or TITLE)
    problem.show()
    signals.told.connect(app.quit)
    app.exec()
    return 1


def _load_what_pages_stand_on() -> None:
    """Qt's enumerations and classes that the window asks for itself, on its own thread.

    Qt for Python makes them when they are first asked for; two threads shall not ask at once.
    """
    from prevent_desktop.ui.kit import page, trouble_bar

    _ = page, trouble_bar


class Loading(QObject):
    """From the first paint to the drafts: loads what they need, and furnishes the window."""

    def __init__(
        self,
        app: QApplication,
        window: MainWindow,
        make_desk: Callable[[Path], WindowDesk],
        dress: Dress,
        notes: Path | None,
    ) -> None:
        super().__init__(window)
        self._notes = notes
        self._doorstep: Doorstep | None = None
        self._app = app
        self._window = window
        self._make_desk = make_desk
        self._dress = dress
        self._begun = False
        self._worker: Worker | None = None
        self._report: CrashReport | None = None
        self._library: Library | None = None
        self._error: PreventDesktopError | None = None
        window.painted.connect(self._begin)
        QTimer.singleShot(NEVER_PAINTED_MS, self, self._begin)

    def _begin(self) -> None:
        if self._begun:
            return
        self._begun = True
        from pathlib import Path

        from PySide6.QtCore import QStandardPaths

        from prevent_desktop.ui.work.worker import Worker

        _load_what_pages_stand_on()
        if self._notes is not None:
            from prevent_desktop.ui.start.doorstep import Doorstep

            self._doorstep = Doorstep(self._notes, self)
            self._doorstep.asked.connect(self._window.be_asked)
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
        self._dress.settle()
        self._window.furnish(desk)
        self._library = desk.library
        self._window.of_use.connect(self._go_on)
        self._report = _attend(self._app, self._window, desk)
        gc.enable()

    def _go_on(self) -> None:
        """Drafts are listed, or a passphrase is asked for: the rest is next, once."""
        self._window.of_use.disconnect(self._go_on)
        QTimer.singleShot(BEHIND_MS, self, self._load_the_rest)

    def _load_the_rest(self) -> None:
        from prevent_desktop.ui.work.worker import nothing

        _give_icon(self._app)
        if self._worker is not None and self._library is not None:
            self._worker.run(self._library.read_forms, nothing, self._break_off, owner=self)

    def _break_off(self, error: PreventDesktopError) -> None:
        """Nothing can be written without a question set: as `_fail`, from a window with pages."""
        self._error = error
        self._window.give_up()

    def _fail(self, error: PreventDesktopError) -> None:
        """There is no desk: the window is closed, and another one says why."""
        gc.enable()
        self._error = error
        self._window.close()

    def end(self) -> None:
        """Nothing is loaded any more, and nothing reported. Raises why there was no desk."""
        if self._doorstep is not None:
            self._doorstep.close()
        if self._worker is not None:
            self._worker.close()
        if self._report is not None:
            self._report.remove()
        if self._error is not None:
            raise self._error


def stay(app: QApplication, window: MainWindow, signals: EndSignals) -> int:
    """Until the window is closed, or the system says that it is over: then all is put away."""

    def end() -> None:
        from prevent_desktop.ui.system.sign_out import save_and_wait

        save_and_wait(window.written)
        window.give_up()

    signals.told.connect(end)
    try:
        return app.exec() or signals.code
    finally:
        signals.told.disconnect(end)


def open_window(app: QApplication, desk: WindowDesk) -> tuple[MainWindow, CrashReport]:
    """Show the window with everything around it that keeps answers from leaking."""
    window = MainWindow(desk)
    window.show()
    return window, _attend(app, window, desk)


def _attend(app: QApplication, window: MainWindow, desk: WindowDesk) -> CrashReport:
    from prevent_desktop.ui.start.around import attend

    return attend(app, window, desk)
