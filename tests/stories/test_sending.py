"""The page to send on: the draft in the person's own program, and what happens if none opens."""

import email
import email.policy
import sys
import threading
from dataclasses import replace
from pathlib import Path

from tests.stories.computer import STAND_IN
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.test_returning import signed

from prevent_desktop.kept.settings import read_settings, settings_file
from prevent_desktop.mail import IN_THE_BROWSER, Client, MailProgram, Way
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.sending.answers_page import AnswersPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.work.desk import WindowDesk

KEEP = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_bytes(open(sys.argv[2], 'rb').read())"
OTHER = MailProgram(Client.CLAWS, "Claws Mail", (sys.executable, "-c", ""), ways=(Way.SWITCHES,))


def primaries(person: Person) -> list[str]:
    buttons = person.window.findChildren(Button)
    return [b.words for b in buttons if b.isVisible() and b.kind is Kind.PRIMARY]


def test_the_steps_in_order_with_one_primary(start: Start) -> None:
    person, pdf = signed(start)
    person.waits_for("It opens in Thunderbird")
    assert primaries(person) == ["Open a draft message"]
    words = person.reads()
    places = [
        words.index(step) for step in ("Before you send", "1.  Read it", "2.  Open the draft")
    ]
    places += [words.index(step) for step in ("3.  Check", "4.  Press Send", "5.  Tick here")]
    assert places == sorted(places)
    assert "Usually tell the person" in words[: places[1]]
    assert pdf.name in words
    person.tick("I have sent it")
    assert primaries(person) == ["What happens next"]
    assert not person._all("Back to correct it"), "what was sent is not corrected in place"


def test_the_program_gets_the_draft_with_the_signed_pdf(
    start: Start, desk: WindowDesk, tmp_path: Path
) -> None:
    got = tmp_path / "got.eml"
    program = replace(STAND_IN, command=(sys.executable, "-c", KEEP, str(got)))
    person = start(replace(desk, find_programs=lambda: (program, IN_THE_BROWSER)))
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    person.press("Open a draft message")
    person.waits_for("Did a new message open?")
    assert person.focus.accessibleName() == "A new message with the PDF opened"
    person.press("A new message with the PDF opened")
    assert "It has NOT been sent" in person.reads()
    message = email.message_from_bytes(got.read_bytes(), policy=email.policy.default)
    (pdf,) = person.desk.documents_folder.glob("*.pdf")
    (attached,) = message.iter_attachments()
    assert attached.get_content() == pdf.read_bytes()


def test_programs_that_are_found_late_leave_what_was_said_meanwhile(
    start: Start, desk: WindowDesk
) -> None:
    found = threading.Event()

    def find() -> tuple[MailProgram, ...]:
        found.wait(PATIENCE / 1000)
        return (STAND_IN, IN_THE_BROWSER)

    person = start(replace(desk, find_programs=find))
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    person.press("Save the draft message (.eml)")
    person.waits_for("The draft message is saved")
    found.set()
    person.qtbot.waitUntil(lambda: bool(person._all("Open a draft message")), timeout=PATIENCE)
    assert "The draft message is saved" in person.reads()


def test_where_nothing_opened_the_four_steps_come(start: Start) -> None:
    person, pdf = signed(start)
    person.waits_for("It opens in Thunderbird")
    person.press("Open a draft message")
    person.waits_for("Did a new message open?")
    person.press("Nothing opened, or it has no Send button")
    words = person.reads().replace("\u200b", "")
    assert "Do not reply to anything that opened: start a new email" in words
    assert f"4.  Attach the PDF: {pdf}" in words
    assert person.focus.accessibleName() == "Copy the address"


def test_a_program_that_does_not_start_is_said(start: Start, desk: WindowDesk) -> None:
    gone = replace(STAND_IN, command=("/nowhere/thunderbird",))
    person = start(replace(desk, find_programs=lambda: (gone, IN_THE_BROWSER)))
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    person.waits_for("It opens in Thunderbird")
    person.press("Open a draft message")
    person.waits_for("Thunderbird could not be opened")
    assert "By hand, in four steps" in person.reads()


def test_email_in_the_browser_begins_with_the_four_steps(start: Start, desk: WindowDesk) -> None:
    person = start(replace(desk, find_programs=lambda: (IN_THE_BROWSER,)))
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    person.waits_for("By hand, in four steps")
    assert not person._all("Open a draft message")


def test_the_program_chosen_is_remembered(start: Start, desk: WindowDesk) -> None:
    person = start(replace(desk, find_programs=lambda: (STAND_IN, OTHER, IN_THE_BROWSER)))
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    person.waits_for("It opens in Thunderbird")
    person.press("Use another email program")
    person.tick("Claws Mail")
    person.waits_for("It opens in Claws Mail")
    file = settings_file(desk.vault_folder)
    person.qtbot.waitUntil(file.exists, timeout=PATIENCE)
    assert read_settings(file).settings.mail_program == "claws-mail"


def test_back_to_correct_leads_to_the_answers(start: Start) -> None:
    person, _pdf = signed(start)
    person.press("Back to correct it")
    assert person.sees(ReferralView).where == "check"


def test_the_answers_can_be_copied_for_another_form(start: Start) -> None:
    person, _pdf = signed(start)
    person.press("Copy your answers one by one")
    person.sees(AnswersPage)
    person.press("Back to sending")
    person.sees(SendPage)


def test_a_copy_to_the_lead_stands_in_full_and_a_personal_one_is_thought_about(
    start: Start,
) -> None:
    person, pdf = signed(start)
    person.press("Send a copy to my lead")
    assert person.focus.accessibleName() == "Copy to"
    person.type("not an address")
    person.press("Add the copy")
    assert "Error:" in person.reads()
    person.tab_to("Copy to").setText("lead@gmail.com")  # type: ignore[attr-defined]
    person.press("Add the copy")
    person.waits_for("Copy to lead@gmail.com")
    assert "lead@gmail.com, which looks like a personal account" in person.reads()
    person.press("Save the draft message (.eml)")
    person.waits_for("The draft message is saved")
    assert "Cc: lead@gmail.com" in pdf.with_suffix(".eml").read_text()


def add_copy(person: Person, typed: str) -> None:
    person.press(
        "Send another copy" if person._all("Send another copy") else "Send a copy to my lead"
    )
    person.type(typed)
    person.press("Add the copy")
    person.waits_for("added by you")


def test_a_copy_is_taken_out_again_kept_and_leaves_the_receipt_alone(start: Start) -> None:
    person, pdf = signed(start)
    person.tick("I have sent it")
    person.tab_to("How?").setText("By secure email")  # type: ignore[attr-defined]
    add_copy(person, "Ann Lead <laed@school.example>;")
    assert person.tab_to("How?").text() == "By secure email"  # type: ignore[attr-defined]
    person.press("Save the draft message (.eml)")
    person.waits_for("The draft message is saved")
    person.press("Take this copy out")
    person.qtbot.waitUntil(lambda: "laed@" not in person.reads(), timeout=PATIENCE)
    add_copy(person, "lead@school.example")
    person.press("Save the draft message (.eml)")
    person.waits_for("do not send PR-")
    newest = pdf.with_name(f"{pdf.stem} (2).eml")
    assert "Cc: lead@school.example" in newest.read_text()
    person.tick("I have sent it")  # not after all: so it waits on the first page
    person.press("What happens next")
    person.press("Back to your referrals")
    person.press("Back to sending")
    person.waits_for("Copy to lead@school.example, added by you")
