"""An addition or a decision that is not finished, in the list on Home."""

from prevent_desktop.kept_notes import NoteLine
from prevent_desktop.ui import moments
from prevent_desktop.ui.kept_card import KeptCard
from prevent_desktop.ui.note_words import note_title


class NoteCard(KeptCard):
    """One note."""

    def __init__(self, line: NoteLine) -> None:
        changed = line.changed
        super().__init__(
            line.object_id,
            note_title(line),
            changed,
            line.health,
            held=line.held,
            when=f"Last changed {moments.day_and_time(changed)}" if changed else "",
        )
        self._add_ticks(self._held)
        self._held.setHidden(line.kind is None)
        self._add_buttons(*([self._go_on_button()] if line.kind else []))
