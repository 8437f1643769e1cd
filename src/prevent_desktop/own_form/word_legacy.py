"""Legacy form fields of protected documents (ECMA-376 part 1, 17.16.17): text, tick, list."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass

from prevent_desktop.own_form.boxes import Held
from prevent_desktop.own_form.word_paragraph import put_text
from prevent_desktop.own_form.word_xml import Element, child, in_words, is_on, make, q, value

_BLANK = " \t\n\u00a0\u2000\u2001\u2002\u2003\u2004\u2005"


@dataclass(frozen=True, slots=True)
class LegacyField:
    """A form field by its w:fldChar that begins it."""

    begin: Element

    @property
    def data(self) -> Element:
        return child(self.begin, "w:ffData")

    @property
    def is_check_box(self) -> bool:
        return child(self.data, "w:checkBox") is not None

    @property
    def names(self) -> tuple[str, ...]:
        """What the form says in the status bar and the help about it."""
        found = (value(child(self.data, name)) for name in ("w:statusText", "w:helpText"))
        return tuple(dict.fromkeys(name for name in found if name.strip()))

    @property
    def options(self) -> tuple[str, ...]:
        listed = child(self.data, "w:ddList")
        if listed is None:
            return ()
        return tuple(value(each) for each in listed.iterfind(q("w:listEntry")))

    @property
    def room(self) -> int | None:
        """The most characters it takes."""
        number = value(child(self.data, "w:textInput", "w:maxLength"))
        return int(number) if number.isdigit() and int(number) > 0 else None

    @property
    def date_format(self) -> str:
        kind = value(child(self.data, "w:textInput", "w:type"))
        return value(child(self.data, "w:textInput", "w:format")) if kind == "date" else ""

    @property
    def held(self) -> Held:
        enabled = child(self.data, "w:enabled")
        kind = value(child(self.data, "w:textInput", "w:type"))
        if (enabled is not None and not is_on(enabled)) or kind not in {
            "",
            "regular",
            "date",
            "number",
        }:
            return Held.LOCKED
        return Held.ALREADY if self._used() else Held.NOT

    def _used(self) -> bool:
        if self.is_check_box:
            box = child(self.data, "w:checkBox")
            checked = child(box, "w:checked")
            return is_on(child(box, "w:default") if checked is None else checked)
        if self.options:
            chosen = value(child(self.data, "w:ddList", "w:result"))
            return chosen not in {"", "0"}
        words = "".join(in_words(run) for run in self._result()).strip(_BLANK)
        default = value(child(self.data, "w:textInput", "w:default")).strip(_BLANK)
        return bool(words) and words != default

    def write(self, text: str) -> None:
        """Put a text in the place of its result."""
        old = list(self._result())
        run = make("w:r")
        look = next(
            (child(each, "w:rPr") for each in old if child(each, "w:rPr") is not None), None
        )
        if look is not None:
            run.append(copy.deepcopy(look))
        put_text(run, text)
        self._after_separator().addnext(run)
        for each in old:
            each.getparent().remove(each)

    def choose(self, number: int) -> None:
        """Choose an entry of its list."""
        listed = child(self.data, "w:ddList")
        result = child(listed, "w:result")
        if result is None:
            result = make("w:result")
            listed.insert(0, result)
        result.set(q("w:val"), str(number))

    def tick(self) -> None:
        """Tick it."""
        box = child(self.data, "w:checkBox")
        checked = child(box, "w:checked")
        if checked is None:
            checked = make("w:checked")
            box.append(checked)
        checked.set(q("w:val"), "1")

    def _runs(self) -> Iterator[tuple[str, Element]]:
        """What follows the beginning up to the end of this field: the part and the run."""
        depth, part = 1, "code"
        for run in self._following():
            mark = child(run, "w:fldChar")
            kind = value(mark, "w:fldCharType")
            if kind == "begin":
                depth += 1
            elif kind == "end":
                depth -= 1
                if not depth:
                    yield "end", run
                    return
            elif kind == "separate" and depth == 1:
                yield "separate", run
                part = "result"
                continue
            yield part, run

    def _following(self) -> Iterator[Element]:
        """The runs of its paragraph after its own, one by one: most fields end soon."""
        node = self.begin.getparent()
        while node is not None and node.tag != q("w:p"):
            for each in node.itersiblings():
                yield from each.iter(q("w:r"))
            node = node.getparent()

    def _result(self) -> list[Element]:
        return [run for part, run in self._runs() if part == "result"]

    def _after_separator(self) -> Element:
        runs = list(self._runs())
        for part, run in runs:
            if part == "separate":
                return run
        separator = make("w:r")
        separator.append(make("w:fldChar", fldCharType="separate"))
        end = next((run for part, run in runs if part == "end"), None)
        if end is None:
            self.begin.getparent().addnext(separator)
        else:
            end.addprevious(separator)
        return separator
