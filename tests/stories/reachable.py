"""Everything in this process that a word could still be read from: Python's objects and Qt's."""

import gc
from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextDocument
from PySide6.QtWidgets import QApplication

PROPERTIES = ("text", "plainText", "windowTitle", "accessibleName", "accessibleDescription")


def reachable_words() -> Iterator[str]:
    yield from words_in_python()
    yield from words_in_qt()


def words_in_python() -> Iterator[str]:
    """Every string that a Python object can still reach."""
    gc.collect()
    for thing in gc.get_objects():
        for inside in gc.get_referents(thing):
            if isinstance(inside, str):
                yield inside
            elif isinstance(inside, bytes):
                yield inside.decode("utf-8", "replace")


def things_of(*kinds: type) -> list[object]:
    """Every object of these types that anything still holds."""
    gc.collect()
    holders = gc.get_objects()
    found = {id(inside): inside for holder in holders for inside in gc.get_referents(holder)}
    return [thing for thing in found.values() if isinstance(thing, kinds)]


def words_in_qt() -> Iterator[str]:
    """Every text that a widget, a document or the accessibility tree still has."""
    for widget in QApplication.allWidgets():
        for thing in (widget, *widget.findChildren(QObject)):
            values = (thing.property(name) for name in PROPERTIES)
            yield from (value for value in values if isinstance(value, str))
        for text in widget.findChildren(QTextDocument):
            yield text.toPlainText()
        yield from accessible_words(QAccessible.queryAccessibleInterface(widget))


def accessible_words(seen: QAccessibleInterface | None) -> Iterator[str]:
    if seen is None or not seen.isValid():
        return
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description):
        yield seen.text(kind)
