"""Back to the page to send a finished referral on: after a lock, or on another day."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.stories.at_lock import lock_by_key
from tests.stories.computer import Clock
from tests.stories.conftest import Person, Start

from prevent_desktop.errors import VaultError
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.records.record_page import RecordPage
from prevent_desktop.ui.sending.after_page import AfterPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.signing.sign_page import SignPage

BACK = "Back to sending Graham"


def signed(start: Start, folder: Path | None = None) -> tuple[Person, Path]:
    """A person on the page to send on, and the PDF."""
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    page = person.sees(SignPage)
    if folder is not None:
        page._folder.setText(str(folder))
    person.signs()
    person.sees(SendPage)
    (pdf,) = (folder or person.desk.documents_folder).glob("*.pdf")
    return person, pdf


def go_home(person: Person) -> None:
    person.press("What happens next")
    person.sees(AfterPage)
    person.press("Back to your referrals")
    person.sees(HomePage)


def test_after_a_lock_one_comes_back_to_the_message_and_the_receipt(
    start: Start, tmp_path: Path
) -> None:
    person, pdf = signed(start, tmp_path / "Elsewhere")
    lock_by_key(person)
    person.press("Unlock")
    person.sees(HomePage)
    person.press(BACK)
    person.sees(SendPage)
    assert str(pdf) in person.reads().replace("\u200b", "")
    assert "Nothing has been sent yet" in person.reads()
    person.press("Save the draft message (.eml)")
    person.waits_for("The draft message is saved")
    assert pdf.with_suffix(".eml").is_file()
    person.tick("I have sent it")
    person.press("Save a receipt")
    person.waits_for("The receipt is saved")
    person.press("What happens next")
    person.sees(AfterPage)
    assert person._find("I have sent it").isChecked()
    assert f"Prevent referral {pdf.stem}, sent on 22 November 2026 to" in person.reads()
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert "Have you sent these?" not in person.reads()


def test_on_another_day_the_receipt_does_not_invent_when_it_was_sent(
    start: Start, clock: Clock
) -> None:
    person, _pdf = signed(start)
    person.tick("I have sent it")
    go_home(person)
    clock.moment += timedelta(days=3)
    person.press("Open the record of Graham")
    person.sees(RecordPage)
    person.press("Send page and receipt")
    person.sees(SendPage)
    assert "You ticked that you have sent it." in person.reads()
    person.press("Save a receipt")
    assert "Type when you sent it." in person.reads()
    assert person.mends().accessibleName() == "When?"


def test_answers_changed_since_are_said(start: Start) -> None:
    person, _pdf = signed(start)
    go_home(person)
    person.press(BACK)
    person.sees(SendPage)
    assert "You changed your answers" not in person.reads()
    go_home(person)
    person.press("Go on with Graham")
    person.answer({"individual.surname": "Otherwise"})
    person.saved()
    person.press("Save and close")
    person.sees(HomePage)
    person.press("Back to sending")
    person.sees(SendPage)
    assert "You changed your answers after this PDF was made" in person.reads()


def test_a_pdf_that_is_gone_or_another_one_is_not_put_into_a_message(start: Start) -> None:
    person, pdf = signed(start)
    go_home(person)
    whole = pdf.read_bytes()
    pdf.write_bytes(whole + b"\n% one line more\n")
    person.press(BACK)
    person.waits_for("is not the one that was made here any more")
    pdf.unlink()
    person.press(BACK)
    person.waits_for("is not where it was saved any more")
    pdf.write_bytes(whole)
    person.press(BACK)
    person.sees(SendPage)


def test_a_tick_that_could_not_be_noted_is_told_in_the_list(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, _pdf = signed(start)
    go_home(person)
    person.press(BACK)
    person.sees(SendPage)

    def refuse(*_any: object, **_more: object) -> None:
        raise VaultError("damaged")

    monkeypatch.setattr(DraftStore, "set_sent", refuse)
    person.tick("I have sent it")
    person.waits_for("This draft is damaged")
    person.sees(HomePage)
    assert not person._find("I have sent it").isChecked()
