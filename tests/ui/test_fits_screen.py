"""The window with its title bar and borders is within the screen."""

import pytest
from PySide6.QtCore import QMargins, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from prevent_desktop.ui.kit.fits_screen import FitsScreen, fitted_in

FRAME = QMargins(4, 31, 4, 4)


@pytest.mark.parametrize(
    ("inside", "room", "fitted"),
    [
        (QRect(0, 0, 683, 384), QRect(0, 0, 683, 384), QRect(4, 31, 675, 349)),
        (QRect(100, 100, 500, 200), QRect(0, 0, 683, 384), QRect(100, 100, 500, 200)),
        (QRect(400, 300, 500, 200), QRect(0, 0, 683, 384), QRect(179, 180, 500, 200)),
        (QRect(-90, 0, 1280, 720), QRect(0, 28, 1366, 740), QRect(4, 59, 1280, 705)),
        (QRect(2000, 40, 500, 300), QRect(1920, 0, 683, 384), QRect(2000, 40, 500, 300)),
    ],
)
def test_frame_and_all_are_within_the_room(inside: QRect, room: QRect, fitted: QRect) -> None:
    assert fitted_in(inside, FRAME, room) == fitted
    assert room.contains(fitted.marginsAdded(FRAME))


def test_a_new_window_takes_no_more_than_the_screen_with_its_frame(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableGeometry()
    FitsScreen(window)
    assert room.width() < 1280, "the screen of these tests is a small one"
    window.show()
    qtbot.waitUntil(lambda: room.contains(window.frameGeometry()))
    assert window.frameGeometry().width() == room.width()


def test_a_size_that_somebody_chose_is_left_alone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fits = FitsScreen(window)
    window.resize(1366, 768)
    window.show()
    fits.fit()
    assert (window.width(), window.height()) == (1366, 768)
