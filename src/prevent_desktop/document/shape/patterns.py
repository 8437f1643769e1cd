"""How one kind of object is written: a pattern for the whole of it, and where its references lead.

The patterns are regular expressions in which `{name}` stands for a fragment below, and `{tie:KIND}`
for references to objects of that kind:

* `mine`, `each`: one, or several with blanks after them, that belong to this object alone;
* `fonts`, `added_fonts`, `lists`: the same with a font's name or a number before each;
* `shared`: one that several objects may name; `also`: one that belongs to another object;
* `some`, `numbered`, `marks`: the same for several, two with numbers, among marked content;
* `kids`: several that belong to this object, and marked content of pages, in any order;
* `pair`, `pairs`: an object, or one or two, that name this one in return;
* `owner` (without a kind): the object that this one belongs to.

Numbers and strings are written in one way only, so that two readers cannot understand them
differently. No repetition can be tried in more than one way: matching takes time in proportion to
the text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Literal

Tie = Literal["mine", "shared", "also", "pair", "owner", "kids"]

_REF = r"[1-9]\d{0,8} 0 R"
_COUNT = r"(?:0|[1-9]\d{0,8})"
_FRAGMENTS: Mapping[str, str] = {
    "count": _COUNT,
    "number": r"-?(?:0|[1-9]\d{0,8})(?:\.\d{1,9})?",
    "text": r"(?:\((?:[^()\\\x00-\x1f\x7f-\xff]|\\[nrtbf()\\]|\\[0-7]{3})*+\)|<(?:[0-9a-f]{2})*+>)",
    "added_text": r"(?:\((?:[0-9A-Za-z ]|\\[0-7]{3})*+\)|<(?:[0-9A-Fa-f]{2})*+>)",
    "date": r"\(D:\d{14}Z\)",
    "hash": r"<[0-9a-f]{32}>",
    "font": r"/[A-Z]{6}\+[A-Za-z0-9-]{1,60}",
    "language": r"\([A-Za-z0-9-]{2,35}\)",
}
_TIES: Mapping[str, tuple[Tie, str]] = {
    "mine": ("mine", _REF),
    "each": ("mine", rf"(?:{_REF} )++"),
    "fonts": ("mine", rf"(?:/T\d{{1,2}} {_REF} )++"),
    "added_fonts": ("mine", rf"(?:/T\d{{1,2}} {_REF}\n)++"),
    "lists": ("mine", rf"(?:{_COUNT} {_REF} )+"),
    "shared": ("shared", _REF),
    "also": ("also", _REF),
    "some": ("also", rf"(?:{_REF} )++"),
    "numbered": ("also", rf"(?:{_COUNT} {_REF} ){{2}}"),
    "marks": ("also", rf"(?:<< /MCID {_COUNT} /Pg {_REF} /Type /MCR >> )++"),
    "kids": ("kids", rf"(?:<< /MCID {_COUNT} /Pg {_REF} /Type /MCR >> |{_REF} )++"),
    "pair": ("pair", _REF),
    "pairs": ("pair", rf"(?:{_REF} ){{1,2}}"),
    "owner": ("owner", _REF),
}
_TOKEN = re.compile(r"\{([a-z]\w*)(?::(\w+))?\}")
_REFERENCE = re.compile(rb"(/Pg )?([1-9]\d{0,8}) 0 R")


@dataclass(frozen=True, slots=True)
class Lead:
    """One reference: what ties the two, the number it names, the kind that has to be there."""

    tie: Tie
    number: int
    kind: str


class Kind:
    """A kind of object: whether a value is one, and where it leads.

    Its pattern is compiled when it is first asked: no paper has objects of every kind.
    """

    def __init__(self, pattern: str) -> None:
        self._written = pattern

    @cached_property
    def _compiled(self) -> tuple[re.Pattern[bytes], Mapping[str, tuple[Tie, str]]]:
        """The expression, and for each of its groups of references what they are."""
        groups: dict[str, tuple[Tie, str]] = {}
        numbers = count()

        def replaced(found: re.Match[str]) -> str:
            name, kind = found[1], found[2] or ""
            if name in _FRAGMENTS:
                return _FRAGMENTS[name]
            group = f"lead{next(numbers)}"
            tie, written = _TIES[name]
            groups[group] = (tie, kind)
            return f"(?P<{group}>{written})"

        written = _TOKEN.sub(replaced, self._written).encode("latin-1")
        return re.compile(written, re.DOTALL), groups

    def read(self, value: bytes) -> "Reading | None":
        """What a value of this kind says; None if it is not of this kind."""
        pattern, groups = self._compiled
        found = pattern.fullmatch(value)
        return None if found is None else Reading(found, groups)


class Reading:
    """A value that is of a kind: its references and its named parts."""

    def __init__(self, found: re.Match[bytes], groups: Mapping[str, tuple[Tie, str]]) -> None:
        self._found = found
        self._groups = groups

    def leads(self) -> Iterator[Lead]:
        """Every reference in it."""
        for group, (tie, kind) in self._groups.items():
            for on_page, number in _REFERENCE.findall(self._found[group] or b""):
                if tie == "kids":
                    yield (
                        Lead("also", int(number), "page")
                        if on_page
                        else Lead("mine", int(number), kind)
                    )
                else:
                    yield Lead(tie, int(number), kind)

    def part(self, name: str) -> bytes:
        """The part of that name; empty where it is left out."""
        return self._found[name] or b""


Kinds = Mapping[str, tuple[Kind, ...]]
"""Every kind by name, each with the ways in which it is written."""


def compiled(patterns: Mapping[str, tuple[str, ...]]) -> Kinds:
    """The kinds that these patterns describe."""
    return {name: tuple(map(Kind, each)) for name, each in patterns.items()}
