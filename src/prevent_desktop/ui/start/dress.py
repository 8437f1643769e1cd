"""The look of the application: the person's own choice, or the system's as that changes."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from prevent_desktop.kept.settings import STANDARD, Settings
from prevent_desktop.ui.kit.theme import (
    MINIMUM_POINTS,
    Scheme,
    apply_theme,
    choose_tokens,
    load_tokens,
)

_ALL = 100


class Dress(QObject):
    """Wears what is chosen, and changes with the system where that was the choice."""

    def __init__(self, app: QApplication, theme: bytes) -> None:
        """Raises ResourceError when the theme cannot be used."""
        super().__init__(app)
        self._app = app
        self._schemes = load_tokens(theme)
        self._settings = STANDARD
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._wear_again)

    def wear(self, settings: Settings) -> None:
        """Apply look and size of text now."""
        self._settings = settings
        self._wear_again()

    def _wear_again(self) -> None:
        chosen = self._settings
        tokens = choose_tokens(self._app, Scheme(chosen.look), self._schemes)
        points = None
        if chosen.text_size != _ALL:
            system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
            points = max(MINIMUM_POINTS, system.pointSizeF()) * chosen.text_size / _ALL
        apply_theme(self._app, tokens, points=points)
