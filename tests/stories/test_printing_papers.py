"""Every paper that is made or shown leads to the one page to print, and back to where one was."""

from pathlib import Path

import pytest
from tests.stories.at_lock import CANARY, NARRATIVE, lock_by_key
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.places import (
    at_rest,
    countersigned,
    decided,
    paper,
    reading_a_verdict,
    recorded,
    sending,
)
from tests.stories.print_queue import Queue, make_queue, opens, prints
from tests.stories.reachable import reachable_words
from tests.stories.test_keeping import begin_with_passphrase, phrase_on

from prevent_desktop import document
from prevent_desktop.document.print_note import note_words
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.notes.note_saved_page import NoteSavedPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage, RecoveryPhrasePage
from prevent_desktop.ui.records.record_page import RecordPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.verify.countersign_page import CountersignedPage
from prevent_desktop.ui.verify.verify_page import VerifyPage


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Queue:
    return make_queue(tmp_path, monkeypatch)


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def printed_words(queue: Queue) -> str:
    """All text of what the printer got, as another reader finds it."""
    import pypdfium2

    opened = pypdfium2.PdfDocument(queue.printed)
    texts = [page.get_textpage().get_text_bounded() for page in opened]
    opened.close()
    return " ".join(" ".join(texts).split())


def decision(person: Person) -> Path:
    decided(person)
    return next(person.desk.documents_folder.glob("Concern considered*.pdf"))


def checked(person: Person) -> Path:
    reading_a_verdict(person)
    return paper(person)


def with_both_signatures(person: Person) -> Path:
    countersigned(person)
    return next(person.desk.documents_folder.glob("*-countersigned.pdf"))


def record(person: Person) -> Path:
    recorded(person)
    return paper(person)


@pytest.mark.parametrize(
    ("way", "page"),
    [
        (decision, NoteSavedPage),
        (checked, VerifyPage),
        (with_both_signatures, CountersignedPage),
        (record, RecordPage),
    ],
)
def test_a_signed_paper_is_printed_with_what_a_print_cannot_show(
    start: Start, queue: Queue, way: type, page: type[Page]
) -> None:
    person = start()
    pdf: Path = way(person)
    before = files(person.desk.documents_folder)
    opens(person)
    prints(person)
    reference = document.own_reference(queue.words[3])
    assert reference, "the queue is told the reference and nothing else"
    assert note_words(reference, pdf.read_bytes()) in printed_words(queue)
    assert files(person.desk.documents_folder) == before
    person.press("Back")
    person.sees(page)
    at_rest(person)
    assert person._all("Print a paper copy")


def test_a_receipt_is_printed_and_what_was_typed_stays(start: Start, queue: Queue) -> None:
    person = start()
    sending(person)
    person.tick("I have sent it")
    person.type_into("How?", "By email and by phone")
    person.press("Save a receipt")
    person.waits_for("The receipt is saved")
    (pdf,) = person.desk.documents_folder.glob("* receipt.pdf")
    opens(person, "Print the receipt")
    assert "The receipt for PR-" in person.reads()
    assert "checked only in the file" not in person.reads(), "nobody signed it"
    prints(person)
    assert queue.words[3] == pdf.stem
    assert "By email and by phone" in printed_words(queue)
    person.press("Back")
    person.sees(SendPage)
    at_rest(person)
    assert person.focus.accessibleName() == "Print the receipt", "back where one was"
    assert pdf.name in person.reads().replace("\u200b", "")
    assert person.tab_to("How?").text() == "By email and by phone"  # type: ignore[attr-defined]
    assert person._all("Print the receipt")
    assert queue.printed == pdf.read_bytes()


def test_a_copy_in_large_print_is_printed(start: Start, queue: Queue) -> None:
    person = start()
    sending(person)
    reference = paper(person).stem
    person.press("Make a copy in large print")
    person.waits_for("The copy is saved: ")
    opens(person, "Print this copy")
    assert f"The copy in large print of {reference}" in person.reads()
    prints(person)
    assert queue.words[3] == f"{reference} large print"
    (large,) = person.desk.documents_folder.glob("* large print copy.pdf")
    assert queue.printed == large.read_bytes()
    person.press("Back")
    person.sees(SendPage)


@pytest.mark.first_time
def test_the_recovery_phrase_is_printed_and_lies_nowhere(
    start: Start, queue: Queue, tmp_path: Path
) -> None:
    person = start()
    begin_with_passphrase(person)
    person.sees(RecoveryOfferPage)
    person.press("Make a recovery phrase")
    words = phrase_on(person.sees(RecoveryPhrasePage))
    opens(person, "Print it")
    assert "Choose a printer, not one that makes a file" in person.reads()
    prints(person)
    assert queue.words[3] == "Prevent Desktop", "the queue is not told what it is"
    told = printed_words(queue)
    assert all(f"{number}. {word}" in told for number, word in enumerate(words, 1))
    assert "these words then open nothing" in told
    (queue.out / "printed.pdf").unlink()
    phrases = [" ".join(words).encode(), "".join(words).encode(), ", ".join(words).encode()]
    for path in files(tmp_path):
        assert not any(phrase in path.read_bytes() for phrase in phrases), path
    person.press("Back")
    assert phrase_on(person.sees(RecoveryPhrasePage)) == words, "the same phrase"


@pytest.mark.first_time
def test_without_a_printer_the_phrase_is_written_down(start: Start, queue: Queue) -> None:
    queue.has()
    person = start()
    begin_with_passphrase(person)
    person.sees(RecoveryOfferPage)
    person.press("Make a recovery phrase")
    person.sees(RecoveryPhrasePage)
    opens(person, "Print it")
    assert "write the words down by hand" in person.reads()


def left() -> list[str]:
    own = {id(CANARY), id(NARRATIVE)}
    return [text for text in reachable_words() if CANARY in text and id(text) not in own]


@pytest.mark.usefixtures("queue")
def test_a_lock_leaves_nothing_of_a_decision_that_is_looked_at(start: Start) -> None:
    person = start()
    decision(person)
    opens(person)
    person.press("Read as text")
    at_rest(person)
    assert left(), "this search finds nothing at all"
    lock_by_key(person)
    at_rest(person)
    person.qtbot.waitUntil(lambda: not left(), timeout=PATIENCE)
