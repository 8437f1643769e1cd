"""A window dressed alike on every computer: our own font, our own colours, a size that is told.

Noto Sans is shipped for the paper. It is about 6 % wider than Segoe UI and a little higher, so
what fits in it fits there; a stretch stands for narrow and for wide fonts of other systems.
"""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from prevent_desktop.shipped import resources
from prevent_desktop.ui.kit.theme import Scheme, Tokens, apply_theme, load_tokens

POINTS = 11.0
"""What 100 % is."""
FLASH_MS = 1000
SMALL, USUAL = (683, 384), (1366, 768)
NARROW, SEGOE, WIDE = 85, 94, 112
"""Widths in per cent of Noto Sans: of a narrow font, of Segoe UI, of DejaVu Sans or Verdana."""


@dataclass(frozen=True)
class Dress:
    """What the window wears."""

    scheme: Scheme = Scheme.LIGHT
    percent: int = 100
    size: tuple[int, int] = USUAL
    stretch: int = 100

    @property
    def name(self) -> str:
        look = self.scheme.value.replace("_", "-")
        large = f"-{self.percent}" if self.percent != 100 else ""
        return f"{look}{large}-{self.size[0]}x{self.size[1]}"


@cache
def schemes() -> dict[Scheme, Tokens]:
    return load_tokens(resources.path("theme.toml").read_bytes())


@cache
def own_family() -> str:
    """Noto Sans, as the paper has it."""
    files = (resources.path("fonts", f"NotoSans-{weight}.ttf") for weight in ("Regular", "Bold"))
    numbers = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    return QFontDatabase.applicationFontFamilies(numbers[0])[0]


def own_font(stretch: int = 100) -> QFont:
    """Drawn without what differs from one computer's settings to the next."""
    font = QFont(own_family())
    font.setStretch(stretch)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoSubpixelAntialias)
    return font


def wear(dress: Dress, window: QWidget | None = None) -> None:
    """Dress the application and give the window its size."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setCursorFlashTime(0)  # a cursor that blinks is on some pictures and not on others
    points = POINTS * dress.percent / 100
    tokens = schemes()[dress.scheme]
    apply_theme(app, tokens, points=points, native=False, font=own_font(dress.stretch))
    settle()  # how small a window may get depends on its font
    if window is not None:
        window.resize(QSize(*dress.size))
    settle()


def settle() -> None:
    """Let what is under way be laid out, and what is gone go."""
    for _ in range(6):
        QGuiApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def undress() -> None:
    """As the other tests know it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setCursorFlashTime(FLASH_MS)
    apply_theme(app, schemes()[Scheme.LIGHT])
