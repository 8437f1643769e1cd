"""What stands on the pages of the short papers, and what is said about what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from prevent_desktop.document import ReferenceDoubt
from prevent_desktop.document.characters import described
from prevent_desktop.kept.notes import NoteKind
from prevent_desktop.papers.short_papers import Doubt
from prevent_desktop.ui.notes.note_boxes import Box

_NAMED = 3
"""Characters named one by one in a sentence; the rest are counted."""


@dataclass(frozen=True, slots=True)
class NoteWords:
    """What stands on the page of one kind of paper."""

    title: str
    intro: str
    boxes: Sequence[Box]


_WHO = (
    Box("name", "Your name", missing="Type your name."),
    Box("role", "Your role and organisation"),
)
NOTE_WORDS = {
    NoteKind.ADDENDUM: NoteWords(
        "Add something to a referral you sent",
        "For what became known after you sent a referral. It names the first reference. A new "
        "concern about the same person is a new referral.",
        (
            Box(
                "first_reference",
                "Reference of the first referral",
                "Such as PR-7K2M-4H9Q",
                "Type the reference of the referral that you sent.",
            ),
            Box(
                "person",
                "Name of the person, as in the first referral",
                missing="Type the person's name.",
            ),
            Box(
                "text",
                "What became known, when, and how you know",
                missing="Type what became known.",
                tall=True,
            ),
            *_WHO,
            Box("phone", "Your phone number", missing="Type a phone number for the police."),
        ),
    ),
    NoteKind.CONSIDERED: NoteWords(
        "Concern considered: what we did instead",
        "For your own record when you decide, with your lead, not to refer. It is sent to "
        "nobody. If anything changes, you can still refer.",
        (
            Box(
                "about",
                "Who it is about",
                "As little as your record needs, such as initials and year group",
                "Type who it is about.",
            ),
            Box("concern", "What the concern was", missing="Type the concern.", tall=True),
            Box(
                "reasons",
                "Why you decided not to refer",
                missing="Type your reasons.",
                tall=True,
            ),
            Box("support", "What you did or will do instead", tall=True),
            *_WHO,
        ),
    ),
}
_MISWRITTEN = (
    "This is not quite a reference of Prevent Desktop: PR, then two groups of four letters and "
    "digits, never 0, 1, I, L or O."
)
_REFERENCE = {
    ReferenceDoubt.MISWRITTEN: _MISWRITTEN,
    ReferenceDoubt.CLOSE: "No referral with this reference was made on this computer.",
    ReferenceDoubt.UNKNOWN: (
        "No referral with this reference was made on this computer. If you made it on another "
        "one, that is fine."
    ),
}
_COMPARE = "Compare it with the PDF or the message that you sent."


def doubt_sentence(doubt: Doubt) -> str:
    """What to look at in a box."""
    if doubt.area:
        return (
            f"It goes to {doubt.area}: nothing on this computer tells where the referral with this "
            "reference went. If it went elsewhere, do not send this there; write it where the "
            "referral was made, or ring who received it."
        )
    if doubt.named:
        said = ", ".join(f"\u201c{each}\u201d" for each in doubt.named[:_NAMED])
        return f"Whoever first noticed it wishes to stay anonymous, and {said} stands here."
    if doubt.reference is not None:
        words, known = _REFERENCE[doubt.reference.doubt], doubt.reference.known
        meant = f" Did you mean {known}?" if known else ""
        return f"{words}{meant} {_COMPARE}"
    characters = doubt.characters
    names = ", ".join(described(character) for character in characters[:_NAMED])
    more = f" and {len(characters) - _NAMED} more" if len(characters) > _NAMED else ""
    return (
        f"Our fonts cannot draw {names}{more}. Each prints as a box, with its name in a note below "
        "it; you may want to write it another way too."
    )
