"""What the list calls a short paper."""

from prevent_desktop.kept.notes import NoteKind, NoteLine


def note_title(line: NoteLine) -> str:
    """What the list calls a note."""
    if line.kind is None:
        return f"Addition or decision {line.object_id[:8]}"
    if line.kind is NoteKind.ADDENDUM:
        return f"Addition to {line.about}" if line.about else "Addition to a referral"
    return f"Decision not to refer: {line.about}" if line.about else "Decision not to refer"


def note_back(line: NoteLine) -> str:
    """What to say once a deleted note is back."""
    if line.kind is None:
        return "It is back."
    return f"The {'addition' if line.kind is NoteKind.ADDENDUM else 'decision'} is back."
