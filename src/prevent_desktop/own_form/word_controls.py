"""Content controls: what they offer and how they are filled (ECMA-376 part 1, 17.5.2)."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from prevent_desktop.own_form.boxes import Held
from prevent_desktop.own_form.word_paragraph import put_text
from prevent_desktop.own_form.word_styles import is_hint
from prevent_desktop.own_form.word_xml import Element, child, in_words, is_on, make, q, value

Bound = Callable[[Element, str], None]
"""Writes a value into the data that a control's w:dataBinding leads to."""
_SHOWN = ("w:rStyle", "w:color", "w:i", "w:iCs")
"""What makes a placeholder look like one."""


@dataclass(frozen=True, slots=True)
class Control:
    """A content control."""

    sdt: Element

    @property
    def properties(self) -> Element:
        return child(self.sdt, "w:sdtPr")

    def has(self, name: str) -> bool:
        """Whether it is of a kind."""
        return child(self.properties, name) is not None

    @property
    def is_check_box(self) -> bool:
        return self.has("w14:checkbox")

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called in the form's own design."""
        found = (value(child(self.properties, name)) for name in ("w:alias", "w:tag"))
        return tuple(dict.fromkeys(name for name in found if " " in name.strip() or name.istitle()))

    @property
    def options(self) -> tuple[str, ...]:
        """The entries of a list, as they are shown; those that say nothing are left empty."""
        found = child(self.properties, "w:dropDownList")
        found = child(self.properties, "w:comboBox") if found is None else found
        if found is None:
            return ()
        return tuple(
            value(item, "w:displayText") or value(item, "w:value")
            for item in found.iterfind(q("w:listItem"))
        )

    @property
    def held(self) -> Held:
        """Whether it may be filled."""
        if value(child(self.properties, "w:lock")) in {"contentLocked", "sdtContentLocked"}:
            return Held.LOCKED
        if self.is_check_box:
            checked = value(child(self.properties, "w14:checkbox", "w14:checked"), "w14:val")
            return Held.ALREADY if checked in {"1", "true", "on"} else Held.NOT
        if is_on(child(self.properties, "w:showingPlcHdr")):
            return Held.NOT
        words = in_words(child(self.sdt, "w:sdtContent")).strip(" \t\n\u00a0\u2002\u2003")
        empty = not words or is_hint(words) or not words.strip("_. ")
        return Held.NOT if empty else Held.ALREADY

    @property
    def one_line(self) -> bool:
        text = child(self.properties, "w:text")
        return text is not None and value(text, "w:multiLine") not in {"1", "true", "on"}

    @property
    def date_format(self) -> str:
        return value(child(self.properties, "w:date", "w:dateFormat"))

    def write(self, text: str, bound: Bound, day: date | None = None) -> None:
        """Put a text into it; the flag and the look of the placeholder go."""
        showing = child(self.properties, "w:showingPlcHdr")
        if showing is not None:
            self.properties.remove(showing)
        dated = child(self.properties, "w:date")
        if dated is not None and day is not None:
            dated.set(q("w:fullDate"), f"{day.isoformat()}T00:00:00Z")
        content = child(self.sdt, "w:sdtContent")
        _fill(content, text, child(self.properties, "w:rPr"))
        bound(self.properties, f"{day.isoformat()}T00:00:00" if day and dated is not None else text)

    def choose(self, number: int, bound: Bound) -> None:
        """Choose an entry of its list."""
        for name in ("w:dropDownList", "w:comboBox"):
            listed = child(self.properties, name)
            if listed is not None:
                item = listed.findall(q("w:listItem"))[number]
                listed.set(q("w:lastValue"), value(item, "w:value"))
        self.write(self.options[number], bound)

    def tick(self, bound: Bound) -> None:
        """Tick it: the state, the sign that is shown, and the data behind it."""
        box = child(self.properties, "w14:checkbox")
        checked = child(box, "w14:checked")
        if checked is None:
            checked = box.makeelement(q("w14:checked"))
            box.insert(0, checked)
        checked.set(q("w14:val"), "1")
        state = child(box, "w14:checkedState")
        sign = chr(int(value(state, "w14:val") or "2612", 16))
        font = value(state, "w14:font")
        texts = list(child(self.sdt, "w:sdtContent").iter(q("w:t"), q("w:sym")))
        for node in texts[:1]:
            _show(node, sign, font)
        bound(self.properties, "true")


def _show(node: Element, sign: str, font: str) -> None:
    if node.tag == q("w:sym"):
        node.set(q("w:char"), f"{ord(sign):04X}")
        if font:
            node.set(q("w:font"), font)
        return
    node.text = sign
    fonts = child(node.getparent(), "w:rPr", "w:rFonts")
    if font and fonts is not None:
        for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            if fonts.get(q(name)) is not None:
                fonts.set(q(name), font)


def _fill(content: Element, text: str, wished: Element | None) -> None:
    """Replace what stands in the control by one run."""
    paragraph = next(content.iter(q("w:p")), None)
    host = content if paragraph is None else paragraph
    old = next(host.iter(q("w:r")), None)
    look = undressed(child(old, "w:rPr") if old is not None else None)
    if wished is not None:
        look = copy.deepcopy(wished)
    run = make("w:r")
    if look is not None and len(look):
        run.append(look)
    put_text(run, text)
    kept = q("w:pPr")
    for each in list(host):
        if each.tag != kept:
            host.remove(each)
    host.append(run)
    if paragraph is not None:
        for other in list(content.iter(q("w:p")))[1:]:
            other.getparent().remove(other)


def undressed(look: Element | None) -> Element | None:
    """A copy of a run's look without what marks a placeholder."""
    if look is None:
        return None
    made = copy.deepcopy(look)
    style = value(child(made, "w:rStyle")).casefold()
    for name in _SHOWN:
        found = child(made, name)
        keep = name == "w:rStyle" and "placeholder" not in style
        if found is not None and not keep:
            made.remove(found)
    return made
