"""The short papers, an addition and a decision not to refer; and nothing typed is lost."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget
from tests.stories.computer import Clock
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.conftest import fill as fill_disk

from prevent_desktop import document
from prevent_desktop.document import VerdictKind
from prevent_desktop.errors import FileError
from prevent_desktop.kept.notes import KeptNotes
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.home.kept_card import KeptCard
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.notes.note_saved_page import NoteSavedPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.work.desk import WindowDesk

ADD = "Add to a referral you sent"
DECIDE = "Record a decision not to refer"
STORY = "On Monday Quillfeather spoke of travelling."


def opens(person: Person, words: str) -> NotePage:
    person.home()
    person.press(words)
    return person.sees(NotePage)


def resumes(person: Person, title: str) -> NotePage:
    person.home()
    person.press(f"Go on with {title}")
    return person.sees(NotePage)


def goes_on(button: QAbstractButton) -> bool:
    return button.isVisible() and button.accessibleName().startswith(("Go on", "Undo"))


def makes(person: Person) -> None:
    """Sign, once more if there is something that nobody could have seen before."""
    page = person.sees(NotePage)
    person.press("Sign and make the PDF")
    person.qtbot.waitUntil(
        lambda: person.window.current is not page or page._sign.isEnabled(), timeout=PATIENCE
    )
    if person.window.current is page and "Look at these" in person.reads():
        person.press("Sign and make the PDF")


def fill(person: Person, values: dict[str, str]) -> None:
    for label, text in values.items():
        person.type_into(label, text)


def texts_with(person: Person, words: str) -> list[QPlainTextEdit]:
    boxes = person.window.findChildren(QPlainTextEdit)
    return [box for box in boxes if words in box.toPlainText()]


ADDENDUM = {
    "Reference of the first referral": "PR-7K2M-4H9Q",
    "Name of the person": "Kit Exampleton",
    "What became known": STORY,
    "Your name": "Robin Sample",
    "Your role": "Teacher, Example School",
    "Your phone number": "01632 960123",
    "Your full name": "Robin Sample",
}
DECISION = {
    "Who it is about": "K. E., year 9",
    "What the concern was": STORY,
    "Why you decided": "It was about a game.",
    "What you did": "A talk with the form tutor.",
    "Your name": "Robin Sample",
    "Your full name": "Robin Sample",
}


@pytest.mark.parametrize(
    ("words", "values", "files", "page"),
    [
        (ADD, ADDENDUM, "PR-????-????.pdf", SendPage),
        (DECIDE, DECISION, "Concern considered 2026-11-22.pdf", NoteSavedPage),
    ],
)
def test_it_is_made_signed_saved_and_forgotten(
    start: Start, words: str, values: dict[str, str], files: str, page: type[QWidget]
) -> None:
    person = start()
    opens(person, words)
    fill(person, values)
    makes(person)
    person.sees(page)
    assert "without the answers as data" in person.reads()
    (path,) = person.desk.documents_folder.glob("*.pdf")
    assert fnmatch(path.name, files)
    pdf = path.read_bytes()
    assert document.verify(pdf).kind is VerdictKind.UNCHANGED
    text = document.as_text(pdf)
    for said in values.values():
        assert said in text
    person.press("Read the document as text")
    person.qtbot.waitUntil(lambda: bool(texts_with(person, STORY)), timeout=PATIENCE)
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert not [b for b in person.window.findChildren(QAbstractButton) if goes_on(b)]
    assert "You can undo" not in person.reads(), "nothing to bring back: its paper is made"
    assert set(opens(person, words).values().values()) == {""}


def test_what_is_missing_is_said_one_at_a_time(start: Start) -> None:
    person = start()
    opens(person, ADD)
    for label, missing in (
        ("Reference of the first referral", "Type the reference"),
        ("Name of the person", "Type the person's name"),
        ("What became known", "Type what became known"),
        ("Your name", "Type your name"),
        ("Your phone number", "Type a phone number"),
        ("Your full name", "Type your full name"),
    ):
        person.press("Sign and make the PDF")
        assert missing in person.reads()
        assert person.mends().accessibleName().startswith(label)
        assert missing in person.focus.accessibleDescription()
        person.type(ADDENDUM.get(label, "something"))
        box = person.focus
        person.press("Sign and make the PDF")
        assert "Error" not in box.accessibleDescription()


def test_what_is_missing_is_said_in_view_of_its_box(start: Start) -> None:
    person = start()
    person.window.resize(683, 384)
    page = opens(person, ADD)
    person.press("Sign and make the PDF")
    (error,) = (label for label in page.findChildren(QLabel) if label.text().startswith("Error:"))
    port = page.column.viewport()

    def both_in_view() -> bool:
        seen = (error, person.focus)
        return all(port.rect().contains(w.mapTo(port, w.rect().center())) for w in seen)

    person.mends()
    person.qtbot.waitUntil(both_in_view, timeout=PATIENCE)
    assert person.focus.accessibleName() == "Reference of the first referral"


def test_what_was_typed_waits_until_it_is_made_or_discarded(start: Start) -> None:
    person = start()
    opens(person, ADD)
    fill(person, {"What became known": STORY})
    person.press("Keep it and go back")
    person.sees(HomePage)
    page = resumes(person, "Addition to a referral")
    assert page.values()["text"] == STORY
    person.press("Discard it")
    person.press("No, keep it")
    assert page.values()["text"] == STORY
    person.press("Discard it")
    person.press("Yes, discard it")
    person.sees(HomePage)
    assert "It is discarded." in person.reads()
    assert not person._all("Go on with Addition to a referral")
    person.press("Undo: bring back Addition to a referral")
    person.waits_for("The addition is back.")
    assert resumes(person, "Addition to a referral").values()["text"] == STORY


def test_several_are_written_at_a_time_and_none_takes_the_place_of_another(start: Start) -> None:
    person = start()
    for number in ("PR-AAAA-AAAA", "PR-BBBB-BBBB"):
        opens(person, ADD)
        fill(person, {"Reference of the first referral": number, "What became known": number[3:]})
        person.press("Keep it and go back")
        person.sees(HomePage)
    for number in ("PR-AAAA-AAAA", "PR-BBBB-BBBB"):
        assert resumes(person, f"Addition to {number}").values()["text"] == number[3:]
        person.press("Keep it and go back")
        person.sees(HomePage)


def test_a_page_on_which_nothing_was_typed_leaves_nothing(start: Start) -> None:
    person = start()
    opens(person, ADD)
    person.press("Keep it and go back")
    assert not person.sees(HomePage).findChildren(KeptCard)
    opens(person, DECIDE)
    person.press("Discard it")
    person.press("Yes, discard it")
    person.waits_for("It is discarded.")


def test_closing_the_window_keeps_what_was_typed_last(start: Start) -> None:
    person = start()
    opens(person, DECIDE)
    fill(person, {"What the concern was": STORY})
    person.close()
    again = start()
    assert resumes(again, "Decision not to refer").values()["concern"] == STORY


def test_a_look_that_comes_due_after_closing_is_no_fault(start: Start) -> None:
    """On a slow computer the page is still there when the pause after typing ends."""
    person = start()
    opens(person, DECIDE)
    page = person.sees(NotePage)
    fill(person, {"What the concern was": STORY})
    person.close()
    page._look_soon.timeout.emit()
    again = start()
    assert resumes(again, "Decision not to refer").values()["concern"] == STORY


def test_it_is_saved_by_itself_within_two_seconds(start: Start) -> None:
    person = start()
    opens(person, DECIDE)
    fill(person, {"What the concern was": STORY})
    vault = person.window.vault
    assert vault is not None
    kept = KeptNotes(vault, person.desk.now)

    def stories() -> list[str]:
        return [kept.load(line.object_id)["concern"] for line in kept.lines()]

    person.qtbot.waitUntil(lambda: stories() == [STORY], timeout=5000)


def test_a_folder_that_cannot_be_written_is_said_and_the_text_stays(
    start: Start, clock: Clock, tmp_path: Path
) -> None:
    del clock
    (tmp_path / "Documents").write_text("a file where the folder should be")
    person = start()
    page = opens(person, DECIDE)
    fill(person, DECISION)
    person.press("Sign and make the PDF")
    person.waits_for("is not a folder")
    assert page.values()["concern"] == STORY


def test_the_blank_form_in_large_print(start: Start) -> None:
    person = start()
    person.home()
    person.press("Make a blank form for paper")
    person.tick("In large print")
    person.press("Make the form")
    person.waits_for("The blank form is saved")
    (pdf,) = person.desk.documents_folder.glob("* large print *.pdf")
    assert document.verify(pdf.read_bytes()).kind is VerdictKind.NOT_SIGNED


def test_a_full_disk_is_said_and_one_types_on_undisturbed(
    start: Start, desk: WindowDesk, small_disk: Path
) -> None:
    person = start(replace(desk, vault_folder=small_disk / "vault"))
    page = opens(person, DECIDE)
    filler = fill_disk(small_disk)
    person.type_into("What the concern was", STORY)
    person.waits_for("Not saved")
    assert person.focus.accessibleName() == "What the concern was"
    person.type(" And more.")
    assert page.values()["concern"] == f"{STORY} And more."
    person.press("Keep it and go back")
    person.qtbot.waitUntil(lambda: not person.window._workers.paper.busy, timeout=PATIENCE)
    assert person.sees(NotePage) is page, "what is not kept is not left"
    filler.unlink()
    person.qtbot.waitUntil(lambda: "Not saved" not in person.reads(), timeout=PATIENCE)
    person.press("Keep it and go back")
    person.sees(HomePage)


@pytest.fixture
def slow_signing(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """From `clear` until `set`, nothing is signed; the rehearsal after the start is let through."""
    goes, real = threading.Event(), document.sign
    goes.set()

    def sign(*arguments: Any) -> bytes:
        assert goes.wait(10)
        return real(*arguments)

    monkeypatch.setattr(document, "sign", sign)
    yield goes
    goes.set()


def test_what_is_being_signed_stands_still_and_does_not_come_back(
    start: Start, slow_signing: threading.Event
) -> None:
    person = start()
    page = opens(person, DECIDE)
    fill(person, DECISION)
    slow_signing.clear()
    person.press("Sign and make the PDF")
    person.type_into("Why you decided", "In no paper.")
    assert page.values()["reasons"] == DECISION["Why you decided"]
    slow_signing.set()
    person.sees(NoteSavedPage)
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert set(opens(person, DECIDE).values().values()) == {""}


def test_a_paper_that_is_made_is_not_made_again_because_its_text_could_not_go(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_any: object) -> None:
        raise FileError("disk_full", name="the folder of your drafts")

    monkeypatch.setattr(KeptNotes, "finish", refuse)
    person = start()
    opens(person, DECIDE)
    fill(person, DECISION)
    person.press("Sign and make the PDF")
    person.sees(NoteSavedPage)
    assert "still kept here" in person.reads()
    assert len(list(person.desk.documents_folder.glob("*.pdf"))) == 1
