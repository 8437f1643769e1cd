"""A file taken apart into the objects it is written in, one after the other, nothing between.

Read forwards, as the writers wrote: header, objects in rising order, their table, the trailer; then
the same again for each addition. The table has to name exactly what was found, where it was found.
This is shape 1; `streamed` reads shape 2.
Source: ISO 32000-1, 7.5; the spelling is that of qpdf 12 for the first part and of pyHanko 0.38
for additions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

HEADER = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_OBJECT = re.compile(rb"([1-9]\d{0,8}) 0 obj\n")
_LENGTH = re.compile(rb"/Length ([1-9]\d{0,9}|0)\b")
_STREAM, _END_STREAM, _END = b"\nstream\n", b"\nendstream\nendobj\n", b"\nendobj\n"
_SMALLEST = 80
"""Bytes of an object of ours, on average at any place; many tiny ones would take all memory."""
_FREE = b"0000000000 65535 f \n"
_WRITTEN = re.compile(
    rb"trailer << /Info (\d{1,10}) 0 R /Root (\d{1,10}) 0 R /Size (\d{1,10}) "
    rb"/ID \[<([0-9a-f]{32})><([0-9a-f]{32})>\] >>\nstartxref\n(\d{1,10})\n%%EOF\n"
)
_ADDED = re.compile(
    rb"trailer\n<<\n/Info (\d{1,10}) 0 R\n/Root (\d{1,10}) 0 R\n/Size (\d{1,10})\n"
    rb"/ID \[ <([0-9a-f]{32})> <([0-9a-f]{32})> \]\n/Prev (\d{1,10})\n>>\n"
    rb"startxref\n(\d{1,10})\n%%EOF\n"
)


class NotOurShapeError(Exception):
    """The bytes are not what this program writes. It never leaves this package."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One object: its value as written, and where it and the data of a stream lie in the file."""

    start: int
    value: bytes
    data: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """What was written at one time: from `start` to `end` of the file."""

    start: int
    end: int
    objects: dict[int, Tile]
    info: int
    root: int
    size: int
    file_id: bytes
    table: int
    """Where its table of objects begins."""


def read_base(pdf: bytes) -> Revision:
    """The drawn pages with all that belongs to them, before any signature.

    Raises NotOurShapeError.
    """
    if not pdf.startswith(HEADER):
        raise NotOurShapeError
    objects, table = read_objects(pdf, len(HEADER))
    after = _table(pdf, table, objects)
    found = _WRITTEN.match(pdf, after)
    if found is None:
        raise NotOurShapeError
    info, root, size, stated = (int(found[group]) for group in (1, 2, 3, 6))
    if stated != table or list(objects) != list(range(1, size)):
        raise NotOurShapeError
    return Revision(0, found.end(), objects, info, root, size, found[4], table)


def read_addition(pdf: bytes, before: Revision) -> Revision:
    """What was added after `before`; pyHanko leaves out the number after the last one.

    Raises NotOurShapeError.
    """
    objects, table = read_objects(pdf, before.end)
    after = _table(pdf, table, objects)
    found = _ADDED.match(pdf, after)
    if found is None:
        raise NotOurShapeError
    info, root, size, previous, stated = (int(found[group]) for group in (1, 2, 3, 6, 7))
    fresh = [number for number in objects if number >= before.size]
    if (
        (stated, previous) != (table, before.table)
        or (info, root, found[4]) != (before.info, before.root, before.file_id)
        or fresh != list(range(before.size + 1, size))
    ):
        raise NotOurShapeError
    return Revision(before.end, found.end(), objects, info, root, size, found[4], table)


def read_objects(pdf: bytes, at: int) -> tuple[dict[int, Tile], int]:
    """The objects from here on, in rising order, and where what follows them begins.

    Raises NotOurShapeError.
    """
    objects: dict[int, Tile] = {}
    last = 0
    while (found := _OBJECT.match(pdf, at)) is not None:
        number = int(found[1])
        if number <= last:
            raise NotOurShapeError
        tile, at = _tile(pdf, found.start(), found.end())
        objects[number] = tile
        last = number
        if len(objects) * _SMALLEST > at:
            raise NotOurShapeError
    return objects, at


def _tile(pdf: bytes, start: int, at: int) -> tuple[Tile, int]:
    end = pdf.find(_END, at)
    if end < 0:
        raise NotOurShapeError
    streaming = pdf.find(_STREAM, at, end)
    if streaming < 0:
        return Tile(start, pdf[at:end]), end + len(_END)
    value = pdf[at:streaming]
    lengths = _LENGTH.findall(value)
    if len(lengths) != 1:
        raise NotOurShapeError
    begin = streaming + len(_STREAM)
    stop = begin + int(lengths[0])
    if not pdf.startswith(_END_STREAM, stop):
        raise NotOurShapeError
    return Tile(start, value, (begin, stop)), stop + len(_END_STREAM)


def _table(pdf: bytes, at: int, objects: dict[int, Tile]) -> int:
    """Check the table that begins here, and return where it ends."""
    expected = b"xref\n" + b"".join(_sections(objects))
    if not pdf.startswith(expected, at):
        raise NotOurShapeError
    return at + len(expected)


def _sections(objects: dict[int, Tile]) -> Iterator[bytes]:
    """The table of these objects as both writers write it; object 0 is the head of free ones."""
    run: list[bytes] = [_FREE]
    first = 0
    for number, tile in objects.items():
        if number != first + len(run):
            yield b"%d %d\n" % (first, len(run)) + b"".join(run)
            run, first = [], number
        run.append(b"%010d 00000 n \n" % tile.start)
    yield b"%d %d\n" % (first, len(run)) + b"".join(run)
