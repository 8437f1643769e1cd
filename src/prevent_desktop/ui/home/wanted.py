"""What somebody at Home may want: a job, or something done with what is kept. Nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from prevent_desktop.ui.work.flow import Flow, OpenDesk

Job = Callable[[OpenDesk], Flow]
"""Makes the flow of a job, which is then started."""


class Tick(StrEnum):
    """A box on a card."""

    SENT = "sent"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Begin:
    """A job, which leads away from Home; `object_id` is what it is about, if anything kept."""

    job: Job
    object_id: str = ""


@dataclass(frozen=True, slots=True)
class ShowHelp:
    """Help, over this page."""


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete a draft or a note; the person said so twice."""

    object_id: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Bring back what was deleted."""

    object_id: str


@dataclass(frozen=True, slots=True)
class SetTick:
    """A tick was set or taken away."""

    object_id: str
    tick: Tick
    on: bool


@dataclass(frozen=True, slots=True)
class WarningsSeen:
    """These warnings about age were in view."""

    object_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClockIsRight:
    """The person's word for the computer's date."""


Wanted = Begin | ShowHelp | Delete | Undo | SetTick | WarningsSeen | ClockIsRight
