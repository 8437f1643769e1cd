"""Every page on the real accessibility bus, as a screen reader is told of it.

`python3 dev.py test tests/walk --long` prints the whole table. The gate looks at every kind of page
in every state in light colours; `--long` in dark colours and in high contrast too, and at what
other ways come to.
"""

import sys
from collections.abc import Sequence

import pytest
from tests.stories.places import FIRST, PLACES
from tests.stories.test_walks import SHARED, kinds_of_pages
from tests.walk.own_ways import OWN_WAYS, the_form, what_is_missing, what_to_look_at
from tests.walk.table import WALKED, Line, carried
from tests.walk.walker import walker

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X server and AT-SPI")

NOT_SHOWN = SHARED | {"SigningPage", "_Asking"}
"""What other pages are made from."""
LIGHT = ("light",)
ALL_LOOKS = ("light", "dark", "high_contrast")


def shares(names: Sequence[str], count: int) -> list[tuple[str, ...]]:
    """The names in so many runs of about the same length, in order."""
    size = -(-len(names) // count)
    return [tuple(names[place : place + size]) for place in range(0, len(names), size)]


def first_of_their_kind() -> list[str]:
    """The places that come to a kind of page first; the form's own pages have ways of their own."""
    known: set[type] = {kind for kinds, way in OWN_WAYS if way in FORM for kind in kinds}
    first = []
    for kind, go in PLACES:
        if kind not in known:
            first.append(go.__name__)
        known.add(kind)
    return first


FORM = (the_form, what_is_missing, what_to_look_at)
ONCE = first_of_their_kind()
AGAIN = tuple(go.__name__ for _, go in PLACES if go.__name__ not in ONCE)
PARTS = (
    *shares([way.__name__ for _, way in OWN_WAYS], 4),
    tuple(go.__name__ for _, go in FIRST),
    *shares(ONCE, 5),
    pytest.param(AGAIN, marks=pytest.mark.long),
)


def walk(ways: Sequence[str], looks: tuple[str, ...]) -> list[Line]:
    with walker() as one:
        return [line for way in ways for line in one.walk(way, looks)]


def test_no_page_is_left_out() -> None:
    """A kind of page that is new has to be come to: in the places of the stories, or here."""
    walked = {kind for kind, _ in (*PLACES, *FIRST)} | {k for kinds, _ in OWN_WAYS for k in kinds}
    missing = {kind.__name__ for kind in kinds_of_pages()} - {kind.__name__ for kind in walked}
    assert missing <= NOT_SHOWN


@pytest.mark.wide
@pytest.mark.parametrize("ways", PARTS, ids=lambda ways: ways[0])
def test_every_page_on_the_bus(
    request: pytest.FixtureRequest, ways: tuple[str, ...], *, long_form: bool
) -> None:
    lines = walk(ways, ALL_LOOKS if long_form else LIGHT)
    request.node.user_properties.append((WALKED, carried(lines)))
    seen = {line.page.partition(" ")[0] for line in lines}
    own = {way.__name__: kinds for kinds, way in OWN_WAYS}
    wanted = {kind.__name__ for way in ways for kind in own.get(way, ())}
    assert wanted <= seen
    faults = [f"{line.page}, {line.state}, {line.look}: {f}" for line in lines for f in line.faults]
    assert not faults, "\n".join(faults)
