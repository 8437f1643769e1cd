"""Signs that Word and other programs leave in plain text, and what each of them means.

Word's clipboard and its files hold U+000B for a soft line break, U+000C and U+000E for a page and
a column break, U+0007 at the end of a cell, U+001E for a hyphen at which no line breaks and U+001F
for one that only shows there. Whoever drops them joins what was apart.
"""

import re

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x0e\x85\u2028\u2029]")
_SIGNS = str.maketrans({"\x07": " ", "\x1e": "-", "\x1f": ""})
_ANY = re.compile("[\r\x07\x0b\x0c\x0e\x1e\x1f\x85\u2028\u2029]")


def plain_signs(text: str) -> str:
    """The text with line ends as newlines, cell ends as spaces, and hyphens as hyphens."""
    if not _ANY.search(text):
        return text
    return _NEWLINES.sub("\n", text).translate(_SIGNS)
