"""Makes the application, the theme and the window, and runs them."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from prevent_desktop.ui.desk import WindowDesk
from prevent_desktop.ui.main_window import PROGRAM, MainWindow
from prevent_desktop.ui.theme import Scheme, apply_theme, choose_tokens, load_tokens


def make_application(theme: bytes, version: str) -> QApplication:
    """The one application, in the look of the system's light or dark scheme."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(PROGRAM)
    app.setApplicationVersion(version)
    schemes = load_tokens(theme)

    def dress() -> None:
        apply_theme(app, choose_tokens(app, Scheme.SYSTEM, schemes), points=None)

    dress()
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(dress)
    return app


def run_window(make_desk: Callable[[Path], WindowDesk], theme: bytes, version: str) -> int:
    """Open the window and stay until it is closed; `make_desk` gets the documents folder."""
    app = make_application(theme, version)
    location = QStandardPaths.StandardLocation.DocumentsLocation
    documents = QStandardPaths.writableLocation(location) or str(Path.home())
    window = MainWindow(make_desk(Path(documents)))
    window.show()
    window.start()
    return app.exec()
