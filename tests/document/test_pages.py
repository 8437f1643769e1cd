"""Blocks onto pages: nothing lost, nothing below the foot, no label without its answer."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from prevent_desktop.document.blocks import Cell, Passage, Strip
from prevent_desktop.document.pages import paginate
from prevent_desktop.document.style import BODY, CONTENT_BOTTOM, CONTENT_TOP, SUBHEADING
from prevent_desktop.document.text_layout import EMPTY_LINE

ROOM = CONTENT_TOP - CONTENT_BOTTOM
ROUNDING = 0.01


def strip(rows: int, *, keep: bool = False, whole: float = 0.0, new_page: bool = False) -> Strip:
    style = SUBHEADING if keep else BODY
    passage = Passage(None, style, [EMPTY_LINE] * rows)
    return Strip(
        (Cell((passage,)),), before=14, keep=keep, whole_up_to=whole, new_page=new_page, pad=3
    )


HEADINGS = st.builds(strip, st.integers(1, 2), keep=st.just(True))
TEXTS = st.builds(strip, st.integers(1, 60), whole=st.sampled_from([0.0, 200.0]))
BREAKS = st.builds(strip, st.integers(1, 3), new_page=st.just(True))
STORIES = st.lists(
    st.one_of(TEXTS, TEXTS, HEADINGS, HEADINGS, BREAKS), min_size=10, max_size=40
).map(lambda blocks: [*blocks, strip(3)])


@settings(max_examples=150)
@given(blocks=STORIES)
def test_every_row_stands_on_one_page_in_order(blocks: list[Strip]) -> None:
    pages = paginate(blocks)
    assert all(pages), "no page is empty"
    placed = [each for page in pages for each in page]
    at = 0
    for block in blocks:
        done = 0
        while done < block.rows:
            each = placed[at]
            assert each.block is block
            assert each.start == done < each.stop
            done = each.stop
            at += 1
    assert at == len(placed)


@settings(max_examples=150)
@given(blocks=STORIES)
def test_nothing_stands_below_the_foot_or_over_what_is_above(blocks: list[Strip]) -> None:
    for page in paginate(blocks):
        lows = [each.top - each.block.extent(each.start, each.stop) for each in page]
        assert page[0].top <= CONTENT_TOP
        assert min(lows) >= CONTENT_BOTTOM - ROUNDING
        for low, following in zip(lows, page[1:], strict=False):
            assert following.top <= low + ROUNDING


@settings(max_examples=150)
@given(blocks=STORIES)
def test_a_heading_stands_above_what_follows_it(blocks: list[Strip]) -> None:
    """On the same page, unless so many headings follow each other that no page holds them."""
    where: dict[int, list[int]] = {id(block): [] for block in blocks}
    for number, page in enumerate(paginate(blocks)):
        for placed in page:
            where[id(placed.block)].append(number)
    for block, following in pairwise(blocks):
        if block.keep and not following.new_page:
            assert where[id(block)][-1] == where[id(following)][0]


@settings(max_examples=150)
@given(blocks=STORIES)
def test_no_line_of_a_long_text_stands_alone(blocks: list[Strip]) -> None:
    """Neither its first line at the foot of a page nor its last at the head of the next."""
    for page in paginate(blocks):
        for placed in page:
            parted = placed.start > 0 or placed.stop < placed.block.rows
            if parted and placed.block.rows > 3:
                assert placed.stop - placed.start >= 2


@given(rows=st.integers(1, 12))
def test_a_row_of_a_table_is_not_parted(rows: int) -> None:
    """A label and its answer, up to the height that is kept whole."""
    row = strip(rows, whole=220.0)
    pages = paginate([strip(40), row])
    assert len([each for page in pages for each in page if each.block is row]) == 1
