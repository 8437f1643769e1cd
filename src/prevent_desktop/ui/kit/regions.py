"""The parts of a window that F6 goes round: the page, its buttons, the list, help, the top line."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.tab_order import as_read

_NAME = "region"
_BEGINS = "region_begins_anew"
_AT = "region_begins_at"


def be_region(
    widget: QWidget, name: str, *, begins_anew: bool = False, at: QWidget | None = None
) -> None:
    """Let F6 come to this part, which is called so.

    It comes to where the focus was in it before, or with `begins_anew` always to where one begins:
    `at` this control of it, else at its first.
    """
    if not widget.accessibleName() or widget.accessibleName() == region_name(widget):
        widget.setAccessibleName(name)
    widget.setProperty(_NAME, name)
    widget.setProperty(_BEGINS, begins_anew)
    widget.setProperty(_AT, at)


def region_name(widget: QWidget) -> str:
    """What the part is called; "" for what is none."""
    return str(widget.property(_NAME) or "")


class RegionKeys(QObject):
    """F6 to the next part of the window, Shift+F6 to the one before; its name is said."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        for keys, by in (("F6", 1), ("Shift+F6", -1)):
            QShortcut(QKeySequence(keys), window, self._step(by))

    def _step(self, by: int) -> Callable[[], None]:
        return lambda: self.go(by)

    def go(self, by: int) -> None:
        """So many parts on, round and round."""
        places = [(each, start) for each in self._there() if (start := _start_of(each)) is not None]
        if not places:
            return
        here = next((n for n, (each, _) in enumerate(places) if _holds_focus(each)), None)
        at = (here + by if here is not None else 0 if by > 0 else -1) % len(places)
        region, start = places[at]
        start.setFocus(Qt.FocusReason.TabFocusReason)
        announce(region, region_name(region))

    def _there(self) -> list[QWidget]:
        """The parts that are seen."""
        return [each for each in as_read(self._window) if region_name(each) and each.isVisible()]


def _holds_focus(region: QWidget) -> bool:
    focus = region.window().focusWidget()
    return focus is not None and (focus is region or region.isAncestorOf(focus))


def _start_of(region: QWidget) -> QWidget | None:
    """Where to begin in it; None if nothing in it can be used now."""
    before = region.focusWidget()
    if before is not None and not region.property(_BEGINS) and _usable(before):
        return before
    begins_at = region.property(_AT)
    usable = [each for each in (begins_at, *as_read(region)) if each and _usable(each)]
    stops = (each for each in usable if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return next(stops, None) or next(iter(usable), None)


def _usable(widget: QWidget) -> bool:
    takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    return takes and widget.isEnabled() and widget.isVisible()
