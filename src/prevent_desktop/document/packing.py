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
        if _ends_safely(data):  # what is embedded stays as it is, to the byte
            stream.write(zlib.compress(data), filter=Name.FlateDecode)
        return
    while not _ends_safely(data):
        data += _PADDING
    if Name.Length1 in stream:
        stream.Length1 = len(data)
    stream.write(zlib.compress(data), filter=Name.FlateDecode)


def _ends_safely(data: bytes) -> bool:
    """Whether the data, compressed, ends in another byte than a carriage return."""
    return zlib.adler32(data) & 0xFF != _CARRIAGE_RETURN
