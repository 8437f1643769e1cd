"""A paragraph as text in which every place to write or tick is found, across all its runs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from prevent_desktop.own_form.word_ticks import EMPTY_TICKS, is_empty_tick
from prevent_desktop.own_form.word_xml import (
    XML_SPACE,
    Element,
    child,
    is_on,
    is_text_box,
    make,
    q,
    value,
)

CONTROL, LEGACY = "\ue000", "\ue001"
"""Stand in the text for a content control and for a legacy form field."""
_LINE = re.compile(
    r"(?:_+|\.{2,}|\u2026+)\s?/\s?(?:_+|\.{2,}|\u2026+)\s?/\s?(?:_+|\.{2,}|\u2026+)|"
    r"_{3,}(?:[ _]*_)?|\.{4,}(?:[ .]*\.)?|\u2026{2,}(?:[ \u2026]*\u2026)?|-{8,}|(?:_ ){3,}_?"
)
_BRACKETS = re.compile(r"\[[ \u00a0]{1,4}\]|\([ \u00a0]{1,4}\)")
_TICKS = re.compile(f"[{EMPTY_TICKS}]")
_CIRCLE = re.compile(
    r"(?:\b(?P<a>yes|y|no|n)\s*[/|\\]\s*(?P<b>yes|y|no|n)\b|(?<=\?)\s*(?P<d>yes) or (?P<e>no)\b)"
    r"(?:\s*[/|\\]\s*(?P<c>not known|don.?t know|unknown|n/?k|unsure|not sure|"
    r"n/?a|not applicable)\b)?"
    r"(?P<how>\s*[(\[*\u2013\u2014-]?\s*(?:please )?"
    r"(?:circle|delete|select|highlight|underline|choose|strike)[^)\]]*[)\]]?)?\s*[?:.*]?\s*$",
    re.IGNORECASE,
)


class Kind(Enum):
    """What a slot is."""

    LINE = "line"
    TICK = "tick"
    CIRCLE = "circle"
    CONTROL = "control"
    LEGACY = "legacy"
    EMPTY = "empty"
    """A paragraph, or the part of one after its label, that is simply empty."""
    HINT = "hint"
    """A text that only says what to write, in grey or in brackets."""


@dataclass(frozen=True)
class Atom:
    """One character: the element it stands in, its place there, and its run."""

    char: str
    node: Element
    offset: int
    run: Element


@dataclass(frozen=True)
class Slot:
    """A stretch of a paragraph's text to be written or ticked."""

    kind: Kind
    start: int
    end: int
    node: Element = None
    words: tuple[tuple[int, int], ...] = ()
    """Of a choice to be ringed: where each option stands."""


@dataclass
class Paragraph:
    """The text of a paragraph with its slots, in order."""

    element: Element
    atoms: list[Atom] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All characters; a field is one private character."""
        return "".join(atom.char for atom in self.atoms)

    def words(self, start: int = 0, end: int | None = None) -> str:
        """The text of a stretch for reading, without slots."""
        stop = len(self.atoms) if end is None else end
        within = [slot for slot in self.slots if slot.start < stop and slot.end > start]
        taken = {i for slot in within for i in range(slot.start, slot.end)}
        taken -= {i for s in within if s.kind is Kind.CIRCLE for i in range(s.start, s.end)}
        kept = (self.atoms[i].char for i in range(start, stop) if i not in taken)
        return "".join(kept).strip(" \t\u00a0")


def read_paragraph(element: Element, *, leaders: bool) -> Paragraph:
    """Read a paragraph; `leaders` tells that its tabs are drawn as lines."""
    found = Paragraph(element)
    _gather(element, element, found, _Fields())
    text = found.text
    taken = [(slot.start, slot.end) for slot in found.slots]
    for slot in _in_text(text, found.atoms, leaders=leaders):
        if not any(slot.start < end and start < slot.end for start, end in taken):
            found.slots.append(slot)
            taken.append((slot.start, slot.end))
    found.slots.sort(key=lambda slot: slot.start)
    return found


def _in_text(text: str, atoms: list[Atom], *, leaders: bool) -> Iterator[Slot]:
    for number, atom in enumerate(atoms):
        if is_empty_tick(atom.node, atom.char, atom.run):
            yield Slot(Kind.TICK, number, number + 1, atom)
    yield from (Slot(Kind.TICK, *match.span()) for match in _BRACKETS.finditer(text))
    yield from (Slot(Kind.LINE, *match.span()) for match in _LINE.finditer(text))
    if leaders:
        tabs = (match for match in re.finditer(r"\t+", text) if text[: match.start()].strip())
        yield from (Slot(Kind.LINE, *match.span()) for match in tabs)
    yield from _underlined(text, atoms)
    ring = _CIRCLE.search(text)
    if ring and not _TICKS.search(text):
        options = tuple(ring.span(name) for name in "abdec" if ring[name])
        yield Slot(Kind.CIRCLE, options[0][0], ring.end(), ring["how"] or "", options)


def _underlined(text: str, atoms: list[Atom]) -> Iterator[Slot]:
    """Blanks or tabs with a line under them."""
    start = None
    for number in range(len(atoms) + 1):
        ruled = number < len(atoms) and text[number] in " \u00a0\t" and _is_ruled(atoms[number].run)
        if ruled and start is None:
            start = number
        elif not ruled and start is not None:
            if number - start >= _SHORTEST_RULE or "\t" in text[start:number]:
                yield Slot(Kind.LINE, start, number)
            start = None


_SHORTEST_RULE = 4
"""Blanks with a line under them that are a place to write."""


def _is_ruled(run: Element) -> bool:
    return run is not None and is_on(child(run, "w:rPr", "w:u"))


class _Fields:
    """Where in the nest of complex fields we are: a legacy form field is one slot."""

    def __init__(self) -> None:
        self.open: list[Element] = []
        self.form: int | None = None

    @property
    def inside_form(self) -> bool:
        return self.form is not None


_SKIPPED = frozenset(map(q, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:tbl")))
_DRAWN = frozenset(map(q, ("mc:AlternateContent", "w:drawing", "w:pict", "w:object")))


def _gather(parent: Element, run: Element, found: Paragraph, fields: _Fields) -> None:
    for each in parent:
        tag = each.tag
        if not isinstance(tag, str) or tag in _SKIPPED or tag in _DRAWN or is_text_box(each):
            continue
        if tag == q("w:sdt") and is_field(each):
            if not fields.inside_form:
                _slot(found, Kind.CONTROL, each, run, CONTROL)
        elif tag == q("w:fldChar"):
            _field_char(each, run, found, fields)
        elif not fields.inside_form:
            _characters(each, run, found)
            _gather(each, each if tag == q("w:r") else run, found, fields)
        elif tag == q("w:r"):
            _gather(each, each, found, fields)


def _characters(each: Element, run: Element, found: Paragraph) -> None:
    if each.tag == q("w:t"):
        text = each.text or ""
        found.atoms.extend(Atom(char, each, i, run) for i, char in enumerate(text))
    elif each.tag == q("w:tab"):
        found.atoms.append(Atom("\t", each, 0, run))
    elif each.tag in (q("w:br"), q("w:cr")):
        found.atoms.append(Atom("\n", each, 0, run))
    elif each.tag == q("w:sym"):
        found.atoms.append(Atom("\ufffc", each, 0, run))
    elif each.tag == q("w:noBreakHyphen"):
        found.atoms.append(Atom("-", each, 0, run))


def _field_char(each: Element, run: Element, found: Paragraph, fields: _Fields) -> None:
    kind = value(each, "w:fldCharType")
    if kind == "begin":
        fields.open.append(each)
        if child(each, "w:ffData") is not None and not fields.inside_form:
            fields.form = len(fields.open)
            _slot(found, Kind.LEGACY, each, run, LEGACY)
    elif kind == "end" and fields.open:
        if fields.form == len(fields.open):
            fields.form = None
        fields.open.pop()


def _slot(found: Paragraph, kind: Kind, node: Element, run: Element, char: str) -> None:
    at = len(found.atoms)
    found.atoms.append(Atom(char, node, 0, run))
    found.slots.append(Slot(kind, at, at + 1, node))


_CONTAINERS = ("w:docPartObj", "w:docPartList", "w:group", "w:picture", "w:citation",
               "w:bibliography", "w:equation")  # fmt: skip


def is_field(sdt: Element) -> bool:
    """Whether a content control is a place to write or tick, not a frame around others."""
    properties = child(sdt, "w:sdtPr")
    if properties is None:
        return False
    if any(child(properties, name) is not None for name in _CONTAINERS):
        return False
    if any("repeatingSection" in str(each.tag) for each in properties):
        return False
    content = child(sdt, "w:sdtContent")
    if content is None:
        return False
    inner = content.iter(q("w:sdt"), q("w:tbl"), q("w:fldChar"))
    return next(inner, None) is None


def new_run(text: str, like: Element | None) -> Element:
    """A run with a text, dressed like another; a line end becomes a break."""
    run = make("w:r")
    if like is not None:
        run.append(like)
    put_text(run, text)
    return run


def put_text(run: Element, text: str) -> None:
    """Append a text to a run as Word writes it."""
    for number, line in enumerate(re.split("\r\n|[\n\r\x0b\u2028\u2029]", text)):
        if number:
            run.append(make("w:br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                run.append(make("w:tab"))
            if piece:
                node = make("w:t")
                node.text = writable(piece)
                node.set(XML_SPACE, "preserve")
                run.append(node)


_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """The text without the few signs that XML cannot hold (W3C XML 1.0, 2.2)."""
    return _NOT_XML.sub("\ufffd", text)
