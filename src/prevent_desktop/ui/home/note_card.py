"""An addition or a decision in the list on Home; one that is made can only be sent."""

from collections.abc import Iterator

from prevent_desktop.kept.drafts import DraftLine
from prevent_desktop.kept.notes import NoteLine
from prevent_desktop.moments import Zone
from prevent_desktop.ui.home.kept_card import KeptCard
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.notes.note_words import note_title


class NoteCard(KeptCard):
    """One note."""

    def __init__(self, line: NoteLine, zone: Zone) -> None:
        super().__init__(line, note_title(line), zone)

    def _deeds(self, line: DraftLine | NoteLine) -> Iterator[Button]:
        yield from super()._deeds(line)
        if not line.finished:
            yield self._go_on_button()
