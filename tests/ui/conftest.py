"""What tests of the window share: a theme, and words for what assistive technology sees."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Seen = Callable[[QWidget], QAccessibleInterface]
Say = Callable[[QWidget], str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Showing a window without a screen is no fault; every other warning of Qt fails a test."""
    for item in items:
        if "ui" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints"))


@pytest.fixture
def seen() -> Seen:
    """What assistive technology is given for a widget."""

    def look(widget: QWidget) -> QAccessibleInterface:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        return interface

    return look


@pytest.fixture
def name(seen: Seen) -> Say:
    """What a screen reader calls a widget."""
    return lambda widget: seen(widget).text(QAccessible.Text.Name)


@pytest.fixture
def description(seen: Seen) -> Say:
    """What a screen reader adds to a widget's name."""
    return lambda widget: seen(widget).text(QAccessible.Text.Description)


@pytest.fixture
def bus() -> Iterator[dict[str, str]]:
    """An environment with one private bus that is both the session's and the system's."""
    from tests.ui.private_bus import private_bus  # D-Bus is not everywhere

    with private_bus() as made:
        yield made
