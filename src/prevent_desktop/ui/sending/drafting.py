"""Opening a draft message: the programs, what came of asking one, and what the person saw of it."""

from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.opened import NOT_OPENED, Opened
from prevent_desktop.mail import DraftMessage, MailProgram, Opening, Outcome, Way
from prevent_desktop.papers.finished import FinishedPaper, SavedMessage
from prevent_desktop.ui.sending.draft_part import DraftPart
from prevent_desktop.ui.sending.draft_words import saved_words
from prevent_desktop.ui.sending.mail_choice import find_choice, remember
from prevent_desktop.ui.work.flow import OpenDesk
from prevent_desktop.ui.work.worker import nothing


class Drafting(QObject):
    """Does what one part of a page asks for, and goes with it.

    `opened` carries what is to be kept of the last draft message: asked for, seen, or none.
    """

    opened = Signal(object)

    def __init__(
        self,
        at: OpenDesk,
        paper: FinishedPaper,
        message: DraftMessage,
        draft: DraftPart,
        last: Opened,
    ) -> None:
        super().__init__(draft)
        self._at, self._desk = at, at.desk
        self._paper, self._message, self._draft = paper, message, draft
        self._last = last
        draft.open_wanted.connect(self._open)
        draft.chosen.connect(self._remember)
        draft.seen.connect(self._note_seen)
        draft.save_wanted.connect(self._save)
        draft.shown_again.connect(self._find)
        self._find()

    def _find(self) -> None:
        """Which programs there are, and which one was chosen, perhaps in the settings meanwhile."""
        find = partial(find_choice, self._desk)
        self._at.workers.review.run(find, self._draft.show_choice, self._failed, owner=self._draft)

    def _failed(self, error: PreventDesktopError) -> None:
        self._say(error)
        self._draft.by_hand.emit()

    def _remember(self, program: MailProgram) -> None:
        """When it cannot be kept, it is asked another time."""
        keep = partial(remember, self._desk, program)
        self._at.workers.review.run(keep, nothing, nothing, owner=self)

    def _open(self, program: MailProgram, after: Way | None) -> None:
        desk, draft = self._desk, self._draft
        ask = partial(
            desk.open_draft,
            program,
            self._message,
            desk.private_folder,
            self._paper.saved,
            after=after,
        )

        def asked(opening: Opening) -> None:
            if opening.outcome is Outcome.ASKED:
                self._note(Opened(at=desk.now(), program=program.name))
            draft.show_opening(opening)

        self._at.workers.paper.run(ask, asked, self._failed, owner=draft)

    def _note_seen(self, seen: bool) -> None:
        """What the person saw of the last draft that was asked for."""
        self._note(msgspec.structs.replace(self._last, seen=True) if seen else NOT_OPENED)

    def _note(self, opened: Opened) -> None:
        self._last = opened
        self.opened.emit(opened)

    def _save(self) -> None:
        folder, draft = self._paper.pdf.parent, self._draft

        def said(saved: SavedMessage) -> None:
            draft.say(saved_words(saved))

        save = partial(self._paper.save_message, folder)
        self._at.workers.paper.run(save, said, self._say, owner=draft)

    def _say(self, error: PreventDesktopError) -> None:
        self._draft.say(self._desk.sentence(error))
