"""What the box of a signature may show: what `document.appearance` draws, line by line.

Anything else could paint over the page: readers differ in what they make of operators that do not
belong together, such as a `Q` without its `q`. Every line of text stands at one of the box's own
places, in its own colour and sizes, so that what is read of a box (`document.reading`) is seen.
"""

import re

MOST = 1024 * 1024
"""Bytes that a drawn signature may take; a long one takes some thousand."""
_PLACES = "79.000|67.500|56.000|44.500|33.000|21.500|10.000|46.000|28.000"
"""The heights at which lines stand: seven beside the bar, two for a typed signature."""
_BAR = r"0\.11 0\.286 0\.427 rg 0\.00 0\.00 4\.00 92\.00 re f\n"
_TEXT = (
    r"0\.043 0\.047 0\.047 rg BT\n"
    r"(?:/T\d{1,2} (?:8|14) Tf\n|-?\d\.\d{3} Ts\n"
    rf"|1 0 0 1 (?:[1-3]?\d)?\d\.\d{{3}} (?:{_PLACES.replace('.', '[.]')}) Tm\n"
    r"|\[(?:<(?:[0-9A-F]{4})++>|-?\d{1,5})*+\] TJ\n)*+"
    r"(?:0 Ts\n)?ET\n"
)
_POINT = r"(?:2[6-9]\d|3[0-8]\d|390)\.\d [1-8]\d\.\d"
"""In the space for a signature by hand, so that ink covers nothing."""
_STROKE = rf"0\.043 0\.047 0\.047 RG 1\.4 w 1 J 1 j {_POINT} m(?: {_POINT} l)*+ S\n"
_RULE = r"0\.694 0\.706 0\.714 RG 0\.6 w 250\.00 40\.00 m 390\.00 40\.00 l S\n"
_DRAWN = re.compile(
    rf"\n{_BAR}(?:{_TEXT})++(?:(?:{_STROKE})*+|(?:{_RULE})?) {{0,80}}\n {{0,80}}".encode("ascii")
)


def is_drawn_box(content: bytes) -> bool:
    """Whether the content of a box is what this program draws, to its last byte."""
    return _DRAWN.fullmatch(content) is not None
