"""Printing through a real CUPS: right pages, none lost, and honest words when the queue is ill."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.printing.cups import Cups, running
from tests.printing.papers import REFERENCE, difference, ink, poppler, signed_paper

from prevent_desktop.document.raster import open_pages
from prevent_desktop.ui.printing.lp import (
    Printed,
    PrintWishes,
    Sides,
    lp_arguments,
    print_with_lp,
    printers,
    usual_printer,
)

pytestmark = pytest.mark.needs("cupsd")
WISHES = PrintWishes("Keep", REFERENCE)


def test_what_lp_is_told() -> None:
    wishes = PrintWishes(
        "HP-1@school", REFERENCE, pages=(0, 1, 2, 4), copies=2, sides=Sides.TWO, grey=True
    )
    assert lp_arguments(wishes) == (
        "-d", "HP-1@school", "-t", REFERENCE, "-n", "2", "-P", "1-3,5",
        "-o", "sides=two-sided-long-edge", "-o", "media=A4", "-o", "fit-to-page",
        "-o", "print-color-mode=monochrome",
    )  # fmt: skip


@pytest.mark.parametrize("printer", ["-o", "", "a b", "x;y", "ü", "a\n", "$(id)", "../x"])
def test_a_printers_name_cannot_be_an_option(printer: str) -> None:
    with pytest.raises(ValueError, match="unusable"):
        PrintWishes(printer, REFERENCE)


@pytest.mark.parametrize("title", ["Jo Example's referral", "", "-t", "ü", "x" * 99])
def test_a_title_says_no_more_than_a_reference(title: str) -> None:
    with pytest.raises(ValueError, match="unusable"):
        PrintWishes("Keep", title)


@pytest.mark.parametrize("copies", [0, -1, 21, 10**9])
def test_a_thousand_copies_are_a_slip(copies: int) -> None:
    with pytest.raises(ValueError, match="unusable"):
        PrintWishes("Keep", REFERENCE, copies=copies)


def test_a_system_without_lp_says_so() -> None:
    assert print_with_lp(b"%PDF", WISHES, {"PATH": "/nowhere"}) is Printed.NO_LP
    assert printers({"PATH": "/nowhere"}) == ()
    assert usual_printer({"PATH": "/nowhere"}) == ""


@pytest.fixture(scope="module")
def server() -> Iterator[Cups]:
    with running() as started:
        yield started


@pytest.fixture
def cups(server: Cups) -> Cups:
    """The server with nothing to do, and nothing in the printer's tray."""
    server.empty()
    return server


@pytest.mark.long
class TestWithCups:
    """One server for all, each test with what it adds to it."""

    def test_every_page_comes_out_as_it_is(self, cups: Cups, tmp_path: Path) -> None:
        assert printers(cups.environment) == ("Keep",)
        assert print_with_lp(signed_paper(), WISHES, cups.environment) is Printed.HANDED_OVER
        paper = poppler(cups.came_out()[-1], tmp_path)
        wanted = poppler(signed_paper(), tmp_path)
        assert len(paper) == len(wanted)
        for one, other in zip(paper, wanted, strict=True):
            assert difference(ink(one), ink(other)) < 6

    def test_the_queue_gets_the_bytes_themselves(self, cups: Cups) -> None:
        print_with_lp(signed_paper(), WISHES, cups.environment)
        spooled = [path.read_bytes() for path in (cups.folder / "spool").glob("d*")]
        digest = hashlib.sha256(signed_paper()).hexdigest()
        assert digest in {hashlib.sha256(data).hexdigest() for data in spooled}

    def test_only_the_pages_that_were_wanted(self, cups: Cups, tmp_path: Path) -> None:
        wishes = PrintWishes("Keep", REFERENCE, pages=(1, 2))
        assert print_with_lp(signed_paper(), wishes, cups.environment) is Printed.HANDED_OVER
        paper = poppler(cups.came_out()[-1], tmp_path)
        wanted = poppler(signed_paper(), tmp_path)[1:3]
        assert [difference(ink(a), ink(b)) < 6 for a, b in zip(paper, wanted, strict=True)] == [
            True,
            True,
        ]

    def test_the_usual_printer_is_known_by_name(self, cups: Cups) -> None:
        environment = {**cups.environment, "HOME": str(cups.folder)}
        assert usual_printer(environment) == ""
        cups.administer("lpadmin", "-d", "Keep")
        assert usual_printer(environment) == "Keep"

    def test_two_copies(self, cups: Cups) -> None:
        wishes = PrintWishes("Keep", REFERENCE, pages=(0,), copies=2)
        print_with_lp(signed_paper(), wishes, cups.environment)
        with open_pages(cups.came_out()[-1]) as pages:
            assert len(pages) == 1
        assert cups.copies() == 2

    def test_nothing_is_left_of_a_print(self, cups: Cups, tmp_path: Path) -> None:
        environment = {**cups.environment, "TMPDIR": str(tmp_path), "HOME": str(tmp_path)}
        here = set(Path().iterdir())
        print_with_lp(signed_paper(), WISHES, environment)
        assert not list(tmp_path.iterdir())
        assert set(Path().iterdir()) == here

    def test_a_stopped_printer_is_told_as_waiting(self, cups: Cups) -> None:
        cups.add_printer("Stopped")
        cups.administer("cupsdisable", "Stopped")
        wishes = PrintWishes("Stopped", REFERENCE)
        assert print_with_lp(signed_paper(), wishes, cups.environment) is Printed.WAITING

    def test_a_printer_that_takes_no_jobs_refuses(self, cups: Cups) -> None:
        cups.add_printer("Closed")
        cups.administer("cupsreject", "Closed")
        wishes = PrintWishes("Closed", REFERENCE)
        assert print_with_lp(signed_paper(), wishes, cups.environment) is Printed.REFUSED

    def test_a_printer_that_is_gone_refuses(self, cups: Cups) -> None:
        cups.add_printer("Gone")
        assert "Gone" in printers(cups.environment)
        cups.administer("lpadmin", "-x", "Gone")
        wishes = PrintWishes("Gone", REFERENCE)
        assert print_with_lp(signed_paper(), wishes, cups.environment) is Printed.REFUSED

    def test_a_full_queue_refuses(self) -> None:
        with running(most_jobs=1) as full:
            full.administer("cupsdisable", "Keep")
            assert print_with_lp(signed_paper(), WISHES, full.environment) is Printed.WAITING
            assert print_with_lp(signed_paper(), WISHES, full.environment) is Printed.REFUSED

    def test_a_server_that_is_gone_refuses(self, tmp_path: Path) -> None:
        environment = {**os.environ, "CUPS_SERVER": str(tmp_path / "sock")}
        assert print_with_lp(signed_paper(), WISHES, environment) is Printed.REFUSED
        assert printers(environment) == ()
