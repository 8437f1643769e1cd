"""Printing by keyboard on the real window, and that a lock leaves nothing of it.

The print queue is a stand-in: two small programs called `lp` and `lpstat`, which get a real pipe.
The real one is tried in tests/printing.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from tests.stories.at_lock import CANARY, lock_by_key
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.places import at_rest, sending
from tests.stories.print_queue import Queue, make_queue, opens
from tests.stories.reachable import things_of
from tests.stories.test_lock_papers import with_an_addition_to_send

from prevent_desktop import document
from prevent_desktop.document import VerdictKind
from prevent_desktop.document.raster import Picture, open_pages
from prevent_desktop.ui.home.blank_form import BlankPage
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.printing.paper import PrintPaper, ReadyToPrint
from prevent_desktop.ui.printing.print_page import PrintPage
from prevent_desktop.ui.sending.send_page import SendPage


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Queue:
    return make_queue(tmp_path, monkeypatch)


def from_sending(start: Start) -> tuple[Person, PrintPage]:
    person = start()
    sending(person)
    return person, opens(person)


def test_some_pages_of_a_referral_by_keyboard(start: Start, queue: Queue) -> None:
    person, _page = from_sending(start)
    told = person.reads()
    (pdf,) = person.desk.documents_folder.glob("PR-*.pdf")
    files = sorted(person.desk.documents_folder.iterdir())
    assert f"The finished PDF {pdf.stem}" in told
    assert "checked only in the file" in told
    with open_pages(pdf.read_bytes()) as pages:
        assert f"{len(pages)} pages of A4." in told
        pictures = [label for label in person.window.findChildren(QLabel) if label.pixmap()]
        names = [f"Picture of page 1 of {len(pages)}"]
        assert [picture.accessibleName() for picture in pictures] == names
    person.press("Print")
    assert "Error: Choose the printer." in person.reads()
    assert person.mends().accessibleName() == "Staffroom (your computer's usual printer)"
    person.tick("Office")
    person.type_into("Pages", "2 to 3")
    person.tab_to("Copies")
    QTest.keyClick(person.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.type("2x")
    person.tick("On both sides of the paper")
    person.press("Print")
    person.waits_for("Handed to Office")
    assert person.focus.accessibleName() == "Handed to Office"
    assert queue.words[:8] == ["-d", "Office", "-t", pdf.stem, "-n", "2", "-P", "2-3"]
    assert "sides=two-sided-long-edge" in queue.words
    assert document.verify(queue.printed).kind is not VerdictKind.UNCHANGED
    assert document.verify(pdf.read_bytes()).kind is VerdictKind.UNCHANGED
    assert sorted(person.desk.documents_folder.iterdir()) == files
    person.press("Back")
    person.sees(SendPage)


def test_what_is_not_understood_is_asked_again(start: Start, queue: Queue) -> None:
    person, _page = from_sending(start)
    person.tick("Office")
    person.type_into("Pages", "99")
    person.press("Print")
    assert "Write for example 1-3, 5" in person.reads()
    assert person.mends().accessibleName() == "Pages"
    QTest.keyClick(person.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.type("all")
    person.type_into("Copies", "many")
    person.press("Print")
    assert "Write a number from 1 to 20" in person.reads()
    assert not (queue.out / "words").exists()


def test_a_blank_form_with_the_only_printer_saves_nothing(start: Start, queue: Queue) -> None:
    queue.has("Office")
    person = start()
    person.home()
    person.press("Make a blank form for paper")
    person.sees(BlankPage)
    person.tick("In large print")
    opens(person)
    told = person.reads()
    assert "The blank form in large print" in told
    assert "checked only in the file" not in told, "nobody signed it"
    assert not person._all("Open the PDF in your program for PDFs instead"), "there is no file"
    person.press("Print")
    person.waits_for("Handed to Office")
    with open_pages(queue.printed) as pages:
        assert f"{len(pages)} pages of A4" in told
    assert queue.words[2:4] == ["-t", "Prevent blank form"]
    assert not list(person.desk.documents_folder.glob("*"))
    person.press("Back")
    person.sees(BlankPage)
    assert person._all("In large print")[0].isChecked()
    person.press("Back")
    person.sees(HomePage)


@pytest.mark.parametrize(
    ("state", "said", "do"),
    [
        ("closed", "Office did not take it", "Choose another"),
        ("halted", "Office has it, but is stopped", "cancel it in your computer's print queue"),
    ],
)
def test_what_went_wrong_and_what_to_do(
    start: Start, queue: Queue, state: str, said: str, do: str
) -> None:
    person, _page = from_sending(start)
    queue.be(state)
    person.tick("Office")
    person.press("Print")
    person.waits_for(said)
    assert do in person.reads()


def test_no_printer_and_one_that_was_switched_on(
    start: Start, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.has()
    person, _page = from_sending(start)
    assert "No printer was found" in person.reads()
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    person.press("Open the PDF in your program for PDFs instead")
    assert [Path(path).suffix for path in opened] == [".pdf"]
    queue.has("Office")
    person.press("Look again")
    person.qtbot.waitUntil(lambda: bool(person._all("Office")), timeout=PATIENCE)
    assert "No printer was found" not in person.reads()
    person.press("Print")
    person.waits_for("Handed to Office")


def test_an_addition_is_printed_as_one(start: Start, queue: Queue) -> None:
    person = start()
    with_an_addition_to_send(person)
    opens(person)
    assert "The addition PR-" in person.reads()
    person.tick("Staffroom (your computer's usual printer)")
    person.press("Print")
    person.waits_for("Handed to Staffroom")
    assert queue.words[:2] == ["-d", "Staffroom"]


def test_a_slow_queue_can_be_stopped(start: Start, queue: Queue) -> None:
    person, _page = from_sending(start)
    queue.be("slow")
    person.tick("Office")
    person.press("Print")
    person.waits_for("Handing it to the printer")
    person.press("Print")  # a second time does nothing
    person.press("Stop printing")
    person.waits_for("Stopped")
    at_rest(person)
    assert not (queue.out / "printed.pdf").exists()


def test_a_lock_stops_a_print_and_leaves_nothing_of_it(start: Start, queue: Queue) -> None:
    person, _page = from_sending(start)
    del _page
    kinds = (PrintPaper, ReadyToPrint, Picture, PrintPage, QPixmap, QImage)
    assert things_of(*kinds), "this search finds nothing at all"
    queue.be("slow")
    person.tick("Office")
    person.press("Print")
    person.qtbot.waitUntil((queue.out / "begun").exists, timeout=PATIENCE)
    lock_by_key(person)
    at_rest(person)
    person.qtbot.waitUntil(lambda: not things_of(*kinds), timeout=PATIENCE)
    assert not (queue.out / "printed.pdf").exists()
    assert CANARY not in person.reads()
    assert "PR-" not in person.reads()
