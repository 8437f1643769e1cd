"""After everything was brought in: what is here in another version, and a way to have both."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.kept.draft_lines import DraftLine, line_of
from prevent_desktop.kept.drafts import UNTITLED
from prevent_desktop.kept.moving import Other
from prevent_desktop.kept.notes import NoteKind, NoteLine, line_of_note
from prevent_desktop.moments import Zone, day_in_words, to_seconds
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, heading
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.vault import Entry, Kind

TITLE = "Some of it is here in another version"
EXPLAINS = (
    "What is here was not changed. The file holds these in another version: you can have both, "
    "look at each, and delete the one that you do not need."
)
SENT_ALREADY = "Do not send one twice"
SENT_WORDS = (
    "One that is marked as sent on one of the two computers may stand as a draft on the other."
)
LATER = " This is the later one."


class OthersPage(Page):
    """`both_wanted` says that the file's versions are wanted too, `left` that they are not."""

    both_wanted = Signal()
    left = Signal()

    def __init__(self, others: Sequence[Other], zone: Zone, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        self.add(heading(TITLE, 1), body(EXPLAINS))
        lines = [(_line(each.here), _line(each.there)) for each in others]
        if any(_sent(here) is not _sent(there) for here, there in lines):
            self.add(Notice("warning", SENT_ALREADY, SENT_WORDS))
        for here, there in lines:
            first, second = _latest(here), _latest(there)
            self.add(
                heading(_title(there), 2),
                body(f"Here: {_state(here, zone)}{LATER if first > second else ''}"),
                body(f"In the file: {_state(there, zone)}{LATER if second > first else ''}"),
            )
        both = Button("Bring the file's versions in too", "primary")
        both.clicked.connect(self.both_wanted)
        leave = Button("Leave them in the file", "secondary")
        leave.clicked.connect(self.left)
        self.add_buttons(both, leave)


def _line(entry: Entry) -> DraftLine | NoteLine | None:
    return line_of(entry) if entry.kind is Kind.DRAFT else line_of_note(entry)


def _sent(line: DraftLine | NoteLine | None) -> bool:
    return line is not None and line.sent


def _latest(line: DraftLine | NoteLine | None) -> float:
    moments = (line.changed, line.decided) if line is not None else ()
    return max((to_seconds(moment) for moment in moments if moment), default=0.0)


def _title(line: DraftLine | NoteLine | None) -> str:
    if isinstance(line, DraftLine):
        return line.title or UNTITLED
    what = "Addition"
    if line is None or line.kind is not NoteKind.ADDENDUM:
        what = "Decision not to refer"
    return f"{what}: {line.about}" if line is not None and line.about else what


def _state(line: DraftLine | NoteLine | None, zone: Zone) -> str:
    if line is None or not line.readable:
        return "it cannot be read."
    how = "not finished"
    if line.finished:
        how = f"{line.reference}, {'sent' if line.sent else 'made, not marked as sent'}"
    if isinstance(line, DraftLine) and line.sent and line.sent_on:
        how += f" on {day_in_words(line.sent_on)}"
    changed = f"; last changed {zone.day_and_time(line.changed)}" if line.changed else ""
    return f"{how}{changed}."
