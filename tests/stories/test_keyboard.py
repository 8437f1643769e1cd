"""The keyboard at single places; what every page is asked stands in `test_every_page`."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.stories.conftest import Start
from tests.stories.keys_on_a_page import a_choice_is_one_stop, page_of, press, region_in
from tests.stories.places import at_rest, handing_over, taking_over

from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.radio_group import RadioGroup
from prevent_desktop.ui.lock.lock_page import LockPage
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.transfer.transfer_pages import ArrivedPage, HandOverPage, TakeOverPage


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_buttons_and_links(start: Start, key: Qt.Key) -> None:
    person = start()
    person.home()
    QTest.keyClick(person.tab_to("Settings"), key)
    person.waits_for("Size of text")
    QTest.keyClick(person.tab_to("Back to your referrals"), key)
    person.sees(HomePage)
    QTest.keyClick(person.tab_to("Lock"), key)
    person.sees(LockPage)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(
        "prevent_desktop.ui.kit.regions.announce", lambda _widget, words: told.append(words)
    )
    return told


def test_f6_goes_round_the_parts_of_a_referral(start: Start, said: list[str]) -> None:
    person = start()
    view = person.new_referral()
    at_rest(person)
    begin = person.focus
    title = page_of(person).title
    around = [
        "Buttons below the page", "Help with this page", "Top line",
        "Sections of this referral", title,
    ]  # fmt: skip
    for name in around:
        press(person, Qt.Key.Key_F6)
        assert region_in(person) == name
    assert said == around
    assert person.focus is begin, "one comes back to where one was"
    said.clear()
    for name in (*around[-2::-1], title):
        QTest.keyClick(person.focus, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert region_in(person) == name
    assert said == [*around[-2::-1], title]
    assert view.isVisible()


def test_from_the_list_f6_begins_in_the_list_itself(start: Start) -> None:
    person = start()
    view = person.new_referral()
    at_rest(person)
    QTest.keyClick(person.focus, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert person.focus is view._panel.list


def test_two_steps_from_the_answers_to_go_on(start: Start) -> None:
    """However many answers there are to read and to change."""
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.waits_for("Check your answers")
    at_rest(person)
    page_of(person).focus_on(page_of(person).first_control())
    press(person, Qt.Key.Key_F6)
    assert region_in(person) == "Before you go on"
    press(person, Qt.Key.Key_F6)
    assert person.focus.accessibleName() == "Go on to sign"


@pytest.mark.parametrize(
    ("opens", "closes"),
    [("Help with this page", "Close help"), ("All sections", "Close the list of sections")],
)
@pytest.mark.parametrize("by_escape", [False, True])
def test_what_is_folded_out_has_the_focus_and_gives_it_back(
    start: Start, opens: str, closes: str, by_escape: bool
) -> None:
    person = start()
    view = person.new_referral()
    person.window.resize(683, 384)
    at_rest(person)
    person.type_into("Surname", "Sample")
    before = person.focus
    QTest.keyClick(before, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    person.press(opens)
    panel = view._help if "Help" in opens else view._panel
    assert panel.isAncestorOf(person.focus)
    assert person._find(closes).isVisible()
    if by_escape:
        press(person, Qt.Key.Key_Escape)
    else:
        person.press(closes)
    assert not panel.isVisible()
    assert person.focus is before


def test_enter_in_the_words_of_a_transfer_file_opens_nothing(start: Start) -> None:
    """All is there to go on with; only the button does."""
    person = start()
    handing_over(person)
    words = person.sees(HandOverPage)._words.accessibleName().partition(": ")[2].replace(",", "")
    person.press("Save the transfer file")
    at_rest(person)
    (file,) = person.desk.documents_folder.glob("*.prevent-transfer")
    person.press("Back")
    taking_over(person)
    person.type_into("Where is the transfer file?", str(file))
    box = person.tab_to("The words")
    box.setText(words)  # type: ignore[attr-defined]
    press(person, Qt.Key.Key_Return)
    at_rest(person)
    person.sees(TakeOverPage)
    person.press("Take it over")
    person.sees(ArrivedPage)


@pytest.mark.first_time
def test_the_first_question_of_all_is_one_stop_too(start: Start) -> None:
    person = start()
    page = person.sees(FirstRunPage)
    at_rest(person)
    (group,) = page.findChildren(RadioGroup)
    a_choice_is_one_stop(person, group, "first run")
