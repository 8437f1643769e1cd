"""The look of the application: the person's own choice, or the system's as that changes."""

import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from prevent_desktop.kept.look import Look
from prevent_desktop.ui.kit.theme import (
    MINIMUM_POINTS,
    Scheme,
    Tokens,
    apply_theme,
    choose_tokens,
    likely_scheme,
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
        self._look = Look()
        self._worn: Tokens | None = None

    def wear_at_first(self, look: Look) -> None:
        """Apply it before the first paint, without asking the system what takes long to ask.

        Where only its colours tell, `settle` asks; Windows has a high contrast of its own that
        they do not tell.
        """
        self._look = look
        quick = look.colours == Scheme.SYSTEM and sys.platform == "linux"
        self._apply(self._schemes[likely_scheme(self._app.palette())] if quick else self._tokens())

    def settle(self) -> None:
        """Ask the system and listen to it from now on; nothing changes where the colours told."""
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self._wear_again)
        self._contrast = hints.accessibility()  # held: it is gone with what it was handed to
        self._contrast.contrastPreferenceChanged.connect(self._wear_again)
        tokens = self._tokens()
        if tokens is not self._worn:
            self._apply(tokens)

    def wear(self, look: Look) -> None:
        """Apply colours and size of text now."""
        self._look = look
        self._wear_again()

    def _wear_again(self) -> None:
        self._apply(self._tokens())

    def _tokens(self) -> Tokens:
        return choose_tokens(self._app, Scheme(self._look.colours), self._schemes)

    def _apply(self, tokens: Tokens) -> None:
        points = None
        if self._look.text_size != _ALL:
            system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
            points = max(MINIMUM_POINTS, system.pointSizeF()) * self._look.text_size / _ALL
        self._worn = tokens
        apply_theme(self._app, tokens, points=points)
