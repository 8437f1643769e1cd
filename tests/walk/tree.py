"""What the bus told of one page: its objects, in the order in which they are read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Box:
    """Where something is on the screen."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height

    def holds(self, other: "Box") -> bool:
        """Whether the other one is wholly in this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def within(self, other: "Box") -> "Box":
        """What of it lies in the other one, or the edge where it would come in."""
        left = min(max(self.left, other.left), other.right)
        top = min(max(self.top, other.top), other.bottom)
        right = max(min(self.right, other.right), left)
        bottom = max(min(self.bottom, other.bottom), top)
        return Box(left, top, right - left, bottom - top)


Key = tuple[str, str, str]


@dataclass(frozen=True)
class Node:
    """One object of the bus."""

    path: str
    role: str
    name: str
    description: str
    id: str
    text: str
    box: Box
    states: frozenset[str]
    relations: dict[str, list[str]]
    above: int = -1
    """The place of what it stands in."""
    around: tuple[Box, ...] = field(default=())
    """The boxes of all it stands in, the nearest first; only for what has the focus."""

    @property
    def words(self) -> str:
        """What is read of it."""
        return (self.name or self.text).strip()

    @property
    def key(self) -> Key:
        """What tells it from others, where help beside a question is made anew meanwhile."""
        return self.role, self.name, self.id

    @property
    def is_viewport(self) -> bool:
        """The inner part of a text box, which Qt shows as an object of its own."""
        return self.role == "filler" and not self.name

    def __str__(self) -> str:
        return f"{self.role} {self.words[:60]!r}"


def node(told: dict[str, Any]) -> Node:
    """What the looker told of one object."""
    return Node(
        path=told["path"],
        role=told["role"],
        name=told["name"],
        description=told["description"],
        id=told["id"],
        text=told["text"],
        box=Box(*told["box"]),
        states=frozenset(told["states"]),
        relations=told["relations"],
        above=told.get("above", -1),
        around=tuple(Box(*box) for box in told.get("around", ())),
    )


class Tree(list[Node]):
    """All that is shown, in the order of the tree."""

    @cached_property
    def by_path(self) -> dict[str, Node]:
        """Its objects by the paths that the bus has for them."""
        return {each.path: each for each in self}

    @cached_property
    def place(self) -> dict[str, int]:
        """Where in the order an object stands."""
        return {each.path: number for number, each in enumerate(self)}

    def above(self, one: Node) -> Iterator[Node]:
        """What it stands in, the nearest first."""
        number = one.above
        while number >= 0:
            one = self[number]
            yield one
            number = one.above

    def beside(self, one: Node, other: Node) -> tuple[Box, Box]:
        """Where two stand to each other: of what scrolls on its own, only what is shown counts."""
        above, others = list(self.above(one)), list(self.above(other))
        shared = {each.path for each in above} & {each.path for each in others}
        boxes = []
        for thing, around in ((one, above), (other, others)):
            box = thing.box
            for each in around:
                if each.path not in shared:
                    box = box.within(each.box)
            boxes.append(box)
        return boxes[0], boxes[1]
