"""What stands in a page's boxes when somebody leaves it and comes back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from tests.stories.at_lock import lock_by_key
from tests.stories.conftest import Person, Start

from prevent_desktop.form.answers import NotKnown
from prevent_desktop.ui.editors.date import DateControl
from prevent_desktop.ui.referral.section_page import SectionPage


def box(person: Person, question: str, place: int = 0) -> QLineEdit:
    page = person.view().page
    assert isinstance(page, SectionPage)
    found = page.editors[question].control.inputs()[place]
    assert isinstance(found, QLineEdit)
    return found


def texts(person: Person, question: str) -> list[str]:
    return [box(person, question, place).text() for place in range(3)]


def test_a_month_comes_back_as_it_was_typed(start: Start) -> None:
    person = start()
    view = person.new_referral()
    person.type_into("Day, Date of birth", "5")
    person.type_into("Month, Date of birth", "mar")
    person.type_into("Year, Date of birth", "2011")
    view.go("concern")
    view.go("person")
    assert texts(person, "individual.dob") == ["5", "mar", "2011"]
    assert view.session.draft.referral.answers.text("individual.dob") == "2011-03-05"


def test_a_date_typed_into_the_day_is_split_by_tab(start: Start) -> None:
    person = start()
    person.new_referral()
    person.type_into("Day, Date of birth", "5 mar 2011")
    QTest.keyClick(person.focus, Qt.Key.Key_Tab)
    assert texts(person, "individual.dob") == ["5", "mar", "2011"]


def test_how_it_was_typed_is_forgotten_at_a_lock_and_the_date_is_not(start: Start) -> None:
    person = start()
    person.new_referral()
    person.type_into("Day, Date of birth", "5 mar 2011")
    QTest.keyClick(person.focus, Qt.Key.Key_Tab)
    person.saved()
    lock_by_key(person)
    person.press("Unlock")
    person.view()
    assert texts(person, "individual.dob") == ["5", "3", "2011"]


def test_what_is_not_known_after_all_stands_there_greyed_on_another_day_too(start: Start) -> None:
    person = start()
    view = person.new_referral()
    person.type_into("Surname", "Rumpelstilt")
    person.tick("Not known: Surname")
    assert box(person, "individual.surname").text() == "Rumpelstilt"
    assert not box(person, "individual.surname").isEnabled()
    assert view.session.draft.referral.answers.get("individual.surname") == NotKnown("")
    person.saved()
    lock_by_key(person)
    person.press("Unlock")
    view = person.view()
    assert box(person, "individual.surname").text() == "Rumpelstilt"
    assert not box(person, "individual.surname").isEnabled()
    assert view.session.draft.referral.answers.get("individual.surname") == NotKnown("")
    person.tick("Not known: Surname")
    assert view.session.draft.referral.answers.get("individual.surname") == "Rumpelstilt"


def test_that_today_was_filled_in_is_said_until_somebody_changes_it(start: Start) -> None:
    person = start()
    view = person.new_referral()
    view.go("dates")
    assert "If you leave this empty, it becomes today\u2019s date" in person.reads()
    view.go("check")
    person.waits_for("Today\u2019s date, filled in by this program.")
    view.go("dates")
    assert "Today\u2019s date was filled in for you." in person.reads()
    page = view.page
    assert isinstance(page, SectionPage)
    control = page.editors["dates.referral"].control
    assert isinstance(control, DateControl)
    QTest.keyClick(box(person, "dates.referral"), Qt.Key.Key_Backspace)
    assert "Today\u2019s date was filled in for you." not in person.reads()
