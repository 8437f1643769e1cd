"""The short paper being written: takes what is typed, and has it saved before it can be lost."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject

from prevent_desktop.kept.notes import Note
from prevent_desktop.ui.work.autosave import Autosaved
from prevent_desktop.ui.work.worker import Worker


class NoteSession(Autosaved):
    """One addition or decision being written, from its first letter to its paper."""

    def __init__(
        self,
        note: Note,
        save: Callable[[Note], None],
        worker: Worker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(worker, parent)
        self.note = note
        self._save = save
        self._finished = False

    @property
    def content(self) -> Note:
        """The note as it stands."""
        return self.note

    def set_values(self, values: Mapping[str, str]) -> None:
        """Take what stands in the boxes now."""
        if not self._closed:
            self.note = replace(self.note, values=values)
            self.save_again()

    @property
    def finished(self) -> bool:
        """Whether its paper is made, or it is discarded."""
        return self._finished

    def _saving_job(self) -> Callable[[], None]:
        note = self.note
        return lambda: self._save(note)

    def finish(self) -> None:
        """Its paper is made, or it is discarded: nothing of it may come back by being saved."""
        self.close()
        self._unsaved, self._finished = False, True
        self.saved.emit(None)
