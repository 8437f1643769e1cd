"""What somebody at Home may want: a job, or something done with what is kept. Nothing else."""

from collections.abc import Callable
from enum import StrEnum

import msgspec

from prevent_desktop.ui.work.flow import Flow, OpenDesk

Job = Callable[[OpenDesk], Flow]
"""Makes the flow of a job, which is then started."""


class Tick(StrEnum):
    """A box on a card."""

    SENT = "sent"
    HELD = "held"


class Begin(msgspec.Struct, frozen=True):
    """A job, which leads away from Home; `object_id` is what it is about, if anything kept."""

    job: Job
    object_id: str = ""


class ShowHelp(msgspec.Struct, frozen=True):
    """Help, over this page."""


class Delete(msgspec.Struct, frozen=True):
    """Delete a draft or a note; the person said so twice."""

    object_id: str


class Undo(msgspec.Struct, frozen=True):
    """Bring back what was deleted."""

    object_id: str


class SetTick(msgspec.Struct, frozen=True):
    """A tick was set or taken away."""

    object_id: str
    tick: Tick
    on: bool


class WarningsSeen(msgspec.Struct, frozen=True):
    """These warnings about age were in view."""

    object_ids: tuple[str, ...]


class ClockIsRight(msgspec.Struct, frozen=True):
    """The person's word for the computer's date."""


Wanted = Begin | ShowHelp | Delete | Undo | SetTick | WarningsSeen | ClockIsRight
