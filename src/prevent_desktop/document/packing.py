"""Compressing the streams of a file so that no reader can mistake where one ends.

A stream is followed by a line end and `endstream` (ISO 32000-1, 7.3.8.1). Where its own last byte
is a carriage return, some programs, a validator among them, take that for part of the line end and
call the stated length wrong. The last byte of zlib's format is that of a checksum (RFC 1950), so
two blanks after the content change it; nothing that reads the streams of a paper minds them.
"""

import zlib

import pikepdf
from pikepdf import Name

_CARRIAGE_RETURN = 0x0D
_PADDING = b"  "
_MOST_PACKINGS = 3


def pack_streams(pdf: pikepdf.Pdf) -> None:
    """Compress every stream that is not yet; metadata stays readable, as archives want it."""
    for stream in pdf.objects:
        if not isinstance(stream, pikepdf.Stream) or Name.Filter in stream:
            continue
        if stream.get(Name.Type) != Name.Metadata:
            _pack(stream)


def _pack(stream: pikepdf.Stream) -> None:
    data = stream.read_bytes()
    if stream.get(Name.Type) == Name.EmbeddedFile:
        _pack_as_it_is(stream, data)
        return
    while not _ends_safely(data):
        data += _PADDING
    if Name.Length1 in stream:
        stream.Length1 = len(data)
    stream.write(zlib.compress(data), filter=Name.FlateDecode)


def _pack_as_it_is(stream: pikepdf.Stream, data: bytes) -> None:
    """Pack what may not be changed by a byte; where it ends badly, pack it once more."""
    filters = pikepdf.Array([Name.FlateDecode])
    while not _ends_safely(data) and len(filters) < _MOST_PACKINGS:
        data = zlib.compress(data)
        filters.append(Name.FlateDecode)
    stream.write(zlib.compress(data), filter=filters if len(filters) > 1 else Name.FlateDecode)


def _ends_safely(data: bytes) -> bool:
    """Whether the data, compressed, ends in another byte than a carriage return."""
    return zlib.adler32(data) & 0xFF != _CARRIAGE_RETURN
