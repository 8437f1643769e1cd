"""Where the person is, as it outlives a lock: nothing of any text."""

from dataclasses import dataclass

from prevent_desktop.kept.drafts import Draft
from prevent_desktop.kept.notes import Note, NoteKind


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A draft's id and the section's, or a short paper's and its kind."""

    object_id: str
    section: str = ""
    kind: NoteKind | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """What to come back to after unlocking; `unsaved` is what no disk has taken yet."""

    to: Whereabouts
    unsaved: Draft | Note | None = None
