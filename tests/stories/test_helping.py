"""Help where it is needed: beside the question, at the topic of the page, and searched."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.stories.conftest import Person, Start

from prevent_desktop.ui.help_page import HelpPage
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.referral.before_page import BeforePage


def opens_help(person: Person) -> HelpPage:
    QTest.keyClick(person.focus, Qt.Key.Key_F1)
    return person.sees(HelpPage)


def test_who_to_contact_stands_where_one_begins_with_the_day_it_was_checked(start: Start) -> None:
    person = start()
    person.home()
    person.press("Start a new referral")
    person.sees(BeforePage)
    words = person.reads()
    for told in (
        "Kent and Medway Prevent team",
        "sally.green2@kent.gov.uk",
        "03000 41 11 11",
        "01634 334 466",
        "Checked on 29 November 2026",
    ):
        assert told in words
    person.press("Start the referral")
    person.view()
    words = person.reads()
    for told in ("prevent@kent.gov.uk", "Out of hours:\n03000 41 91 91", "Checked on 22 November"):
        assert told in words


def test_an_adult_is_asked_about_a_child_in_the_home_without_a_warning(start: Start) -> None:
    person = start()
    view = person.new_referral()
    view.session.set_value("individual.approx_age", "41")
    view.go("concern")
    view.go("person")
    person.waits_for("Is there a child in the home?")
    assert "Kent adult social care" in person.reads()
    assert "Front Door" not in person.reads()
    view.session.set_value("individual.approx_age", "9")
    view.go("concern")
    view.go("person")
    person.waits_for("Front Door")
    assert "Is there a child in the home?" not in person.reads()


def test_the_panel_follows_the_question_and_help_opens_there(start: Start) -> None:
    person = start()
    view = person.new_referral()
    view.go("other")
    person.tab_to("What it is")
    person.waits_for("Material online that promotes terrorism")
    opens_help(person)
    QApplication.processEvents()
    assert getattr(person.focus, "text", str)() == "Online material"
    assert person.window.windowTitle().startswith("Help and contacts")
    QTest.keyClick(person.focus, Qt.Key.Key_Escape)
    assert person.view() is view


def test_help_is_searched_and_escape_goes_back_step_by_step(start: Start) -> None:
    person = start()
    person.home()
    opens_help(person)
    person.type_into("Search all of help", "crimestoppers")
    QTest.keyClick(person.focus, Qt.Key.Key_Return)
    person.waits_for("Found ")
    person.press("A crime, without giving your name")
    person.waits_for("Crimestoppers, 0800 555 111")
    QTest.keyClick(person.focus, Qt.Key.Key_Escape)
    person.waits_for("Found ")
    person.type_into("Search all of help", "zzz")
    QTest.keyClick(person.focus, Qt.Key.Key_Return)
    person.waits_for("Nothing was found.")
    QTest.keyClick(person.focus, Qt.Key.Key_Escape)
    person.sees(HomePage)


def test_every_page_of_help_has_a_window_title_of_its_own(start: Start) -> None:
    person = start()
    person.home()
    page = opens_help(person)
    titles = set()
    for topic in ("before-you-start", "sending", "after", "data-protection"):
        page.show_topic(topic)
        titles.add(person.window.windowTitle())
    assert len(titles) == 4
    assert "Before you start - Prevent Desktop" in titles


def test_a_page_that_comes_while_help_is_open_takes_its_place_and_nothing_stays(
    start: Start,
) -> None:
    person = start()
    person.home()
    opens_help(person)
    person.rooms.go_home("Something is done.")
    person.waits_for("Something is done.")
    person.sees(HomePage)
    QApplication.processEvents()
    stack = person.window.stack
    assert [type(stack.widget(place)) for place in range(stack.count())] == [HomePage]
    QTest.keyClick(person.focus, Qt.Key.Key_Escape)
    person.sees(HomePage)


def test_each_contact_in_help_says_when_it_was_checked(start: Start) -> None:
    person = start()
    person.home()
    opens_help(person).show_topic("help-and-contacts")
    person.waits_for("Nick Wilkinson")
    words = person.reads()
    shown = words.count("Checked on ")
    area = person.desk.library.default_area
    assert shown == len([c for c in area.contacts if c.last_checked])
