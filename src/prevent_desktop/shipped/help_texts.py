"""The offline help as pages and sections: found by topic, and searched all at once.

Pages are the guidance texts by file name; a topic is a page, or `page#a-heading-of-it`. Pure: the
texts are handed in.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LONGEST_QUERY = 200
"""Characters of what is searched for that count."""
MOST_FOUND = 30
_AROUND = 60
"""Characters of text shown before and after what was found."""
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class HelpSection:
    """What stands under one heading of a page."""

    page: str
    heading: str
    text: str
    """Its words, without marks, on one line."""

    @property
    def topic(self) -> str:
        """How a question names it."""
        return f"{self.page}#{slug(self.heading)}"


@dataclass(frozen=True, slots=True)
class Found:
    """A section that has every word that was searched for, and the words around the first."""

    section: HelpSection
    passage: str


def slug(heading: str) -> str:
    """A heading as a topic names it: small letters and figures with hyphens between."""
    return "-".join(word.casefold() for word in _WORD.findall(_folded(heading)))


def sections_of(page: str, markdown: str) -> Iterator[HelpSection]:
    """The sections of a page in order; the first has the page's title."""
    heading, lines = "", list[str]()
    for line in markdown.splitlines():
        if line.startswith("#"):
            if heading:
                yield HelpSection(page, heading, _plain(lines))
            heading, lines = line.lstrip("# ").strip(), []
        else:
            lines.append(line)
    if heading:
        yield HelpSection(page, heading, _plain(lines))


def section_at(pages: Mapping[str, str], topic: str) -> HelpSection | None:
    """The section that a topic names; None if there is no such page or heading."""
    page, _, anchor = topic.partition("#")
    sections = list(sections_of(page, pages.get(page, "")))
    if not anchor:
        return sections[0] if sections else None
    return next((each for each in sections if slug(each.heading) == anchor), None)


def search_help(pages: Mapping[str, str], query: str) -> tuple[Found, ...]:
    """The sections in which each word of the query begins some word; headings first.

    Case, accents and dashes do not count. Nothing is found for a query without a word.
    """
    wanted = [word.casefold() for word in _WORD.findall(_folded(query[:LONGEST_QUERY]))]
    if not wanted:
        return ()
    scored = []
    for page, markdown in pages.items():
        for section in sections_of(page, markdown):
            in_heading = sum(_has(section.heading, word) for word in wanted)
            if all(_has(section.heading, word) or _has(section.text, word) for word in wanted):
                scored.append((-in_heading, section))
    scored.sort(key=lambda each: each[0])
    return tuple(Found(section, _passage(section, wanted)) for _, section in scored[:MOST_FOUND])


def _plain(lines: list[str]) -> str:
    words = (line.strip().removeprefix("- ").replace("**", "") for line in lines)
    return " ".join(" ".join(words).split())


def _folded(text: str) -> str:
    """The text without accents, of the same length in characters for what help is written in."""
    parts = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    return "".join(char for char in parts if not unicodedata.combining(char))


def _has(text: str, word: str) -> bool:
    return _place(text, word) is not None


def _place(text: str, word: str) -> int | None:
    for match in _WORD.finditer(_folded(text)):
        if match[0].casefold().startswith(word):
            return match.start()
    return None


def _passage(section: HelpSection, wanted: list[str]) -> str:
    places = [place for word in wanted if (place := _place(section.text, word)) is not None]
    start = max(0, min(places, default=0) - _AROUND)
    end = min(len(section.text), min(places, default=0) + 2 * _AROUND)
    before = "…" if start else ""
    after = "…" if end < len(section.text) else ""
    piece = section.text[start:end]
    piece = piece.partition(" ")[2] if start else piece
    return f"{before}{piece.rpartition(' ')[0] if after else piece}{after}"
