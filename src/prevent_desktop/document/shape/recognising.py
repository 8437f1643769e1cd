"""Which parts of a file are a paper of this program: none, what its referrer signed, or both.

A shape's number is recognised from the signed bytes. In shape 1 the objects stand one after the
other with a table at the end; in shape 2 (since the paper has its reader's words) most of them are
packed in streams; in shape 3 the file is PDF 2.0 as well, and bookmarks lead to headings. What the
program comes to write that these patterns refuse is a new shape with patterns of its own. A lead
signs in the shape of the paper.
"""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from prevent_desktop.document.shape import added_kinds, base_kinds, streamed, tiles
from prevent_desktop.document.shape.look import MOST, is_drawn_box
from prevent_desktop.document.shape.metadata import packet_for
from prevent_desktop.document.shape.tiles import NotOurShapeError, Revision, Tile
from prevent_desktop.document.shape.walk import Walked, walk

_READERS = {1: tiles, 2: streamed, 3: streamed}
"""How a file is taken apart, by the number of its shape; the latest shape is the likeliest."""
_LOOK_SIZE = (Decimal(400), Decimal(92))
_PAGE_SIZE = (Decimal("595.28"), Decimal("841.89"))
_EMPTY_LOOK = re.compile(rb" {0,8}")


@dataclass(frozen=True, slots=True)
class SignedPart:
    """A signature and what it covers: the file up to `end`, but for the gap it stands in."""

    end: int
    byte_range: tuple[int, int, int, int]
    gap: bytes = field(repr=False)
    """What stands in the gap, in hexadecimal, between its brackets."""
    claimed: str
    """The digits of the time it states, in UTC."""
    curves_named: bool
    """Whether the extension of PDF for elliptic curves was named for this signature."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """How much of a file is a paper: the referrer's part, and the lead's if there is one."""

    shape: int
    base_end: int
    referrer: SignedPart
    lead: SignedPart | None
    end: int
    """Where the paper ends; what follows in the file is not of it."""
    rewritten: tuple[frozenset[int], frozenset[int]]
    """The objects that each signature wrote anew."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """A drawn paper while its additions are looked at."""

    shape: int
    base: Revision
    walked: Walked
    numbers: Mapping[str, int]
    """The objects that signing writes anew: catalogue, form and the two fields."""


def recognise(pdf: bytes) -> Recognised | None:
    """What of the file is a paper of ours, signed by its referrer at least; None if it is not."""
    found = (_recognised(pdf, shape) for shape in sorted(_READERS, reverse=True))
    return next((each for each in found if each is not None), None)


def _recognised(pdf: bytes, shape: int) -> Recognised | None:
    reader = _READERS[shape]
    try:
        paper = _drawn(pdf, shape)
        first = reader.read_addition(pdf, paper.base)
        referrer, rewritten, known = _signed(pdf, paper, first, "referrer", paper.walked)
    except NotOurShapeError:
        return None
    base_end = paper.base.end
    try:
        second = reader.read_addition(pdf, first)
        lead, later, _ = _signed(pdf, paper, second, "lead", known)
    except NotOurShapeError:
        nothing: frozenset[int] = frozenset()
        return Recognised(shape, base_end, referrer, None, first.end, (rewritten, nothing))
    return Recognised(shape, base_end, referrer, lead, second.end, (rewritten, later))


def _drawn(pdf: bytes, shape: int) -> _Paper:
    base = _READERS[shape].read_base(pdf)
    tops = {base.root: "catalogue", base.info: "info"}
    walked = walk(base.objects, base_kinds.kinds(shape), tops, Walked())
    numbers = {"catalogue": base.root} | {
        kind: next(walked.of_kind(kind)) for kind in ("form", "referrer_field", "lead_field")
    }
    paper = _Paper(shape, base, walked, numbers)
    _check_pages(paper)
    _check_fields(pdf, paper)
    _check_words(pdf, paper)
    return paper


def _check_pages(paper: _Paper) -> None:
    (pages,) = paper.walked.of_kind("pages")
    stated = int(paper.walked.readings[pages].part("count"))
    if stated != sum(1 for _ in paper.walked.of_kind("page")):
        raise NotOurShapeError


def _check_fields(pdf: bytes, paper: _Paper) -> None:
    """Both fields are of the one size, on the page, and show nothing yet."""
    for kind in ("referrer_field", "lead_field"):
        rect = paper.walked.readings[paper.numbers[kind]].part("rect")
        left, low, right, top = map(Decimal, rect.decode("ascii").split())
        inside = left >= 0 and low >= 0 and right <= _PAGE_SIZE[0] and top <= _PAGE_SIZE[1]
        if not inside or (right - left, top - low) != _LOOK_SIZE:
            raise NotOurShapeError
    for number in paper.walked.of_kind("empty_look"):
        if not _EMPTY_LOOK.fullmatch(_unpacked(pdf, paper.base.objects[number], 16)):
            raise NotOurShapeError


def _check_words(pdf: bytes, paper: _Paper) -> None:
    """What the file says about itself to programs is what it says in its information."""
    (metadata,) = paper.walked.of_kind("metadata")
    info = paper.walked.readings[paper.base.info]
    data = paper.base.objects[metadata].data
    if data is None or pdf[slice(*data)] != packet_for(
        paper.shape, info.part("title"), info.part("made")
    ):
        raise NotOurShapeError


def _unpacked(pdf: bytes, tile: Tile, most: int) -> bytes:
    """What a stream holds, to its last byte and nothing after it, if it is no more than `most`."""
    if tile.data is None:
        raise NotOurShapeError
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(pdf[slice(*tile.data)], most + 1)
    except zlib.error:
        raise NotOurShapeError from None
    if len(found) > most or not unpacking.eof or unpacking.unused_data:
        raise NotOurShapeError
    return found


def _signed(
    pdf: bytes, paper: _Paper, added: Revision, who: Literal["referrer", "lead"], known: Walked
) -> tuple[SignedPart, frozenset[int], Walked]:
    """A signature's addition, if it is what signing writes and no more."""
    by_referrer = who == "referrer"
    kinds = (
        added_kinds.referrer_kinds(paper.shape)
        if by_referrer
        else added_kinds.lead_kinds(paper.shape)
    )
    anew = {number for number in added.objects if number < paper.base.size}
    named = {paper.numbers[f"{who}_field"]: f"{who}_field"}
    if by_referrer:
        named |= {paper.numbers["catalogue"]: "catalogue", paper.numbers["form"]: "form"}
    elif paper.numbers["catalogue"] in anew:
        named |= {paper.numbers["catalogue"]: "catalogue"}
    if anew != named.keys():
        raise NotOurShapeError
    walked = walk(added.objects, kinds, named, known)
    _check_same_field(paper, walked, paper.numbers[f"{who}_field"])
    for look in walked.of_kind("look"):
        if not is_drawn_box(_unpacked(pdf, added.objects[look], MOST)):
            raise NotOurShapeError
    (number,) = walked.of_kind("signature")
    signature, tile = walked.readings[number], added.objects[number]
    curves = any(
        b"/ISO_" in added.objects[each].value for each in anew & {paper.numbers["catalogue"]}
    )
    part = _covered(pdf, added, signature.part("range"), signature.part("gap"), tile)
    signed = SignedPart(
        end=added.end,
        byte_range=part,
        gap=signature.part("gap"),
        claimed=signature.part("moment").decode("ascii"),
        curves_named=curves,
    )
    return signed, frozenset(anew), Walked(known.kinds | walked.kinds)


def _check_same_field(paper: _Paper, walked: Walked, number: int) -> None:
    """A field that is signed stays where it was, and what it was for."""
    before, now = paper.walked.readings[number], walked.readings[number]
    for part in ("rect", "place"):
        if before.part(part) != now.part(part):
            raise NotOurShapeError
    pages = [
        next(lead.number for lead in reading.leads() if lead.kind == "page")
        for reading in (before, now)
    ]
    if pages[0] != pages[1] or before.part("tip") != now.part("tip").replace(b"\\054", b","):
        raise NotOurShapeError


def _covered(
    pdf: bytes, added: Revision, stated: bytes, gap: bytes, tile: Tile
) -> tuple[int, int, int, int]:
    """The range a signature states, which has to be all that there is but for its own gap."""
    begin = pdf.index(b"<", pdf.index(b"/Contents ", tile.start))
    stop = begin + len(gap) + 2
    wanted = (0, begin, stop, added.end - stop)
    if stated != b"%d %d %d %d" % wanted:
        raise NotOurShapeError
    return wanted
