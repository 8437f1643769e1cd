"""The ways to a short paper's page: a new one, one that is kept, and back after a lock."""

from PySide6.QtCore import QObject

from prevent_desktop.kept.notes import KeptNotes, Note, NoteKind
from prevent_desktop.ui.notes.writing import WritingNote
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk


class _Beginning(DeskFlow):
    """Finds the note in the worker and hands on to writing it."""

    def __init__(self, at: OpenDesk, parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._kept = KeptNotes(at.store.vault, at.store.now)

    def start(self) -> None:
        self.waiting.emit()
        self._at.workers.paper.run(self._note, self._write, self.give_up, owner=self)

    def _note(self) -> Note:
        """In the worker."""
        raise NotImplementedError

    def _write(self, note: Note) -> None:
        self.handed_on.emit(WritingNote(self._at, note))


class NewNote(_Beginning):
    """A new one; nothing is kept before the first letter."""

    def __init__(self, at: OpenDesk, kind: NoteKind, parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._kind = kind

    def _note(self) -> Note:
        return Note(self._kept.new_id(), self._kind)


class KeptNote(_Beginning):
    """One from the list, with what was typed before."""

    def __init__(self, at: OpenDesk, object_id: str, parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._object_id = object_id

    def _note(self) -> Note:
        lines = self._kept.lines()
        kind = next(n.kind for n in lines if n.object_id == self._object_id and n.kind)
        return Note(self._object_id, kind, self._kept.load(self._object_id))


class NoteAgain(_Beginning):
    """The one that was open at a lock; of one without a letter nothing was kept."""

    def __init__(
        self, at: OpenDesk, object_id: str, kind: NoteKind, parent: QObject | None = None
    ) -> None:
        super().__init__(at, parent)
        self._object_id = object_id
        self._kind = kind

    def _note(self) -> Note:
        kept = any(line.object_id == self._object_id for line in self._kept.lines())
        values = self._kept.load(self._object_id) if kept else {}
        return Note(self._object_id, self._kind, values)
