"""What is looked for on every page. Each check takes a page as it was seen and tells its faults."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tests.walk.tree import Box, Key, Node, Tree

READ = (
    "label", "heading", "text", "password text", "push button", "check box", "radio button",
    "list", "image",
)  # fmt: skip
"""Roles that are read out; the others hold them."""
BY_OTHER_KEYS = ("heading", "list item")
"""Take the focus, but not by Tab: headings when a page comes up, rows of a list by the arrows."""
LAST = "Lock"
"""Stands at the right end of the red line, and comes last by Tab: decision 0044."""


PRESSED = "after its button"
"""The state of a page whose boxes are empty and whose button was pressed."""


@dataclass(frozen=True)
class Stop:
    """Where a press of Tab led: what Qt says has the focus, and what the bus says."""

    own: dict[str, Any]
    bus: Node | None


@dataclass(frozen=True)
class Seen:
    """A page as it was seen in one state and one look."""

    told: dict[str, Any]
    """What the program itself says of it."""
    tree: Tree
    stops: tuple[Stop, ...]
    """Once round by Tab, the last where the first was."""
    arrived: Node | None = None
    """What the bus said had the focus when one came here."""
    heard: tuple[str, ...] = ()
    """What was announced on the way here."""


def _takes_focus(one: Node) -> bool:
    return "focusable" in one.states and not one.is_viewport and "sensitive" in one.states


def names(seen: Seen) -> Iterator[str]:
    """Whatever takes the focus has a name; a window and an image too."""
    for one in seen.tree:
        wants = _takes_focus(one) or one.role in ("frame", "dialog", "image")
        if wants and not one.name.strip():
            yield f"{one} has no name ({one.id[-60:]})"


def descriptions(seen: Seen) -> Iterator[str]:
    """What stands beside a box as its hint, error or warning is its description as well."""
    for field in seen.told["fields"]:
        boxes = [one for one in seen.tree if one.name in field["of"] and _takes_focus(one)]
        if not any(_plain(field["says"]) in _plain(one.description) for one in boxes):
            yield f"{field['says'][:60]!r} is in no description of {field['of'][:2]}"


def _plain(words: str) -> str:
    return " ".join(words.split())


def groups(seen: Seen) -> Iterator[str]:
    """Radio buttons stand in a group with a name, boxes have their label, parts their whole."""
    parts: dict[str, list[Node]] = {}
    for one in seen.tree:
        labels = [seen.tree.by_path.get(path) for path in one.relations.get("labelled-by", ())]
        named = [label for label in labels if label is not None and label.words]
        if one.role == "radio button" and not (named and _group_of(seen.tree, one)):
            yield f"{one} is in no named group"
        if one.role in ("text", "password text") and "editable" in one.states:
            if not named and not _group_of(seen.tree, one):
                yield f"{one} has no label"
            if "." in one.id and "/" in one.id:  # such as individual.dob/day
                parts.setdefault(one.id.partition("/")[0], []).append(one)
    for whole, boxes in parts.items():
        if len(boxes) > 1 and len({_group_of(seen.tree, box) for box in boxes} - {None}) < 1:
            yield f"the boxes of {whole} stand in no named group"


def _group_of(tree: Tree, one: Node) -> str | None:
    return next((a.name for a in tree.above(one) if a.role == "panel" and a.name.strip()), None)


def order(seen: Seen) -> Iterator[str]:
    """What is read next stands to the right or further down, never above or to the left."""
    read = [one for one in seen.tree if one.role in READ and one.box.width and one.words]
    for one, after in pairwise(read):
        here, there = seen.tree.beside(one, after)
        if _is_before(there, here) and LAST not in (one.name, after.name):
            yield f"{after} is read after {one}, and stands before it"


def _is_before(one: Box, other: Box) -> bool:
    above = one.bottom <= other.top and one.left < other.right
    beside = one.top < other.bottom and other.top < one.bottom and one.right <= other.left
    return above or beside


def headings(seen: Seen) -> Iterator[str]:
    """One heading of level 1, no level left out; the bus has each with the role of a heading."""
    told = [(int(level), str(words)) for level, words in seen.told["headings"]]
    if [level for level, _ in told].count(1) != 1:
        yield f"headings of level 1: {[words for level, words in told if level == 1]}"
    for (level, words), (below, after) in pairwise(told):
        if below > level + 1:
            yield f"{after!r} of level {below} follows {words!r} of level {level}"
    on_bus = {one.name for one in seen.tree if one.role == "heading"}
    yield from (f"{words!r} is no heading on the bus" for _, words in told if words not in on_bus)


def tab(seen: Seen) -> Iterator[str]:
    """Tab comes to everything that takes the focus, in the order of reading, and round again."""
    stops = [stop.bus for stop in seen.stops if stop.bus is not None]
    if not stops:
        if any(_takes_focus(one) and one.role not in BY_OTHER_KEYS for one in seen.tree):
            yield "Tab comes to nothing"
        return
    if len(stops) < 2 or stops[0].path != stops[-1].path:
        yield f"Tab does not come round: {[str(stop) for stop in stops[-3:]]}"
    reached = {stop.key for stop in stops}
    yield from (f"Tab never comes to {one}" for one in seen.tree if _is_missed(seen, one, reached))
    places = [seen.tree.place.get(stop.path, -1) for stop in stops if stop.name != LAST]
    turns = [(a, b) for a, b in pairwise(places) if b < a and -1 not in (a, b)]
    if len(turns) > 1:
        for before, after in turns:
            if after != min(places):
                yield f"Tab goes from {seen.tree[before]} back to {seen.tree[after]}"


def _is_missed(seen: Seen, one: Node, reached: set[Key]) -> bool:
    if not _takes_focus(one) or one.key in reached or one.role in BY_OTHER_KEYS:
        return False
    if one.role == "radio button":  # one stop for the group, the arrows within
        group = _group_of(seen.tree, one)
        others = (each for each in seen.tree if each.key in reached)
        return group is None or group not in {_group_of(seen.tree, each) for each in others}
    return not (one.role == "text" and "editable" not in one.states)  # read-only, by the mouse


def focus(seen: Seen) -> Iterator[str]:
    """What the bus says has the focus is what has it."""
    for stop in seen.stops:
        own = stop.own
        if stop.bus is None:
            yield f"the bus knows no focus where {own['name']!r} has it"
        elif own["kind"] != "StatusList" and (own["name"], Box(*own["box"])) != (
            stop.bus.name,
            stop.bus.box,
        ):
            yield f"the bus says {stop.bus} where {own['name']!r} has the focus"


def in_view(seen: Seen) -> Iterator[str]:
    """What has the focus can be seen whole, in the window and in what scrolls."""
    for stop in seen.stops:
        if stop.bus is None:
            continue
        (width, height), (wide, high) = stop.own["size"], stop.own["seen"]
        is_tall = height > stop.own["room"]
        if not is_tall and (width, height) != (wide, high):
            yield f"{stop.bus}: {wide} x {high} of {width} x {height} can be seen"
        elif is_tall and not high:
            yield f"{stop.bus} cannot be seen at all"
        if not is_tall and not all(box.holds(stop.bus.box) for box in stop.bus.around):
            yield f"{stop.bus} sticks out of what it stands in"


def ring(seen: Seen) -> Iterator[str]:
    """Both tones of the ring are to be seen on what has the focus."""
    yield from (
        f"{stop.own['kind']} {stop.own['name']!r} shows no ring"
        for stop in seen.stops
        if not stop.own["ring"]
    )


def arrival(seen: Seen) -> Iterator[str]:
    """The window is called as the page is; something on it has the focus, and says so."""
    window = next((one.name for one in seen.tree if one.role == "frame"), "")
    title = f"Error: {seen.told['title']}" if seen.told["wrong"] else seen.told["title"]
    if not window.startswith(title):
        yield f"the window is called {window!r}, the page {title!r}"
    if seen.arrived is None or not seen.arrived.words:
        yield "nothing has the focus when one comes here"


def announced(seen: Seen) -> Iterator[str]:
    """What came of a press is said: announced, or by where the focus is."""
    for words in seen.told["says"]:
        if not any(words in each for each in seen.heard):
            yield f"{words!r} was not announced, but {seen.heard}"
    here = f"{seen.arrived.name} {seen.arrived.description}" if seen.arrived is not None else ""
    if seen.told["state"] == PRESSED and not (seen.heard or "rror" in here or "problem" in here):
        yield f"nobody is told what is wrong; the focus is on {seen.arrived}"


CHECKS: dict[str, Callable[[Seen], Iterator[str]]] = {
    "names": names,
    "descriptions": descriptions,
    "groups": groups,
    "reading order": order,
    "headings": headings,
    "Tab": tab,
    "focus told": focus,
    "focus in view": in_view,
    "ring": ring,
    "arrival": arrival,
    "announced": announced,
}


def faults_of(seen: Seen) -> list[str]:
    """All that is wrong, each with the check that found it."""
    return [f"{name}: {fault}" for name, check in CHECKS.items() for fault in check(seen)]
