"""Every object of a part of the file reached from its top, each of one kind and in one place."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from prevent_desktop.document.shape.patterns import Kinds, Lead, Reading
from prevent_desktop.document.shape.tiles import NotOurShapeError, Tile


@dataclass(slots=True)
class Walked:
    """What was found: the kind of each object, what it says, and which it belongs to."""

    kinds: dict[int, str] = field(default_factory=dict)
    readings: dict[int, Reading] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)

    def of_kind(self, kind: str) -> Iterator[int]:
        """The numbers of the objects of a kind."""
        return (number for number, found in self.kinds.items() if found == kind)


@dataclass(slots=True)
class _Walk:
    """What is still to be looked at, and what is checked when everything was."""

    walked: Walked = field(default_factory=Walked)
    waiting: deque[tuple[int, str]] = field(default_factory=deque)
    crossing: list[Lead] = field(default_factory=list)
    pairs: set[tuple[int, int]] = field(default_factory=set)

    def claim(self, number: int, kind: str, owner: int) -> None:
        """Say that an object belongs to another, and to no third one."""
        if number in self.walked.kinds:
            raise NotOurShapeError
        self.walked.kinds[number] = kind
        self.walked.owners[number] = owner
        self.waiting.append((number, kind))

    def follow(self, number: int, lead: Lead) -> None:
        """Take note of one reference in the object of that number."""
        match lead.tie:
            case "owner":
                if self.walked.owners.get(number) != lead.number:
                    raise NotOurShapeError
                return
            case "mine":
                self.claim(lead.number, lead.kind, number)
                return
            case "shared" if lead.number not in self.walked.kinds:
                self.claim(lead.number, lead.kind, number)
            case "pair":
                self.pairs.add((number, lead.number))
        self.crossing.append(lead)


def walk(
    objects: Mapping[int, Tile], kinds: Kinds, tops: Mapping[int, str], known: Walked
) -> Walked:
    """Follow every reference from `tops`; `known` are objects of earlier parts of the file.

    Each object has to be reached, to be of the kind that is wanted of it, and to belong to one
    other only.

    Raises NotOurShapeError.
    """
    walking = _Walk(Walked(dict(tops)), deque(tops.items()))
    while walking.waiting:
        number, kind = walking.waiting.popleft()
        reading = _read(objects, kinds, number, kind)
        walking.walked.readings[number] = reading
        for lead in reading.leads():
            walking.follow(number, lead)
    _check_crossing(walking, known)
    if walking.walked.kinds.keys() != objects.keys():
        raise NotOurShapeError
    return walking.walked


def _read(objects: Mapping[int, Tile], kinds: Kinds, number: int, kind: str) -> Reading:
    tile = objects.get(number)
    if tile is None or (tile.data is not None) != (kind in STREAMS):
        raise NotOurShapeError
    for each in kinds[kind]:
        reading = each.read(tile.value)
        if reading is not None:
            return reading
    raise NotOurShapeError


def _check_crossing(walking: _Walk, known: Walked) -> None:
    """References that do not own have to find the kind they name; pairs name each other."""
    kinds = walking.walked.kinds
    for lead in walking.crossing:
        found = kinds.get(lead.number) or known.kinds.get(lead.number)
        if found not in _FAMILIES.get(lead.kind, (lead.kind,)):
            raise NotOurShapeError
    for one, other in walking.pairs:
        if (other, one) not in walking.pairs:
            raise NotOurShapeError


_FAMILIES = {"field": ("referrer_field", "lead_field")}
"""Kinds that may stand for another."""
STREAMS = frozenset(
    {"metadata", "profile", "content", "data", "font_file", "empty_look", "answers", "look"}
)
"""The kinds that are streams."""
