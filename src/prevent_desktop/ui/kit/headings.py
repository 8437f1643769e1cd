"""Labels that assistive technology knows as headings, so that people can jump between them."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QLabel

_INSTALLED = "prevent_desktop_headings"
OUT_OF_REACH = "out_of_reach"
"""A page with this property stands in no window and is read to nobody."""


class Heading(QLabel):
    """A heading of level 1, 2 or 3; Qt for Python can tell the role, but not the level."""

    def __init__(self, text: str, level: int) -> None:
        _install()
        super().__init__(text)
        self.level = level
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("look", f"heading{level}")


class _HeadingInterface(QAccessibleWidget):
    """What assistive technology sees of a heading."""

    def __init__(self, heading: Heading) -> None:
        super().__init__(heading, QAccessible.Role.Heading)
        self._heading = heading

    def text(self, kind: QAccessible.Text) -> str:
        if self._heading.window().property(OUT_OF_REACH):
            return ""
        if kind == QAccessible.Text.Name:
            return self._heading.text()
        return super().text(kind)


def _install() -> None:
    """Install the factory once for the application; it keeps an interface while its label lives."""
    app = QApplication.instance()
    if app is None or app.property(_INSTALLED):
        return
    kept: dict[int, QAccessibleInterface] = {}

    def interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, Heading):
            return None
        key = id(thing)
        made = _HeadingInterface(thing)
        kept[key] = made
        thing.destroyed.connect(lambda: kept.pop(key, None))
        return made

    QAccessible.installFactory(interface)
    app.setProperty(_INSTALLED, True)
