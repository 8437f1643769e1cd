"""What every page of the window is: a column that scrolls, a title, and a bar of buttons."""

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.boxes import RadioButton, TitledGroup
from prevent_desktop.ui.kit.labels import hint, strong
from prevent_desktop.ui.kit.layout import Footer, PageColumn
from prevent_desktop.ui.kit.panels import ErrorSummary


class Page(QWidget):
    """A page. `title` becomes part of the window's title; `errors_changed`: whether it says so."""

    errors_changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.help_topic = ""
        """Where help opens from here: a page of it, or `page#a-heading-of-it`."""
        self.column = PageColumn()
        self.footer = Footer()
        self._heading: QWidget | None = None
        self._wrong: dict[str, tuple[str, QWidget]] = {}
        """What is wrong on it: each part's sentence, and where it is mended."""
        self._wrong_first: ErrorSummary | None = None
        self.footer.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.column, 1)
        layout.addWidget(self.footer)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the end of the column."""
        for widget in widgets:
            if self._heading is None and widget.property("look") == "heading1":
                self._heading = widget
                widget.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.column.add(widget)

    def start_over(self) -> None:
        """Take everything out of the column."""
        self._heading = self._wrong_first = None
        self._wrong = {}
        self.column.clear()

    def add_buttons(self, *buttons: QWidget) -> None:
        """Put buttons at the left of the bar below the column."""
        for button in buttons:
            self.footer.add_left(button)
        self.footer.show()

    def entered(self) -> None:
        """The page is shown now; once it is laid out, the focus goes to where one starts."""
        QTimer.singleShot(0, self, lambda: self.focus_on(self.first_control()))

    def focus_on(self, control: QWidget | None) -> None:
        """Focus a control if it is in view from the top; else the heading, so that one reads on."""
        if not self.isVisible():  # another page has taken its place meanwhile
            return
        self.column.verticalScrollBar().setValue(0)
        in_view = control is not None and self._is_in_view(control)
        target = control if in_view else self._heading or control
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def has_errors(self) -> bool:
        """Whether errors are being shown; the window's title then says so."""
        return bool(self._wrong)

    def tell_problem(self, part: object, sentence: str, where: QWidget) -> None:
        """A part of the page shows an error: the summary has it too, first on the page, and focus.

        `where` is what the sentence leads to.
        """
        before = self.has_errors
        self._wrong[str(id(part))] = (sentence, where)
        summary = self._show_summary()
        self.column.verticalScrollBar().setValue(0)
        summary.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(summary, f"Error: {sentence}", urgent=True)
        if not before:
            self.errors_changed.emit()

    def no_problem(self, part: object) -> None:
        """A part of the page shows no error any more."""
        if self._wrong.pop(str(id(part)), None) is None:
            return
        self._show_summary()
        if not self.has_errors:
            self.errors_changed.emit()

    def _show_summary(self) -> ErrorSummary:
        if self._wrong_first is None:
            self._wrong_first = ErrorSummary()
            self._wrong_first.chosen.connect(self._go_to_wrong)
            self.column.add_first(self._wrong_first)
        self._wrong_first.set_items([(key, said) for key, (said, _) in self._wrong.items()])
        return self._wrong_first

    def _go_to_wrong(self, key: str) -> None:
        _, where = self._wrong[key]
        if shiboken6.isValid(where):
            self.go_back_to(where)

    def go_back_to(self, control: QWidget) -> None:
        """Focus a control wherever it stands, and bring it into view."""
        control.setFocus(Qt.FocusReason.TabFocusReason)
        self.column.scroll_to(control)

    def _is_in_view(self, control: QWidget) -> bool:
        port = self.column.viewport()
        if not port.isAncestorOf(control):
            return True
        bottom = control.mapTo(port, control.rect().bottomLeft()).y()
        return bottom <= port.height()

    def first_control(self) -> QWidget | None:
        """The first control of the column, or of the bar below it."""
        for widget in (*self.column.findChildren(QWidget), *self.footer.findChildren(QWidget)):
            if takes_focus(widget):
                return widget
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keyboard wherever the focus is, unless the control uses the key itself."""
        bar = self.column.verticalScrollBar()
        key = event.key()
        if key == Qt.Key.Key_PageDown:
            bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
        elif key == Qt.Key.Key_PageUp:
            bar.triggerAction(QAbstractSlider.SliderAction.SliderPageStepSub)
        elif key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)


def page_of(part: QWidget) -> Page | None:
    """The page that a part stands on."""
    widget = part.parentWidget()
    while widget is not None and not isinstance(widget, Page):
        widget = widget.parentWidget()
    return widget


def radio_group(title: str, *radios: RadioButton) -> TitledGroup:
    """A group of radio buttons under a title that readers hear and a label beside it shows."""
    group = TitledGroup(title)
    layout = QVBoxLayout(group)
    layout.setContentsMargins(0, 0, 0, 0)
    for radio in radios:
        layout.addWidget(radio)
    return group


def labelled(
    text: str, edit: QLineEdit | QPlainTextEdit, identifier: str, explanation: str = ""
) -> QWidget:
    """A text box under its label, with a hint between them."""
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


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab stops at the widget."""
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isEnabled() and not widget.isHidden()
