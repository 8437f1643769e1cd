"""What every page of the window is: a column that scrolls, a title, and a bar of buttons."""

import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.beside import Beside
from prevent_desktop.ui.kit.keep_focus import focus_kept
from prevent_desktop.ui.kit.labels import hint, strong
from prevent_desktop.ui.kit.layout import Footer, PageColumn
from prevent_desktop.ui.kit.panels import ErrorSummary
from prevent_desktop.ui.kit.regions import be_region
from prevent_desktop.ui.kit.rhythm import as_group
from prevent_desktop.ui.kit.room import LOW_LINES, WIDE
from prevent_desktop.ui.kit.tab_order import as_read

FOOTER_SHARE = 0.3
"""Of the height of a page: a footer that needs more does not stay in view."""


class Page(QWidget):
    """A page. `title` becomes part of the window's title; `errors_changed`: whether it says so."""

    errors_changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.help_topic = ""
        """Where help opens from here: a page of it, or `page#a-heading-of-it`."""
        self.column = PageColumn()
        self.footer = Footer()
        self._heading: QWidget | None = None
        self._wrong: dict[str, tuple[str, QWidget]] = {}
        """What is wrong on it: each part's sentence, and where it is mended."""
        self._wrong_first: ErrorSummary | None = None
        self.footer.hide()
        self._footer_inside = False
        self._second_column: Beside | None = None
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.column, 1)
        layout.addWidget(self.footer)
        be_region(self.column, title)

    @property
    def title(self) -> str:
        """What the window, and the part of it that the page is, are called."""
        return self._title

    @title.setter
    def title(self, title: str) -> None:
        self._title = title
        be_region(self.column, title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._use_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._use_room()

    def _use_room(self) -> None:
        """Margins as the window allows; a footer that would take too much scrolls with the page."""
        if self._second_column is not None:
            self._second_column.use_room(self.size())
        wide = self.width() >= WIDE
        low = self.height() < LOW_LINES * self.fontMetrics().lineSpacing()
        self.column.set_room(wide=wide, low=low)
        self.footer.set_room(wide=wide, low=low)
        inside = self.footer.heightForWidth(self.width()) > self.height() * FOOTER_SHARE
        if inside is not self._footer_inside:
            self._footer_inside = inside
            with focus_kept(self.footer):
                self.column.keep_last(self.footer if inside else None)
                if not inside:
                    self._layout.addWidget(self.footer)
        if inside:
            self.footer.set_room(wide=wide, low=low, inside=True)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets at the end of the column."""
        for widget in widgets:
            if self._heading is None and widget.property("look") == "heading1":
                self._heading = widget
                widget.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.column.add(widget)

    def add_beside(self, title: str, *widgets: QWidget) -> None:
        """Put what is only looked up into a second column, or at the end where there is no room."""
        if self._second_column is None:
            self._second_column = Beside(title, self.column, self._layout)
        self._second_column.add(*widgets)

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
        for widget in (*as_read(self.column), *as_read(self.footer)):
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
            bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
        elif key == Qt.Key.Key_End:
            bar.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
        else:
            super().keyPressEvent(event)


def page_of(part: QWidget) -> Page | None:
    """The page that a part stands on."""
    widget = part.parentWidget()
    while widget is not None and not isinstance(widget, Page):
        widget = widget.parentWidget()
    return widget


def labelled(
    text: str, edit: QLineEdit | QPlainTextEdit, identifier: str, explanation: str = ""
) -> QWidget:
    """A text box under its label, with a hint between them."""
    box = as_group(QWidget())
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
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
