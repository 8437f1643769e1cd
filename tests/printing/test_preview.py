"""What is kept of a preview, and how large it is drawn: whatever the paper, little and quickly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from tests.document.kinds import made
from tests.printing.papers import signed_paper

from prevent_desktop import document
from prevent_desktop.document.raster import open_pages
from prevent_desktop.errors import DocumentError
from prevent_desktop.ui.printing.paper import PrintPaper, make_ready
from prevent_desktop.ui.printing.sheets import PageWanted, Sheets, draw
from prevent_desktop.ui.printing.zoom import MOST_PIXELS, STEPS, Zoom, dots

A4 = (595.28, 841.89)
sizes = st.tuples(st.floats(1, 15_000), st.floats(1, 15_000))


@given(st.lists(st.tuples(st.integers(0, 59), st.sampled_from([50.0, 96.0])), max_size=30))
def test_at_most_three_pictures_are_kept_of_sixty_pages(ways: list[tuple[int, float]]) -> None:
    sheets = Sheets(60)
    asked: list[PageWanted] = []
    for number, sharp in ways:
        asked += sheets.want(number, sharp, pixels=1000)
        assert sum(not each.dropped.is_set() for each in asked) <= 3
        if asked:
            sheets.take(asked.pop(), QImage())
        assert set(sheets.kept) <= {number - 1, number, number + 1}


def test_of_a_very_large_page_no_neighbour_is_drawn() -> None:
    sheets = Sheets(60)
    assert [each.number for each in sheets.want(9, 96, pixels=1000)] == [9, 10, 8]
    assert [each.number for each in sheets.want(9, 400, pixels=MOST_PIXELS)] == [9]


def test_what_nobody_wants_any_more_is_not_drawn() -> None:
    ready = make_ready(PrintPaper("A paper", signed_paper()))
    sheets = Sheets(ready.count)
    old, *_ = sheets.want(0, 96, pixels=1000)
    sheets.want(5, 96, pixels=1000)
    assert draw(ready, old) is None
    new, *_ = Sheets(ready.count).want(5, 96, pixels=1000)
    assert draw(ready, new) is not None


@given(sizes, st.sampled_from((None, *STEPS)), st.floats(1, 4))
def test_no_picture_is_larger_than_is_allowed(
    size: tuple[float, float], share: float | None, ratio: float
) -> None:
    scale = Zoom(share).scale(size, (1200, 900))
    sharp = dots(size, scale, ratio)
    assert size[0] * size[1] * (sharp / 72) ** 2 <= MOST_PIXELS * 1.001
    assert sharp <= 96 * scale * ratio * 1.001


@given(sizes, sizes)
def test_larger_and_smaller_go_through_every_step_and_end(
    size: tuple[float, float], room: tuple[float, float]
) -> None:
    zoom, seen = Zoom(), [Zoom().scale(size, room)]
    for _ in STEPS:
        zoom = zoom.larger(size, room)
        seen.append(zoom.scale(size, room))
    assert zoom == Zoom(STEPS[-1])
    for _ in STEPS:
        zoom = zoom.smaller(size, room)
    assert zoom == Zoom(STEPS[0])


def test_what_fits_fits() -> None:
    scale = Zoom().scale(A4, (500, 400))
    assert A4[1] * 96 / 72 * scale == pytest.approx(400)


def test_the_texts_of_the_pages_are_the_text_of_the_paper() -> None:
    texts = document.page_texts(signed_paper())
    with open_pages(signed_paper()) as pages:
        assert len(texts) == len(pages)
    assert "".join(texts).split() == document.as_text(signed_paper()).split()
    assert "The concern" not in texts[0]
    long = document.page_texts(made("sixty pages"))
    assert len(long) >= 60
    assert all(text.strip() for text in long)
    assert "".join(long).split() == document.as_text(made("sixty pages")).split()
    with pytest.raises(DocumentError, match="unreadable"):
        document.page_texts(b"nothing")
