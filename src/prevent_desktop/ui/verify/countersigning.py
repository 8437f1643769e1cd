"""Countersigning in the window: the page, the work in the worker, the new file."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prevent_desktop import document
from prevent_desktop.document import Holder, SignatureFact
from prevent_desktop.errors import FileError, PreventDesktopError
from prevent_desktop.kept.own_identity import known_fingerprints, same_letters
from prevent_desktop.saving import free_name, make_folder, save_new, shortened
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
_ADDED = "-countersigned.pdf"
"""What the new file is called after its first one."""


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


@dataclass(frozen=True, slots=True)
class _Unsaved:
    """The same, where it could not be saved."""

    signed: bytes = field(repr=False)
    fingerprint: str
    error: FileError


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
        self._unsaved: _Unsaved | None = None
        """What was signed last and could not be saved beside the first file."""

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
        page.folder_chosen.connect(partial(self._save_in, page))
        self.page_wanted.emit(page)
        look_at_key(self._at, page, signer)

    def _sign(self, page: CountersignPage, wishes: CountersigningWishes) -> None:
        """In one go: what is signed is saved, though its page be left meanwhile."""
        looked_at, desk = self._looked_at, self._desk
        key = page.key.take(self._at.store.vault)

        def work() -> _Signed | _Unsaved:
            moment = desk.local_now()
            identity = key.identity(wishes.holder, moment)
            signed = document.countersign(looked_at.pdf, identity, moment, wishes.mark)
            try:
                return _saved(looked_at.path, looked_at.path.parent, signed, identity.fingerprint)
            except FileError as error:
                return _Unsaved(signed, identity.fingerprint, error)

        def done(made: _Signed | _Unsaved) -> None:
            if isinstance(made, _Signed):
                self._was_signed(made)
                return
            self._unsaved = made
            page.offer_folder(desk.sentence(made.error))

        def failed(error: PreventDesktopError) -> None:
            page.show_failure(error, desk.sentence(error))

        self._at.workers.paper.run(work, done, failed, owner=page)

    def _save_in(self, page: CountersignPage, folder: Path | None) -> None:
        """Save what is signed, which is not signed twice, in another folder."""
        unsaved, path, usual = self._unsaved, self._looked_at.path, self._desk.documents_folder
        if unsaved is None:
            return

        def work() -> _Signed:
            if folder is None:
                make_folder(usual)
            return _saved(path, folder or usual, unsaved.signed, unsaved.fingerprint)

        def failed(error: PreventDesktopError) -> None:
            page.offer_folder(self._desk.sentence(error))

        self._at.workers.paper.run(work, self._was_signed, failed, owner=page)

    def _was_signed(self, done: _Signed) -> None:
        page = CountersignedPage(done.path, done.fingerprint)
        page.home_wanted.connect(partial(self.home_wanted.emit, ""))
        page.print_wanted.connect(partial(self._print, done))
        self.page_wanted.emit(page)

    def _print(self, done: _Signed) -> None:
        printing = Printing(self._desk, self._at.workers, done.on_paper, parent=self)
        printing.begin(self.page_wanted, partial(self._was_signed, done))


def _saved(first: Path, folder: Path, signed: bytes, fingerprint: str) -> _Signed:
    """Save it under the name of the first file with an ending. Raises FileError.

    A folder that is gone, such as that of a stick, is said to be, and not made.
    """
    if not folder.is_dir():
        raise FileError("folder_gone", name=str(folder))
    name = f"{shortened(first.stem, _ADDED)}{_ADDED.removesuffix('.pdf')}"
    (path,) = save_new(folder, {free_name(folder, name, ".pdf"): signed})
    return _Signed(path, fingerprint, signed_paper(path, signed))
