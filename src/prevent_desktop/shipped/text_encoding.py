"""The text of a file, however an editor saved it: UTF-8 or UTF-16, with or without a mark.

Notepad and Windows PowerShell 5.1 mark their text in several ways, and some programs not at all.
"""

import codecs

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def text_of(data: bytes) -> str:
    """The text in UTF-8, or in the encoding that its byte order mark names.

    Without a mark the noughts tell, where a text begins with ASCII as JSON (RFC 4627, 3) and TOML
    do. Raises UnicodeDecodeError.
    """
    encoding = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and data[:1] == b"\0" != data[1:2]:
        encoding = "utf-16-be"
    elif encoding == "utf-8" and data[1:2] == b"\0" != data[:1] and data[2:4] != b"\0\0":
        encoding = "utf-16-le"
    return data.decode(encoding)
