"""The style under our style sheet: Qt's own Fusion, which looks the same on every system.

An application that is begun with it by its arguments (`QApplication`, doc.qt.io) is spared a tenth
of what its first paint takes: `setStyle` returns a style to Python, with 500 names of its own.
"""

from PySide6.QtWidgets import QApplication

STYLE = "Fusion"
_WORN = "prevent_desktop_fusion"


def application(program: str) -> QApplication:
    """The application, in Fusion from its beginning."""
    app = QApplication([program, "-style", STYLE])
    app.setProperty(_WORN, True)
    return app


def wear_fusion(app: QApplication) -> None:
    """Change to Fusion, where the application did not begin in it."""
    if not app.property(_WORN):
        app.setStyle(STYLE)
        app.setProperty(_WORN, True)
