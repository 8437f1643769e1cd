"""Whatever is typed into a short paper, it is made: reading it back never stops a good one."""

from datetime import datetime

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.document.fuzzing import TEXTS
from tests.document.kinds import REFERRER
from tests.proofs import Record

from prevent_desktop import document
from prevent_desktop.app import read_library
from prevent_desktop.document import VerdictKind
from prevent_desktop.document.mark import NO_MARK
from prevent_desktop.kept.notes import NoteKind
from prevent_desktop.papers.short_papers import ShortOrder, look_over, make, trimmed

LATER = datetime.fromisoformat("2026-11-22T14:05:00+00:00")
AREA = read_library().default_area
BOXES = {
    NoteKind.ADDENDUM: ("first_reference", "person", "text", "name", "role", "phone"),
    NoteKind.CONSIDERED: ("about", "concern", "reasons", "support", "name", "role"),
}
MADE, LONG_MADE = 60, 1_000
PHASES = (Phase.explicit, Phase.generate)


@st.composite
def orders(draw: st.DrawFn) -> ShortOrder:
    kind = draw(st.sampled_from(NoteKind))
    values = {box: draw(TEXTS) for box in BOXES[kind]}
    return ShortOrder(kind, trimmed(values), "PR-7K2M-4H9Q", AREA, LATER)


def make_one(order: ShortOrder) -> None:
    look_over(order.values, ())
    pdf = make(order, REFERRER, NO_MARK)
    assert document.verify(pdf).kind is VerdictKind.UNCHANGED


@settings(max_examples=MADE, phases=PHASES)
@given(order=orders())
def test_whatever_is_typed_is_made(order: ShortOrder) -> None:
    make_one(order)


def test_a_long_story_is_made_and_read_back() -> None:
    story = "On Monday it was said again, in other words.\n\n" * 3_000
    values = dict.fromkeys(BOXES[NoteKind.ADDENDUM], "Something") | {"text": story}
    make_one(ShortOrder(NoteKind.ADDENDUM, trimmed(values), "PR-7K2M-4H9Q", AREA, LATER))


@pytest.mark.long
def test_a_thousand_short_papers(record: Record) -> None:
    @settings(max_examples=LONG_MADE, phases=PHASES)
    @given(order=orders())
    def each(order: ShortOrder) -> None:
        make_one(order)

    each()
    record("short papers of random words, read back", LONG_MADE, 0)
