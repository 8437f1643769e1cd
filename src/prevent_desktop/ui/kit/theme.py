"""Colours and type for the whole window, applied in one place.

The colours are data (`resources/theme.toml`). Stock widgets get them through the palette and one
generated style sheet; widgets that paint themselves ask `tokens_of`. With high contrast switched
on in the operating system, its own palette rules and the style sheet names no colour at all.
"""

import contextlib
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from prevent_desktop.errors import ResourceError
from prevent_desktop.ui.kit.fusion import wear_fusion
from prevent_desktop.ui.kit.style_sheet import style_sheet

FILE_NAME = "theme.toml"
MINIMUM_POINTS = 11.0
_KEPT = "prevent_desktop_tokens"


class Scheme(StrEnum):
    """What a person can choose for the look of the window."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme, by what they are for; "soft" ones are quiet backgrounds."""

    scheme: Scheme
    background: str
    panel: str
    field: str
    text: str
    muted: str
    line: str
    soft_line: str
    accent: str
    accent_text: str
    accent_soft: str
    error: str
    error_soft: str
    warning: str
    warning_soft: str
    success: str
    success_soft: str
    emergency: str
    emergency_text: str
    ring_outer: str
    ring_inner: str
    hover: str

    def colour(self, name: str) -> QColor:
        """The colour of a token, ready for a painter."""
        return QColor(getattr(self, name))


_NATIVE_ROLES = {
    "background": "window",
    "panel": "window",
    "field": "base",
    "accent_text": "window",
    "accent_soft": "window",
    "error_soft": "window",
    "warning_soft": "window",
    "success_soft": "window",
    "emergency": "window-text",
    "emergency_text": "window",
    "ring_inner": "window",
    "hover": "window",
}
"""Which palette role stands in for a token under high contrast; all others are the text's."""

_ROLES = {
    "window": QPalette.ColorRole.Window,
    "window-text": QPalette.ColorRole.WindowText,
    "base": QPalette.ColorRole.Base,
}


def load_tokens(data: bytes) -> dict[Scheme, Tokens]:
    """Read `resources/theme.toml`: the tokens of every scheme that has colours of its own.

    Raises ResourceError("not_toml", "not_valid"): a scheme or a colour that is missing or is none
    would make words that cannot be seen.
    """
    tables = _tables(data)
    schemes = [scheme for scheme in Scheme if scheme is not Scheme.SYSTEM]
    for place in sorted({scheme.value for scheme in schemes} ^ tables.keys()):
        raise _refused(place, "light, dark and high_contrast are needed, and no other")
    return {scheme: _tokens(scheme, tables[scheme]) for scheme in schemes}


def _tables(data: bytes) -> dict[str, dict[str, str]]:
    """The tables as they stand; what says exactly what is wrong is loaded where something is."""
    with contextlib.suppress(UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        tables = tomllib.loads(data.decode("utf-8"))
        if all(isinstance(each, dict) for each in tables.values()):
            values = (value for each in tables.values() for value in each.values())
            if all(isinstance(value, str) for value in values):
                return tables
    from prevent_desktop.shipped.data_files import decode_toml

    return decode_toml(data, dict[str, dict[str, str]], FILE_NAME)


def _refused(place: str, reason: str) -> ResourceError:
    from prevent_desktop.shipped.data_files import refused

    return refused(FILE_NAME, place, reason)


def _tokens(scheme: Scheme, table: Mapping[str, str]) -> Tokens:
    names = {field.name for field in fields(Tokens)} - {"scheme"}
    for name in sorted(names ^ table.keys()):
        raise _refused(f"{scheme}, {name}", "this colour is missing, or is not known")
    for name, colour in table.items():
        if not QColor.isValidColorName(colour):
            raise _refused(f"{scheme}, {name}", "this is not a colour")
    return Tokens(scheme=scheme, **table)


def preferred_scheme(app: QApplication) -> Scheme:
    """What the operating system asks for: high contrast first, then dark, else light."""
    from PySide6.QtCore import Qt  # takes 12 ms, for its enumerations

    if _system_wants_contrast(app):
        return Scheme.HIGH_CONTRAST
    hints = app.styleHints()
    return Scheme.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Scheme.LIGHT


def likely_scheme(palette: QPalette) -> Scheme:
    """What the operating system's palette looks like; quicker than to ask as `preferred_scheme`."""
    role = QPalette.ColorRole
    ground, ink = palette.color(role.Window), palette.color(role.WindowText)
    return Scheme.DARK if ground.lightness() < ink.lightness() else Scheme.LIGHT


def choose_tokens(app: QApplication, wanted: Scheme, schemes: Mapping[Scheme, Tokens]) -> Tokens:
    """The tokens for what the person chose, following the system when that was the choice."""
    return schemes[preferred_scheme(app) if wanted is Scheme.SYSTEM else wanted]


def apply_theme(
    app: QApplication,
    tokens: Tokens,
    *,
    points: float | None = None,
    native: bool | None = None,
    font: QFont | None = None,
) -> None:
    """Give the application its style, font, palette and style sheet; may be called again.

    `points` is the size of the text (the system's, but at least 11, if None). `native` forces
    the operating system's own colours on or off; None asks the system. `font` stands in for the
    system's, so that pictures and measures are the same on every computer.
    """
    if native is None:
        native = tokens.scheme is Scheme.HIGH_CONTRAST and _system_wants_contrast(app)
    wear_fusion(app)
    size = _set_font(app, points, font)
    app.setPalette(QPalette() if native else _palette(tokens))
    app.setProperty(_KEPT, native_tokens(app.palette()) if native else tokens)
    app.setStyleSheet(style_sheet(_native_colours() if native else _colours(tokens), size))


def apply_without_file(app: QApplication) -> None:
    """The operating system's own colours, for when ours cannot be read."""
    apply_theme(app, native_tokens(app.palette()), native=True)


def tokens_of(widget: QWidget) -> Tokens:
    """The colours a widget that paints itself should use now."""
    app = QApplication.instance()
    kept = app.property(_KEPT) if app else None
    return kept if isinstance(kept, Tokens) else native_tokens(widget.palette())


def native_tokens(palette: QPalette) -> Tokens:
    """Tokens made of a palette's own colours, as under high contrast."""
    names = _native_roles()
    colours = {name: palette.color(_ROLES[role]).name() for name, role in names.items()}
    return Tokens(scheme=Scheme.HIGH_CONTRAST, **colours)


def _system_wants_contrast(app: QApplication) -> bool:
    from PySide6.QtCore import Qt

    hints = app.styleHints()  # held: what it hands out dies with it
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def _native_roles() -> dict[str, str]:
    names = (name for name in Tokens.__dataclass_fields__ if name != "scheme")
    return {name: _NATIVE_ROLES.get(name, "window-text") for name in names}


def _native_colours() -> dict[str, str]:
    return {name: f"palette({role})" for name, role in _native_roles().items()}


def _colours(tokens: Tokens) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(tokens).items() if name != "scheme"}


def _set_font(app: QApplication, points: float | None, own: QFont | None) -> float:
    font = QFont(own or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    size = points if points is not None else max(MINIMUM_POINTS, font.pointSizeF())
    font.setPointSizeF(size)
    app.setFont(font)
    return size


def _palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(tokens.colour("panel"), tokens.colour("background"))
    for names, token in (
        ((role.Window,), "background"),
        ((role.Base,), "field"),
        ((role.AlternateBase, role.Button, role.ToolTipBase), "panel"),
        ((role.WindowText, role.Text, role.ButtonText, role.BrightText, role.ToolTipText), "text"),
        ((role.Highlight, role.Accent, role.Link, role.LinkVisited), "accent"),
        ((role.HighlightedText,), "accent_text"),
        ((role.PlaceholderText,), "muted"),
        ((role.Mid, role.Dark, role.Shadow), "line"),
        ((role.Light, role.Midlight), "soft_line"),
    ):
        for name in names:
            palette.setColor(name, tokens.colour(token))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, tokens.colour("muted"))
    return palette
