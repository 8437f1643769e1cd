"""Every object of a part of the file reached from its top, each of one kind and in one place."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from prevent_desktop.document.shape.patterns import Kind, Lead, Reading
from prevent_desktop.document.shape.tiles import NotOurShapeError, Tile

Kinds = Mapping[str, tuple[Kind, ...]]


@dataclass(slots=True)
class Walked:
    """What was found: the kind of each object, what it says, and which it belongs to."""

    kinds: dict[int, str] = field(default_factory=dict)
    readings: dict[int, Reading] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)

    def of_kind(self, kind: str) -> Iterator[int]:
        """The numbers of the objects of a kind."""
        return (number for number, found in self.kinds.items() if found == kind)


def walk(objects: Mapping[int, Tile], kinds: Kinds, tops: Mapping[int, str], known: Walked) -> Walked:
    """Follow every reference from `tops`; `known` are objects of earlier parts of the file.

    Each object has to be reached, to be of the kind that is wanted of it, and to belong to one
    other only.

    Raises NotOurShapeError.
    """
    walked = Walked()
    waiting: deque[tuple[int, str]] = deque(tops.items())
    crossing: list[Lead] = []
    pairs: set[tuple[int, int]] = set()
    for number, kind in tops.items():
        walked.kinds[number] = kind
    while waiting:
        number, kind = waiting.popleft()
        reading = _read(objects, kinds, number, kind)
        walked.readings[number] = reading
        for lead in reading.leads():
            if lead.tie == "mine" or (lead.tie == "shared" and lead.number not in walked.kinds):
                if lead.number in walked.kinds:
                    raise NotOurShapeError
                walked.kinds[lead.number] = lead.kind
                walked.owners[lead.number] = number
                waiting.append((lead.number, lead.kind))
            elif lead.tie == "owner":
                if walked.owners.get(number) != lead.number:
                    raise NotOurShapeError
            elif lead.tie == "pair":
                pairs.add((number, lead.number))
                crossing.append(lead)
            else:
                crossing.append(lead)
    _check_crossing(walked, known, crossing, pairs)
    if walked.kinds.keys() != objects.keys():
        raise NotOurShapeError
    return walked


def _read(objects: Mapping[int, Tile], kinds: Kinds, number: int, kind: str) -> Reading:
    tile = objects.get(number)
    if tile is None or (tile.data is not None) != (kind in STREAMS):
        raise NotOurShapeError
    for each in kinds[kind]:
        reading = each.read(tile.value)
        if reading is not None:
            return reading
    raise NotOurShapeError


def _check_crossing(
    walked: Walked, known: Walked, crossing: list[Lead], pairs: set[tuple[int, int]]
) -> None:
    """References that do not own have to find the kind they name; pairs name each other."""
    for lead in crossing:
        if (walked.kinds.get(lead.number) or known.kinds.get(lead.number)) != lead.kind:
            raise NotOurShapeError
    for one, other in pairs:
        if (other, one) not in pairs and one not in known.kinds and other not in known.kinds:
            raise NotOurShapeError


STREAMS = frozenset(
    {"metadata", "profile", "content", "data", "font_file", "empty_look", "answers", "look"}
)
"""The kinds that are streams."""
