"""A Word form: its boxes, and a copy of it with something written into them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from prevent_desktop.errors import FormFileError
from prevent_desktop.own_form.boxes import Box, Writing
from prevent_desktop.own_form.word_gathering import Found
from prevent_desktop.own_form.word_package import Package, open_package, parse, serialise
from prevent_desktop.own_form.word_paragraph import writable
from prevent_desktop.own_form.word_places import Ticks
from prevent_desktop.own_form.word_reading import Reader, parts_in_order
from prevent_desktop.own_form.word_store import Store
from prevent_desktop.own_form.word_styles import Styles
from prevent_desktop.own_form.word_twin import copy_to_twin
from prevent_desktop.own_form.word_xml import Element, child, in_words, q


@dataclass
class Opened:
    """A Word file taken apart, to be written to once."""

    package: Package
    roots: dict[str, Element]
    found: list[Found]

    @property
    def boxes(self) -> tuple[Box, ...]:
        return tuple(each.box for each in self.found)


def read_word(data: bytes) -> Opened:
    """Take a Word file apart. Raises FormFileError."""
    package = open_package(data)
    folder = package.main.rpartition("/")[0]
    styles_part = package.parts.get(f"{folder}/styles.xml")
    styles = Styles.read(parse(styles_part) if styles_part else None)
    roots: dict[str, Element] = {}
    found: list[Found] = []
    for name in parts_in_order(iter(package.parts), package.main):
        if name not in package.parts:
            raise FormFileError("damaged")
        root = roots[name] = parse(package.parts[name])
        container = child(root, "w:body") if name == package.main else root
        if container is None:
            raise FormFileError("damaged")
        reader = Reader(name.rpartition("/")[2].removesuffix(".xml"), styles)
        reader.read(container)
        found.extend(reader.found)
    return Opened(package, roots, found)


def write_word(opened: Opened, writings: Mapping[str, Writing], days: Mapping[str, date]) -> bytes:
    """The file with these boxes filled; `days` are the whole dates among the writings."""
    store = Store(opened.package)
    chosen = [each for each in opened.found if each.box.id in writings]
    in_place = [each for each in chosen if isinstance(each.place, Ticks) and each.place.in_place]
    for each in [*in_place, *(e for e in reversed(chosen) if e not in in_place)]:
        paragraph = each.place.paragraph
        each.place.write(writings[each.box.id], store.write, days.get(each.box.id))
        if each.twin is not None:
            copy_to_twin(*each.twin, paragraph)
    changed = {
        name: serialise(root, opened.package.parts[name])
        for name, root in opened.roots.items()
        if any(_part_of(each) is root for each in chosen)
    }
    return opened.package.with_parts({**changed, **store.changed()}, {})


def _part_of(found: Found) -> Element:
    return found.place.paragraph.getroottree().getroot()


def reads_back(opened: Opened, data: bytes, writings: Mapping[str, Writing]) -> bool:
    """Whether what was written stands in the finished file, each in its own place."""
    package = open_package(data)
    roots: dict[int, Element] = {}
    for each in opened.found:
        writing = writings.get(each.box.id)
        if not isinstance(writing, str):
            continue
        own = _part_of(each)
        name = next(name for name, root in opened.roots.items() if root is own)
        if id(own) not in roots:
            roots[id(own)] = parse(package.parts[name])
        path = own.getroottree().getpath(each.place.paragraph)
        there = roots[id(own)].xpath(path, namespaces=own.nsmap)
        if len(there) != 1 or _folded(writable(writing)) not in _folded(in_words(there[0])):
            return False
    return True


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", text)


def lines_of(data: bytes, words: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """The text of a Word file line by line, and whether one of these words stands in the line."""
    package = open_package(data)
    wanted = [_folded(text) for text in words if len(_folded(text)) > 1]
    found: list[tuple[str, bool]] = []
    for name in parts_in_order(iter(package.parts), package.main):
        for paragraph in parse(package.parts[name]).iter(q("w:p")):
            text = in_words(paragraph).strip()
            if text:
                flat = _folded(text)
                found.append((text, any(each in flat for each in wanted)))
    return tuple(found)
