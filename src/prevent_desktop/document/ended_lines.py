"""Where a line was ended by whoever wrote it: notes, points of a list, paragraphs.

A line of an email may only be broken because it was full ("would not / hurt anyone"), so
the next one has to begin anew, and its first word would have had room in this one.
"""

import re
from collections.abc import Iterator

_POINT = re.compile(
    r"\s*(?:[-*+>\u2022\u2023\u25aa\u25cf\u25e6\u00b7\u2013\u2014\uf0b7]\s*(?=\S)"
    r"|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s)"
)
"""The mark of a point in a list."""
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATED = re.compile(
    rf"\s*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[\s,:.-]+)?(?:the )?"
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})|\d{{1,2}}[:.]\d\d|"
    rf"(?:{_MONTH})[a-z]*\.? \d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)",
    re.IGNORECASE,
)
"""The day or the time with which a note begins."""
_UNFINISHED = re.compile(
    r"(?:[,:;(\u2013\u2014/&-]|\b(?:an?|the|and|or|but|nor|not|no|never|unless|if|that|which|who|when|"
    r"where|while|because|although|though|until|till|than|as|so|to|of|in|on|at|by|for|from|with|"
    r"without|about|into|after|before|since|between|his|her|their|my|our|your|its|is|are|was|were|"
    r"be|been|being|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|"
    r"mr|mrs|ms|miss|dr|prof|only|even|he|she|they|we|i))$",
    re.IGNORECASE,
)
"""What no line ends with that says something whole."""
_GOES_ON = re.compile(
    r"\W*(?:unless|but|except|if|only if|although|though|because|until|or|nor|however)\b",
    re.IGNORECASE,
)
"""How a line begins that takes back or goes on with the one before."""
_FULL_WIDTH = 120
"""Characters; a text with a longer line was not broken by a program that fills lines."""
_LONGEST_HEADING = 60
_LOOKED_AT = 4000


def line_ends(text: str, most: int) -> Iterator[int]:
    """The ends, within `most` characters, of lines that somebody ended."""
    width = max(map(len, text[:_LOOKED_AT].split("\n")))
    start, noted, heads = 0, False, True
    while (at := text.find("\n", start, most + 1)) >= 0:
        line = text[start:at].rstrip()
        noted = noted or _DATED.match(line) is not None
        after = text[at + 1 : at + 1 + _FULL_WIDTH]
        whole = line.strip() and not _UNFINISHED.search(line) and not _GOES_ON.match(after)
        if (
            whole
            and not (heads and _is_heading(line, after))
            and _ended(line, after, width, noted=noted)
        ):
            yield start + len(line)
        start, heads = at + 1, not line.strip()


def _is_heading(line: str, after: str) -> bool:
    """Whether a line that stands first in its paragraph is the title of what follows."""
    marked = _POINT.match(line) or _DATED.match(line)
    return len(line) <= _LONGEST_HEADING and not marked and bool(after.partition("\n")[0].strip())


def _ended(line: str, after: str, width: int, *, noted: bool) -> bool:
    """Whether a line ends before this one because something ended."""
    after = after.partition("\n")[0]
    if not after.strip() or _POINT.match(after) or (noted and _DATED.match(after)):
        return True
    first = re.search(r"\w", after)
    if first is None or first[0].islower():
        return False
    return width > _FULL_WIDTH or len(line) + 1 + len(after.split()[0]) <= width
