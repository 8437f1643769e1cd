"""Names and small questions about WordprocessingML (ECMA-376 part 1, 17)."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PREFIXES = {"w": W, "w14": W14, "mc": MC}

Element: TypeAlias = Any
"""An element of lxml, which has no types."""


def q(name: str) -> str:
    """The full name of an element or attribute such as "w:p"."""
    prefix, _, local = name.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"


def child(element: Element, *path: str) -> Element:
    """The first child, grandchild and so on of these names; None if one is not there."""
    for name in path:
        if element is None:
            return None
        element = element.find(q(name))
    return element


def value(element: Element, name: str = "w:val") -> str:
    """An attribute of an element that may not be there; empty if it is not."""
    return "" if element is None else str(element.get(q(name)) or "")


def is_on(element: Element) -> bool:
    """Whether a switch such as w:b is there and not turned off."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}


def make(name: str, **attributes: str) -> Element:
    """A new element of Word's own namespace."""
    made = etree.Element(q(name))
    for key, text in attributes.items():
        made.set(q(f"w:{key}"), text)
    return made


def is_text_box(element: Element) -> bool:
    """Whether the element holds the paragraphs of a text box."""
    return bool(element.tag == q("w:txbxContent"))


_CLOSED = frozenset(map(q, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:tbl")))


def flow(element: Element) -> Iterator[Element]:
    """Everything in a paragraph in reading order; not text boxes, nor what was struck out."""
    for each in element:
        if not isinstance(each.tag, str) or each.tag in _CLOSED or is_text_box(each):
            continue
        if each.tag == q("mc:AlternateContent"):
            continue
        yield each
        if each.tag not in (q("w:drawing"), q("w:pict"), q("w:object")):
            yield from flow(each)


def in_words(paragraph: Element) -> str:
    """The text of a paragraph as it is read."""
    pieces = []
    for each in flow(paragraph):
        if each.tag == q("w:t"):
            pieces.append(each.text or "")
        elif each.tag in (q("w:tab"), q("w:br"), q("w:cr")):
            pieces.append("\t" if each.tag == q("w:tab") else "\n")
        elif each.tag == q("w:noBreakHyphen"):
            pieces.append("-")
    return "".join(pieces)
