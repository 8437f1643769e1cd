"""Before a short paper is made: what to look at. After: an addition on its way into an email."""

from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from tests.stories.at_lock import lock_by_key
from tests.stories.computer import Clock
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.test_notes import ADD, ADDENDUM, DECIDE, DECISION, fill, opens

from prevent_desktop import document
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.lock.lock_page import LockPage
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.vault import Kind

BOXED = "\U00010800"
"""A character that no font of ours has."""
NAME = "CYPRIOT SYLLABLE A (U+10800)"


def addition(person: Person, **changes: str) -> SendPage:
    """Write an addition with a police number as its first reference, and make it."""
    opens(person, ADD)
    values = ADDENDUM | {"Reference of the first referral": "CRM/2026/00417"}
    fill(person, values | changes)
    person.press("Sign and make the PDF")
    return person.sees(SendPage)


def a_finished_referral(person: Person) -> str:
    """A referral signed on this computer; its reference."""
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    (pdf,) = person.desk.documents_folder.glob("PR-*.pdf")
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    return pdf.stem


def message_of(person: Person) -> EmailMessage:
    """The draft message that was saved beside the papers."""
    person.press("Save the draft message (.eml)")
    person.waits_for("The draft message is saved")
    (file,) = person.desk.documents_folder.glob("*.eml")
    message = message_from_bytes(file.read_bytes(), policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


def test_a_character_that_prints_as_a_box_is_told_with_its_place_and_stops_nobody(
    start: Start,
) -> None:
    person = start()
    opens(person, DECIDE)
    fill(person, DECISION)
    person.type_into("Why you decided", f" Spelt {BOXED}.")
    person.waits_for("Look at these before you sign")
    words = person.reads()
    assert NAME in words
    assert words.index("They do not stop you") < words.index("How do you want to sign?")
    person.press("Go to this box")
    assert person.focus.accessibleName() == "Why you decided not to refer"
    assert NAME in {b.accessibleDescription() for b in person._all("Go to this box")}.pop()
    person.press("Sign and make the PDF")
    person.waits_for("The PDF is ready")
    (pdf,) = person.desk.documents_folder.glob("*.pdf")
    assert f"stands for: {NAME}" in document.as_text(pdf.read_bytes())


def test_it_goes_away_when_the_character_does(start: Start) -> None:
    person = start()
    page = opens(person, DECIDE)
    person.type_into("Who it is about", BOXED)
    person.waits_for(NAME)
    page._boxes._edits["about"].clear()
    person.qtbot.waitUntil(lambda: NAME not in person.reads(), timeout=PATIENCE)


def test_what_nobody_could_have_seen_holds_the_first_press_back(start: Start) -> None:
    person = start()
    page = opens(person, DECIDE)
    fill(person, DECISION | {"Why you decided": BOXED})
    page._look_soon.stop()
    page._looked = {}
    page._doubts.show_items(())
    person.press("Sign and make the PDF")
    person.waits_for(NAME)
    assert person.sees(NotePage) is page
    assert person.focus.accessibleName() == "Go to this box"
    assert not list(person.desk.documents_folder.glob("*.pdf"))
    person.press("Sign and make the PDF")
    person.waits_for("The PDF is ready")


def test_a_first_reference_is_compared_with_those_made_here_and_never_stops(start: Start) -> None:
    person = start()
    reference = a_finished_referral(person)
    page = opens(person, ADD)
    for typed, said in (
        ("PR-1234-5678", "not quite a reference"),
        (reference[:-1] + ("2" if reference[-1] != "2" else "3"), f"Did you mean {reference}?"),
        ("PR-2222-2222", "If you made it on another one"),
    ):
        page._boxes._edits["first_reference"].clear()
        person.type_into("Reference of the first referral", typed)
        person.waits_for(said)
    page._boxes._edits["first_reference"].clear()
    person.type_into("Reference of the first referral", reference.lower())
    person.qtbot.waitUntil(
        lambda: "Look at these before you sign" not in person.reads(), timeout=PATIENCE
    )
    page._boxes._edits["first_reference"].clear()
    fill(person, ADDENDUM | {"Reference of the first referral": "PR-2222-2222"})
    person.waits_for("If you made it on another one")
    person.press("Sign and make the PDF")
    person.sees(SendPage)


def test_nobody_signs_a_short_paper_they_could_not_read(start: Start) -> None:
    person = start()
    opens(person, ADD)
    fill(person, ADDENDUM | {"Your full name": ""})
    person.press("Read what you are about to sign")
    person.qtbot.waitUntil(lambda: isinstance(person.focus, QPlainTextEdit), timeout=PATIENCE)
    box = person.focus
    assert isinstance(box, QPlainTextEdit)
    assert box.isReadOnly()
    for said in ("Adds to the referral: PR-7K2M-4H9Q", "What is new", "Quillfeather", "not signed"):
        assert said in box.toPlainText()
    person.type_into("Your phone number", "4")
    assert not box.isVisible(), "it is no longer what will be signed"
    assert not list(person.desk.documents_folder.glob("*"))
    vault = person.window.vault
    assert vault is not None
    assert not vault.list(Kind.IDENTITY), "no key is made for reading"


def test_a_paper_that_lost_words_is_not_saved_and_nothing_is_lost(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = document.render_considered

    def forgetful(note: document.Considered) -> bytes:
        return real(document.Considered(**{**_fields(note), "reasons": "It was about a g"}))

    person = start()
    page = opens(person, DECIDE)
    fill(person, DECISION)
    monkeypatch.setattr(document, "render_considered", forgetful)
    person.press("Sign and make the PDF")
    person.waits_for("Not everything you typed can be read in the finished PDF")
    assert page.values()["reasons"] == DECISION["Why you decided"]
    assert not list(person.desk.documents_folder.glob("*"))
    monkeypatch.undo()
    person.press("Sign and make the PDF")
    person.waits_for("The PDF is ready")


def _fields(note: document.Considered) -> dict[str, Any]:
    return {name: getattr(note, name) for name in note.__dataclass_fields__}


def test_the_message_with_an_addition_names_the_first_reference_and_nobody(start: Start) -> None:
    person = start()
    reference = a_finished_referral(person)
    addition(person, **{"Reference of the first referral": reference})
    assert "preventreferrals@kent.police.uk" in person.reads().replace("\u200b", "")
    assert "Nothing has been sent yet" in person.reads()
    message = message_of(person)
    assert message["To"] == "preventreferrals@kent.police.uk"
    assert message["Subject"] == f"OFFICIAL-SENSITIVE: Prevent referral {reference} (addition)"
    assert message["X-Unsent"] == "1"
    body = message.get_body(("plain",))
    assert body is not None
    said = body.get_content()
    assert f"adds to the referral {reference}" in said
    assert "Robin Sample" in said
    (attached,) = message.iter_attachments()
    assert b"%PDF" in attached.get_content()
    for private in ("Exampleton", "Quillfeather"):
        assert private not in said
        assert private not in str(message["Subject"])
        assert private not in str(attached.get_filename())


@pytest.mark.parametrize("typed", ["Kit Exampleton, Monday", "PR-7K2M-4H9Q Exampleton"])
def test_a_name_typed_as_the_reference_reaches_no_subject_and_no_message(
    start: Start, typed: str
) -> None:
    person = start()
    opens(person, ADD)
    fill(person, ADDENDUM | {"Reference of the first referral": typed})
    person.qtbot.waitUntil(lambda: not person.window._workers.paper.busy, timeout=PATIENCE)
    person.press("Sign and make the PDF")
    if typed.startswith("PR-"):
        person.waits_for("No referral with this reference was made")
        person.press("Sign and make the PDF")
    person.sees(SendPage)
    message = message_of(person)
    body = message.get_body(("plain",))
    assert body is not None
    assert "Exampleton" not in str(message["Subject"]) + body.get_content()
    told = "adds to the referral PR-7K2M-4H9Q." in body.get_content()
    assert told == typed.startswith("PR-")


def test_by_hand_as_a_draft_and_with_a_receipt(start: Start, clock: Clock) -> None:
    person = start()
    addition(person)
    (pdf,) = person.desk.documents_folder.glob("*.pdf")
    person.press("Do it by hand")
    person.press("Copy the subject")
    copied = QApplication.clipboard().text()
    assert copied == f"OFFICIAL-SENSITIVE: Prevent referral {pdf.stem} (addition)"
    assert f"4.  Attach the PDF: {pdf}" in person.reads().replace("\u200b", "")
    person.press("Open a draft message")
    person.waits_for("Did a new message open?")
    assert [file.suffix for file in person.desk.private_folder.iterdir()] == [".eml"]
    clock.moment += timedelta(minutes=5)
    person.tick("I have sent it")
    person.press("Save a receipt")
    person.waits_for("The receipt is saved")
    (receipt,) = person.desk.documents_folder.glob("* receipt.pdf")
    assert pdf.name in document.as_text(receipt.read_bytes())
    person.press("Back to your referrals")
    person.sees(HomePage)


def test_after_a_lock_an_addition_still_waits_to_be_sent(start: Start) -> None:
    person = start()
    addition(person)
    (pdf,) = person.desk.documents_folder.glob("*.pdf")
    person.window.lock()
    person.sees(LockPage)
    person.press("Unlock")
    person.sees(HomePage)
    words = person.reads()
    assert words.index("Have you sent these?") < words.index("Addition to CRM/2026/00417")
    person.press("Back to sending Addition to CRM/2026/00417")
    person.sees(SendPage)
    assert f"It is saved: {pdf}" in person.reads().replace("\u200b", "")
    message = message_of(person)
    assert "Robin Sample" in str(message.get_body(("plain",)))
    person.tick("I have sent it")
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert "Have you sent these?" not in person.reads()
    assert person._find("I have sent it").isChecked()
    person.tick("I have sent it")
    person.qtbot.waitUntil(lambda: not person.window._workers.vault.busy, timeout=PATIENCE)
    person.press("Help and contacts")
    person.press("Back")
    person.close()
    again = start()
    again.home()
    assert "Have you sent these?" in again.reads()


def test_of_an_addition_that_is_made_no_word_about_the_person_is_kept(start: Start) -> None:
    person = start()
    addition(person, **{"What became known": "Quillfeather spoke of travelling."})
    vault = person.window.vault
    assert vault is not None
    (entry,) = vault.list(Kind.NOTE)
    kept = vault.load(entry.object_id)
    for word in (b"Quillfeather", b"Exampleton"):
        assert word not in kept.summary + kept.body


def test_an_addition_that_is_gone_from_its_folder_is_said(start: Start) -> None:
    person = start()
    addition(person)
    person.press("Back to your referrals")
    person.sees(HomePage)
    (pdf,) = person.desk.documents_folder.glob("*.pdf")
    pdf.unlink()
    person.press("Back to sending")
    person.waits_for("is not where it was saved any more")


def test_a_draft_that_opened_is_noted_and_is_not_sent(start: Start) -> None:
    person = start()
    addition(person)
    person.press("Open a draft message")
    person.waits_for("Did a new message open?")
    person.press("A new message with the PDF opened")
    person.press("Back to your referrals")
    person.sees(HomePage)
    words = person.reads()
    assert "Not sent yet" in words
    assert "A draft message was opened on 22 November 2026 at 10:00 (GMT)" in words
    assert not person._find("I have sent it").isChecked()
    lock_by_key(person)
    person.press("Unlock")
    person.sees(HomePage)
    person.press("Back to sending")
    person.sees(SendPage)
    person.waits_for(
        "A draft message was opened in Thunderbird on 22 November 2026 at 10:00 (GMT)."
    )
    assert "Nothing has been sent yet" in person.reads()
    person.press("Open a draft message")
    person.waits_for("Did a new message open?")
    person.press("Nothing opened")
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert "A draft message was opened" not in person.reads()
