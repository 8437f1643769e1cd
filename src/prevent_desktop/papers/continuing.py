"""A new draft from an earlier PDF: only of one that is unchanged; else its verdict is shown."""

from dataclasses import dataclass, field

from prevent_desktop.document import Verdict, VerdictKind
from prevent_desktop.errors import DocumentError
from prevent_desktop.form.declaration import undeclared
from prevent_desktop.form.files import parse_json
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.papers.strangers import Strangers
from prevent_desktop.referral import Referral, referral_from_file

_DISAGREES = frozenset({"changed", "not_ours", "not_signed", "unreadable"})
"""Codes that deny what the verdict just said."""


@dataclass(frozen=True, slots=True)
class Continued:
    """What came of a PDF: its verdict, and a draft if there may be one."""

    verdict: Verdict
    draft: Draft | None = None
    """Not saved yet; None of a file that is not unchanged."""
    unplaced: tuple[str, ...] = field(default=(), repr=False)
    """Ids of answers that another version had and this one has no place for."""


def continue_from(store: DraftStore, strangers: Strangers, pdf: bytes) -> Continued:
    """Take the answers of an earlier paper into a new draft. Blocking: use a worker.

    What was declared then is not declared now, and nothing is said to be looked at or sent. Raises
    DocumentError "no_payload", "payload_too_large", "no_second_process", "not_in_time",
    "took_too_much"; AnswersError for a question set or an area that is not known here.
    """
    verdict = strangers.verify(pdf)
    if verdict.kind is not VerdictKind.UNCHANGED:
        return Continued(verdict)
    try:
        payload = strangers.read_payload(pdf)
    except DocumentError as error:
        if error.code in _DISAGREES:
            return Continued(Verdict(VerdictKind.UNREADABLE))
        raise
    referral = _undeclared(referral_from_file(store.library, parse_json(payload)))
    moment = store.now()
    draft = Draft(store.vault.new_id(), referral, moment, moment)
    return Continued(verdict, draft, tuple(referral.answers.unplaced))


def _undeclared(referral: Referral) -> Referral:
    answers = undeclared(referral.form, referral.answers)
    return Referral(referral.form, referral.area, answers)
