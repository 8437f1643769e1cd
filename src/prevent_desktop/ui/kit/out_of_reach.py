"""Takes a page away from everything that reads for people, also from what found it before.

A page in no window is in no tree of assistive technology any more. But on Linux a program that
noted the address of a text earlier still gets its words: so the addresses go too. They are made
anew when somebody asks for them after the page has come back.
"""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.headings import OUT_OF_REACH, Heading


def put_out_of_reach(page: QWidget) -> None:
    """Take it out of its window; whoever asks for an address of it is told nothing."""
    page.setParent(None)
    page.setProperty(OUT_OF_REACH, True)
    for widget in (page, *page.findChildren(QWidget)):
        if isinstance(widget, Heading):  # its interface is ours: it says nothing meanwhile
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))


def bring_back(page: QWidget) -> None:
    """It is in a window again."""
    page.setProperty(OUT_OF_REACH, None)
