"""A referral that was sent is a record: looked at, asked after, added to, put right by a copy."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from tests.stories.computer import Clock
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.test_returning import go_home, signed

from prevent_desktop import document
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.records.amend_page import AmendPage
from prevent_desktop.ui.records.record_page import RecordPage
from prevent_desktop.ui.sending.after_page import AfterPage
from prevent_desktop.ui.sending.answers_page import AnswersPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.work.desk import WindowDesk


def at_rest(person: Person) -> None:
    workers = person.window._workers

    def rests() -> bool:
        written = person.window.written
        saved = written is None or not written.has_unsaved
        return saved and not any(w.busy for w in workers)

    person.qtbot.waitUntil(rests, timeout=PATIENCE)


def sent(start: Start) -> tuple[Person, Path]:
    """Somebody at Home with one referral that they ticked as sent."""
    person, pdf = signed(start)
    person.tick("I have sent it")
    go_home(person)
    return person, pdf


def record(person: Person) -> RecordPage:
    person.press("Open the record of Graham")
    return person.sees(RecordPage)


def test_a_record_cannot_be_written_in_and_says_where_its_pdf_is(start: Start) -> None:
    person, pdf = sent(start)
    assert not person._all("Go on with Graham Example")
    assert f"{pdf.stem}, sent on 22 November 2026 to preventreferrals@" in person.reads()
    record(person)
    words = person.reads().replace("\u200b", "")
    assert f"Referral {pdf.stem}" in words
    assert "The PDF is where it was saved, and not changed" in words
    assert str(pdf) in words
    person.press("See what was sent")
    person.sees(AnswersPage)
    person.press("Back to the record")
    person.sees(RecordPage)
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    person.press("Back to your referrals")
    person.sees(HomePage)
    record(person)
    assert "The file there is not the one that was made here" in person.reads()
    pdf.unlink()
    person.press("Back to your referrals")
    person.sees(HomePage)
    record(person)
    assert "The PDF is not where it was saved any more" in person.reads()
    assert not person._all("Open the PDF")


def test_an_addition_begins_with_the_reference_and_the_person(start: Start) -> None:
    person, pdf = sent(start)
    record(person)
    person.press("Add to it")
    values = person.sees(NotePage).values()
    assert values["first_reference"] == pdf.stem
    assert "Graham" in values["person"]
    assert values["name"]
    assert not values["text"]


def test_an_amended_copy_names_what_it_replaces_and_the_first_stays(start: Start) -> None:
    person, pdf = sent(start)
    record(person)
    person.press("Make an amended copy")
    person.sees(AmendPage)
    person.press("Make the copy")
    assert "Type why it is amended." in person.reads()
    person.type_into("Why is it amended?", "The surname was misspelt.")
    person.press("Make the copy")
    person.answer({"individual.surname": "Exampleson"}).go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    (second,) = set(person.desk.documents_folder.glob("PR-*.pdf")) - {pdf}
    front = document.as_text(second.read_bytes())
    assert pdf.stem in front
    assert "The surname was misspelt." in front
    person.press("Save the draft message (.eml)")
    person.waits_for("The draft message is saved")
    message = second.with_suffix(".eml").read_text()
    assert f"please correct your record of {pdf.stem}" in message.replace("=\n", "")
    go_home(person)
    words = person.reads()
    assert pdf.stem in words
    assert second.stem in words


def test_the_day_to_ask_is_kept_moved_and_ended_by_an_answer(start: Start, clock: Clock) -> None:
    person, _pdf = signed(start)
    person.press("What happens next")
    person.sees(AfterPage)
    assert not person._all("Remember this day"), "nothing was sent yet"
    person.tick("I have sent it")
    person.type_into("Ask after this day", "31 February 2027")
    person.press("Remember this day")
    assert "Type a whole day" in person.reads()
    for _ in range(40):
        QTest.keyClick(person.tab_to("Ask after this day"), Qt.Key.Key_Backspace)
    person.type_into("Ask after this day", "1 dec 2026")
    person.press("Remember this day")
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert "You will ask after 1 December 2026" in person.reads()
    clock.moment += timedelta(days=12)
    record(person)
    assert "No answer? Email prevent@kent.gov.uk or ring 101" in person.reads()
    person.press("I have asked")
    at_rest(person)
    assert "You will ask after 11 December 2026" in person.reads()
    person.press("I have had an answer")
    assert person.focus.accessibleName() == "The police's own reference"
    person.type("CRM/417")
    person.type_into("What they said, in one line", "No further action")
    person.press("Keep what came back")
    at_rest(person)
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert "What came back: No further action \u00b7 CRM/417" in person.reads()
    assert "You will ask" not in person.reads()


def test_a_day_to_ask_far_away_or_an_answer_from_the_future_is_refused(start: Start) -> None:
    person, _pdf = sent(start)
    page = record(person)
    for typed, words in (
        ("31 December 9999", "Type a day up to 23 November 2027"),
        ("Friday 30 November 2026", "30 November 2026 is a Monday"),
    ):
        page.follow_up._day.edit.setText(typed)
        person.press("Remember this day")
        assert words in person.reads()
    page.follow_up._day.edit.setText("30/11/26")
    person.press("Remember this day")
    assert "You will ask after 30 November 2026" in person.reads()
    person.press("I have had an answer")
    page.follow_up._came.edit.setText("1 January 2030")
    person.type_into("What they said, in one line", "Logged")
    person.press("Keep what came back")
    assert "1 January 2030 has not come yet" in person.reads()
    at_rest(person)
    (line,) = person.store.lines()
    assert (line.chase, line.outcome) == (date(2026, 11, 30), "")


def test_after_an_answer_that_was_not_the_last_the_day_to_ask_is_shown(
    start: Start, clock: Clock
) -> None:
    person, _pdf = sent(start)
    page = record(person)
    page.deleting._box.edit.setText("30 Nov")
    person.press("Delete it after that day")
    person.press("I have had an answer")
    person.type_into("What they said, in one line", "They will ring back")
    person.press("Keep what came back")
    page.follow_up._day.edit.setText("1 December 2026")
    person.press("Remember this day")
    at_rest(person)
    words = person.reads()
    assert "They will ring back (22 November 2026). You will ask after 1 December 2026" in words
    assert "It is deleted after 2 December 2026, because you want to ask" in words
    person.press("Back to your referrals")
    person.sees(HomePage)
    words = person.reads()
    assert "What came back: They will ring back" in words
    assert "You will ask after 1 December 2026" in words
    assert "Deleted after 2 December 2026, when the day to ask is over" in words
    clock.moment += timedelta(days=10)
    person.rooms.go_home("")
    at_rest(person)
    assert "No answer? Email prevent@kent.gov.uk" in person.reads()


def with_interval(desk: WindowDesk) -> WindowDesk:
    """The same where the area says after how many days it is fair to ask."""
    area = msgspec.structs.replace(desk.library.default_area, chase_days=10)
    return replace(desk, library=replace(desk.library, areas={area.id: area}))


def test_the_page_after_shows_what_is_kept_whatever_is_ticked(
    start: Start, desk: WindowDesk, clock: Clock
) -> None:
    person, _pdf = signed(lambda: start(with_interval(desk)))
    person.press("What happens next")
    page = person.sees(AfterPage)
    assert page.follow_up is not None
    assert page.deleting is not None
    person.tick("I have sent it")
    assert "You will ask after 2 December 2026" in person.reads()
    page.deleting._box.edit.setText("20 December 2026")
    person.press("Delete it after that day")
    person.tick("I have sent it")
    person.tick("I have sent it")
    at_rest(person)
    words = person.reads()
    assert "No day is chosen" in words
    assert "20 December" not in words
    (line,) = person.store.lines()
    assert (line.chase, line.delete_on) == (date(2026, 12, 2), None)
    person.press("Do not remind me")
    at_rest(person)
    clock.moment += timedelta(days=1)
    page.deleting._box.edit.setText("20 December 2026")
    person.press("Delete it after that day")
    at_rest(person)
    (line,) = person.store.lines()
    assert (line.chase, line.sent_on) == (None, date(2026, 11, 22))


def test_a_paper_signed_anew_begins_without_the_answer_to_the_one_before(start: Start) -> None:
    person, pdf = sent(start)
    record(person)
    person.press("I have had an answer")
    person.type_into("What they said, in one line", "Page 3 is missing")
    person.press("Keep what came back")
    at_rest(person)
    person.press("I have not sent it")
    person.press("No, I have not sent it")
    person.sees(HomePage)
    person.press("Go on with Graham")
    person.view().session.set_value("individual.surname", "Corrected")
    person.view().go("check")
    person.press("Go on to sign")
    person.declares()
    person.signs()
    person.sees(SendPage)
    go_home(person)
    at_rest(person)
    (line,) = person.store.lines()
    assert (line.outcome, line.reference == pdf.stem) == ("", False)
    assert "the answers are deleted" not in person.reads(), "of the paper that was corrected"


def test_the_note_is_short_and_says_why_only_when_asked(start: Start) -> None:
    person, pdf = signed(start)
    go_home(person)
    person.press("Go on with Graham")
    person.answer({"safeguarding.informed": "no", "safeguarding.informed_detail": "At risk."})
    person.saved()
    person.press("Save and close")
    person.sees(HomePage)
    person.tick("I have sent it")
    at_rest(person)
    person.rooms.go_home("")
    at_rest(person)
    record(person)
    person.press("Copy the note")
    note = QApplication.clipboard().text()
    assert note == (
        f"Prevent referral {pdf.stem}, sent on 22 November 2026 to preventreferrals@kent.police.uk."
    )
    assert "NHS App" not in person.reads()
    person.tick("SystmOne")
    assert "may see new entries in the NHS App" in person.reads()
    person.tick("Say why the person has not been told")
    person.press("Copy the note")
    assert "At risk." in QApplication.clipboard().text()


def test_deleting_a_record_asks_for_the_pdf_first_and_reference_and_day_stay(
    start: Start, clock: Clock
) -> None:
    person, pdf = sent(start)
    person.press("Delete Graham")
    assert "Is the PDF in the child's or patient's record?" in person.reads()
    person.press("Yes, delete it")
    person.waits_for("Deleted. You can undo")
    clock.moment += timedelta(minutes=5)
    person.close()
    again = start()
    again.home()
    words = again.reads().replace("\u200b", "")
    assert "Papers made before; the answers are deleted" in words
    assert f"{pdf.stem}, made on 22 November 2026, to preventreferrals@kent.police.uk" in words
    assert "Graham" not in words


def test_a_record_is_deleted_after_the_day_that_was_chosen(start: Start, clock: Clock) -> None:
    person, _pdf = sent(start)
    record(person)
    person.type_into("Delete it after this day", "23 November 2026")
    person.press("Delete it after that day")
    assert "Type a day from 29 November 2026 to" in person.reads(), "a warning needs its week"
    box = person.tab_to("Delete it after this day")
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.type("1 dec 2026")
    QTest.keyClick(box, Qt.Key.Key_Return)
    at_rest(person)
    assert "It is deleted after 1 December 2026." in person.reads()
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert "Deleted after 1 December 2026, as you chose" in person.reads()
    person.close()
    clock.moment += timedelta(days=4)
    warned = start()
    warned.home()
    assert "You chose to delete it after 1 December 2026. It goes on 3 December" in warned.reads()
    at_rest(warned)
    warned.close()
    clock.moment += timedelta(days=8)
    last = start()
    last.home()
    assert "Undo" in {button.text() for button in last.window.findChildren(QAbstractButton)}
    assert last.store.lines() == ()


def test_a_chosen_day_can_be_taken_back(start: Start) -> None:
    person, _pdf = sent(start)
    record(person)
    person.type_into("Delete it after this day", "1 March 2027")
    person.press("Delete it after that day")
    person.press("Do not delete it on a day")
    at_rest(person)
    assert person.focus.accessibleName() == "Delete it after this day"
    (line,) = person.store.lines()
    assert line.delete_on is None
    assert "It goes by its age" in person.reads()


def test_what_was_just_sent_can_be_deleted_at_once_and_undone(start: Start) -> None:
    person, _pdf = signed(start)
    person.tick("I have sent it")
    person.press("What happens next")
    person.sees(AfterPage)
    person.press("Delete it now")
    assert "Is the PDF in the child's or patient's record?" in person.reads()
    person.press("Yes, delete it")
    person.waits_for("Deleted. You can undo")
    assert person.store.lines() == ()
    person.press("Undo")
    person.waits_for("The draft is back.")
    record(person)


def test_answers_are_copied_one_after_the_other(start: Start) -> None:
    person, _pdf = sent(start)
    record(person)
    person.press("See what was sent")
    page: Page = person.sees(AnswersPage)
    copied, keys = [], Qt.KeyboardModifier
    for _ in range(3):
        QTest.keyClick(page, Qt.Key.Key_C, keys.ControlModifier | keys.ShiftModifier)
        copied.append(QApplication.clipboard().text())
    assert len(set(copied)) == 3
    person.press("Copy it all")
    everything = QApplication.clipboard().text()
    assert all(text in everything for text in copied)
    assert "Copied all" in person.reads()
