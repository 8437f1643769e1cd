"""How much fits where a form cannot grow: rows of an exact height, text boxes of a fixed size."""

from prevent_desktop.own_form.word_blocks import Cell
from prevent_desktop.own_form.word_xml import Element, child, q, value

_POINTS_A_CHARACTER, _POINTS_A_LINE = 5.6, 13.0
"""About what eleven points take; a room is rather too small than too large."""


def room_of_cell(cell: Cell) -> int | None:
    """How many characters fit where a row cannot grow."""
    width = value(child(cell.element, "w:tcPr", "w:tcW"), "w:w")
    points = int(width) / 20 if width.isdigit() else 200.0
    lines = max(1, int((cell.height or 0) / _POINTS_A_LINE))
    return max(1, int(lines * (points - 10) / _POINTS_A_CHARACTER))


def room_of_box(content: Element) -> int | None:
    """How many characters fit into a text box of a fixed size; None where it grows."""
    host = content.getparent()
    while host is not None and host.tag != q("w:p"):
        if next(host.iter("{*}spAutoFit"), None) is not None:
            return None
        extent = next(host.iter("{*}extent"), None)
        if extent is not None and (extent.get("cx") or "").isdigit():
            wide, high = int(extent.get("cx")) / 12700, int(extent.get("cy") or 0) / 12700
            lines = max(1, int((high - 8) / _POINTS_A_LINE))
            return max(1, int(lines * (wide - 15) / _POINTS_A_CHARACTER))
        host = host.getparent()
    return None
