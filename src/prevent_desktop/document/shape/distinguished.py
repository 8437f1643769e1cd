"""Whether bytes are ASN.1 in the distinguished encoding: every length stated, in the one short way.

Source: ITU-T X.690, clauses 8.1 and 10.1. asn1crypto reads looser encodings too, and other readers
might understand those differently. Only the frames are looked at, not the values in them.
"""

_DEEPEST = 32
_MOST_LENGTH_BYTES = 3
_CONSTRUCTED, _LONG_TAG, _LONG_LENGTH = 0x20, 0x1F, 0x80


def is_distinguished(data: bytes) -> bool:
    """Whether this is one value, to the last byte."""
    waiting = [(0, len(data), 0)]
    first = True
    while waiting:
        at, end, depth = waiting.pop()
        while at < end or first:
            frame = _frame(data, at, end)
            if frame is None or (first and frame[1] != len(data)):
                return False
            first = False
            begin, stop = frame
            if data[at] & _CONSTRUCTED:
                if depth == _DEEPEST:
                    return False
                waiting.append((begin, stop, depth + 1))
            at = stop
    return True


def _frame(data: bytes, at: int, end: int) -> tuple[int, int] | None:
    """Where the value at `at` has its content; None if it is not well framed."""
    if at + 2 > end or data[at] & _LONG_TAG == _LONG_TAG:
        return None
    length, begin = data[at + 1], at + 2
    if length >= _LONG_LENGTH:
        count = length - _LONG_LENGTH
        if not 0 < count <= _MOST_LENGTH_BYTES or begin + count > end:
            return None
        length, begin = int.from_bytes(data[begin : begin + count], "big"), begin + count
        if length < _LONG_LENGTH or length.bit_length() <= 8 * (count - 1):
            return None
    return (begin, begin + length) if begin + length <= end else None
