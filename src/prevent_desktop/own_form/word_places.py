"""Where a box is in a Word file, and how something is written there and nowhere else."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from prevent_desktop.own_form.boxes import Choose, Day, Writing
from prevent_desktop.own_form.word_controls import Bound, Control, undressed
from prevent_desktop.own_form.word_legacy import LegacyField
from prevent_desktop.own_form.word_paragraph import Atom, Paragraph, Slot, new_run
from prevent_desktop.own_form.word_ticks import tick
from prevent_desktop.own_form.word_xml import XML_SPACE, Element, child, make, q


class TextPlace(Protocol):
    """One place of a box."""

    @property
    def paragraph(self) -> Element:
        """The paragraph, or the control around it, in which the writing can be read."""

    def write(self, writing: Writing, bound: Bound, day: date | None) -> None:
        """Write there."""


@dataclass(frozen=True)
class Span:
    """A ruled line, or a hint: a stretch of text that the answer replaces."""

    source: Paragraph
    slot: Slot

    @property
    def paragraph(self) -> Element:
        return self.source.element

    def write(self, writing: Writing, bound: Bound, day: date | None) -> None:  # noqa: ARG002
        atoms = self.source.atoms[self.slot.start : self.slot.end]
        before = self.source.atoms[self.slot.start - 1].char if self.slot.start else " "
        after = self.source.atoms[self.slot.end : self.slot.end + 1]
        text = str(writing) if before.isspace() else f" {writing}"
        if after and after[0].char.isalnum():
            text += " "
        look = undressed(child(atoms[0].run, "w:rPr"))
        _replace(atoms, new_run(text, look))


@dataclass(frozen=True)
class End:
    """The end of a paragraph: an empty one, or the rest of a line after a label."""

    paragraph: Element

    def write(self, writing: Writing, bound: Bound, day: date | None) -> None:  # noqa: ARG002
        runs = [run for run in self.paragraph.iter(q("w:r")) if _own(run, self.paragraph)]
        told = any((node.text or "") for run in runs for node in run.iter(q("w:t")))
        look = child(self.paragraph, "w:pPr", "w:rPr") if not told else child(runs[-1], "w:rPr")
        look = undressed(look)
        if look is not None:
            look = _without_marks(look, plain=told)
        text = str(writing)
        if told and not _ends_blank(runs):
            text = f" {text}"
        self.paragraph.append(new_run(text, look))


def _own(run: Element, paragraph: Element) -> bool:
    host = run.getparent()
    while host is not None and host.tag != q("w:p"):
        host = host.getparent()
    return host is paragraph


def _ends_blank(runs: list[Element]) -> bool:
    texts = [node for run in runs for node in run.iter(q("w:t"), q("w:tab"), q("w:br"))]
    last = texts[-1] if texts else None
    return last is None or last.tag != q("w:t") or not (last.text or "x")[-1:].strip()


def _without_marks(look: Element, *, plain: bool) -> Element | None:
    """The look of a run without what belongs to a paragraph mark, or to a bold label."""
    for name in ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange"):
        found = child(look, name)
        if found is not None:
            look.remove(found)
    if plain:
        for name in ("w:b", "w:bCs"):
            found = child(look, name)
            if found is not None:
                look.remove(found)
    return look if len(look) else None


@dataclass(frozen=True)
class Hint:
    """A text that only says what to write: all of it goes."""

    paragraph: Element
    others: tuple[Element, ...] = ()

    def write(self, writing: Writing, bound: Bound, day: date | None) -> None:  # noqa: ARG002
        first = next(self.paragraph.iter(q("w:r")), None)
        look = undressed(child(first, "w:rPr") if first is not None else None)
        for each in (self.paragraph, *self.others):
            for run in list(each.iter(q("w:r"))):
                run.getparent().remove(run)
        self.paragraph.append(new_run(str(writing), look))


@dataclass(frozen=True)
class InControl:
    """A content control."""

    control: Control

    @property
    def paragraph(self) -> Element:
        return self.control.sdt

    def write(self, writing: Writing, bound: Bound, day: date | None) -> None:
        if isinstance(writing, Choose):
            self.control.choose(writing.option, bound)
        else:
            self.control.write(str(writing), bound, day)


@dataclass(frozen=True)
class InLegacy:
    """A legacy form field."""

    field: LegacyField
    paragraph: Element

    def write(self, writing: Writing, bound: Bound, day: date | None) -> None:  # noqa: ARG002
        if isinstance(writing, Choose):
            self.field.choose(writing.option)
        else:
            self.field.write(str(writing))


@dataclass(frozen=True)
class Ticks:
    """Several places of which one is ticked."""

    marks: tuple["TickPlace", ...]

    @property
    def in_place(self) -> bool:
        """Whether ticking leaves every other character where it is."""
        return all(mark.line is None for mark in self.marks)

    @property
    def paragraph(self) -> Element:
        return self.marks[0].paragraph

    def write(self, writing: Writing, bound: Bound, day: date | None) -> None:  # noqa: ARG002
        if isinstance(writing, Choose):
            self.marks[writing.option].set(bound)


@dataclass(frozen=True)
class Rings:
    """As in "Yes / No (please circle)": a frame around one, or the others struck out."""

    source: Paragraph
    slot: Slot

    @property
    def paragraph(self) -> Element:
        return self.source.element

    def write(self, writing: Writing, bound: Bound, day: date | None) -> None:  # noqa: ARG002
        if not isinstance(writing, Choose):
            return
        how = str(self.slot.node).casefold()
        strikes = "delete" in how or "strike" in how
        for number in reversed(range(len(self.slot.words))):
            if strikes != (number == writing.option):
                start, end = self.slot.words[number]
                _mark(self.source.atoms[start:end], strikes=strikes)


@dataclass(frozen=True)
class Parts:
    """A date in three places."""

    places: tuple[TextPlace, TextPlace, TextPlace]

    @property
    def paragraph(self) -> Element:
        return self.places[0].paragraph

    def write(self, writing: Writing, bound: Bound, day: date | None) -> None:
        if isinstance(writing, Day):
            told = (writing.day, writing.month, writing.year)
            for place, text in reversed(list(zip(self.places, told, strict=True))):
                if text:
                    place.write(text, bound, day)


@dataclass(frozen=True)
class TickPlace:
    """One place to tick: a letter, brackets, a control, a form field, or an empty cell."""

    paragraph: Element
    glyph: Atom | None = None
    brackets: tuple[Atom, ...] = ()
    control: Control | None = None
    legacy: LegacyField | None = None
    line: TextPlace | None = None
    """A ruled line or a field for a text, which gets a cross."""

    def set(self, bound: Bound) -> None:
        """Tick it."""
        if self.control is not None:
            self.control.tick(bound)
        elif self.legacy is not None:
            self.legacy.tick()
        elif self.line is not None:
            self.line.write("X", bound, None)
        elif self.glyph is not None:
            tick(self.glyph.node, self.glyph.offset, self.glyph.run)
        elif self.brackets:
            inner = self.brackets[1]  # there is at least one blank between them
            text = inner.node.text or ""
            inner.node.text = text[: inner.offset] + "X" + text[inner.offset + 1 :]
        else:
            End(self.paragraph).write("X", bound, None)


def _replace(atoms: Sequence[Atom], run: Element) -> None:
    """Put a run in the place of some characters, dividing the run that the first stands in."""
    first = atoms[0]
    anchor, offset = first.node, first.offset
    if anchor.tag != q("w:t"):
        anchor, offset = make("w:t"), 0
        anchor.text = ""
        first.node.addprevious(anchor)
    _remove(atoms)
    _divided(anchor, offset, first.run).addprevious(run)


def _divided(node: Element, offset: int, host: Element) -> Element:
    """Divide a run inside one of its texts; returns the run with what stood after."""
    rest = make("w:r")
    look = child(host, "w:rPr")
    if look is not None:
        rest.append(copy.deepcopy(look))
    following = list(node.itersiblings())
    text = node.text or ""
    node.text = text[:offset]
    node.set(XML_SPACE, "preserve")
    if text[offset:]:
        tail = make("w:t")
        tail.text = text[offset:]
        tail.set(XML_SPACE, "preserve")
        rest.append(tail)
    for each in following:
        rest.append(each)
    host.addnext(rest)
    return rest


def _remove(atoms: Sequence[Atom]) -> None:
    """Take characters away, wherever they stand."""
    texts: dict[int, tuple[Element, set[int]]] = {}
    for atom in atoms:
        if atom.node.tag == q("w:t"):
            texts.setdefault(id(atom.node), (atom.node, set()))[1].add(atom.offset)
        else:
            atom.node.getparent().remove(atom.node)
    for node, gone in texts.values():
        kept = (char for i, char in enumerate(node.text or "") if i not in gone)
        node.text = "".join(kept)
        node.set(XML_SPACE, "preserve")


def _mark(atoms: Sequence[Atom], *, strikes: bool) -> None:
    """Put a frame around some characters, or a line through them."""
    look = child(atoms[0].run, "w:rPr")
    made = copy.deepcopy(look) if look is not None else make("w:rPr")
    marked = (
        make("w:strike")
        if strikes
        else make("w:bdr", val="single", sz="8", space="0", color="auto")
    )
    old = child(made, "w:strike" if strikes else "w:bdr")
    if old is not None:
        made.remove(old)
    _in_order(made, marked)
    _replace(atoms, new_run("".join(atom.char for atom in atoms), made))


_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike",
          "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden",
          "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect",
          "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang")  # fmt: skip
"""The order in which Word wants a run's properties (ECMA-376 part 1, 17.3.2.28)."""


def _in_order(look: Element, new: Element) -> None:
    rank = {q(f"w:{name}"): number for number, name in enumerate(_ORDER)}
    own = rank[new.tag]
    place = sum(1 for each in look if rank.get(each.tag, len(_ORDER)) < own)
    look.insert(place, new)
