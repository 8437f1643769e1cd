"""Places to write and to tick, gathered into boxes while a part is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from prevent_desktop.own_form.boxes import Box, BoxKind, Held
from prevent_desktop.own_form.word_below import labels_after
from prevent_desktop.own_form.word_blocks import is_tick
from prevent_desktop.own_form.word_choices import OnLines, choices_of, on_lines
from prevent_desktop.own_form.word_controls import Control
from prevent_desktop.own_form.word_legacy import LegacyField
from prevent_desktop.own_form.word_paragraph import Kind, Paragraph, Slot
from prevent_desktop.own_form.word_places import (
    InControl,
    InLegacy,
    Parts,
    Rings,
    Span,
    TextPlace,
    TickPlace,
    Ticks,
)
from prevent_desktop.own_form.word_styles import Styles
from prevent_desktop.own_form.word_tables import Called
from prevent_desktop.own_form.word_xml import Element

MOST_BOXES = 2000
_LONGEST_LABEL = 600
_DAY_MONTH_YEAR = 3


@dataclass(frozen=True)
class Found:
    """A box and where it is; `twin` is the second copy of the text box it stands in."""

    box: Box
    place: TextPlace
    twin: tuple[Element, Element] | None = None


@dataclass
class _Group:
    """Ticks that belong to one question, while they are gathered."""

    key: object
    label: str
    context: tuple[str, ...]
    """Where the first of them stands: the next cell may have another head."""
    marks: list[TickPlace] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    held: Held = Held.NOT


class Gatherer:
    """Gathers the boxes of one part. `found` grows in document order."""

    def __init__(self, part: str, styles: Styles) -> None:
        self.found: list[Found] = []
        self._part = part
        self._styles = styles
        self._sections: list[tuple[int, str]] = []
        self._group: _Group | None = None
        self._twin: tuple[Element, Element] | None = None
        self._room: int | None = None

    def _slots(self, item: Paragraph, prompt: str, called: Called) -> None:
        dated = _bracketed_date(item)
        choices = None if dated else choices_of(item)
        if choices is not None:
            self._ticks(item, choices.question, dict(choices.options), prompt, called)
        elif any(map(is_tick, item.slots)) and not dated:
            self._bare_ticks(item, called)
        lines = None if any(map(is_tick, item.slots)) else on_lines(item)
        marked = dict(lines.options) if lines is not None else {}
        texts = [slot for slot in item.slots if dated or not is_tick(slot)]
        if lines is None and labels_after(item):
            called = replace(called, doubt=True)
        number = 0
        while number < len(texts) and len(self.found) < MOST_BOXES:
            if lines is not None and texts[number] in marked:
                self._on_lines(item, lines, prompt, called)
                number += len(marked)
                continue
            three = texts[number : number + 3]
            if _is_date(item, three):
                places = tuple(self._place(item, slot) for slot in three)
                label = self._label(item, three[0], prompt, called)
                box = replace(self._text_box(label), kind=BoxKind.DATE)
                self._add(box, Parts((places[0], places[1], places[2])))
                number += 3
                continue
            self._text_slot(item, texts[number], prompt, called)
            number += 1

    def _label(self, item: Paragraph, slot: Slot, prompt: str, called: Called) -> str:
        before = [each.end for each in item.slots if each.end <= slot.start]
        own = item.words(before[-1] if before else 0, slot.start).strip(" \t\n:;,.-\u2013")
        if not own and before:
            return ""
        return own or prompt or called.label

    def _text_slot(self, item: Paragraph, slot: Slot, prompt: str, called: Called) -> None:
        self._flush()
        label = self._label(item, slot, prompt, called)
        box = self._text_box(label, called)
        if slot.kind is Kind.CIRCLE:
            options = tuple(
                "".join(a.char for a in item.atoms[start:end]) for start, end in slot.words
            )
            self._add(replace(box, kind=BoxKind.CHOICE, options=options), Rings(item, slot))
        elif slot.kind is Kind.CONTROL:
            self._control(box, Control(slot.node))
        elif slot.kind is Kind.LEGACY:
            self._legacy(box, LegacyField(slot.node), item)
        else:
            self._add(box, Span(item, slot))

    def _place(self, item: Paragraph, slot: Slot) -> TextPlace:
        if slot.kind is Kind.CONTROL:
            return InControl(Control(slot.node))
        if slot.kind is Kind.LEGACY:
            return InLegacy(LegacyField(slot.node), item.element)
        return Span(item, slot)

    def _control(self, box: Box, control: Control) -> None:
        held = control.held if box.held is Held.NOT else box.held
        made = replace(
            box,
            names=control.names,
            held=held,
            options=control.options,
            lines=not control.one_line,
            date_format=control.date_format,
            kind=BoxKind.CHOICE if control.options else BoxKind.TEXT,
        )
        self._add(made, InControl(control))

    def _legacy(self, box: Box, field_: LegacyField, item: Paragraph) -> None:
        held = field_.held if box.held is Held.NOT else box.held
        made = replace(
            box,
            names=field_.names,
            held=held,
            options=field_.options,
            room=field_.room if box.room is None else box.room,
            date_format=field_.date_format,
            kind=BoxKind.CHOICE if field_.options else BoxKind.TEXT,
        )
        self._add(made, InLegacy(field_, item.element))

    def _ticks(
        self,
        item: Paragraph,
        question: str,
        options: Mapping[Slot, str],
        prompt: str,
        called: Called,
    ) -> None:
        label = question.strip(" \t\n") or prompt or called.label
        key: object = ("row", id(called)) if not question and not prompt else ("here", label)
        if question:
            self._flush()
        for slot, words in options.items():
            self._tick(_mark(item, slot), words, label, key)

    def _on_lines(self, item: Paragraph, lines: OnLines, prompt: str, called: Called) -> None:
        """Lines to put a cross on."""
        self._flush()
        label = lines.question.strip(" \t\n:;,.-\u2013") or prompt or called.label
        for slot, words in lines.options:
            mark = TickPlace(item.element, line=self._place(item, slot))
            self._tick(mark, words, label, ("lines", id(item)))
        self._flush()

    def _bare_ticks(self, item: Paragraph, called: Called) -> None:
        ticks = [slot for slot in item.slots if is_tick(slot)]
        if len(ticks) == 1 and called.label:
            option = called.option or called.label
            self._tick(_mark(item, ticks[0]), option, called.label, ("row", called.label))

    def _tick(self, mark: TickPlace, option: str, label: str, key: object) -> None:
        key = (label, self._context()) if label else key
        if self._group is None or self._group.key != key:
            self._flush()
            self._group = _Group(key, label, self._context())
        self._group.marks.append(mark)
        self._group.options.append(option)
        held = _held(mark)
        if held is not Held.NOT:
            self._group.held = held

    def _flush(self) -> None:
        group, self._group = self._group, None
        if group is None:
            return
        box = self._text_box(group.label, Called(held=group.held))
        around = tuple(text for text in group.context if text.strip() != group.label.strip())
        box = replace(box, context=around)
        options = tuple(group.options)
        self._add(replace(box, kind=BoxKind.CHOICE, options=options), Ticks(tuple(group.marks)))

    # --- boxes --------------------------------------------------------------------------------

    def _context(self) -> tuple[str, ...]:
        return tuple(words for _, words in reversed(self._sections))

    def _text_box(self, label: str, called: Called = Called()) -> Box:  # noqa: B008  (immutable)
        tidy = label.strip()[:_LONGEST_LABEL]
        around = tuple(words for words in self._context() if words.strip() != label.strip())
        identity = f"{self._part}-{len(self.found) + 1}"
        made = Box(identity, tidy, around, room=self._room, held=called.held)
        return replace(made, doubt=called.doubt, above=called.above)

    def _add(self, box: Box, place: TextPlace) -> None:
        if self._group is not None:
            self._flush()
            box = replace(box, id=f"{self._part}-{len(self.found) + 1}")
        if len(self.found) < MOST_BOXES:
            self.found.append(Found(box, place, self._twin))


def _mark(item: Paragraph, slot: Slot) -> TickPlace:
    if slot.kind is Kind.CONTROL:
        return TickPlace(item.element, control=Control(slot.node))
    if slot.kind is Kind.LEGACY:
        return TickPlace(item.element, legacy=LegacyField(slot.node))
    atoms = tuple(item.atoms[slot.start : slot.end])
    return (
        TickPlace(item.element, glyph=atoms[0])
        if len(atoms) == 1
        else TickPlace(item.element, brackets=atoms)
    )


def _held(mark: TickPlace) -> Held:
    if mark.control is not None:
        return mark.control.held
    if isinstance(mark.line, InControl):
        return mark.line.control.held
    if isinstance(mark.line, InLegacy):
        return mark.line.field.held
    return mark.legacy.held if mark.legacy is not None else Held.NOT


def _bracketed_date(item: Paragraph) -> bool:
    """As in "Date of birth: [ ] / [ ] / [ ]"."""
    wide = all(slot.kind is Kind.TICK and slot.end - slot.start > 1 for slot in item.slots)
    return wide and len(item.slots) == _DAY_MONTH_YEAR and _is_date(item, item.slots)


def _is_date(item: Paragraph, slots: list[Slot]) -> bool:
    """Three places to write with only a stroke, a dot or a dash between them."""
    if len(slots) < 3 or any(slot.kind in (Kind.CIRCLE, Kind.HINT) for slot in slots):
        return False
    text = item.text
    gaps = [text[a.end : b.start].strip() for a, b in pairwise(slots)]
    return all(gap in {"/", "-", "."} for gap in gaps)
