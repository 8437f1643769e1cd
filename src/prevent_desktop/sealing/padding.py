"""Padding, so that the size of a file says little about the length of what is in it.

Small bodies go up in steps of 4 KiB, large ones by Padme (Nikitin and others, 2019), which
costs at most 12 %.
"""

import struct

STEP = 4096
STEPPED_UP_TO = 65536
_LENGTH = struct.Struct(">I")


def padded_size(length: int) -> int:
    """The size in bytes that `length` bytes of content take once padded."""
    total = length + _LENGTH.size
    if total <= STEPPED_UP_TO:
        return -(-total // STEP) * STEP
    exponent = total.bit_length() - 1
    free_bits = exponent - exponent.bit_length()
    mask = (1 << free_bits) - 1
    return (total + mask) & ~mask


def pad(content: bytes, size: int) -> bytes:
    """The content's length, the content, then zeros up to `size` bytes in all."""
    rest = size - _LENGTH.size - len(content)
    if rest < 0:
        raise ValueError(size)
    # One copy: "+" and ljust make three, which shows with a narrative of megabytes.
    return b"".join((_LENGTH.pack(len(content)), content, bytes(rest)))


def unpad(padded: bytes) -> bytes:
    """Undo `pad`; ValueError when the length or the zeros are wrong."""
    if len(padded) < _LENGTH.size:
        raise ValueError(len(padded))
    (length,) = _LENGTH.unpack_from(padded)
    end = _LENGTH.size + length
    if end > len(padded) or any(padded[end:]):
        raise ValueError(length)
    return padded[_LENGTH.size : end]
