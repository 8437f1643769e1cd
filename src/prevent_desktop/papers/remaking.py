"""The pages of a paper that was signed on another day, made again: the same to the byte, or not.

Data cannot be taken out of a signed file. What can be done is to make the same pages from the same
answers once more, and to sign them anew. That they are the same is not assumed: with the data in
them they have to be the first bytes of the signed file, before its signature.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from prevent_desktop import document
from prevent_desktop.document import Holder, Identity, Paper
from prevent_desktop.document.mark import Mark
from prevent_desktop.errors import DocumentError
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.moments import load_zone
from prevent_desktop.papers.copying import save_large, save_without_data, save_word
from prevent_desktop.papers.finished import FinishedPaper
from prevent_desktop.papers.submission import Order, holder_of, paper_of


@dataclass(frozen=True, slots=True)
class Remaking:
    """A finished paper and what it was ordered from. Blocking: use a worker.

    Every method raises DocumentError("not_made_again") if the pages come out in another way, such
    as by another version of this program.
    """

    order: Order
    finished: FinishedPaper

    @property
    def has_data(self) -> bool:
        """Whether there is data to leave out."""
        return self.order.embed_answers

    @property
    def holder(self) -> Holder:
        """Whose own key signs."""
        return holder_of(self.order.referral)

    def paper(self) -> Paper:
        """What the pages are made of, proven by the signed file."""
        paper = paper_of(self.order, self.finished.fingerprint)
        if not self.finished.signed.startswith(document.render(paper)):
            raise DocumentError("not_made_again")
        return paper

    def text_without_data(self) -> str:
        """What is going to be signed, to read it before. Raises DocumentError."""
        return document.as_text(document.render(replace(self.paper(), payload=None)))

    def copy_without_data(self, identity: Identity, moment: datetime, mark: Mark) -> FinishedPaper:
        """Sign the pages anew without the data, at `moment` (aware), and save them.

        Raises DocumentError, IdentityError and FileError; the first paper stays as it is.
        """
        local = load_zone(self.order.referral.area.zone).local(moment)
        path, signed = save_without_data(self.paper(), identity, local, mark, self.order.folder)
        return replace(self.finished, pdf=path, signed=signed, fingerprint=identity.fingerprint)

    def save_large_copy(self) -> Path:
        """A copy in large print beside the paper. Raises DocumentError and FileError."""
        return save_large(self.paper(), self.order.folder)

    def save_word_copy(self) -> Path:
        """A copy for Word beside the paper. Raises DocumentError and FileError."""
        return save_word(self.paper(), self.order.folder)


def remaking_of(store: DraftStore, draft: Draft, finished: FinishedPaper) -> Remaking | None:
    """How the paper last made from a draft is made again.

    None where no record of it is kept, or its answers were changed since. Raises VaultError and
    FileError.
    """
    record = next((r for r in store.records() if r.reference == draft.reference), None)
    if record is None or finished.outdated:
        return None
    zone = load_zone(draft.referral.area.zone)
    order = Order(
        referral=draft.referral,
        identity=None,
        reference=record.reference,
        moment=record.made,
        today=zone.today(record.made),
        folder=finished.pdf.parent,
        incomplete=not record.complete,
        message_template=finished.template,
        embed_answers=_holds_data(finished.signed),
        amends=draft.amends,
    )
    return Remaking(order, finished)


def _holds_data(signed: bytes) -> bool:
    try:
        document.read_payload(signed)
    except DocumentError:
        return False
    return True
