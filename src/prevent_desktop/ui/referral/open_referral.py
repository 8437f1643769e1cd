"""An open referral: its session, its view and the one finishing, which come and go together."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from prevent_desktop.kept.drafts import Draft
from prevent_desktop.ui.referral.referral_view import CHECK, ReferralView
from prevent_desktop.ui.referral.session import DraftSession
from prevent_desktop.ui.referral.spelling import speller_of
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk
from prevent_desktop.ui.work.late import part_with
from prevent_desktop.ui.work.uncollected import uncollected
from prevent_desktop.ui.work.whereabouts import Whereabouts
from prevent_desktop.ui.work.worker import nothing

if TYPE_CHECKING:
    from prevent_desktop.ui.own_form.flow import OwnForm
    from prevent_desktop.ui.referral.finishing import Finishing


def _load_signing() -> None:
    """In a worker: the pages that the check page leads to."""
    with uncollected():
        from prevent_desktop.ui.referral import finishing

    _ = finishing


def _warm_up_paper() -> None:
    """In a worker: what draws a paper is loaded and tried."""
    from prevent_desktop import document

    document.warm_up()


class OpenReferral(DeskFlow):
    """One draft from its opening to Home. Its end destroys all three.

    `unsaved` says that no disk has taken the draft as it is; `where` is the section to begin in.
    """

    def __init__(
        self,
        at: OpenDesk,
        draft: Draft,
        where: str = "",
        *,
        unsaved: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(at, parent)
        self._where = where
        self._unsaved = unsaved
        self._warm = False
        self._session = DraftSession(
            draft,
            at.store.save,
            vault_worker=at.workers.vault,
            review_worker=at.workers.review,
            today=at.desk.today,
            parent=self,
        )
        self._view = ReferralView(at.desk, self._session, speller_of(at, self._session))
        self._view.close_wanted.connect(lambda: self.home_wanted.emit(""))
        self._view.title_changed.connect(self.title_changed)
        self._view.check_shown.connect(self._warm_up)
        self._view.finish_wanted.connect(self._finish)
        self._finishing: Finishing | None = None
        self._view.own_form_wanted.connect(self._fill_own_form)
        self._own_form: OwnForm | None = None

    def start(self) -> None:
        """Show the section to begin in, or the first that is not done."""
        self.page_wanted.emit(self._view)
        self._view.go(self._where or self._view.first_unfinished())
        if self._unsaved:
            self._session.save_again()

    @property
    def written(self) -> DraftSession:
        """The draft as it is being written."""
        return self._session

    @property
    def whereabouts(self) -> Whereabouts | None:
        """The draft and its section; None once it is signed: Home has it at the top then."""
        object_id = self._session.draft.object_id
        if self._finishing is None:
            return Whereabouts(object_id, self._view.where)
        return None if self._finishing.signed else Whereabouts(object_id, CHECK)

    def _warm_up(self) -> None:
        """Ahead of the first paper: what it needs is loaded and tried in the workers.

        The pages in the one that loads ahead for Home: only one thread at a time may do so.
        """
        if not self._warm:
            self._warm = True
            self._at.workers.review.run(_load_signing, nothing, nothing, owner=self)
            self._at.workers.paper.run(_warm_up_paper, nothing, nothing, owner=self, aside=True)

    def _finish(self, complete: bool) -> None:
        from prevent_desktop.ui.referral.finishing import Finishing

        self._leave_finishing()
        finishing = Finishing(self._at, self._session, complete=complete, check=CHECK, parent=self)
        finishing.page_wanted.connect(self.page_wanted)
        finishing.home_wanted.connect(self.home_wanted)
        finishing.handed_on.connect(self.handed_on)
        finishing.back.connect(self._go_back)
        self._finishing = finishing
        finishing.start()

    def _fill_own_form(self) -> None:
        """The police's own form, before there is a paper for it to go beside."""
        from prevent_desktop.ui.own_form.answering import Answering
        from prevent_desktop.ui.own_form.flow import OwnForm

        session = self._session
        job = OwnForm(self._at, Answering(session.draft.referral, session.set_value), parent=self)
        job.page_wanted.connect(self.page_wanted)
        job.back.connect(lambda: self._go_back(CHECK))
        self._own_form = job
        job.start()

    def _go_back(self, where: str) -> None:
        self._leave_finishing()
        self._leave_own_form()
        self.page_wanted.emit(self._view)
        self._view.change(where)

    def _leave_finishing(self) -> None:
        """Let go of what was to be signed; another time it is begun anew."""
        if self._finishing is not None:
            self._finishing.end()
        self._finishing = None

    def _leave_own_form(self) -> None:
        if self._own_form is not None:
            self._own_form.end()
        self._own_form = None

    def drop_pages(self) -> None:
        """Every answer goes from the screen; the session stays until the disk has taken it."""
        self._leave_finishing()
        self._leave_own_form()
        self._session.forget_pages()
        part_with(self._view)

    def end(self) -> None:
        """Let go of the draft: its pages, its answers, its paper. What is unsaved is lost."""
        self._session.close()
        self.drop_pages()
        super().end()
