"""Signs that Word and other programs leave in plain text, and what each of them means.

Word's clipboard and its files hold U+000B for a soft line break, U+000C and U+000E for a page and
a column break, U+0007 at the end of a cell, U+001E for a hyphen at which no line breaks and U+001F
for one that only shows there. Whoever drops them joins what was apart.

A box of a form that somebody ticked in Word comes as a letter of the font Wingdings, in the private
range from U+F000 on: without the font nobody can tell it from an empty one. And text of an old
program, read in the wrong letters, has Windows' quotation marks as controls (U+0080 to U+009F;
WHATWG Encoding, windows-1252).
"""

import re

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x0e\x85\u2028\u2029]")
_FONT_SIGNS = {
    "\uf0fe": "\u2611", "\uf0fd": "\u2612", "\uf0a8": "\u2610", "\uf06f": "\u2610",  # boxes
    "\uf052": "\u2611", "\uf053": "\u2612", "\uf0a3": "\u2610",  # those of Wingdings 2
    "\uf0fc": "\u2713", "\uf0fb": "\u2717",  # a tick, a cross
    "\uf0b7": "\u2022", "\uf0a7": "\u25aa", "\uf0d8": "\u27a2", "\uf076": "\u2756",  # bullets
    "\uf0e0": "\u2192",
}  # fmt: skip
_OF_WINDOWS = {
    chr(byte): bytes([byte]).decode("cp1252")
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)  # none, or a line's end
}
_ANY = re.compile("[\r\x07\x0b\x0c\x0e\x1e\x1f\x80-\x9f\u2028\u2029\uf052-\uf0fe]")
_SIGNS = str.maketrans({"\x07": " ", "\x1e": "-", "\x1f": "", **_FONT_SIGNS, **_OF_WINDOWS})


def plain_signs(text: str) -> str:
    """The text with line ends as newlines, cell ends as spaces, hyphens and boxes as such."""
    if not _ANY.search(text):
        return text
    return _NEWLINES.sub("\n", text).translate(_SIGNS)
