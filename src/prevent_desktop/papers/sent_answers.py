"""The answers that were sent, as the paper itself holds them."""

from collections.abc import Mapping
from pathlib import Path

from prevent_desktop import document
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.form.files import parse_json
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.papers.finished import read_made
from prevent_desktop.papers.pdf_state import pdf_of, record_of
from prevent_desktop.referral import Referral, referral_from_file


def sent_answers(store: DraftStore, draft: Draft, folder: Path) -> Mapping[str, object] | None:
    """An answers file out of the last paper of a draft; blocking, use a worker.

    The draft may have been changed since. None where the paper does not tell: it is gone, altered
    or made without data.
    """
    try:
        record = record_of(store, draft)
        signed = read_made(pdf_of(draft, folder), record.sha256 if record else "")
        read = parse_json(document.read_payload(signed))
    except PreventDesktopError:
        return None
    return read if isinstance(read, dict) else None


def sent_referral(store: DraftStore, answers: Mapping[str, object] | None) -> Referral | None:
    """The referral of such a file; None where it cannot be read with what is installed here."""
    if answers is None:
        return None
    try:
        return referral_from_file(store.library, dict(answers))
    except PreventDesktopError:
        return None
