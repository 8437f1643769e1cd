"""The printers of this computer, whichever way it prints: what the page for printing is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Event
from typing import Protocol

from prevent_desktop.ui.printing.lp import (
    Printed,
    PrintWishes,
    Sides,
    print_with_lp,
    printers,
    usual_printer,
)


@dataclass(frozen=True, slots=True)
class Printers:
    """The names of the printers; `usual` is the one the computer takes unasked, "" for none."""

    names: tuple[str, ...]
    usual: str = ""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What somebody asked for on the page; `pages` are numbers from 0."""

    printer: str
    pages: tuple[int, ...]
    copies: int = 1
    both_sides: bool = False
    grey: bool = False

    @property
    def sides(self) -> Sides:
        """On which sides of the paper."""
        return Sides.TWO if self.both_sides else Sides.ONE


class PrintSystem(Protocol):
    """One way to print. Blocking: use a worker; `stop` ends it early from another thread."""

    def printers(self, stop: Event) -> Printers:
        """What there is to print with; nothing where nothing answers."""

    def print_out(self, pdf: bytes, title: str, order: PrintOrder, stop: Event) -> Printed:
        """Hand pages over. `title` stands in the queue. Raises DocumentError."""


@dataclass(frozen=True, slots=True)
class LpSystem:
    """Linux and macOS."""

    environment: Mapping[str, str]

    def printers(self, stop: Event) -> Printers:
        """What CUPS knows."""
        names = printers(self.environment, stop)
        usual = usual_printer(self.environment, stop) if names else ""
        return Printers(names, usual if usual in names else "")

    def print_out(self, pdf: bytes, title: str, order: PrintOrder, stop: Event) -> Printed:
        """Hand the PDF itself over."""
        wishes = PrintWishes(
            order.printer,
            title,
            pages=order.pages,
            copies=order.copies,
            sides=order.sides,
            grey=order.grey,
        )
        return print_with_lp(pdf, wishes, self.environment, stop)


def system_of(platform: str, environment: Mapping[str, str]) -> PrintSystem:
    """The way this computer prints; `platform` as `sys.platform` names it."""
    if platform == "win32":
        from prevent_desktop.ui.printing.qt_system import QtSystem

        return QtSystem()
    return LpSystem(environment)
