"""Everything in this process that a word could still be read from: Python's objects and Qt's."""

import contextlib
import gc
import sys
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractItemModel, QMimeData, QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAction,
    QClipboard,
    QGuiApplication,
    QTextDocument,
    QUndoStack,
)
from PySide6.QtWidgets import QApplication, QCompleter

TEXTS = ("QString", "QStringList", "QVariant", "QByteArray")
MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


def reachable_words() -> Iterator[str]:
    yield from words_in_python()
    yield from words_in_qt()


def words_in_python() -> Iterator[str]:
    """Every string that a Python object can still reach.

    The collector does not list what holds no cycle, such as a dictionary of strings: what it lists
    is followed into those. Closures and partials that a signal, a timer or a worker's queue holds
    are listed whoever holds them; what another thread is doing just now is looked at too.
    """
    gc.collect()
    seen: set[int] = set()
    for thing in gc.get_objects():
        yield from _words_inside(held_by(thing), seen)
    for frame in sys._current_frames().values():
        if frame is not sys._getframe():
            yield from _words_inside(frame.f_locals.values(), seen)


def held_by(thing: object) -> list[object]:
    """What an object holds.

    Python 3.12 counts the spare objects of `_asyncio` among what that module holds. Whoever takes
    one and lets it go puts it back twice, and the next collection of garbage never ends.
    """
    return [] if thing is sys.modules.get("_asyncio") else gc.get_referents(thing)


def _words_inside(things: Iterable[object], seen: set[int]) -> Iterator[str]:
    for inside in things:
        if isinstance(inside, str):
            yield inside
        elif isinstance(inside, bytes | bytearray):
            yield inside.decode("utf-8", "replace")
            yield inside.decode("utf-16-le", "replace")
        elif not gc.is_tracked(inside) and id(inside) not in seen:
            seen.add(id(inside))
            yield from _words_inside(held_by(inside), seen)


def things_of(*kinds: type) -> list[object]:
    """Every object of these types that anything still holds."""
    gc.collect()
    holders = gc.get_objects()
    found = {id(inside): inside for holder in holders for inside in held_by(holder)}
    return [thing for thing in found.values() if isinstance(thing, kinds)]


def words_in_qt() -> Iterator[str]:
    """Every text that an object of Qt or the accessibility tree still has, or the clipboard."""
    roots: list[QObject] = [*QApplication.allWidgets(), *QGuiApplication.topLevelWindows()]
    application = QApplication.instance()
    if application is not None:
        roots.append(application)
    things = {id(thing): thing for root in roots for thing in (root, *root.findChildren(QObject))}
    for thing in things.values():
        yield from _words_of(thing)
    for widget in QApplication.allWidgets():
        yield from accessible_words(QAccessible.queryAccessibleInterface(widget))
    clipboard = QGuiApplication.clipboard()
    for mode in MODES:
        yield from _words_in_mime(clipboard.mimeData(mode))


def _words_of(thing: QObject) -> Iterator[str]:
    """Its properties, whatever they are called, and what stands in it besides."""
    meta = thing.metaObject()
    properties = (meta.property(place) for place in range(meta.propertyCount()))
    names = [str(one.name()) for one in properties if str(one.typeName()) in TEXTS]
    added = (bytes(one.data()).decode() for one in thing.dynamicPropertyNames())
    for name in (*names, *added):
        with contextlib.suppress(RuntimeError):  # Qt's own, of a type that is no text
            yield from (one for one in _listed(thing.property(name)) if isinstance(one, str))
    yield from _words_held(thing)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _words_held(thing: QObject) -> Iterator[str]:
    match thing:
        case QTextDocument():
            yield thing.toPlainText()
        case QAction():
            yield str(thing.data())
        case QUndoStack():
            yield from (thing.text(place) for place in range(thing.count()))
        case QCompleter():
            yield from _words_in_model(thing.completionModel())
        case QAbstractItemModel():
            yield from _words_in_model(thing)
        case QMimeData():
            yield from _words_in_mime(thing)


def _words_in_model(model: QAbstractItemModel) -> Iterator[str]:
    """The first column: only lists are used here."""
    for row in range(model.rowCount()):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            value = model.data(model.index(row, 0), role)
            if isinstance(value, str):
                yield value


def _words_in_mime(data: QMimeData | None) -> Iterator[str]:
    for name in data.formats() if data is not None else ():
        yield name
        if data is not None:
            yield bytes(data.data(name).data()).decode("utf-8", "replace")


def accessible_words(seen: QAccessibleInterface | None) -> Iterator[str]:
    if seen is None or not seen.isValid():
        return
    for kind in QAccessible.Text:
        yield seen.text(kind)
    text = seen.textInterface()
    if text is not None:
        yield text.text(0, text.characterCount())
