"""Papers taken apart into their objects and put together again as this program spells them."""

import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.document.kinds import paper

from prevent_desktop import document
from prevent_desktop.document.shape import recognise, streamed, tiles
from prevent_desktop.document.shape.tiles import HEADER

SHAPES = (1, 2, 3)
READERS = {1: tiles, 2: streamed, 3: streamed}
IDENTITY = b"0123456789abcdef" * 2
Objects = dict[int, bytes]
"""Every object of a drawn paper as written, from its value to the end of its data."""


def drawn(shape: int) -> bytes:
    """A drawn paper: of the present shape a new one, of a former shape a frozen one."""
    if shape == max(SHAPES):
        return document.render(paper())
    frozen = Path(__file__).parent / "shapes" / str(shape) / "complete.pdf"
    found = recognise(frozen.read_bytes())
    assert found
    return frozen.read_bytes()[: found.base_end]


def objects_of(pdf: bytes, shape: int) -> Objects:
    return {number: text_of(pdf, tile) for number, tile in base_of(pdf, shape).objects.items()}


def base_of(pdf: bytes, shape: int) -> tiles.Revision:
    base: tiles.Revision = READERS[shape].read_base(pdf)
    return base


def text_of(pdf: bytes, tile: tiles.Tile) -> bytes:
    if tile.data is None:
        return tile.value + b"\n"
    return tile.value + b"\nstream\n" + pdf[slice(*tile.data)] + b"\nendstream\n"


def written(objects: Objects, shape: int, between: bytes = b"", version: bytes = HEADER) -> bytes:
    """A drawn paper of these objects, in the spelling of ours."""
    return (_in_a_row if shape == 1 else packed)(objects, between, version)


def _in_a_row(objects: Objects, between: bytes, version: bytes) -> bytes:
    out, places = bytearray(version), {}
    for number, text in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%sendobj\n" % (number, text) + between
    table, size = len(out), max(objects) + 1
    rows = b"".join(b"%010d 00000 n \n" % places[number] for number in range(1, size))
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size + rows
    out += b"trailer << /Info 2 0 R /Root 1 0 R /Size %d " % size
    out += b"/ID [<%s><%s>] >>\nstartxref\n%d\n%%%%EOF\n" % (IDENTITY, IDENTITY, table)
    return bytes(out)


def packed(
    objects: Objects,
    between: bytes = b"",
    version: bytes = HEADER,
    *,
    after: bytes = b"",
    extends: bytes = b"",
    table: bytes = b"",
    moved: int = 0,
) -> bytes:
    """As shape 2; the rest are faults: after what is packed, in the dictionaries, in the table."""
    out, places = bytearray(version), {}
    last = max(objects) + 1
    number = 1
    while number < last:
        places[number] = (1, len(out), 0)
        if number in objects:
            out += b"%d 0 obj\n%sendobj\n" % (number, objects[number]) + between
            number += 1
            continue
        inside = list(_inside(objects, number))
        places |= {each: (2, number, at) for at, each in enumerate(inside)}
        out += _container(objects, number, inside, after, extends) + between
        number += len(inside) + 1
    start = len(out)
    places[last] = (1, start, 0)
    wide = (start.bit_length() + 7) // 8
    if moved:
        places[moved] = (1, places[moved][1] + 1, 0)
    rows = zlib.compress(b"".join(streamed._rows(places, wide)))
    catalogue = next(n for n, text in objects.items() if b"/Type /Catalog " in text)
    info = next(n for n, text in objects.items() if b"/Producer (" in text)
    out += b"%d 0 obj\n<< /Type /XRef /Length %d /Filter /FlateDecode " % (last, len(rows))
    out += b"/DecodeParms << /Columns %d /Predictor 12 >> /W [ 1 %d 1 ] " % (wide + 2, wide)
    out += b"/Info %d 0 R /Root %d 0 R /Size %d " % (info, catalogue, last + 1)
    out += table + b"/ID [<%s><%s>] >>\nstream\n" % (IDENTITY, IDENTITY)
    out += rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _inside(objects: Objects, container: int) -> Iterator[int]:
    """The objects that a container holds: those after it that are no streams."""
    number = container + 1
    while number in objects and b"\nstream\n" not in objects[number]:
        yield number
        number += 1


def _container(
    objects: Objects, number: int, inside: list[int], after: bytes, extends: bytes
) -> bytes:
    texts = [objects[each] for each in inside]
    starts = [sum(map(len, texts[:at])) for at in range(len(texts))]
    pairs = zip(inside, starts, strict=True)
    head = b" ".join(b"%d %d" % pair for pair in pairs) + b"\n"
    data = zlib.compress(head + b"".join(texts)) + after
    return (
        b"%d 0 obj\n<< /Type /ObjStm /Length %d /Filter /FlateDecode /N %d /First %d %s>>\nstream\n"
        % (number, len(data), len(inside), len(head), extends)
        + data
        + b"\nendstream\nendobj\n"
    )
