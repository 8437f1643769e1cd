"""Every page, come to once: the focus is seen in three sizes, and the keys do as they should."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.stories.conftest import Start
from tests.stories.focus_in_view import problem_with, stops
from tests.stories.keys_on_a_page import keys_do_as_they_should
from tests.stories.places import PLACES, at_rest

from prevent_desktop.shipped import resources
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.theme import Scheme, apply_theme, load_tokens

SIZES = {"small": (683, 384, 1.0), "large text": (1366, 768, 2.0)}
USUAL = (1366, 768)
PARTS = 4
SetText = Callable[[float], None]


@pytest.fixture
def set_text(qapp: QApplication) -> Iterator[SetText]:
    """Make the text so many times as large."""
    tokens = load_tokens(resources.path("theme.toml").read_bytes())[Scheme.LIGHT]
    points = qapp.font().pointSizeF()

    def change(times: float) -> None:
        apply_theme(qapp, tokens, points=points * times, native=False)

    yield change
    change(1)


@pytest.mark.wide
@pytest.mark.parametrize("part", range(PARTS))
def test_the_focus_is_seen_and_the_keys_do_as_they_should(
    start: Start, set_text: SetText, part: int
) -> None:
    person = start()
    bad: list[str] = []
    for _kind, go in PLACES[part::PARTS]:
        go(person)
        at_rest(person)
        for name, (width, height, times) in SIZES.items():
            set_text(times)
            person.window.resize(width, height)
            at_rest(person)
            assert (person.window.width(), person.window.height()) == (width, height), name
            for by in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6):
                said = (problem_with(each) for each in stops(person, by))
                bad += [f"{go.__name__}, {name}, {by.name}: {words}" for words in said if words]
        set_text(1)
        person.window.resize(*USUAL)
        at_rest(person)
        keys_do_as_they_should(person, go.__name__)
        person.rooms.go_home()
        person.sees(HomePage)
        at_rest(person)
    assert not bad, "\n".join(bad)
