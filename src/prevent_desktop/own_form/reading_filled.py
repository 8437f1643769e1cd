"""What stands in a filled form, read from its bytes and not from what was meant to be written."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from prevent_desktop.own_form.boxes import BoxKind

_OFF = "/Off"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the form; `ours` tells that something that was written stands in it."""

    text: str = field(repr=False)
    ours: bool = False
    label: str = ""
    """What the box is called; empty for a line of a Word form, where labels are lines too."""


def shown(data: bytes, texts: Sequence[str]) -> tuple[ShownLine, ...]:
    """The lines of a filled form in its order; `texts` are what was written.

    Raises FormFileError.
    """
    if data.startswith(b"PK"):
        from prevent_desktop.own_form.word_form import lines_of

        return tuple(ShownLine(text, ours) for text, ours in lines_of(data, texts))
    return _boxes_of_pdf(data)


def _boxes_of_pdf(data: bytes) -> tuple[ShownLine, ...]:
    import pikepdf

    from prevent_desktop.own_form.pdf_form import read_pdf

    lines: list[ShownLine] = []
    opened = read_pdf(data)  # held: what is read below goes with it
    for box, place in opened.found:
        if box.kind is BoxKind.CHOICE:
            on = [
                option
                for option, (one, number) in zip(box.options, place.choices, strict=False)
                if str(one.widgets[number].thing.get("/AS", _OFF)) != _OFF
            ]
            said = ", ".join(on)
        else:
            values = (each.thing.get("/V") for each in place.fields)
            said = " ".join(str(v) for v in values if isinstance(v, pikepdf.String))
        lines.append(ShownLine(said, bool(said), box.label or box.section))
    return tuple(lines)
