"""Every page in every state, in large text, on small screens, in a wide font: nothing is cut."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from tests.stories.computer import KeyringInMemory
from tests.stories.conftest import Person, Start
from tests.stories.dressed import SEGOE, SMALL, USUAL, WIDE, Dress, undress, wear
from tests.stories.pictures.fits import misfits
from tests.stories.pictures.views import VIEWS, Desk, each

from prevent_desktop.ui.kit.buttons import Button, Kind

INSIDE = (SMALL[0], SMALL[1] - 32)
LOOKS = {
    "as usual": Dress(size=USUAL, stretch=SEGOE),
    "wide and small": Dress(size=INSIDE, stretch=WIDE),
    "twice as large": Dress(percent=200, size=USUAL),
    "twice as large and small": Dress(percent=200, size=INSIDE),
}


ANSWERED = ("answered-dates", "answered-person")
PAGES = [name for name in VIEWS if name in ANSWERED or not name.startswith("answered-")]
"""The places have the other sections answered."""


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    undress()


@pytest.mark.wide
@pytest.mark.parametrize("name", each(PAGES))
def test_everything_fits(start: Start, keyring: KeyringInMemory, name: str) -> None:
    wear(LOOKS["as usual"])
    person = VIEWS[name](Desk(start, keyring))
    found: dict[str, list[str]] = {}
    for look, dress in LOOKS.items():
        wear(dress, person.window)
        faults = misfits(person.window)
        if (person.window.width(), person.window.height()) != dress.size:
            faults.append(f"the window is {person.window.width()} x {person.window.height()}")
        found |= {look: faults} if faults else {}
    assert found == {}
    assert len(primaries(person.window)) <= 1
    turn_the_wheel(person)


def primaries(window: QWidget) -> list[str]:
    """What stands out most: there is one way on, or none."""
    buttons = [each for each in window.findChildren(Button) if each.isVisible()]
    return [each.words for each in buttons if each.kind is Kind.PRIMARY]


def turn_the_wheel(person: Person) -> None:
    """Over everything: no answer and no choice may change by it."""
    before = answers_in(person.window)
    for widget in person.window.findChildren(QWidget):
        if widget.isVisible():
            roll(widget)
    assert answers_in(person.window) == before


def answers_in(window: QWidget) -> list[object]:
    values: list[object] = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QAbstractButton):
            values.append(widget.isChecked())
        elif isinstance(widget, QLineEdit):
            values.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            values.append(widget.toPlainText())
    return values


def roll(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
