"""The structure tree: what each piece of content is, in the order in which it is read.

Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1 (PDF/UA-1), clause 7.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Role = Literal["Document", "Sect", "H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "Span", "Form"]


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A stretch of marked content: page index and number on that page."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Element:
    """One element of the structure; content may be spread over any number of pages.

    `field_index` is the index of the form field the element stands for; `language` is that of its
    text (BCP 47) where it is not the paper's own.
    """

    role: Role
    content: list["Element | MarkedContent"] = field(default_factory=list)
    scope: Literal["", "Row", "Column"] = ""
    alt: str = ""
    field_index: int | None = None
    language: str = ""

    def add(
        self, role: Role, *, scope: Literal["", "Row", "Column"] = "", alt: str = ""
    ) -> "Element":
        """Add a child at the end and return it."""
        child = Element(role, scope=scope, alt=alt)
        self.content.append(child)
        return child


def in_the_language_of_all(root: Element) -> Iterator[Element]:
    """The elements below the root whose text is in the paper's own language, form fields left out.

    None of them is in, or is, an element of another language.
    """
    for child in root.content:
        if isinstance(child, Element) and not child.language and child.field_index is None:
            yield child
            yield from in_the_language_of_all(child)
