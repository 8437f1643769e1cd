"""Boxes to tick that are only letters: which signs are one, and what they look like ticked."""

from prevent_desktop.own_form.word_xml import Element, child, q, value

EMPTY_TICKS = (
    "\u2610\u25a1\u25a2\u25fb\u25fd\u2b1c\u2b1a\u274f\u2750\u2751\u2752"
    "\u25ef\u25cb\u2b55\U0001f78f\U0001f5c6"
)
_TICKED = {"\u25ef": "\u25c9", "\u25cb": "\u25c9", "\u2b55": "\u25c9"}
TICKED = "\u2612"
_WINGDINGS = {0x6F: 0xFE, 0x71: 0xFE, 0x72: 0xFE, 0xA8: 0xFE, 0x70: 0xFE, 0xA1: 0xA4}
_WINGDINGS_2 = {0xA3: 0x52, 0x2A: 0x52, 0x30: 0x52, 0x9A: 0x98}
_PRIVATE = 0xF000
"""Where Word keeps the letters of a font of symbols."""


def _table(font: str) -> dict[int, int]:
    name = font.casefold()
    if name == "wingdings 2":
        return _WINGDINGS_2
    return _WINGDINGS if name == "wingdings" else {}


def _font_of(run: Element) -> str:
    fonts = child(run, "w:rPr", "w:rFonts")
    return value(fonts, "w:ascii") or value(fonts, "w:hAnsi")


def is_empty_tick(node: Element, char: str, run: Element) -> bool:
    """Whether a character is a box that is not ticked."""
    if node.tag == q("w:sym"):
        return _code(node) in _table(value(node, "w:font"))
    if node.tag != q("w:t"):
        return False
    if char in EMPTY_TICKS:
        return True
    table = _table(_font_of(run)) if char.strip() else {}
    return bool(table) and (ord(char) & ~_PRIVATE) in table


def _code(sym: Element) -> int:
    try:
        return int(value(sym, "w:char"), 16) & ~_PRIVATE
    except ValueError:
        return -1


def tick(node: Element, offset: int, run: Element) -> None:
    """Tick a box that is a letter or a symbol."""
    if node.tag == q("w:sym"):
        ticked = _table(value(node, "w:font"))[_code(node)]
        node.set(q("w:char"), f"{_PRIVATE | ticked:04X}")
        return
    text = node.text or ""
    char = text[offset]
    if char in EMPTY_TICKS:
        new = _TICKED.get(char, TICKED)
    else:
        code = ord(char)
        new = chr((code & _PRIVATE) | _table(_font_of(run))[code & ~_PRIVATE])
    node.text = text[:offset] + new + text[offset + 1 :]
