"""The ways to an open referral: a new one, or one that is kept."""

from functools import partial

from PySide6.QtCore import QObject

from prevent_desktop.kept.drafts import Draft
from prevent_desktop.ui.referral.before_page import BeforePage
from prevent_desktop.ui.referral.open_referral import OpenReferral
from prevent_desktop.ui.referral.session import open_looked_through
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk


class NewReferral(DeskFlow):
    """What to know before one starts, then an empty draft; nothing is kept before an answer.

    It goes to the area of this id, or to the default one.
    """

    def __init__(self, at: OpenDesk, area_id: str = "", parent: QObject | None = None) -> None:
        super().__init__(at, parent)
        self._area_id = area_id

    def start(self) -> None:
        library = self._desk.library
        area = library.areas[self._area_id] if self._area_id else library.default_area
        page = BeforePage(
            self._desk.guidance("before-you-start"),
            area,
            self._desk.today(),
            fixed=area.id == library.fixed,
        )
        page.back.connect(lambda: self.home_wanted.emit(""))
        page.go_on.connect(self._begin)
        self.page_wanted.emit(page)

    def _begin(self) -> None:
        self.waiting.emit()
        new = partial(self._at.store.new, self._area_id)
        self._at.workers.vault.run(new, self._open, self.give_up, owner=self)

    def _open(self, draft: Draft) -> None:
        self.handed_on.emit(OpenReferral(self._at, draft))


class KeptReferral(DeskFlow):
    """A draft from the list, or the one that was open at a lock, at its section."""

    def __init__(
        self, at: OpenDesk, object_id: str, where: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(at, parent)
        self._object_id = object_id
        self._where = where

    def start(self) -> None:
        self.waiting.emit()
        look = partial(open_looked_through, self._at.store, self._object_id, self._desk.today)
        self._at.workers.vault.run(look, self._open, self.give_up, owner=self)

    def _open(self, draft: Draft) -> None:
        self.handed_on.emit(OpenReferral(self._at, draft, self._where))
