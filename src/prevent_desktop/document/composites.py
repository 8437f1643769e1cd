"""New glyphs made of others, added to a TrueType font.

Some fonts draw one character with several glyphs (an Arabic letter and its dots). Read back from
a PDF, every glyph has to stand for some text, and the dots have none. So such a group becomes one
composite glyph. Source: OpenType specification, tables glyf, loca, hmtx, hhea, maxp, head.
"""

import itertools
import struct
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Component(NamedTuple):
    """A glyph of the font, moved by `dx` and `dy` font units."""

    glyph: int
    dx: int
    dy: int


class Composite(NamedTuple):
    """A glyph to be made: its parts and its advance in font units."""

    components: tuple[Component, ...]
    advance: int


_WORDS, _XY, _MORE = 0x0001, 0x0002, 0x0020
_HEADER = 12
_RECORD = 16
_LONG_LOCA = struct.pack(">h", 1)
_LARGEST = 0xFFFF


def add_composites(tables: Mapping[str, bytes], new: Sequence[Composite]) -> bytes:
    """A font file of these tables with the new glyphs after the old ones, in their order."""
    glyf, offsets = bytearray(tables["glyf"]), _offsets(tables)
    metrics = _metrics(tables)
    boxes = [_box(glyf, start, stop) for start, stop in itertools.pairwise(offsets)]
    for composite in new:
        box = _union([_moved(boxes[part.glyph], part) for part in composite.components])
        data = struct.pack(">h4h", -1, *box)
        last = len(composite.components) - 1
        for number, part in enumerate(composite.components):
            flags = _WORDS | _XY | (_MORE if number < last else 0)
            data += struct.pack(">HHhh", flags, part.glyph, part.dx, part.dy)
        glyf += data + b"\0" * (-len(data) % 4)
        offsets.append(len(glyf))
        metrics.append((composite.advance, box[0]))
    changed = dict(tables)
    changed["glyf"] = bytes(glyf)
    changed["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
    changed["hmtx"] = b"".join(struct.pack(">Hh", *metric) for metric in metrics)
    changed["hhea"] = tables["hhea"][:34] + struct.pack(">H", len(metrics))
    changed["maxp"] = _maxp(tables["maxp"], len(metrics), new)
    changed["head"] = tables["head"][:50] + _LONG_LOCA + tables["head"][52:]
    return _font_file(changed)


def _offsets(tables: Mapping[str, bytes]) -> list[int]:
    loca = tables["loca"]
    (is_long,) = struct.unpack(">h", tables["head"][50:52])
    if is_long:
        return list(struct.unpack(f">{len(loca) // 4}I", loca))
    return [offset * 2 for offset in struct.unpack(f">{len(loca) // 2}H", loca)]


def _metrics(tables: Mapping[str, bytes]) -> list[tuple[int, int]]:
    """Advance and left side bearing of each glyph."""
    hmtx = tables["hmtx"]
    (full,) = struct.unpack(">H", tables["hhea"][34:36])
    (glyphs,) = struct.unpack(">H", tables["maxp"][4:6])
    metrics: list[tuple[int, int]] = [
        struct.unpack_from(">Hh", hmtx, 4 * index) for index in range(full)
    ]
    for index in range(glyphs - full):
        (bearing,) = struct.unpack_from(">h", hmtx, 4 * full + 2 * index)
        metrics.append((metrics[full - 1][0], bearing))
    return metrics


_Box = tuple[int, int, int, int]


def _box(glyf: bytes | bytearray, start: int, stop: int) -> _Box | None:
    if start == stop:
        return None
    left, low, right, top = struct.unpack_from(">4h", glyf, start + 2)
    return left, low, right, top


def _moved(box: _Box | None, part: Component) -> _Box | None:
    if box is None:
        return None
    left, low, right, top = box
    return left + part.dx, low + part.dy, right + part.dx, top + part.dy


def _union(boxes: Sequence[_Box | None]) -> _Box:
    drawn = [box for box in boxes if box]
    if not drawn:
        return 0, 0, 0, 0
    lefts, lows, rights, tops = zip(*drawn, strict=True)
    return min(lefts), min(lows), max(rights), max(tops)


def _maxp(maxp: bytes, glyphs: int, new: Sequence[Composite]) -> bytes:
    values = list(struct.unpack(">16H", maxp[:32]))
    (_, _, _, points, contours, deep_points, deep_contours, *_, parts, depth) = values
    most = max((len(composite.components) for composite in new), default=1)
    values[2] = glyphs
    values[5] = min(max(points, deep_points) * most, _LARGEST)
    values[6] = min(max(contours, deep_contours) * most, _LARGEST)
    values[14] = max(parts, most)
    values[15] = depth + 1
    return struct.pack(">16H", *values)


def _font_file(tables: Mapping[str, bytes]) -> bytes:
    """Tables in a TrueType wrapper, with their checksums."""
    head = tables["head"]
    whole = {**tables, "head": head[:8] + b"\0\0\0\0" + head[12:]}
    count = len(whole)
    power = 1 << (count.bit_length() - 1)
    start = struct.pack(
        ">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16
    )
    directory, body = b"", b""
    at = _HEADER + _RECORD * count
    head_at = 0
    for tag in sorted(whole):
        data = whole[tag]
        if tag == "head":
            head_at = at
        directory += tag.encode("ascii") + struct.pack(">III", _sum(data), at, len(data))
        padded = data + b"\0" * (-len(data) % 4)
        body += padded
        at += len(padded)
    font = bytearray(start + directory + body)
    struct.pack_into(">I", font, head_at + 8, (0xB1B0AFBA - _sum(font)) & 0xFFFFFFFF)
    return bytes(font)


def _sum(data: bytes | bytearray) -> int:
    padded = bytes(data) + b"\0" * (-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
