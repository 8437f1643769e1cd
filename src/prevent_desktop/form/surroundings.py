"""What stands around a word of a text: the words before and after, and how it is written."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from prevent_desktop.form.folding import Folded, word_pattern

_WINDOW = 60
"""Characters on either side in which neighbours are looked for."""
_NEIGHBOURS = 3
_NO_BREAK = re.compile(r"[ \n.,/()_@&\"'-]{1,3}")
_ENDS = ".!?:\u2026\u2022\u00b7*\u25aa\u25cf\n"
_SKIPPED = " \t\u00a0\"'()[]\u201c\u201d\u2018\u2019\u00ab\u00bb\r"
_PLAIN_APOSTROPHES = str.maketrans("\u2019\u2018\u02bc\u00b4`", "'" * 5)
_ABBREVIATED = re.compile(
    r"(?:^|[^\w])(?:mrs?|ms|mx|dr|prof|rev|st|jr|sr|e\.?g|i\.?e|no|approx|incl|inc|cc|re|via|vs|tel|[a-z])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word beside another one: folded, as typed, and what stands between the two."""

    word: str
    typed: str
    gap: str
    _text: str
    _start: int

    @property
    def is_across_a_stop(self) -> bool:
        """Whether a sentence ends between the two."""
        return "." in self.gap and len(self.gap) > 1

    @property
    def begins_sentence(self) -> bool:
        """Whether a sentence may begin with it."""
        return _begins_sentence(self._text, self._start)

    @property
    def is_close(self) -> bool:
        """Whether nothing but a space, a comma, a dot or a dash stands between."""
        return _NO_BREAK.fullmatch(self.gap) is not None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A word of a text with up to three words on either side, the nearest first."""

    text: str
    start: int
    end: int
    """The place in the text as typed."""
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]

    @property
    def typed(self) -> str:
        """The word as typed."""
        return self.text[self.start : self.end]

    @property
    def has_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.typed[:1].isupper() or self.typed[:1].istitle()

    @property
    def is_shouted(self) -> bool:
        """Whether it is in capitals among words in capitals, so that capitals show nothing."""
        if not self.typed.isupper() or len(self.typed) < 2:
            return False
        near = (*self.before[:2], *self.after[:2])
        others = [n.typed for n in near if len(n.typed) > 1]
        return bool(others) and 2 * sum(map(str.isupper, others)) > len(others)

    @property
    def begins_sentence(self) -> bool:
        """Whether a sentence, a quotation, a line or a list point may begin with it."""
        return _begins_sentence(self.text, self.start)

    @property
    def is_owner(self) -> bool:
        """Whether it is written with an apostrophe and an s."""
        return self.typed.translate(_PLAIN_APOSTROPHES).endswith(("'s", "s'"))

    @property
    def in_address(self) -> bool:
        """Whether it stands before the @ of an email address, or in a name used online."""
        rest = self.text[self.end : self.end + _WINDOW]
        return re.match(r"[\w.+-]{0,40}@\w", rest) is not None

    @property
    def is_whole_mailbox(self) -> bool:
        """Whether it is all that stands before the @ of an email address."""
        return self.text[self.end : self.end + 1] == "@" and not _is_joined(self.text, self.start)

    @property
    def in_handle(self) -> bool:
        """Whether it is the first word of a name used online: "@robin_t"."""
        at = self.start - 1
        return at >= 0 and self.text[at] == "@" and not _is_joined(self.text, at)

    @property
    def is_whole_handle(self) -> bool:
        """Whether it is all of a name used online, but for digits: "@robin7"."""
        rest = self.text[self.end : self.end + _WINDOW]
        return self.in_handle and re.match(r"[\d_]*(?![\w.-]*\w)", rest) is not None

    @property
    def line(self) -> str:
        """The line it stands in, as far as it is near."""
        start = self.text.rfind("\n", max(0, self.start - _WINDOW), self.start)
        end = self.text.find("\n", self.end, self.end + _WINDOW)
        begin = start + 1 if start >= 0 else max(0, self.start - _WINDOW)
        return self.text[begin : end if end >= 0 else self.end + _WINDOW]

    def follows(self, words: Collection[str]) -> bool:
        """Whether the word before is one of these."""
        return bool(self.before) and self.before[0].word in words

    def precedes(self, words: Collection[str]) -> bool:
        """Whether the word after is one of these."""
        return bool(self.after) and self.after[0].word in words


def _is_joined(text: str, place: int) -> bool:
    """Whether the sign before a place belongs to the same address or name used online."""
    before = text[max(0, place - 1) : place]
    return before.isalnum() or (before != "" and before in "._-+")


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - _WINDOW) : start].rstrip(_SKIPPED)
    if not before:
        return True
    if before[-1] in "-\u2013\u2014" and not before[:-1].rstrip(" \t").strip("\n"):
        return True
    if before[-1] not in _ENDS:
        return False
    return not _ABBREVIATED.search(before)


def around(text: str, folded: Folded, start: int, end: int) -> Surroundings:
    """What stands around a piece of the folded text."""
    typed_start, typed_end = folded.typed(start, end)
    low = max(0, start - _WINDOW)
    before = list(word_pattern().finditer(folded.text, low, start))[-_NEIGHBOURS:]
    after = _first(folded.text, end, _NEIGHBOURS)
    marks = [*(match.span() for match in before), (start, end), *(m.span() for m in after)]
    own = len(before)

    def neighbour(place: int, gap: tuple[int, int]) -> Neighbour:
        first, last = marks[place]
        low, high = folded.typed(first, last)
        between = folded.text[slice(*gap)]
        return Neighbour(folded.text[first:last], text[low:high], between, text, low)

    return Surroundings(
        text,
        typed_start,
        typed_end,
        tuple(neighbour(i, (marks[i][1], marks[i + 1][0])) for i in range(own - 1, -1, -1)),
        tuple(neighbour(i, (marks[i - 1][1], marks[i][0])) for i in range(own + 1, len(marks))),
    )


def _first(text: str, start: int, count: int) -> list[re.Match[str]]:
    found = word_pattern().finditer(text, start, start + _WINDOW)
    return [match for _, match in zip(range(count), found, strict=False)]
