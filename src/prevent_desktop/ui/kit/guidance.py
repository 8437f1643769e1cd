"""Shows a guidance text: headings, paragraphs and points become labels that readers can read.

The texts use a small part of Markdown only: #, ##, points, paragraphs and bold, and a test holds
them to it.
"""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from prevent_desktop.ui.kit.labels import body, heading, strong


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a guidance text, as plain words."""

    kind: Literal["title", "heading", "point", "paragraph", "strong"]
    text: str


def blocks(markdown: str) -> Iterator[Block]:
    """The pieces of a guidance text, in order."""
    paragraph: list[str] = []
    for line in [*markdown.splitlines(), ""]:
        starts_new = not line.strip() or line.startswith(("#", "- "))
        if starts_new and paragraph:
            yield _block(" ".join(paragraph))
            paragraph = []
        if line.startswith("#"):
            kind: Literal["title", "heading"] = "heading" if line.startswith("##") else "title"
            yield Block(kind, line.lstrip("# ").strip())
        elif line.strip():
            paragraph.append(line.strip())


def _block(text: str) -> Block:
    words = text.replace("**", "")
    if text.startswith("- "):
        return Block("point", words.removeprefix("- "))
    return Block("strong" if text.startswith("**") else "paragraph", words)


def widgets(markdown: str) -> Iterator[QWidget]:
    """A label for each piece of a guidance text; points that follow each other stand close."""
    return _widgets(blocks(markdown))


def widgets_below(markdown: str, title: str) -> Iterator[QWidget]:
    """The same for what stands under one heading of a text, without the heading."""
    below = itertools.dropwhile(lambda b: (b.kind, b.text) != ("heading", title), blocks(markdown))
    next(below, None)
    return _widgets(itertools.takewhile(lambda b: b.kind != "heading", below))


def _widgets(pieces: Iterator[Block]) -> Iterator[QWidget]:
    for is_points, group in itertools.groupby(pieces, lambda b: b.kind == "point"):
        if is_points:
            yield points(block.text for block in group)
        else:
            yield from map(_label, group)


def points(texts: Iterable[str]) -> QWidget:
    """A list of points."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for text in texts:
        mark = body("•")
        mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(mark)
        row.addWidget(body(text), 1)
        layout.addLayout(row)
    return widget


def _label(block: Block) -> QLabel:
    match block.kind:
        case "title":
            return heading(block.text, 1)
        case "heading":
            return heading(block.text, 2)
        case "strong":
            return strong(block.text)
        case _:
            return body(block.text)
