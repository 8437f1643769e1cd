"""What every page of the window is: a column that scrolls, a title, and a bar of buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.boxes import RadioButton, TitledGroup
from prevent_desktop.ui.kit.labels import hint, strong
from prevent_desktop.ui.kit.layout import Footer, PageColumn


class Page(QWidget):
    """A page. `title` becomes part of the window's title."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.column = PageColumn()
        self.footer = Footer()
        self.footer.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.column, 1)
        layout.addWidget(self.footer)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the end of the column."""
        for widget in widgets:
            self.column.add(widget)

    def add_buttons(self, *buttons: QWidget) -> None:
        """Put buttons at the left of the bar below the column."""
        for button in buttons:
            self.footer.add_left(button)
        self.footer.show()

    def entered(self) -> None:
        """The page is shown now; focus goes to its first control."""
        self.focus_first()

    def focus_first(self) -> None:
        """Give the focus to the first control in the column, or in the bar."""
        for widget in (*self.column.findChildren(QWidget), *self.footer.findChildren(QWidget)):
            if _takes_focus(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return


def radio_group(title: str, *radios: RadioButton) -> TitledGroup:
    """A group of radio buttons under a title that readers hear and a label beside it shows."""
    group = TitledGroup(title)
    layout = QVBoxLayout(group)
    layout.setContentsMargins(0, 0, 0, 0)
    for radio in radios:
        layout.addWidget(radio)
    return group


def labelled(text: str, edit: QLineEdit, identifier: str, explanation: str = "") -> QWidget:
    """A one-line box under its label, with a hint between them."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    label = strong(text)
    label.setBuddy(edit)
    edit.setAccessibleName(text)
    edit.setAccessibleIdentifier(identifier)
    edit.setAccessibleDescription(explanation)
    layout.addWidget(label)
    if explanation:
        layout.addWidget(hint(explanation))
    layout.addWidget(edit)
    return box


def _takes_focus(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isEnabled() and not widget.isHidden()
