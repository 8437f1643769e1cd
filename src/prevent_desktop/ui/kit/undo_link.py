"""The way back in a text that is being written: what Ctrl+Z does, to be seen and to be pressed."""

from PySide6.QtWidgets import QPlainTextEdit

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.undo_bar import UNDONE

UNDO = "Undo (Ctrl+Z)"


def undo_link(edit: QPlainTextEdit, name: str) -> Button:
    """A link below a text, there while there is something to take back; `name` is the text's."""
    link = Button(UNDO, Kind.LINK)
    link.setAccessibleName(f"{UNDO}: {name}")
    link.hide()

    def undo() -> None:
        edit.setFocus()  # first: the link may go, and the focus with it
        edit.undo()
        announce(edit, UNDONE)

    link.clicked.connect(undo)
    edit.undoAvailable.connect(link.setVisible)
    return link
