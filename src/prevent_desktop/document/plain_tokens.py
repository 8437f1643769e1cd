"""pyHanko reads a name and a hexadecimal string in one step, where nothing about them is unusual.

pyHanko 0.38 takes every byte by itself: of the time that it needs to read a paper a third went into
plain names. What is read, and where reading goes on, is the same to the byte for every input: only
letters, digits and four signs, up to one that ends them, are taken at once; all else is left to
pyHanko's own functions. The exact version is pinned, and a test compares both.
"""

import os
import re

from pyhanko.pdf_utils import generic

from prevent_desktop.document.foreign import Foreign

_NAME = re.compile(rb"/[A-Za-z0-9_+.-]{1,32}(?=[ \n\r\t\f\x00()<>\[\]{}/%])")
_MOST_OF_A_NAME = 34
_STRING = re.compile(rb"<((?:[0-9A-Fa-f]{2})*+)>")
_MOST_OF_A_STRING = 64 * 1024
"""Bytes that are looked at; a signature has some thousands."""

_own_name: Foreign = generic.NameObject.read_from_stream
_own_string: Foreign = generic.read_hex_string_from_stream


def read_plain_tokens_at_once() -> None:
    """From now on, pyHanko's reader asks these functions first."""
    named: Foreign = generic.NameObject
    named.read_from_stream = staticmethod(read_name)
    module: Foreign = generic
    module.read_hex_string_from_stream = read_string


def read_name(stream: Foreign) -> Foreign:
    """A name, as `generic.NameObject.read_from_stream`; raises what that raises."""
    seen = stream.read(_MOST_OF_A_NAME)
    found = _NAME.match(seen)
    if found is None:
        stream.seek(-len(seen), os.SEEK_CUR)
        return _own_name(stream)
    stream.seek(found.end() - len(seen), os.SEEK_CUR)
    return generic.NameObject(found[0].decode("ascii"))


def read_string(stream: Foreign) -> Foreign:
    """A hexadecimal string, as `generic.read_hex_string_from_stream`; raises what that raises."""
    seen = stream.read(_MOST_OF_A_STRING)
    found = _STRING.match(seen)
    if found is None:
        stream.seek(-len(seen), os.SEEK_CUR)
        return _own_string(stream)
    stream.seek(found.end() - len(seen), os.SEEK_CUR)
    return generic.pdf_string(bytes.fromhex(found[1].decode("ascii")))
