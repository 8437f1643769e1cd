"""The police's own form for a draft from the list that is not signed yet."""

from functools import partial

from PySide6.QtCore import QObject

from prevent_desktop.kept.drafts import Draft
from prevent_desktop.ui.own_form.answering import of_kept
from prevent_desktop.ui.own_form.flow import OwnForm
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk


class KeptOwnForm(DeskFlow):
    """One draft that nobody has open; its form is filled, and it stays a draft."""

    def __init__(self, at: OpenDesk, object_id: str, parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._object_id = object_id

    def start(self) -> None:
        self.waiting.emit()
        look = partial(self._at.store.open, self._object_id)
        self._at.workers.vault.run(look, self._begin, self.give_up, owner=self)

    def _begin(self, draft: Draft) -> None:
        answering = of_kept(
            self._at.store, self._object_id, draft.referral, may_change=not draft.sent
        )
        job = OwnForm(self._at, answering, parent=self)
        job.page_wanted.connect(self.page_wanted)
        job.back.connect(lambda: self.home_wanted.emit(""))
        job.start()
