"""Compressing the streams of a file so that no reader can mistake where one ends.

A stream is followed by a line end and `endstream` (ISO 32000-1, 7.3.8.1). Where its own last byte
is a carriage return, some programs, a validator among them, take that for part of the line end and
call the stated length wrong. The last byte of zlib's format is that of a checksum (RFC 1950), so
two blanks after the content change it; nothing that reads the streams of a paper minds them, nor
does JSON (RFC 8259, 2). To pack such content twice instead is no way: qpdf unpacks what has several
filters and packs it once, in another spelling. What qpdf and pyHanko pack themselves, objects and
tables, is looked at in the finished file: see `pdfa` and `signing`.
"""

import zlib

import pikepdf
from pikepdf import Name

_CARRIAGE_RETURN = 0x0D
PADDING = b"  "
"""What may stand after the answers, or after any content of a stream: it means nothing."""
_MISTAKABLE = b"\r\nendstream"


def pack_streams(pdf: pikepdf.Pdf) -> None:
    """Compress every stream that is not yet; metadata stays readable, as archives want it."""
    for stream in pdf.objects:
        if not isinstance(stream, pikepdf.Stream) or Name.Filter in stream:
            continue
        if stream.get(Name.Type) != Name.Metadata:
            _pack(stream)


def _pack(stream: pikepdf.Stream) -> None:
    data = ending_safely(stream.read_bytes())
    if Name.Length1 in stream:
        stream.Length1 = len(data)
    stream.write(zlib.compress(data), filter=Name.FlateDecode)


def ending_safely(data: bytes) -> bytes:
    """The data, with blanks after it where without them it would end, packed, in that byte."""
    while zlib.adler32(data) & 0xFF == _CARRIAGE_RETURN:
        data += PADDING
    return data


def ends_safely(pdf: bytes) -> bool:
    """Whether no stream of a file ends in a carriage return."""
    return _MISTAKABLE not in pdf
