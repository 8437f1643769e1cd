"""The words that are painted first have the size and the place that they will have."""

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.stories.conftest import PATIENCE
from tests.stories.dressed import own_family, undress

from prevent_desktop.shipped import resources
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.shapes import ShapeMark
from prevent_desktop.ui.kit.theme import Scheme, apply_theme, load_tokens
from prevent_desktop.ui.main_window import MainWindow
from prevent_desktop.ui.opening.opening_page import OpeningPage
from prevent_desktop.ui.work.desk import WindowDesk

AS_AT_A_START = """
from PySide6.QtWidgets import QLabel
from prevent_desktop.kept.look import Look
from prevent_desktop.shipped import resources
from prevent_desktop.ui.main_window import MainWindow
from prevent_desktop.ui.start import start

app = start._plain_application()
window = MainWindow()
window.show()
start._dress(app, lambda: resources.read_bytes("theme.toml"), lambda: Look(text_size=150))
window.fit_first()
sizes = {each.font().pointSizeF() for each in window.findChildren(QLabel)}
print(app.font().pointSizeF(), *sorted(sizes))
"""


def test_the_first_words_have_the_size_that_they_will_have() -> None:
    """The window is there before its look, and Qt tells nobody of a font until its loop runs."""
    done = subprocess.run(
        [sys.executable, "-c", AS_AT_A_START], capture_output=True, text=True, check=True
    )
    own, least, *_larger = map(float, done.stdout.split())
    assert own > 11
    assert least >= own - 0.01, done.stdout


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Callable[[str, float], None]]:
    """Dress the application in a font; the next test finds it as it was."""
    dark = load_tokens(resources.read_bytes("theme.toml"))[Scheme.DARK]
    yield lambda family, points: apply_theme(
        qapp, dark, points=points, native=False, font=QFont(family)
    )
    undress()


FAMILIES = ("Noto Sans", "DejaVu Sans", "DejaVu Serif", "Liberation Sans")
"""What Linux desktops have; one that is not here is stood in for. The first comes with us."""
SIZES = (1280, 720), (683, 384)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("look", [(points, size) for points in (11, 16.5, 22) for size in SIZES])
def test_nothing_jumps_when_the_rest_is_there(
    qtbot: QtBot,
    desk: WindowDesk,
    dress: Callable[[str, float], None],
    look: tuple[float, tuple[int, int]],
    family: str,
) -> None:
    """The frame that is painted first is the real one, but for the mark and what can be pressed."""
    assert own_family() == FAMILIES[0]
    points, size = look
    dress(family, points)
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(*size)
    window.fit_first()
    window.show()
    qtbot.waitUntil(lambda: window.isVisible() and window.isActiveWindow(), timeout=PATIENCE)
    QApplication.processEvents()
    first, nothing = window.grab().toImage(), window.current
    assert nothing is None
    assert window.windowTitle() == "Prevent Desktop"
    window.furnish(desk)
    assert not window.updatesEnabled()
    qtbot.waitUntil(window.updatesEnabled, timeout=PATIENCE)
    assert window.windowTitle() == "Prevent Desktop"
    added: list[QWidget] = [each for each in window.findChildren(Button) if each.isVisible()]
    added += window.findChildren(ShapeMark)
    assert same_but_for(first, window.grab().toImage(), added)
    window.start()
    page = window.current
    assert isinstance(page, OpeningPage)
    assert same_but_for(first, window.grab().toImage(), added)
    window.close()


def same_but_for(one: QImage, other: QImage, parts: list[QWidget]) -> bool:
    """Whether two pictures of a window are the same, where these parts of it are not."""
    for picture in (one, other):
        painter = QPainter(picture)
        for each in parts:
            place = each.mapTo(each.window(), each.rect().topLeft())
            painter.fillRect(QRect(place, each.size()), QColor("black"))
        painter.end()
    return one == other
