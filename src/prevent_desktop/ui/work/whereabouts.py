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

    to: Whereabouts
    unsaved: Draft | Note | None = None
