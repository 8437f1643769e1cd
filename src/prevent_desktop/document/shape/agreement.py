"""Whether two libraries that read PDFs see the same file, as what was recognised says it is.

qpdf (pikepdf) may repair nothing and pyHanko's reader is strict. Every object has to have the same
value for both; what a signature wrote anew has to keep what was there before.
"""

import io
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Stream
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.xref import ObjStreamRef

from prevent_desktop.document.foreign import Foreign
from prevent_desktop.document.shape.recognising import Recognised
from prevent_desktop.document.shape.spelled import NotSpelledError, spelled

_DEEPEST = 12
"""Values within values; no object of ours has more than six."""
_ADDED_KEYS = frozenset({"/Extensions", "/Version", "/Perms", "/AP", "/V", "/SigFlags"})
"""What signing writes into the catalogue, the form and a field: the patterns say how."""
_TEXTS = (generic.TextStringObject, generic.ByteStringObject)


def readers_agree(pdf: bytes, found: Recognised, reader: Foreign) -> bool:
    """Whether both readers see one and the same file; `reader` is pyHanko's. Raises nothing."""
    try:
        with ExitStack() as opened:
            # without a second signature the first one's bytes are all that there are
            ends = dict.fromkeys((found.base_end, found.referrer.end, found.end))
            parts = [opened.enter_context(_strictly(pdf[:end])) for end in ends]
            seen = [_seen(part) for part in parts]
            kept = map(_kept, seen, seen[1:], found.rewritten)
            return (
                all(kept)
                and _same_objects(seen[-1], reader)
                and not any(each.get_warnings() for each in parts)
            )
    except Exception:  # noqa: BLE001  (whatever a reader trips over, they do not agree)
        return False


def read_packed(reader: Foreign) -> None:
    """Let pyHanko read the objects that are packed in streams, each stream once.

    Asked for one object, it reads the head of the whole stream anew each time. Where an object
    stands is still what its own table says; what is found in another place is left to it.

    Raises:
        Exception: whatever the reader trips over.

    """
    for container in sorted(each.idnum for each in reader.xrefs.object_streams_used_in(0)):
        stream = reader.get_object(generic.Reference(container, 0, reader))
        unpacked, first = stream.data, int(stream["/First"])
        data = io.BytesIO(unpacked)
        stated = [int(each) for each in unpacked[:first].split()]
        for place, (number, start) in enumerate(zip(stated[::2], stated[1::2], strict=True)):
            reference = generic.Reference(number, 0, reader)
            stands = reader.xrefs[reference]
            if isinstance(stands, ObjStreamRef) and stands == ObjStreamRef(container, place):
                data.seek(first + start)
                value = generic.read_object(data, reference)
                reader.cache_indirect_object(0, number, value)


def _strictly(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf), attempt_recovery=False, suppress_warnings=True)


_Written = tuple[bytes, bytes | None]
"""Of a stream its dictionary and its data as packed; of another object its value, and None."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A part of the file as qpdf sees it: each object, and how it writes that."""

    objects: Mapping[tuple[int, int], pikepdf.Object]
    written: Mapping[tuple[int, int], _Written]


def _seen(part: pikepdf.Pdf) -> _Seen:
    objects = {thing.objgen: thing for thing in part.objects}
    return _Seen(objects, {number: _written(thing) for number, thing in objects.items()})


def _written(thing: pikepdf.Object) -> _Written:
    if isinstance(thing, Stream):
        return thing.stream_dict.unparse(), thing.read_raw_bytes()
    return thing.unparse(resolved=True), None


def _kept(before: _Seen, after: _Seen, anew: frozenset[int]) -> bool:
    """Whether everything of `before` is in `after` as it was, but for what signing adds."""
    for number, written in before.written.items():
        if number[0] in anew:
            was, now = before.objects[number], after.objects[number]
            if _without_added(was) != _without_added(now):
                return False
        elif written != after.written[number]:
            return False
    return True


def _without_added(thing: pikepdf.Object) -> bytes:
    return Dictionary({k: v for k, v in thing.items() if k not in _ADDED_KEYS}).unparse()


def _same_objects(whole: _Seen, reader: Foreign) -> bool:
    for number, thing in whole.objects.items():
        other = reader.get_object(generic.Reference(*number, reader))
        if not _spelled_alike(whole.written[number], other) and not _same(thing, other, 0):
            return False
    return True


def _spelled_alike(written: _Written, other: Foreign) -> bool:
    """Whether pyHanko's value, written as qpdf writes, is what qpdf wrote; nearly every one is."""
    data = other.encoded_data if isinstance(other, generic.StreamObject) else None
    try:
        return (spelled(other, _DEEPEST), data) == written
    except NotSpelledError:
        return False


def _same(one: object, other: Foreign, depth: int) -> bool:
    """Whether a value of pikepdf is one of pyHanko; references are compared, not followed."""
    if depth > _DEEPEST:
        return False
    if isinstance(one, Stream):
        same = (
            isinstance(other, generic.StreamObject) and one.read_raw_bytes() == other.encoded_data
        )
        return same and _same_parts(one.stream_dict, other, depth)
    if isinstance(one, Dictionary):
        plain = type(other) is generic.DictionaryObject
        return plain and _same_parts(one, other, depth)
    if isinstance(one, Array):
        listed = isinstance(other, generic.ArrayObject) and len(one) == len(other)
        pairs = enumerate(one)
        return listed and all(_same_part(each, other.raw_get(at), depth) for at, each in pairs)
    return _same_scalar(one, other)


def _same_scalar(one: object, other: Foreign) -> bool:
    if isinstance(one, pikepdf.Name):
        return isinstance(other, generic.NameObject) and str(one) == str(other)
    if isinstance(one, pikepdf.String):
        return isinstance(other, _TEXTS) and bytes(one) == _raw(other)
    if isinstance(one, bool):
        return isinstance(other, generic.BooleanObject) and one is other.value
    if isinstance(one, int | Decimal):
        numbers = (generic.NumberObject, generic.FloatObject)
        return isinstance(other, numbers) and Decimal(one) == Decimal(str(other))
    return False


def _raw(text: Foreign) -> bytes:
    return bytes(text) if isinstance(text, bytes) else text.original_bytes


def _same_parts(one: pikepdf.Object, other: Foreign, depth: int) -> bool:
    keys = set(one.keys()) - {"/Length"}
    return keys == set(other) - {"/Length"} and all(
        _same_part(one[key], other.raw_get(key), depth) for key in keys
    )


def _same_part(one: object, other: Foreign, depth: int) -> bool:
    if isinstance(one, pikepdf.Object) and one.is_indirect:
        named = isinstance(other, generic.IndirectObject)
        return named and one.objgen == (other.idnum, other.generation)
    return not isinstance(other, generic.IndirectObject) and _same(one, other, depth + 1)
