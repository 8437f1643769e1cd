"""Referrals as people make them."""

import email
import email.policy
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.stories.computer import Clock
from tests.stories.conftest import PATIENCE, Person, Start

from prevent_desktop import document
from prevent_desktop.document import VerdictKind
from prevent_desktop.ui.help_page import HelpPage
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.referral.asking_back import QUESTION
from prevent_desktop.ui.referral.check_page import CheckPage
from prevent_desktop.ui.referral.section_page import SectionPage
from prevent_desktop.ui.sending.after_page import AfterPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.verify.verify_page import VerifyPage


def test_a_first_referral_by_keyboard_alone(start: Start) -> None:
    person = start()
    view = person.new_referral()
    person.type_into("Forename or forenames", "Alex")
    person.type_into("Surname", "Example")
    person.type_into("Age, or about how old", "about 40")
    person.press("Continue")
    person.type_into("What has happened", "He told me of a plan.\nI wrote it down.")
    for section in ("needs", "other", "identifier"):
        person.press("Continue")
        assert view.page.section.id == section  # type: ignore[union-attr]
    person.tick("I noticed it myself")
    person.tick("No")
    person.press("Continue")
    for name, text in (
        ("Your forename", "Robin"),
        ("Your surname", "Sample"),
        ("Your role and organisation", "Nurse, Example Surgery"),
        ("Your phone number", "01632 960123"),
    ):
        person.type_into(name, text)
    person.press("Continue")
    person.tick("I am the safeguarding or Prevent lead")
    person.press("Continue")
    for name, text in (("Day, When", "17"), ("Month, When", "11"), ("Year, When", "2026")):
        person.type_into(name, text)
    for part, text in (("Day", "22"), ("Month", "nov"), ("Year", "2026")):
        person.type_into(f"{part}, Date of", text)
    person.press("Continue")
    answer_safeguarding(person)
    person.press("Continue")
    person.press("Continue")
    page = view.page
    assert isinstance(page, CheckPage)
    assert "Everything that is needed is here" in person.reads()
    person.press("Go on to sign")
    person.tick("This is true to the best of my knowledge, and I have kept facts and opinion apart")
    person.press("Go on to sign")
    person.sees(SignPage)
    assert "You are signing as Robin Sample, Nurse, Example Surgery." in person.reads()
    person.type_into("Your full name", "Robin Sample")
    person.press("Sign and make the PDF")
    person.sees(SendPage)
    person.press("Save the draft message")
    documents = person.desk.documents_folder
    person.qtbot.waitUntil(lambda: bool(list(documents.glob("*.eml"))), timeout=PATIENCE)
    (pdf,), (eml,) = documents.glob("*.pdf"), documents.glob("*.eml")
    assert pdf.stem == eml.stem
    assert document.verify(pdf.read_bytes()).kind is VerdictKind.UNCHANGED
    message = email.message_from_bytes(eml.read_bytes(), policy=email.policy.default)
    assert message["To"] == "preventreferrals@kent.police.uk"
    assert b"I wrote it down." in document.read_payload(pdf.read_bytes())
    person.press("What happens next")
    person.sees(AfterPage)
    assert pdf.stem in person.reads()
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert pdf.stem in person.reads()


def answer_safeguarding(person: Person) -> None:
    """Answer every choice of the section with its second radio button, "No", by keyboard."""
    view = person.view()
    page = view.page
    assert isinstance(page, SectionPage)
    for question, editor in page.editors.items():
        if question.endswith("_detail"):
            continue
        editor.focus_first()
        QTest.keyClick(person.focus, Qt.Key.Key_Down)
        QTest.keyClick(person.focus, Qt.Key.Key_Space)
        assert view.session.draft.referral.answers.text(question) == "no", question


def test_an_anonymous_first_noticer_needs_a_second_look_and_stays_out(start: Start) -> None:
    person = start()
    person.new_referral()
    view = person.answer(
        {
            "identifier.anonymous": "yes",
            "identifier.forename": "Quillon",
            "other.information": "Ask Quillon about it.",
        }
    )
    view.go("check")
    page = view.page
    assert isinstance(page, CheckPage)
    finish = page.footer.findChildren(type(page._finish))[0]
    assert not finish.isEnabled()
    person.tick_all("I have looked at all of these passages")
    assert finish.isEnabled()
    view.session.set_value("other.information", "Ask me about it.")
    view.go("check")
    person.press("Go on to sign")
    person.declares()
    person.signs()
    person.sees(SendPage)
    (pdf,) = person.desk.documents_folder.glob("*.pdf")
    assert b"Quillon" not in document.read_payload(pdf.read_bytes())


def test_errors_jump_are_corrected_and_go(start: Start) -> None:
    person = start()
    person.new_referral()
    view = person.answer({"dates.referral": "2026-02-30", "concerns.description": ""})
    view.go("check")
    page = view.page
    assert isinstance(page, CheckPage)
    wrong = view.session.review.errors
    assert {f.question for f in wrong} == {"dates.referral", "concerns.description"}
    view.go_to_question("concerns.description")
    section = view.page
    assert isinstance(section, SectionPage)
    assert section.has_errors
    assert person.window.windowTitle().startswith("Error: ")
    assert section.editors["concerns.description"].isAncestorOf(person.focus)
    person.type("He said he would travel.")
    person.qtbot.waitUntil(lambda: not section.has_errors, timeout=PATIENCE)
    assert not person.window.windowTitle().startswith("Error: ")


def test_an_incomplete_referral_can_always_be_made(start: Start) -> None:
    person = start()
    view = person.new_referral()
    person.type_into("Forename or forenames", "Alex")
    view.go("check")
    assert "You can send it incomplete" in person.reads()
    person.press("Go on with it incomplete")
    assert person.focus.accessibleName() == QUESTION, "one way to call back is asked for, once"
    person.press("Go on with it incomplete")
    person.press("Go on to sign")
    person.sees(SignPage)
    assert "Your referral does not say who you are." in person.reads()
    assert "Name not given" not in person.reads()
    person.type_into("Your full name", "Jo Example")
    person.press("Sign and make the PDF")
    assert "The name you typed will stand in the signature alone" in person.reads()
    assert "Name not given" not in person.reads()
    person.press("Sign and make the PDF")
    person.sees(SendPage)


def test_who_signs_without_a_name_may_give_it_then(start: Start) -> None:
    person = start()
    view = person.new_referral()
    person.type_into("Forename or forenames", "Alex")
    view.go("check")
    person.press("Go on with it incomplete")
    person.press("Go on with it incomplete")
    person.press("Go on to sign")
    person.sees(SignPage)
    person.press("Say who you are")
    assert person.view().where == "referrer"


def test_resumed_the_next_day_with_everything_in_place(start: Start, clock: Clock) -> None:
    person = start()
    person.new_referral()
    person.type_into("Surname", "O\u2019Brien-Smith")
    person.press("Save and close")
    person.home()
    person.close()
    clock.moment += timedelta(days=1)
    again = start()
    again.home()
    assert "O\u2019Brien-Smith" in again.reads()
    again.press("Go on with")
    assert again.view().session.draft.referral.answers.text("individual.surname") == (
        "O\u2019Brien-Smith"
    )


def test_my_details_are_there_the_next_time(start: Start) -> None:
    person = start()
    person.new_referral()
    view = person.answer({})
    view.go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    fresh = person.new_referral().session.draft.referral.answers
    assert fresh.text("referrer.role_org")
    assert not fresh.text("individual.surname")


def test_deleting_asks_and_then_forgets(start: Start) -> None:
    person = start()
    person.new_referral()
    person.type_into("Surname", "Example")
    person.press("Save and close")
    person.home()
    person.press("Delete Example")
    assert "nobody can open it, not even from a backup" in person.reads()
    assert person.focus.accessibleName() == "No, keep it"
    person.press("Yes, delete it")
    person.waits_for("Deleted. You can undo until")
    assert person._all("Go on with Example") == []


def test_copying_by_hand(start: Start) -> None:
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    clipboard = QApplication.clipboard()
    person.press("Do it by hand")
    person.press("Copy the address")
    assert clipboard.text() == "preventreferrals@kent.police.uk"
    person.press("Copy the subject")
    assert clipboard.text().startswith("OFFICIAL-SENSITIVE: Prevent referral PR-")
    person.press("Copy the message")
    assert "opens without a password" in clipboard.text()


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_no_page_scrolls_sideways(start: Start, size: tuple[int, int]) -> None:
    person = start()
    person.window.resize(*size)
    view = person.new_referral()
    for where in (*(s.id for s in view._form.sections), "check"):
        view.go(where)
        QApplication.processEvents()
        assert view.page is not None
        assert view.page.column.horizontalScrollBar().maximum() == 0, where
    assert person.window.width() <= size[0]


def test_the_date_of_the_referral_is_todays_unless_the_person_said_another(
    start: Start, clock: Clock
) -> None:
    person = start()
    person.new_referral()
    view = person.answer({"dates.referral": ""})
    view.go("check")
    answers = view.session.draft.referral.answers
    assert answers.text("dates.referral") == "2026-11-22"
    left = [finding.question for finding in view.session.review.errors]
    assert left == ["declaration.accurate"]  # declared before the date stood there
    person.press("Save and close")
    person.home()
    clock.moment += timedelta(days=1)
    person.press("Go on with")
    view = person.view()
    view.go("check")
    assert view.session.draft.referral.answers.text("dates.referral") == "2026-11-23"
    view.session.set_value("dates.referral", "2026-11-21")
    view.go("check")
    assert view.session.draft.referral.answers.text("dates.referral") == "2026-11-21"


def test_help_comes_over_the_page_and_goes_again(start: Start) -> None:
    person = start()
    view = person.new_referral()
    person.type_into("Surname", "Example")
    QTest.keyClick(person.focus, Qt.Key.Key_F1)
    person.sees(HelpPage)
    person.press("All of help")
    person.press("Telling the person")
    told = "Being open is the usual way"
    person.waits_for(told)
    person.press("Back")
    person.press("Back")
    person.press("Back")
    assert person.view() is view
    assert view.session.draft.referral.answers.text("individual.surname") == "Example"


def test_a_pdf_is_checked_and_its_changed_copy_seen(start: Start, tmp_path: Path) -> None:
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    (pdf,) = person.desk.documents_folder.glob("*.pdf")
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(pdf.read_bytes() + b"\n% one more line\n")
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    person.press("Check a signed PDF")
    page = person.sees(VerifyPage)
    for path, words in (
        (pdf, "Unchanged since it was signed"),
        (changed, "Changed after it was signed"),
        (tmp_path / "gone.pdf", "There is no file"),
        (tmp_path, "is a folder"),
    ):
        page._path.clear()
        person.type_into("Where is the PDF?", str(path))
        person.press("Check it")
        person.waits_for(words)
    page._path.clear()
    person.type_into("Where is the PDF?", str(pdf))
    person.press("Check it")
    known = "This key is kept on this computer."
    person.waits_for(known)


def test_a_drawn_signature_is_as_good_as_a_typed_one(start: Start) -> None:
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    page = person.sees(SignPage)
    person.tick("Draw my signature")
    person.press("Sign and make the PDF")
    assert "Draw your signature" in person.reads()
    pad = page._how.ink
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    for x in range(30, 200, 10):
        QTest.mouseMove(pad, QPoint(x, 60 - x // 5))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    person.press("Sign and make the PDF")
    person.sees(SendPage)
    (pdf,) = person.desk.documents_folder.glob("*.pdf")
    assert document.verify(pdf.read_bytes()).kind is VerdictKind.UNCHANGED


def test_a_blank_form_for_paper(start: Start) -> None:
    person = start()
    person.home()
    person.press("Make a blank form for paper")
    person.press("Make the form")
    person.waits_for("The blank form is saved")
    (pdf,) = person.desk.documents_folder.glob("*.pdf")
    assert document.verify(pdf.read_bytes()).kind is VerdictKind.NOT_SIGNED


def test_another_name_than_the_referrers_is_asked_about_once(start: Start) -> None:
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    page = person.sees(SignPage)
    person.type_into("Your full name", "Somebody Else")
    person.press("Sign and make the PDF")
    assert f"The form names {page._holder.name} as the referrer" in person.reads()
    person.press("Sign and make the PDF")
    person.sees(SendPage)
