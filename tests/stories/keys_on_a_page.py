"""What has to be true of the keyboard on each page: one stop a choice, Enter, F6, begin and end."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget
from tests.stories.conftest import Person
from tests.stories.focus_in_view import stops
from tests.stories.places import at_rest

from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.radio_group import RadioGroup
from prevent_desktop.ui.kit.regions import region_name
from prevent_desktop.ui.kit.tab_order import as_read
from prevent_desktop.ui.referral.referral_view import ReferralView


def page_of(person: Person) -> Page:
    current = person.window.current
    page = current.page if isinstance(current, ReferralView) else current
    assert isinstance(page, Page)
    return page


def press(person: Person, key: Qt.Key) -> QWidget:
    QTest.keyClick(person.focus, key)
    return person.focus


def region_in(person: Person) -> str:
    above: QWidget | None = person.focus
    while above is not None and not region_name(above):
        above = above.parentWidget()
    return region_name(above) if above is not None else ""


def keys_do_as_they_should(person: Person, name: str) -> None:
    """On the page that is shown; `name` tells it from others."""
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
    order = as_read(person.window)
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
