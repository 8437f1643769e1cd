"""Blocks onto pages: which rows of which block stand where."""

from collections.abc import Sequence
from dataclasses import dataclass

from prevent_desktop.document.blocks import Block
from prevent_desktop.document.style import CONTENT_BOTTOM, CONTENT_TOP

_FEWEST = 2
"""Rows of a block that go on to the next page together."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Rows `start` to `stop` of a block, with their upper edge at `top` (points)."""

    block: Block
    top: float
    start: int
    stop: int


def paginate(blocks: Sequence[Block]) -> list[list[Placed]]:
    """Place all blocks in order; a heading never stands alone at the foot of a page."""
    pages: list[list[Placed]] = [[]]
    pen = CONTENT_TOP
    for index, block in enumerate(blocks):
        crowded = pen - CONTENT_BOTTOM < _needed(blocks, index)
        if pages[-1] and (block.new_page or crowded):
            pages.append([])
        pen = pen - block.before if pages[-1] else CONTENT_TOP
        start = 0
        while start < block.rows:
            stop = block.fit(start, pen - CONTENT_BOTTOM)
            if stop == start and pages[-1]:
                pages.append([])
                pen = CONTENT_TOP
                continue
            stop = max(stop, start + 1)
            pages[-1].append(Placed(block, pen, start, stop))
            pen -= block.extent(start, stop)
            start = stop
            if start < block.rows:
                pages.append([])
                pen = CONTENT_TOP
    return pages


def _needed(blocks: Sequence[Block], index: int) -> float:
    """The room a block needs to begin here, with what it must not be parted from."""
    room = 0.0
    while index < len(blocks) and blocks[index].keep:
        room += blocks[index].before + blocks[index].extent(0, blocks[index].rows)
        index += 1
    if room and index < len(blocks):
        following = blocks[index]
        whole = following.extent(0, following.rows)
        # three rows cannot be parted into twos
        stays = whole <= following.whole_up_to or following.rows < following.least + _FEWEST
        room += following.before
        room += whole if stays else following.extent(0, following.least)
    return room
