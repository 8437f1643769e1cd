"""A file of shape 2 taken apart: objects packed together in streams, and a table that is one, too.

As `tiles`, which reads what stands one after the other; here many of the objects stand inside
others. Every table is written anew from what was found and compared. What is packed may not become
more than a multiple of what it is, nor more than any paper needs.
Source: ISO 32000-1, 7.5.7 and 7.5.8; the spelling is that of qpdf 12 for the first part and of
pyHanko 0.38 for additions.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prevent_desktop.document.shape.tiles import (
    HEADER,
    NotOurShapeError,
    Revision,
    Tile,
    read_objects,
)

_PACKED = re.compile(
    rb"<< /Type /ObjStm /Length \d{1,10} /Filter /FlateDecode /N ([1-9]\d?|100) "
    rb"/First ([1-9]\d{0,4}) >>"
)
_TABLE = re.compile(
    rb"<< /Type /XRef /Length \d{1,10} /Filter /FlateDecode "
    rb"/DecodeParms << /Columns ([3-6]) /Predictor 12 >> /W \[ 1 ([1-4]) 1 \] "
    rb"/Info ([1-9]\d{0,8}) 0 R /Root ([1-9]\d{0,8}) 0 R /Size ([1-9]\d{0,8}) "
    rb"/ID \[<([0-9a-f]{32})><[0-9a-f]{32}>\] >>"
)
_ADDED_TABLE = re.compile(
    rb"<<\n/W \[ 1 8 2 \]\n/Type /XRef\n/Filter /FlateDecode\n/Info ([1-9]\d{0,8}) 0 R\n"
    rb"/Root ([1-9]\d{0,8}) 0 R\n/Size ([1-9]\d{0,8})\n"
    rb"/ID \[ <([0-9a-f]{32})> <[0-9a-f]{32}> \]\n/Prev ([1-9]\d{0,9})\n"
    rb"/Index \[ ([0-9 ]{1,400}) \]\n/Length \d{1,10}\n>>"
)
_MOST_TIMES, _MOST = 64, 32 * 1024 * 1024
"""What packed objects may become: so many times the file, and so many bytes."""
_MOST_DIGITS = len(str(_MOST))
"""Of a place in what was unpacked; Python reads no number of thousands of digits."""
_FREE = b"\0" + b"\0" * 8 + b"\xff\xff"


@dataclass(slots=True)
class _Room:
    """How much may still be unpacked."""

    left: int

    def unpacked(self, data: bytes) -> bytes:
        """What was packed, to its last byte and nothing after it."""
        unpacking = zlib.decompressobj()
        try:
            found = unpacking.decompress(data, self.left + 1)
        except zlib.error:
            raise NotOurShapeError from None
        self.left -= len(found)
        if self.left < 0 or not unpacking.eof or unpacking.unused_data:
            raise NotOurShapeError
        return found


def read_base(pdf: bytes) -> Revision:
    """The drawn pages with all that belongs to them, before any signature.

    Raises NotOurShapeError.
    """
    if not pdf.startswith(HEADER):
        raise NotOurShapeError
    written, end = read_objects(pdf, len(HEADER))
    number, table = _last(written)
    found = _TABLE.fullmatch(table.value)
    if found is None:
        raise NotOurShapeError
    columns, wide, info, root, size = map(int, found.groups()[:5])
    room = _Room(min(_MOST, _MOST_TIMES * len(pdf)))
    objects, places = _opened(pdf, written, number, room)
    needed = (max(table.start, size).bit_length() + 7) // 8
    if sorted(places) != list(range(1, size)) or (columns, wide) != (needed + 2, needed):
        raise NotOurShapeError
    if room.unpacked(_data(pdf, table)) != b"".join(_rows(places, needed)):
        raise NotOurShapeError
    end = _closed(pdf, end, b"startxref\n%d\n%%%%EOF\n" % table.start)
    return Revision(0, end, objects, info, root, size, found[6], table.start)


def read_addition(pdf: bytes, before: Revision) -> Revision:
    """What was added after `before`; nothing of it is packed but its table.

    Raises NotOurShapeError.
    """
    written, end = read_objects(pdf, before.end)
    number, table = _last(written)
    found = _ADDED_TABLE.fullmatch(table.value)
    if found is None:
        raise NotOurShapeError
    info, root, size, previous = (int(found[group]) for group in (1, 2, 3, 5))
    fresh = [each for each in written if each >= before.size]
    if (
        (number, previous) != (size - 1, before.table)
        or (info, root, found[4]) != (before.info, before.root, before.file_id)
        or fresh != list(range(before.size + 1, size))
    ):
        raise NotOurShapeError
    places = {0: _FREE} | {
        each: b"\1" + tile.start.to_bytes(8, "big") + b"\0\0" for each, tile in written.items()
    }
    index = b" ".join(b"%d %d" % run for run in _runs(places))
    wanted = b"".join(places.values())
    if found[6] != index or _Room(len(wanted)).unpacked(_data(pdf, table)) != wanted:
        raise NotOurShapeError
    end = _closed(pdf, end, b"\nstartxref\n%d\n%%%%EOF\n" % table.start)
    objects = {each: tile for each, tile in written.items() if each != number}
    return Revision(before.end, end, objects, info, root, size, found[4], table.start)


def _last(written: Mapping[int, Tile]) -> tuple[int, Tile]:
    if not written:
        raise NotOurShapeError
    return max(written.items())


def _data(pdf: bytes, tile: Tile) -> bytes:
    if tile.data is None:
        raise NotOurShapeError
    return pdf[slice(*tile.data)]


def _closed(pdf: bytes, at: int, expected: bytes) -> int:
    if not pdf.startswith(expected, at):
        raise NotOurShapeError
    return at + len(expected)


Place = tuple[int, int, int]
"""Where an object stands, as the table says it: how, where, and at which place inside."""


def _opened(
    pdf: bytes, written: Mapping[int, Tile], table: int, room: _Room
) -> tuple[dict[int, Tile], dict[int, Place]]:
    """Every object, those in streams too, and where each stands; not what only holds others."""
    objects: dict[int, Tile] = {}
    places: dict[int, Place] = {}
    for number, tile in written.items():
        if number in places:
            raise NotOurShapeError
        places[number] = (1, tile.start, 0)
        if tile.value.startswith(b"<< /Type /ObjStm "):
            for inner, each in enumerate(_inside(pdf, number, tile, room)):
                objects[number + 1 + inner] = each
                places[number + 1 + inner] = (2, number, inner)
        elif number != table:
            objects[number] = tile
    return objects, places


def _inside(pdf: bytes, number: int, tile: Tile, room: _Room) -> Iterator[Tile]:
    """The objects of a stream: they have the numbers after its own."""
    found = _PACKED.fullmatch(tile.value)
    if found is None:
        raise NotOurShapeError
    count, first = int(found[1]), int(found[2])
    text = room.unpacked(_data(pdf, tile))
    stated = text[:first].split()
    starts = [int(each) for each in stated[1::2] if each.isdigit() and len(each) <= _MOST_DIGITS]
    head = b" ".join(b"%d %d" % (number + 1 + n, start) for n, start in enumerate(starts))
    if len(starts) != count or head + b"\n" != text[:first]:
        raise NotOurShapeError
    ends = [*starts[1:], len(text) - first]
    if starts[0] != 0 or any(start >= end for start, end in zip(starts, ends, strict=True)):
        raise NotOurShapeError
    for start, end in zip(starts, ends, strict=True):
        if text[first + end - 1 : first + end] != b"\n":
            raise NotOurShapeError
        yield Tile(tile.start, text[first + start : first + end - 1])


def _rows(places: Mapping[int, Place], wide: int) -> Iterator[bytes]:
    """The table's rows, each as what it differs by from the one above (PNG's filter "up")."""
    above = bytes(wide + 2)
    for number in range(len(places) + 1):
        how, where, inside = places.get(number, (0, 0, 0))
        row = bytes([how]) + where.to_bytes(wide, "big") + bytes([inside])
        yield b"\2" + bytes((now - then) % 256 for now, then in zip(row, above, strict=True))
        above = row


def _runs(places: Mapping[int, bytes]) -> Iterator[tuple[int, int]]:
    """The numbers in runs: where each begins and how many there are."""
    first, count = 0, 0
    for number in places:
        if number != first + count:
            yield first, count
            first, count = number, 0
        count += 1
    yield first, count
