"""Where the person is, as it outlives a lock: nothing of any text."""

import msgspec

from prevent_desktop.kept.drafts import Draft
from prevent_desktop.kept.notes import Note, NoteKind


class Whereabouts(msgspec.Struct, frozen=True):
    """A draft's id and the section's, or a short paper's and its kind."""

    object_id: str
    section: str = ""
    kind: NoteKind | None = None


class Return(msgspec.Struct, frozen=True):
    """What to come back to after unlocking; `unsaved` is what no disk has taken yet."""

    to: Whereabouts | None = None
    """None for the list of drafts."""
    unsaved: Draft | Note | None = None
    notice: str = ""
    """What the list has to say then: the program's own words, nothing that was typed."""
