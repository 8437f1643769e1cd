"""What was typed on a page and is kept nowhere yet."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_KEPT = "kept_as_typed"


def kept_as_typed(edit: QWidget) -> None:
    """What stands in this box is kept while it is typed, or is never kept: nobody misses it."""
    edit.setProperty(_KEPT, True)


def holds_typed(page: QWidget) -> bool:
    """Whether somebody typed into a box of this page what is lost with it."""
    lines = (
        edit.isModified() and bool(edit.text())
        for edit in page.findChildren(QLineEdit)
        if not edit.property(_KEPT)
    )
    texts = (
        edit.document().isModified() and not edit.isReadOnly() and bool(edit.toPlainText())
        for edit in page.findChildren(QPlainTextEdit)
        if not edit.property(_KEPT)
    )
    return any(lines) or any(texts)
