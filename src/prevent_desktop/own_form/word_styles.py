"""What a paragraph looks like, as far as it tells what it is: a heading, a hint, a ruled line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from prevent_desktop.own_form.word_xml import Element, child, is_on, q, value

_GREYS = re.compile(r"([6-9A-D][0-9A-F])\1\1", re.IGNORECASE)
"""White is left out: it is the colour of headings on a dark ground."""
_HINT = re.compile(
    r"^\s*(?:(?:please )?(?:click|tap)\b.{0,60}|(?:please )?(?:enter|type|insert|choose|select) "
    r"(?:an?|your|the|text|here|date|name|item|details?)\b.{0,60}|\[[^\]]{2,80}\]|<[^<>]{2,80}>|"
    r"d{1,2}\s*[/.-]\s*m{1,2}\s*[/.-]\s*y{2,4}|dd ?mm ?yyyy|x{2,}[x/ -]*|free text|text here|"
    r"(?:please )?(?:enter|describe|specify|state|complete|insert))\.?\s*$",
    re.IGNORECASE,
)
_TITLE_LEVEL, _BOLD_LEVEL, LEAD_IN_LEVEL, ROW_LEVEL = 0, 15, 16, 20
_LONGEST_BOLD = 16
"""Words of a bold paragraph that is a heading and not an order to the reader."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of a document by their id."""

    by_id: Mapping[str, Element] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element) -> "Styles":
        """From the part of styles; None gives none."""
        if root is None:
            return cls()
        return cls({value(each, "w:styleId"): each for each in root.iterfind(q("w:style"))})

    def chain(self, style: str) -> list[Element]:
        """A style and those it is based on, the nearest first."""
        found: list[Element] = []
        while style in self.by_id and len(found) < 12:
            found.append(self.by_id[style])
            style = value(child(self.by_id[style], "w:basedOn"))
        return found

    def heading_level(self, paragraph: Element, words: str) -> int | None:
        """How high a heading the paragraph is, 0 the highest; None if it is none."""
        style = value(child(paragraph, "w:pPr", "w:pStyle"))
        own = value(child(paragraph, "w:pPr", "w:outlineLvl"))
        levels = [own] if own else []
        for each in self.chain(style):
            name = value(child(each, "w:name")).casefold()
            if name == "title":
                return _TITLE_LEVEL
            found = re.fullmatch(r"heading (\d)", name)
            levels += [str(int(found[1]) - 1)] if found else []
            outline = value(child(each, "w:pPr", "w:outlineLvl"))
            levels += [outline] if outline else []
        number = next((int(level) for level in levels if level.isdigit()), 9)
        if number < 9:
            return number + 1
        return _BOLD_LEVEL if self.looks_like_heading(paragraph, words) else None

    def looks_like_heading(self, paragraph: Element, words: str) -> bool:
        """Whether it is short and all bold, or all in capitals."""
        count = len(words.split())
        if not 0 < count <= _LONGEST_BOLD or not re.search(r"[^\W\d_]", words):
            return False
        if words == words.upper() and words != words.lower() and len(words) > 3:
            return True
        return self._all_bold(paragraph)

    def _all_bold(self, paragraph: Element) -> bool:
        style = value(child(paragraph, "w:pPr", "w:pStyle"))
        inherited = any(is_on(child(each, "w:rPr", "w:b")) for each in self.chain(style))
        runs = [run for run in paragraph.iter(q("w:r")) if _has_text(run)]
        return bool(runs) and all(_bold(run, inherited=inherited) for run in runs)

    def is_grey(self, paragraph: Element) -> bool:
        """Whether all of its text is set like a placeholder."""
        runs = [run for run in paragraph.iter(q("w:r")) if _has_text(run)]
        style = value(child(paragraph, "w:pPr", "w:pStyle")).casefold()
        if "placeholder" in style:
            return True
        return bool(runs) and all(_grey(run) for run in runs)

    def has_leaders(self, paragraph: Element) -> bool:
        """Whether its tabs are drawn as dots or lines."""
        style = value(child(paragraph, "w:pPr", "w:pStyle"))
        for each in (paragraph, *self.chain(style)):
            for tab in each.iterfind(f"{q('w:pPr')}/{q('w:tabs')}/{q('w:tab')}"):
                if value(tab, "w:leader") in {"dot", "underscore", "hyphen", "heavy", "middleDot"}:
                    return True
        return False


def is_hint(words: str) -> bool:
    """Whether a text only says what to write."""
    return bool(_HINT.match(words))


def _has_text(run: Element) -> bool:
    return any((node.text or "").strip() for node in run.iter(q("w:t")))


def _bold(run: Element, *, inherited: bool) -> bool:
    bold = child(run, "w:rPr", "w:b")
    return inherited if bold is None else is_on(bold)


def _grey(run: Element) -> bool:
    properties = child(run, "w:rPr")
    if "placeholder" in value(child(properties, "w:rStyle")).casefold():
        return True
    colour = child(properties, "w:color")
    if _GREYS.fullmatch(value(colour)):
        return True
    theme, shade = value(colour, "w:themeColor"), value(colour, "w:themeShade")
    if theme.startswith("background"):
        return shade != ""
    return theme.startswith("text") and value(colour, "w:themeTint") != ""
