"""The printers to choose from, once they are found; or that there is none, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.ui.kit.announce import announce
from prevent_desktop.ui.kit.boxes import RadioButton
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.kit.radio_group import radio_group
from prevent_desktop.ui.kit.tab_order import order_tabs
from prevent_desktop.ui.printing.print_words import NO_PRINTER, NO_PRINTER_WORDS
from prevent_desktop.ui.printing.system import Printers

LOOKING = "Looking for printers…"
CHOOSE = "Choose the printer."
TITLE = "Printer"


class PrinterList(QWidget):
    """One is ticked beforehand only where there is no other: a wrong printer shows it to others.

    `wanted` asks for the printers again.
    """

    wanted = Signal()

    def __init__(self, another_way: str) -> None:
        super().__init__()
        self._without = f"{NO_PRINTER_WORDS} {another_way}"
        self._radios: dict[str, RadioButton] = {}
        self._found: QWidget | None = None
        self._state = body(LOOKING)
        self._problem = Problem(self)
        self._again = Button("Look again", "secondary")
        self._again.clicked.connect(self._ask)
        self._row = button_row(self._again)
        self._row.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._state, self._problem.line, self._row):
            self._column.addWidget(widget)

    @property
    def chosen(self) -> str:
        """The name of the printer; "" while none is chosen."""
        return next((name for name, radio in self._radios.items() if radio.isChecked()), "")

    @property
    def is_looking(self) -> bool:
        """Whether it is not known yet what there is."""
        return not self._state.isHidden()

    def show_printers(self, printers: Printers) -> None:
        """Show what was found."""
        if self._found is not None:
            self._column.removeWidget(self._found)
            self._found.hide()
            self._found.deleteLater()
        self._state.hide()
        self._radios = {}
        names = sorted(printers.names, key=lambda name: (name != printers.usual, name.casefold()))
        for name in names:
            usual = " (your computer's usual printer)" if name == printers.usual else ""
            self._radios[name] = RadioButton(f"{name}{usual}")
        if names:
            self._found = radio_group(TITLE, *self._radios.values())
            self._radios[names[0]].setChecked(len(names) == 1)
            announce(self, f"Printers found: {len(names)}")
        else:
            self._found = Notice("warning", NO_PRINTER, self._without)
            announce(self, f"{NO_PRINTER}. {self._without}")
        self._column.insertWidget(2, self._found)
        order_tabs(self.window())
        self._row.setVisible(not names)
        self._again.setEnabled(True)

    def say_choose(self) -> None:
        """None is chosen: say so, and lead there."""
        wrong = CHOOSE if self._radios else LOOKING if self.is_looking else f"{NO_PRINTER}."
        first = next(iter(self._radios.values()), None)
        self._problem.say(wrong, first or self._again)

    def be_well(self) -> None:
        """Nothing is wrong any more."""
        self._problem.clear()

    def _ask(self) -> None:
        self._problem.clear()
        if self._found is not None:
            self._found.hide()
        self._state.show()
        announce(self, LOOKING)
        self.wanted.emit()
