"""The look that somebody chose, and the system's, which may change while the window is open."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel

from prevent_desktop.kept.look import Look
from prevent_desktop.shipped import resources
from prevent_desktop.ui.kit import theme
from prevent_desktop.ui.kit.theme import Scheme, apply_theme, load_tokens, tokens_of
from prevent_desktop.ui.start.dress import Dress

THEME = resources.path("theme.toml").read_bytes()


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Dress]:
    made = Dress(qapp, THEME)
    yield made
    made.deleteLater()
    apply_theme(qapp, load_tokens(THEME)[Scheme.LIGHT])


@pytest.fixture
def system_points(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system whose text was made larger."""
    font = QFont()
    font.setPointSizeF(16)
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _kind: font)


@pytest.mark.parametrize(("percent", "points"), [(100, 16), (125, 20), (150, 24), (200, 32)])
@pytest.mark.usefixtures("system_points")
def test_the_size_is_the_systems_times_ones_own(
    qapp: QApplication, dress: Dress, percent: int, points: int
) -> None:
    dress.wear(Look(text_size=percent))
    assert qapp.font().pointSizeF() == points
    label = QLabel("Words")
    label.ensurePolished()
    assert label.font().pointSizeF() == points


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_ones_own_colours(dress: Dress, scheme: Scheme) -> None:
    dress.wear(Look(colours=scheme.value))
    assert tokens_of(QLabel()).scheme is scheme


def test_high_contrast_switched_on_in_the_system_is_worn_at_once(
    qapp: QApplication, dress: Dress, monkeypatch: pytest.MonkeyPatch
) -> None:
    dress.wear(Look())
    dress.settle()
    assert tokens_of(QLabel()).scheme is not Scheme.HIGH_CONTRAST
    monkeypatch.setattr(theme, "_system_wants_contrast", lambda _app: True)
    hints = qapp.styleHints().accessibility()
    hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert tokens_of(QLabel()).scheme is Scheme.HIGH_CONTRAST
    assert "#" not in qapp.styleSheet().replace("QWidget#column", ""), "its own colours alone"
