"""What pyHanko understood of a value, in the one spelling in which qpdf writes it.

qpdf writes a value in one way only: keys in order, names and strings with the same escapes. So
where this spelling is qpdf's, both readers understood the same; where it is not, nothing is said.
"""

from collections.abc import Callable

import pikepdf
from pyhanko.pdf_utils import generic

from prevent_desktop.document.foreign import Foreign

_ENCODING = "latin-1"
"""Of qpdf's spelling: a byte is a character."""


class NotSpelledError(Exception):
    """A value that no paper of ours has. It never leaves this package."""


def spelled(value: Foreign, deepest: int) -> bytes:
    """The value as qpdf would write it; of a stream its dictionary. References are not followed.

    Raises NotSpelledError, also where values stand in values more than `deepest` times.
    """
    try:
        return _spelled(value, deepest).encode(_ENCODING)
    except ValueError:  # a name or a number that is none for qpdf
        raise NotSpelledError from None


def _spelled(value: Foreign, deepest: int) -> str:
    kind = type(value)
    simple = _SIMPLE.get(kind)
    if simple is not None:
        return simple(value)
    if deepest <= 0:
        raise NotSpelledError
    if kind is generic.DictionaryObject or kind is generic.StreamObject:
        parts = [
            f"{_name(key)} {_spelled(part, deepest - 1)}"
            for key, part in sorted(dict.items(value))  # as they are, not what they refer to
        ]
        return f"<< {' '.join([*parts, '>>'])}"
    if kind is generic.ArrayObject:
        parts = [_spelled(part, deepest - 1) for part in list.__iter__(value)]
        return f"[ {' '.join([*parts, ']'])}"
    raise NotSpelledError


def _name(name: str) -> str:
    if name.isascii() and name[1:].isalnum():
        return name
    return pikepdf.Name(name).unparse().decode(_ENCODING)


def _reference(value: Foreign) -> str:
    reference = value.reference
    return f"{reference.idnum} {reference.generation} R"


def _string(value: bytes) -> str:
    return pikepdf.String(value).unparse().decode(_ENCODING)


_SIMPLE: dict[type, Callable[[Foreign], str]] = {
    generic.NameObject: _name,
    generic.IndirectObject: _reference,
    generic.NumberObject: lambda value: f"{value:d}",
    generic.FloatObject: lambda value: f"{value:f}",
    generic.BooleanObject: lambda value: "true" if value.value else "false",
    generic.TextStringObject: lambda value: _string(value.original_bytes),
    generic.ByteStringObject: lambda value: _string(bytes(value)),
}
