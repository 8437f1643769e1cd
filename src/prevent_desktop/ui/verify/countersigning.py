"""Countersigning in the window: the page, the work in the worker, the new file."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prevent_desktop import document
from prevent_desktop.document import Holder, SignatureFact
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.own_identity import known_fingerprints, same_letters
from prevent_desktop.saving import free_name, save_new
from prevent_desktop.ui.printing.flow import Printing
from prevent_desktop.ui.printing.paper import PrintPaper, signed_paper
from prevent_desktop.ui.signing.key_choice import look_at_key
from prevent_desktop.ui.verify.countersign_page import (
    CountersignedPage,
    CountersigningWishes,
    CountersignPage,
)
from prevent_desktop.ui.verify.looked_at import LookedAt
from prevent_desktop.ui.work.flow import DeskFlow, OpenDesk

NOBODY = Holder("", "")


@dataclass(frozen=True, slots=True)
class _Here:
    """Who works at this computer, and whether the referrer's key is one of it."""

    holder: Holder
    same_computer: bool


@dataclass(frozen=True, slots=True)
class _Signed:
    """A paper with both signatures."""

    path: Path
    fingerprint: str
    on_paper: PrintPaper


class Countersigning(DeskFlow):
    """One countersignature, from the page to the new file.

    The file's verdict, which names its referrer, was shown before. `back` says that nothing was
    signed.
    """

    back = Signal()

    def __init__(
        self,
        at: OpenDesk,
        looked_at: LookedAt,
        referrer: SignatureFact,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(at, parent)
        self._looked_at = looked_at
        self._referrer = referrer

    def start(self) -> None:
        """Ask who signs this file: it is offered to whoever works here, if not the referrer."""

        def unknown(_error: PreventDesktopError) -> None:
            self._ask(_Here(NOBODY, same_computer=False))

        self._at.workers.paper.run(self._own_details, self._ask, unknown, owner=self)

    def _own_details(self) -> "_Here":
        """Who works at this computer, from "my details", and whether it signed this file before."""
        document.names_look_alike("", "")  # its table is read here, not by the window
        referral = self._at.store.new().referral
        own = Holder(referral.referrer_name(), referral.answers.text("referrer.role_org"))
        keys = known_fingerprints(self._at.store.vault)
        return _Here(own, same_computer=self._referrer.fingerprint in keys)

    def _ask(self, here: "_Here") -> None:
        own = here.holder
        is_lead = not same_letters(Holder(own.name, ""), Holder(self._referrer.name, ""))
        signer = own if is_lead else NOBODY
        keeps_key = self._desk.policy.allows("keep_signing_key")
        page = CountersignPage(
            self._looked_at.path,
            signer,
            self._referrer.name,
            same_computer=here.same_computer,
            keeps_key=keeps_key,
        )
        page.holder_typed.connect(partial(look_at_key, self._at, page))
        page.back.connect(self.back)
        page.signed.connect(partial(self._sign, page))
        self.page_wanted.emit(page)
        look_at_key(self._at, page, signer)

    def _sign(self, page: CountersignPage, wishes: CountersigningWishes) -> None:
        pdf, data = self._looked_at.path, self._looked_at.pdf
        desk, key = self._desk, page.key.take(self._at.store.vault)

        def work() -> _Signed:
            moment = desk.local_now()
            identity = key.identity(wishes.holder, moment)
            signed = document.countersign(data, identity, moment, wishes.mark)
            name = free_name(pdf.parent, f"{pdf.stem}-countersigned", ".pdf")
            (path,) = save_new(pdf.parent, {name: signed})
            return _Signed(path, identity.fingerprint, signed_paper(path, signed))

        def failed(error: PreventDesktopError) -> None:
            page.show_failure(error, desk.sentence(error))

        self._at.workers.paper.run(work, self._was_signed, failed, owner=page)

    def _was_signed(self, done: _Signed) -> None:
        page = CountersignedPage(done.path, done.fingerprint)
        page.home_wanted.connect(partial(self.home_wanted.emit, ""))
        page.print_wanted.connect(partial(self._print, done))
        self.page_wanted.emit(page)

    def _print(self, done: _Signed) -> None:
        printing = Printing(self._desk, self._at.workers, done.on_paper, parent=self)
        printing.begin(self.page_wanted, partial(self._was_signed, done))
