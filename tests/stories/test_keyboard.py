"""The keyboard on every page: one stop in each choice, Enter, F6, and where Tab begins and ends."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget
from tests.stories.conftest import Person, Start
from tests.stories.places import PLACES, at_rest, handing_over, taking_over
from tests.stories.test_focus_in_view import stops

from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.radio_group import RadioGroup
from prevent_desktop.ui.kit.regions import region_name
from prevent_desktop.ui.kit.tab_order import as_read
from prevent_desktop.ui.lock.lock_page import LockPage
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.transfer.transfer_pages import ArrivedPage, HandOverPage, TakeOverPage

PARTS = 3


def page_of(person: Person) -> Page:
    current = person.window.current
    page = current.page if isinstance(current, ReferralView) else current
    assert isinstance(page, Page)
    return page


def every_page(person: Person, part: int) -> Iterator[str]:
    for _kind, go in PLACES[part::PARTS]:
        go(person)
        at_rest(person)
        yield go.__name__
        person.rooms.go_home()
        person.sees(HomePage)
        at_rest(person)


def press(person: Person, key: Qt.Key) -> QWidget:
    QTest.keyClick(person.focus, key)
    return person.focus


@pytest.mark.parametrize("part", range(PARTS))
def test_the_keyboard_on_every_page(start: Start, part: int) -> None:
    person = start()
    for name in every_page(person, part):
        tab_goes_round_and_comes_to_lock_last(person, name)
        f6_finds_page_and_top_line(person, name)
        for radio in page_of(person).findChildren(QRadioButton):
            assert isinstance(radio.parentWidget(), RadioGroup), f"{name}: a choice of its own"
        for group in page_of(person).findChildren(RadioGroup):
            if group.isVisible() and group.isEnabled():
                a_choice_is_one_stop(person, group, name)
        enter_in_a_box_of_one_line_goes_nowhere(person, name)


def tab_goes_round_and_comes_to_lock_last(person: Person, name: str) -> None:
    person._find("Lock").setFocus()
    press(person, Qt.Key.Key_Tab)
    visited = list(stops(person, Qt.Key.Key_Tab))
    assert visited[-1].accessibleName() == "Lock", name
    order = list(as_read(person.window))
    assert visited == sorted(visited, key=order.index), name
    page = page_of(person)
    title = page._heading
    if title is not None and page.isAncestorOf(title) and title.isVisible():
        title.setFocus()
        after, first = press(person, Qt.Key.Key_Tab), page.first_control()
        assert after is first, (name, after.accessibleName(), first and first.accessibleName())


def f6_finds_page_and_top_line(person: Person, name: str) -> None:
    regions = [region_in(person) for _ in stops(person, Qt.Key.Key_F6)]
    assert page_of(person).title in regions or "Boxes of their form" in regions, name
    assert "Top line" in regions, name
    assert all(regions), name


def a_choice_is_one_stop(person: Person, group: RadioGroup, name: str) -> None:
    """By Tab in at one place, round by arrows, out by Tab to what follows."""
    visited = list(stops(person, Qt.Key.Key_Tab))
    inside = [each for each in visited if each in group.radios]
    assert inside == [group.stop], (name, group.title())
    follows = visited[(visited.index(inside[0]) + 1) % len(visited)]
    inside[0].setFocus()
    at = group.radios.index(inside[0])
    for number in range(1, len(group.radios) + 1):
        expected = group.radios[(at + number) % len(group.radios)]
        assert press(person, Qt.Key.Key_Down) is expected, name
        assert expected.isChecked()
    up = group.radios[(at - 1) % len(group.radios)]
    assert press(person, Qt.Key.Key_Up) is up
    at_rest(person)
    if follows.isVisible():  # a choice may show or hide what follows
        left = press(person, Qt.Key.Key_Tab)
        assert left not in group.radios
        assert left.accessibleName() != "Lock" or follows is left, name
        QTest.keyClick(left, Qt.Key.Key_Backtab)
        assert person.focus is up, name


def enter_in_a_box_of_one_line_goes_nowhere(person: Person, name: str) -> None:
    for box in page_of(person).findChildren(QLineEdit):
        if not box.isVisible() or not box.isEnabled():
            continue
        box.setFocus()
        before = person.window.current, page_of(person)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QTest.keyClick(box, key)
            at_rest(person)
        assert (person.window.current, page_of(person)) == before, (name, box.accessibleName())
        assert person._all("Lock"), "it locked"


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


def region_in(person: Person) -> str:
    above: QWidget | None = person.focus
    while above is not None and not region_name(above):
        above = above.parentWidget()
    return region_name(above) if above is not None else ""


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


def test_one_step_from_the_answers_to_go_on(start: Start) -> None:
    """However many answers there are to read and to change."""
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.waits_for("Check your answers")
    at_rest(person)
    page_of(person).focus_on(page_of(person).first_control())
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


def test_the_first_question_of_all_is_one_stop_too(start: Start) -> None:
    person = start()
    page = person.sees(FirstRunPage)
    at_rest(person)
    (group,) = page.findChildren(RadioGroup)
    a_choice_is_one_stop(person, group, "first run")
