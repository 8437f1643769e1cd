"""Countersigning in the window: the page, the work in the worker, the new file."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prevent_desktop import document
from prevent_desktop.document import Holder, Identity
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.own_identity import identity_for, renewal_words, same_letters
from prevent_desktop.papers.key_files import open_key_file, read_key_file
from prevent_desktop.saving import free_name, save_new
from prevent_desktop.ui.verify.countersign_page import (
    CountersignedPage,
    CountersigningWishes,
    CountersignPage,
)
from prevent_desktop.ui.verify.looked_at import LookedAt
from prevent_desktop.ui.work.alive import if_alive
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.ui.work.worker import Worker
from prevent_desktop.vault import Vault

NOBODY = Holder("", "")


class Countersigning(QObject):
    """One countersignature, from the page to the new file.

    `page_wanted` carries a page to show; `back` says that nothing was signed, `home_wanted` that
    it is over.
    """

    page_wanted = Signal(object)
    back = Signal()
    home_wanted = Signal()

    def __init__(
        self, desk: WindowDesk, vault: Vault, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._vault = vault
        self._worker = worker

    def start(self, looked_at: LookedAt, referrer: str) -> None:
        """Ask who signs this file; its verdict, which names its referrer, was shown before."""

        def show(own: Holder) -> None:
            is_lead = not same_letters(Holder(own.name, ""), Holder(referrer, ""))
            signer = own if is_lead else NOBODY
            page = CountersignPage(looked_at.path, signer)
            page.holder_typed.connect(partial(self._look_at_key, page))
            page.back.connect(self.back)
            page.signed.connect(partial(self._sign, page, looked_at))
            self.page_wanted.emit(page)
            self._look_at_key(page, signer)

        self._worker.run(
            self._own_details, if_alive(self, show), if_alive(self, lambda _error: show(NOBODY))
        )

    def _look_at_key(self, page: CountersignPage, holder: Holder) -> None:
        """Say on the page when the certificate of this person's key ends or ended."""
        self._worker.run(
            lambda: renewal_words(self._vault, holder, self._desk.local_now()),
            if_alive(page, page.own_key.show_renewal),
            lambda _error: None,
        )

    def _own_details(self) -> Holder:
        """Who works at this computer, from "my details"."""
        store = DraftStore(self._vault, self._desk.library, self._desk.now)
        referral = store.new().referral
        return Holder(referral.referrer_name(), referral.answers.text("referrer.role_org"))

    def _sign(
        self, page: CountersignPage, looked_at: LookedAt, wishes: CountersigningWishes
    ) -> None:
        pdf = looked_at.path
        desk, passphrase = self._desk, page.key_file.take_passphrase()

        def work() -> tuple[Path, str]:
            moment = desk.local_now()
            identity = self._identity(wishes, passphrase, moment)
            signed = document.countersign(looked_at.pdf, identity, moment, wishes.mark)
            name = free_name(pdf.parent, f"{pdf.stem}-countersigned", ".pdf")
            return save_new(pdf.parent, {name: signed})[0], identity.fingerprint

        def failed(error: PreventDesktopError) -> None:
            page.show_failure(error, desk.sentence(error))

        self._worker.run(work, if_alive(page, self._signed), if_alive(page, failed))

    def _identity(
        self, wishes: CountersigningWishes, passphrase: bytes | None, moment: datetime
    ) -> Identity:
        if wishes.key_file is None:
            return identity_for(self._vault, wishes.holder, moment)
        return open_key_file(read_key_file(wishes.key_file), passphrase, moment)

    def _signed(self, done: tuple[Path, str]) -> None:
        page = CountersignedPage(*done)
        page.home_wanted.connect(self.home_wanted)
        self.page_wanted.emit(page)
