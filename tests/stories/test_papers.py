"""The paper beyond signing: read as text, a receipt, the tick, answers that are not embedded."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from tests.stories.computer import Clock
from tests.stories.conftest import Person, Start

from prevent_desktop import document
from prevent_desktop.computer.policy import Policy
from prevent_desktop.document import VerdictKind
from prevent_desktop.errors import DocumentError
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.records.record_page import RecordPage
from prevent_desktop.ui.sending.after_page import AfterPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.verify.countersign_page import CountersignedPage, CountersignPage
from prevent_desktop.ui.verify.verify_page import VerifyPage
from prevent_desktop.ui.work.desk import WindowDesk


def on_the_sign_page(start: Start) -> Person:
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.sees(SignPage)
    return person


def text_of(person: Person) -> str:
    """The text box that opened, once it has text."""
    boxes = person.window.current.findChildren(QPlainTextEdit)  # type: ignore[union-attr]
    (box,) = (each for each in boxes if each.accessibleName() == "The document as text")
    person.qtbot.waitUntil(lambda: box.isVisible() and bool(box.toPlainText()), timeout=20_000)
    assert box.isReadOnly()
    assert box.hasFocus()
    return box.toPlainText()


def test_nobody_signs_what_they_could_not_read(start: Start) -> None:
    person = on_the_sign_page(start)
    person.type_into("Your full name", "Tomasz Testerman")
    person.press("Read what you are about to sign")
    text = text_of(person)
    assert "Graham Alan Placeholder-Finch" in text
    assert not list(person.desk.documents_folder.glob("*"))
    person.press("Sign and make the PDF")
    person.sees(SendPage)
    person.press("Read the document as text")
    assert "Graham Alan Placeholder-Finch" in text_of(person)


def test_a_page_that_was_left_is_not_told_of_a_text_that_comes_late(start: Start) -> None:
    person = on_the_sign_page(start)
    person.press("Read what you are about to sign")
    person.press("Back")
    person.view()
    person.press("Save and close")
    person.sees(HomePage)


def test_a_receipt_names_what_was_made_and_nobody_it_is_about(start: Start, clock: Clock) -> None:
    person = on_the_sign_page(start)
    person.signs()
    person.sees(SendPage)
    (paper,) = person.desk.documents_folder.glob("*.pdf")
    assert not person._all("Save a receipt"), "nothing was handed over yet"
    person.tick("I have sent it")
    person.tick("I have sent it")
    assert not person._all("Save a receipt"), "it was not sent after all"
    clock.moment += timedelta(minutes=20)
    person.tick("I have sent it")
    clock.moment += timedelta(hours=3)
    person.press("Save a receipt")
    person.waits_for("The receipt is saved")
    (receipt,) = person.desk.documents_folder.glob("* receipt.pdf")
    assert receipt.name == f"{paper.stem} receipt.pdf"
    text = document.as_text(receipt.read_bytes())
    assert paper.name in text
    assert sha256(paper.read_bytes()).hexdigest() in text.replace("\n", "").replace(" ", "")
    assert "Handed to: preventreferrals@kent.police.uk" in text
    assert "When, as the sender says: 22 November 2026 at 10:20" in text
    assert "This receipt was made: 22 November 2026 at 13:20" in text
    assert "Placeholder" not in text


def test_the_tick_is_the_same_on_both_pages_and_in_the_list(start: Start) -> None:
    person = on_the_sign_page(start)
    person.signs()
    person.sees(SendPage)
    person.tick("I have sent it")
    assert "You ticked that you have sent it." in person.reads()
    assert "Nothing has been sent yet" not in person.reads()
    person.press("What happens next")
    person.sees(AfterPage)
    assert person._find("I have sent it").isChecked()
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert "sent on 22 November 2026" in person.reads()


def test_the_tick_after_sending_is_kept_and_a_new_paper_takes_it_away(start: Start) -> None:
    person = on_the_sign_page(start)
    person.signs()
    person.sees(SendPage)
    person.press("What happens next")
    person.sees(AfterPage)
    person.tick("I have sent it")
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert "Have you sent these?" not in person.reads()
    person.press("Open the record of Graham")
    person.sees(RecordPage)
    person.press("I have not sent it")
    person.press("No, I have not sent it")
    person.sees(HomePage)
    person.press("Go on with Graham")
    person.view().go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert "Have you sent these?" in person.reads()


@pytest.mark.parametrize("embedded", [True, False])
def test_the_administrator_decides_whether_the_answers_are_data_too(
    start: Start, desk: WindowDesk, *, embedded: bool
) -> None:
    person = start(replace(desk, policy=Policy(embed_answers=embedded)))
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    said = "The answers are in the PDF a second time" in person.reads()
    assert said is embedded
    (paper,) = person.desk.documents_folder.glob("*.pdf")
    if embedded:
        assert document.read_payload(paper.read_bytes())
    else:
        with pytest.raises(DocumentError):
            document.read_payload(paper.read_bytes())


def test_a_certificate_that_ends_soon_is_said(start: Start, clock: Clock) -> None:
    person = on_the_sign_page(start)
    person.signs()
    person.sees(SendPage)
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    clock.moment += timedelta(days=2 * 365 - 20)
    person.press("Go on with Graham")
    person.view().go("check")
    person.press("Go on to sign")
    person.sees(SignPage)
    person.waits_for("The certificate of your key ends on")


def test_a_certificate_that_has_ended_is_said_before_a_new_key_is_made(
    start: Start, clock: Clock
) -> None:
    person = on_the_sign_page(start)
    person.signs()
    person.sees(SendPage)
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    clock.moment += timedelta(days=2 * 365 + 1)
    person.press("Go on with Graham")
    person.view().go("check")
    person.press("Go on to sign")
    person.sees(SignPage)
    person.waits_for("The certificate of your key ended on 21 November 2028. Signing makes a new")
    person.signs()
    person.sees(SendPage)
    papers = person.desk.documents_folder.glob("*.pdf")
    keys = {document.verify(paper.read_bytes()).signatures[0].fingerprint for paper in papers}
    assert len(keys) == 2


def signed_paper(start: Start) -> tuple[Person, Path]:
    """A person back at the list, and the paper they signed."""
    person = on_the_sign_page(start)
    person.signs()
    person.sees(SendPage)
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    (paper,) = person.desk.documents_folder.glob("*.pdf")
    return person, paper


def check(person: Person, paper: Path) -> None:
    person.press("Check a signed PDF")
    person.sees(VerifyPage)
    person.type_into("Where is the PDF?", str(paper))
    person.press("Check it")
    person.waits_for("Unchanged since it was signed")


def test_the_lead_signs_too_in_a_file_of_its_own(start: Start) -> None:
    person, paper = signed_paper(start)
    before = paper.read_bytes()
    check(person, paper)
    assert "Nothing was changed since." in person.reads()
    assert "The certificate is good from 22 November 2026" in person.reads()
    person.press("Add the lead's signature")
    person.sees(CountersignPage)
    assert "never needed" in person.reads()
    person.press("Add my signature")
    assert "Type your name" in person.reads()
    person.type_into("Your name", "Leona Leadbetter")
    person.type_into("Your role and organisation", "Safeguarding lead, Example Surgery")
    person.press("Add my signature")
    person.sees(CountersignedPage)
    second = paper.with_name(f"{paper.stem}-countersigned.pdf")
    assert "The file with both signatures is saved" in person.reads()
    assert paper.read_bytes() == before
    verdict = document.verify(second.read_bytes())
    assert verdict.kind is VerdictKind.UNCHANGED
    assert [fact.role for fact in verdict.signatures] == ["referrer", "lead"]
    person.press("Back to your referrals")
    person.sees(HomePage)
    check(person, second)
    assert "Since then only the lead's signature was added." in person.reads()
    assert "Leona Leadbetter, Safeguarding lead, Example Surgery" in person.reads()
    assert not person._all("Add the lead's signature")
    person.press("Read the document as text")
    assert "Leona Leadbetter" in text_of(person)


def test_a_leads_key_that_has_ended_is_said_before_a_new_one_is_made(
    start: Start, clock: Clock
) -> None:
    person, paper = signed_paper(start)
    for words in ("", "The certificate of your key ended on 21 November 2028. Signing makes a new"):
        check(person, paper)
        person.press("Add the lead's signature")
        person.sees(CountersignPage)
        person.type_into("Your name", "Leona Leadbetter")
        person.type_into("Your role and organisation", "Lead, Example Surgery")
        if words:
            person.press("Sign with a key file")
            assert words not in person.reads(), "another key signs"
            person.press("Sign with a key file")
            person.waits_for(words)
        else:
            person.press("Add my signature")
            person.sees(CountersignedPage)
            person.press("Back to your referrals")
            person.sees(HomePage)
        clock.moment += timedelta(days=2 * 365 + 1)


def test_the_referrers_own_key_does_not_countersign(start: Start) -> None:
    person, paper = signed_paper(start)
    check(person, paper)
    person.press("Add the lead's signature")
    person.sees(CountersignPage)
    person.type_into("Your name", "Tomasz Testerman")
    person.type_into("Your role and organisation", "GP partner, Fiction Lane Surgery")
    person.press("Add my signature")
    person.waits_for("a countersignature needs the key of another person")
    assert len(list(person.desk.documents_folder.glob("*.pdf"))) == 1
    person.press("Back")
    person.sees(VerifyPage)
    person.waits_for("Unchanged since it was signed")
