"""What a PDF may cost before any library is let loose on what is packed in it."""

import zlib

import pikepdf
from pikepdf import Array, Name

from prevent_desktop.errors import FormFileError

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes of all that is no picture: a form of a hundred pages has five million."""
_PLAIN = frozenset(["/FlateDecode", "/Fl"])
_PICTURES = frozenset(["/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"])
_STEP = 1024 * 1024


def check_streams(pdf: pikepdf.Pdf) -> None:
    """Raises FormFileError("too_much") for streams that unpack to more than a form has."""
    left = MOST_UNPACKED
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != Name.Image:
            left -= _unpacked(thing, left)
            if left < 0:
                raise FormFileError("too_much")


def _unpacked(stream: pikepdf.Stream, most: int) -> int:
    """How large a stream is unpacked, found out without keeping it; more than `most` is enough."""
    told = stream.get("/Filter")
    filters = [str(each) for each in told] if isinstance(told, Array) else [str(told or "")]
    packed = stream.read_raw_bytes()
    if any(each in _PICTURES for each in filters) or not any(each in _PLAIN for each in filters):
        return len(packed)
    if len(filters) > 1:
        return most + 1 if filters.count("/FlateDecode") > 1 else len(packed) * 8
    unpacker, size, rest = zlib.decompressobj(), 0, packed
    try:
        while rest and size <= most:
            size += len(unpacker.decompress(rest, _STEP))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return size + len(packed)
    return size
