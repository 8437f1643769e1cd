"""Continue, boxes that follow a choice, Change and back, the declaration, only what is needed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from tests.stories.conftest import PATIENCE, Person, Start

from prevent_desktop.form.needed import needed_questions
from prevent_desktop.ui.referral.check_page import CheckPage
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.referral.section_page import SectionPage
from prevent_desktop.ui.signing.sign_page import SignPage


def section(view: ReferralView) -> SectionPage:
    assert isinstance(view.page, SectionPage)
    return view.page


def checked(view: ReferralView) -> CheckPage:
    assert isinstance(view.page, CheckPage)
    return view.page


def follow_error(person: Person, question: str) -> None:
    """Choose the sentence about a question in the summary of the check page."""
    QApplication.processEvents()
    summary = checked(person.view())._summary
    link = summary.link_of(question) if summary is not None else None
    assert link is not None
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)


def stand_in(person: Person, question: str) -> None:
    """Go to a question, once the page has come to rest."""
    QApplication.processEvents()
    section(person.view()).editors[question].focus_first()


def shows(view: ReferralView, question: str) -> bool:
    return section(view).editors[question].isVisible()


def test_a_follow_up_opens_after_its_answer_is_told_and_the_focus_stays(
    start: Start, announcements: list[str]
) -> None:
    person = start()
    view = person.new_referral()
    view.go("safeguarding")
    box = "safeguarding.direct_action_detail"
    assert not shows(view, box)
    stand_in(person, "safeguarding.direct_action")
    QTest.keyClick(person.focus, Qt.Key.Key_Space)
    assert shows(view, box)
    assert person.focus.accessibleName() == "Yes"
    assert announcements[-1] == "A question was added below: What did you do, and when?"
    QTest.keyClick(person.focus, Qt.Key.Key_Down)
    assert person.focus.accessibleName() == "No"
    assert not shows(view, box)


def test_what_is_written_in_a_follow_up_stays_in_view_whatever_the_choice_is(start: Start) -> None:
    person = start()
    view = person.new_referral()
    view.go("safeguarding")
    box = "safeguarding.direct_action_detail"
    stand_in(person, "safeguarding.direct_action")
    QTest.keyClick(person.focus, Qt.Key.Key_Space)
    person.type_into("What did you do", "A safety plan.")
    stand_in(person, "safeguarding.direct_action")
    QTest.keyClick(person.focus, Qt.Key.Key_Down)
    assert view.session.draft.referral.answers.text("safeguarding.direct_action") == "no"
    assert shows(view, box)
    view.go("concern")
    view.go("safeguarding")
    assert shows(view, box)
    view.go("check")
    assert "A safety plan." in person.reads()
    assert any(f.question == box for f in view.session.review.warnings)


def test_nobody_loses_the_box_the_keys_go_into(start: Start) -> None:
    person = start()
    view = person.new_referral()
    view.session.set_value("safeguarding.direct_action", "no")
    view.session.set_value("safeguarding.direct_action_detail", "x")
    view.go("safeguarding")
    person.tab_to("What did you do")
    QTest.keyClick(person.focus, Qt.Key.Key_Delete)
    view.session.review_now()
    assert view.session.draft.referral.answers.get("safeguarding.direct_action_detail") is None
    assert shows(view, "safeguarding.direct_action_detail")
    assert person.focus.accessibleName().startswith("What did you do")


def test_continue_stays_once_for_what_is_wrong_and_never_for_what_is_missing(start: Start) -> None:
    person = start()
    view = person.new_referral()
    view.go("dates")
    for part, text in (("Day", "31"), ("Month", "2"), ("Year", "2026")):
        person.type_into(f"{part}, Date of", text)
    view.session.review_now()
    assert not section(view).has_errors  # nothing turns red while one types
    assert "There is a problem" not in person.reads()
    person.press("Continue")
    assert view.where == "dates"
    page = section(view)
    assert person.focus is page._summary
    assert "You can go on without changing this: choose Continue again." in person.reads()
    assert "must be a real date" in person.reads()
    assert "came to light is missing" not in person.reads()
    assert person.window.windowTitle().startswith("Error: ")
    QTest.keyClick(person.focus, Qt.Key.Key_Tab)
    QTest.keyClick(person.focus, Qt.Key.Key_Space)  # the sentence leads to its question
    assert page.editors["dates.referral"].isAncestorOf(person.focus)
    person.press("Continue")
    assert view.where == "safeguarding"
    person.press("Continue")
    assert view.where == "work_education"


def test_continue_stays_again_for_another_fault(start: Start) -> None:
    person = start()
    view = person.new_referral()
    view.go("dates")
    person.type_into("Day, Date of", "31")
    person.type_into("Month, Date of", "2")
    person.type_into("Year, Date of", "2026")
    person.press("Continue")
    person.type_into("Year, When did", "2099")
    person.press("Continue")
    assert view.where == "dates"
    person.press("Continue")
    assert view.where == "safeguarding"


@pytest.mark.parametrize("box", ["Forename or forenames", "Year, Date of birth"])
def test_enter_in_a_one_line_box_goes_nowhere(start: Start, box: str) -> None:
    person = start()
    view = person.new_referral()
    person.type_into(box, "1")
    QTest.keyClick(person.focus, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert view.where == "person"
    assert person.focus.accessibleName().startswith(box)


def test_enter_in_the_name_signs_nothing(start: Start) -> None:
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    page = person.sees(SignPage)
    person.press("Sign and make the PDF")
    assert person.window.windowTitle() == "Error: Sign - Prevent Desktop"
    person.press("Type your full name to sign.")  # the summary leads to the box
    assert person.focus.accessibleName() == "Your full name"
    person.type_into("Your full name", page._holder.name)
    QTest.keyClick(person.focus, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert person.window.current is page
    assert page.isEnabled()
    assert not person.desk.documents_folder.exists()


def test_change_returns_to_the_same_place_of_the_check(start: Start) -> None:
    person = start()
    person.new_referral()
    view = person.answer({"dates.referral": "2026-02-30"})
    view.go("check")
    assert checked(view).has_errors
    assert person.window.windowTitle().startswith("Error: ")
    person.press("Change The best time to call you")
    assert view.where == "referrer"
    assert person.focus.accessibleName().startswith("The best time to call you")
    person.type("after 4pm ")
    person.press("Continue to check")
    checked(view)
    assert person.focus.accessibleName() == "Change The best time to call you"
    assert "after 4pm" in person.reads()


def test_an_error_leads_to_its_question_and_back_to_what_is_left(start: Start) -> None:
    person = start()
    person.new_referral()
    view = person.answer({"dates.referral": "2026-02-30", "concerns.description": ""})
    view.go("check")
    follow_error(person, "concerns.description")
    assert section(view).editors["concerns.description"].isAncestorOf(person.focus)
    person.type("He said he would travel.")
    person.press("Continue to check")
    assert person.focus is checked(view)._summary
    follow_error(person, "dates.referral")
    person.press("Continue to check")  # still wrong: it stays once
    assert view.where == "dates"
    assert "choose Continue to check again" in person.reads()
    person.press("Continue to check")
    assert checked(view).has_errors


def test_a_date_written_out_in_the_first_box_is_parted_when_it_is_left(start: Start) -> None:
    person = start()
    view = person.new_referral()
    view.go("dates")
    person.type_into("Day, When did", "5 mar 2011")
    QTest.keyClick(person.focus, Qt.Key.Key_Tab)
    boxes = section(view).editors["dates.first_identified"].control.inputs()
    assert [box.text() for box in boxes] == ["5", "mar", "2011"]  # type: ignore[attr-defined]
    answers = view.session.draft.referral.answers
    assert answers.text("dates.first_identified") == "2011-03-05"


def test_that_todays_date_is_filled_in_is_said_before_and_after(start: Start) -> None:
    person = start()
    view = person.new_referral()
    view.go("dates")
    assert "it becomes today\u2019s date when you check" in person.reads()
    view.go("check")
    person.waits_for("filled in by this program")


def test_the_declaration_stands_before_signing_and_is_undone_by_a_change(start: Start) -> None:
    person = start()
    person.new_referral()
    view = person.answer({"declaration.accurate": False})
    assert "declaration" not in [
        view._panel.list.row_at(row).id for row in range(view._panel.list.count())
    ]
    view.go("check")
    assert "Everything that is needed is here" in person.reads()
    person.press("Go on to sign")
    assert view.where == "declaration"
    person.press("Go on to sign")
    assert view.where == "declaration"
    assert section(view).has_errors
    assert person.window.windowTitle().startswith("Error: ")
    person.declares()
    person.sees(SignPage)
    person.press("Back")
    view = person.view()
    person.press("Change Gender")
    person.type("male")
    assert view.session.draft.referral.answers.get("declaration.accurate") is None
    person.press("Continue to check")
    person.press("Go on to sign")
    assert view.where == "declaration"


def test_only_what_is_needed_begins_with_the_concern_and_counts_down(start: Start) -> None:
    person = start()
    view = person.new_referral()
    left = len(needed_questions(view._form, view.session.review))
    person.press("Only what is needed")
    assert list(section(view).editors) == ["concerns.description"]
    assert f"Only what is needed: {left} left" in person.reads()
    person.type_into("What has happened", "He told me of a plan.")
    person.press("Continue")
    assert set(section(view).editors) == {"individual.forenames", "individual.surname"}
    assert f"Only what is needed: {left - 1} left" in person.reads()
    person.press("See the whole section")
    assert len(section(view).editors) > 5
    person.press("Only what is needed")
    for _ in range(left):
        if isinstance(view.page, CheckPage):
            break
        person.press("Continue")
    person.qtbot.waitUntil(lambda: isinstance(view.page, CheckPage), timeout=PATIENCE)


def test_the_walk_shows_every_way_to_answer(start: Start) -> None:
    person: Person = start()
    view = person.new_referral()
    person.answer({"org_contact.same_as_referrer": False, "org_contact.forename": ""})
    for part in ("surname", "role_org", "relationship", "phone", "email"):
        view.session.set_value(f"org_contact.{part}", None)
    view.session.review_now()
    person.press("Only what is needed")
    assert next(iter(section(view).editors)) == "org_contact.same_as_referrer"
    person.tick("I am the safeguarding or Prevent lead")
    person.press("Continue")
    checked(view)


def test_the_list_and_the_check_agree_that_nothing_is_missing(start: Start) -> None:
    """The date of the referral is the program's to fill in, on the way to the check."""
    person = start()
    view = person.new_referral()
    last = [*view.session.draft.referral.form.sections][-2].id
    person.answer({"dates.referral": None}, "child")
    view.go(last)
    person.press("Continue")
    person.waits_for("Everything that is needed is here")
    assert "10 of 10 sections completed" in person.reads()
    listed = person.window.findChildren(QAbstractButton)
    assert not [b for b in listed if b.isVisible() and b.text().startswith("Only what is needed")]
