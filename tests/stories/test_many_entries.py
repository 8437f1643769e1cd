"""Home with very many entries: it comes up as soon, and every one of them can be reached."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.stories.computer import Clock
from tests.stories.conftest import Person, Start

from prevent_desktop.kept.draft_lines import DraftLine
from prevent_desktop.kept.upkeep import AgeWarning
from prevent_desktop.moments import load_zone
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.home.home_state import HomeState
from prevent_desktop.ui.home.kept_card import KeptCard
from prevent_desktop.ui.home.wanted import Wanted, WarningsSeen
from prevent_desktop.vault import Health


def lines(number: int, clock: Clock) -> tuple[DraftLine, ...]:
    """Drafts, papers that wait to be sent, and sent ones."""
    return tuple(
        DraftLine(
            f"{each:032x}",
            f"Example {each}",
            clock() - timedelta(minutes=each),
            "" if each % 3 else "PR-7K2M-4H9Q",
            Health.WHOLE,
            sent=each % 2 == 0,
        )
        for each in range(number)
    )


def page(qtbot: QtBot, state: HomeState) -> tuple[HomePage, QMainWindow]:
    made, window = HomePage(state, load_zone("Europe/London")), QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(made)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    return made, window  # Qt keeps neither alive


def test_two_hundred_make_hardly_more_widgets_than_three(qtbot: QtBot, clock: Clock) -> None:
    few, many = (
        len(page(qtbot, HomeState(lines=lines(number, clock)))[1].findChildren(QWidget))
        for number in (3, 200)
    )
    assert many < 4 * few


def test_every_entry_comes_when_it_is_asked_for(start: Start) -> None:
    """By keyboard alone; the focus stands on the first that came."""
    person = start()
    drafts(person, 25)
    shown = cards(person)
    assert shown == [f"Example {number}" for number in reversed(range(15, 25))]
    person.press("Show 10 more of 15 that are not shown yet")
    assert person.focus.accessibleDescription() == "Example 14"
    person.press("Show 5 more of 5 that are not shown yet")
    everything = [f"Example {number}" for number in reversed(range(25))]
    person.qtbot.waitUntil(lambda: cards(person) == everything, timeout=20_000)
    assert "not shown yet" not in person.reads()
    person.press("Go on with Example 3")
    assert person.view().session.draft.title() == "Example 3"


def drafts(person: Person, number: int) -> None:
    person.home()
    for each in range(number):
        draft = person.store.new().with_value("individual.surname", f"Example {each}")
        person.desk.now.moment += timedelta(minutes=1)  # type: ignore[attr-defined]
        person.store.save(draft)
    person.rooms.go_home()
    person.qtbot.waitUntil(lambda: bool(cards(person)), timeout=20_000)


def cards(person: Person) -> list[str]:
    return [card.title for card in person.window.findChildren(KeptCard) if card.isVisible()]


@pytest.mark.parametrize("shown_first", [True, False])
def test_a_warning_is_seen_only_once_its_card_is_there(
    qtbot: QtBot, clock: Clock, shown_first: bool
) -> None:
    listed = lines(30, clock)
    drafted = [line for line in listed if not line.finished]
    line = drafted[0 if shown_first else -1]
    warning = AgeWarning(
        line.object_id, line.title, line.changed or clock(), clock() + timedelta(days=7)
    )
    home, _window = page(qtbot, HomeState(lines=tuple(drafted), warnings=(warning,)))
    seen: list[Wanted] = []
    home.wanted.connect(seen.append)
    card = home._cards.get(line.object_id)
    assert (card is not None) == shown_first
    if card is None:
        for button in home.findChildren(QWidget):
            if button.accessibleName().startswith("Show ") and button.isVisible():
                button.click()  # type: ignore[attr-defined]
    warned = home._cards[line.object_id].warning
    assert warned is not None
    told = WarningsSeen((line.object_id,))

    def is_told() -> bool:
        home.column.scroll_to(warned)
        return told in seen

    qtbot.waitUntil(is_told, timeout=20_000)
