"""What people write, in the real window: passages, dates, columns, an accidental "not known"."""

import json
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from tests.stories.computer import Clock
from tests.stories.conftest import PATIENCE, Person, Start

from prevent_desktop.form.answers import NotKnown
from prevent_desktop.form.files import to_bytes
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.passage_list import LOOKED, PassageList
from prevent_desktop.ui.referral.check_page import CheckPage
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.referral.section_page import SectionPage

ANONYMOUS = {
    "identifier.anonymous": "yes",
    "identifier.forename": "Quillon",
    "identifier.surname": "Testwick-Jones",
    "identifier.phone": "01632 960777",
    "other.information": "Ask Ms Testwick, or ring 960777. Quillon knows more.",
    "needs.description": "QUILLON says that he is tired.",
}


def check_page(person: Person, view: ReferralView) -> CheckPage:
    view.go("check")
    person.qtbot.waitUntil(lambda: isinstance(view.page, CheckPage), timeout=PATIENCE)
    page = view.page
    assert isinstance(page, CheckPage)
    return page


def test_every_passage_stands_in_one_list_and_is_looked_at_once(start: Start) -> None:
    person = start()
    person.new_referral()
    view = person.answer(ANONYMOUS)
    page = check_page(person, view)
    (listed,) = page.findChildren(PassageList)
    words = person.reads()
    assert "Ask Ms Testwick, or ring 960777. Quillon knows more." in words
    assert "QUILLON says that he is tired." in words
    assert "phone number of the person who wishes to stay anonymous" in words
    assert len(person._all(LOOKED)) == 1
    assert not page._finish.isEnabled()
    person.tick(LOOKED)
    assert page._finish.isEnabled()
    assert listed.box.isChecked()


def test_one_look_is_kept_until_a_passage_changes(start: Start, clock: Clock) -> None:
    person = start()
    person.new_referral()
    view = person.answer(ANONYMOUS)
    check_page(person, view)
    person.tick(LOOKED)
    person.saved()
    person.press("Save and close")
    person.home()
    person.close()
    clock.moment += timedelta(days=1)
    again = start()
    again.home()
    again.press("Go on with")
    view = again.view()
    assert check_page(again, view)._finish.isEnabled()
    view.session.set_value("needs.description", "Testwick says that he is tired.")
    assert not check_page(again, view)._finish.isEnabled()


def test_a_passage_leads_to_its_answer(start: Start) -> None:
    person = start()
    person.new_referral()
    view = person.answer(ANONYMOUS)
    check_page(person, view)
    person.press("Go to this answer: What needs or difficulties")
    page = view.page
    assert isinstance(page, SectionPage)
    assert page.editors["needs.description"].isAncestorOf(person.focus)


def test_a_shared_name_is_said_without_holding_anybody(start: Start) -> None:
    person = start()
    person.new_referral()
    view = person.answer(
        {
            "identifier.anonymous": "yes",
            "identifier.forename": "Quillon",
            "identifier.surname": "Testwick",
            "identifier.role_org": "",
            "identifier.phone": "",
            "individual.surname": "Testwick",
            "other.information": "Testwick is often alone.",
        }
    )
    page = check_page(person, view)
    assert page._finish.isEnabled()
    assert not page.findChildren(PassageList)
    assert "is the name of the person you are worried about, and also of" in person.reads()


def test_what_not_known_hid_by_accident_comes_back_on_another_page_and_day(
    start: Start, clock: Clock
) -> None:
    person = start()
    view = person.new_referral()
    person.type_into("Surname", "O\u2019Brien-Smith")
    person.tick("Not known: Surname")
    assert view.session.draft.referral.answers.get("individual.surname") == NotKnown("")
    view.go("concern")
    view.go("person")
    assert "What you typed above is kept here, greyed" in person.reads()
    person.saved()
    answers = view.session.draft.referral.answers
    assert b"Brien" not in to_bytes(answers)
    person.press("Save and close")
    person.home()
    person.close()
    clock.moment += timedelta(days=1)
    again = start()
    again.home()
    again.press("Go on with")
    view = again.view()
    view.go("person")
    again.tick("Not known: Surname")
    assert view.session.draft.referral.answers.text("individual.surname") == ("O\u2019Brien-Smith")
    assert dict(view.session.draft.put_aside) == {}


def test_what_was_put_aside_goes_with_no_transfer_file_and_no_paper(start: Start) -> None:
    person = start()
    view = person.new_referral()
    person.type_into("Surname", "Rumpelstilt")
    person.tick("Not known: Surname")
    referral = view.session.draft.referral
    assert view.session.draft.put_aside["individual.surname"] == "Rumpelstilt"
    assert b"Rumpelstilt" not in to_bytes(referral.answers)
    assert b"Rumpelstilt" not in to_bytes(referral.released())


def test_a_column_from_a_spreadsheet_becomes_names(start: Start) -> None:
    person = start()
    view = person.new_referral()
    QGuiApplication.clipboard().setText("Ro\r\nRowie\r\nR. Sampleton\r\n")
    box = person.tab_to("Name 1, Other names")
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert view.session.draft.referral.answers.get("individual.other_names") == (
        "Ro", "Rowie", "R. Sampleton",
    )  # fmt: skip
    person.press("Undo adding the pasted lines")
    assert view.session.draft.referral.answers.get("individual.other_names") == ("Ro",)


@pytest.mark.parametrize("part", ["Day", "Month", "Year"])
def test_eight_figures_pasted_into_a_box_are_a_date(start: Start, part: str) -> None:
    person = start()
    view = person.new_referral()
    QGuiApplication.clipboard().setText("14052010")
    box = person.tab_to(f"{part}, Date of birth")
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert view.session.draft.referral.answers.text("individual.dob") == "2010-05-14"
    assert "14 May 2010" in person.reads()


def name_of(box: QLineEdit) -> str:
    return box.accessibleName()


def test_a_year_of_two_figures_is_said_plainly_and_stays_in_its_box(start: Start) -> None:
    person = start()
    view = person.new_referral()
    for part, text in (("Day", "14"), ("Month", "5"), ("Year", "10")):
        person.type_into(f"{part}, Date of birth", text)
    view.go("concern")
    view.go("person")
    words = person.reads()
    assert "the year needs four numbers" in words
    assert "2010-05" not in words
    boxes = [
        b for b in person.window.findChildren(QLineEdit) if "Date of birth" in b.accessibleName()
    ]
    typed = {b.accessibleName().split(",")[0]: b.text() for b in boxes if b.isVisible()}
    assert typed == {"Day": "14", "Month": "5", "Year": "10"}


def test_no_page_of_the_window_shows_how_files_write_dates(start: Start) -> None:
    person = start()
    person.new_referral()
    view = person.answer({"individual.dob": "31/02/2010", "dates.referral": "0026-11-20"})
    for section in (*(s.id for s in view.session.draft.referral.form.sections), "check"):
        view.go(section)
        assert "2010-05" not in person.reads(), section
    assert "31/02/2010" in json.dumps(person.reads())
    person.press("Save and close")
    person.sees(HomePage)
