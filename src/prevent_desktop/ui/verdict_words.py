"""A verdict on a signed PDF in words: unchanged or why not, who signed, and what that shows."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from prevent_desktop.document import Reason, SignatureFact, Verdict, VerdictKind
from prevent_desktop.ui.kit.labels import body, hint, selectable, strong
from prevent_desktop.ui.kit.panels import Notice, NoticeKind
from prevent_desktop.ui.moments import day, day_and_time

_VERDICTS: dict[VerdictKind, tuple[NoticeKind, str, str]] = {
    VerdictKind.UNCHANGED: (
        NoticeKind.SUCCESS,
        "Unchanged since it was signed",
        "The file is as it was when the key below signed it.",
    ),
    VerdictKind.CHANGED: (
        NoticeKind.ERROR,
        "Changed after it was signed",
        "Or it is not a paper of Prevent Desktop. Do not rely on it; ask for the original.",
    ),
    VerdictKind.NOT_SIGNED: (
        NoticeKind.WARNING,
        "Not signed",
        "Nobody can tell whether this file was changed.",
    ),
    VerdictKind.UNREADABLE: (
        NoticeKind.ERROR,
        "This is not a PDF that can be read",
        "Choose another file.",
    ),
}
_REASONS = {
    Reason.SIGNED_BYTES: "Something that was signed is no longer as it was.",
    Reason.SIGNATURE: "The signature itself is damaged.",
    Reason.ADDED: "Something was added after signing that is not the lead's signature.",
    Reason.AFTER_THE_END: "Something follows after the end of the signed file.",
    Reason.NOT_OURS: "Its signatures are not those of a paper of Prevent Desktop.",
}
_SINCE = {
    "nothing": "Nothing was changed since.",
    "countersigned": "Since then only the lead's signature was added.",
    "changed": "The file was changed since.",
}
_ROLES = {
    "referrer": "Referrer",
    "lead": "Safeguarding or Prevent lead",
}
_MEANING = (
    "This does not prove who holds the key. Compare the fingerprint with one given by phone or on "
    "the organisation's paper. The time is from the signer's computer, and anyone can make a key "
    "in any name."
)
_ONE_KEY = "Both signatures are by the same key: the second is nobody else's."


def verdict_widgets(verdict: Verdict) -> list[QWidget]:
    """Everything there is to say, the verdict itself first."""
    widgets: list[QWidget] = [Notice(*_VERDICTS[verdict.kind])]
    if verdict.reason:
        widgets.append(body(_REASONS[verdict.reason]))
    for fact in verdict.signatures:
        widgets += _fact_words(fact)
    if verdict.one_key_twice:
        widgets.append(body(_ONE_KEY))
    if verdict.signatures:
        widgets.append(hint(_MEANING))
    return widgets


def _fact_words(fact: SignatureFact) -> list[QWidget]:
    when = "at a time not stated"
    if fact.claimed_time:
        when = f"on {day_and_time(datetime.fromisoformat(fact.claimed_time))}"
    who = ", ".join(filter(None, (fact.name, fact.role_org)))
    known = "This key is kept on this computer." if fact.known else "This key is not known here."
    return [
        strong(f"{_ROLES[fact.role]}: {who}"),
        body(f"Signed {when}. {_SINCE[fact.changed_since]}"),
        body(f"{_dates(fact)} {known}"),
        selectable(body(f"Fingerprint {fact.fingerprint}")),
    ]


def _dates(fact: SignatureFact) -> str:
    if not (fact.valid_from and fact.valid_until):
        return "The certificate states no dates."
    begins, ends = (
        day(datetime.fromisoformat(text)) for text in (fact.valid_from, fact.valid_until)
    )
    outside = "" if fact.certificate_in_date else " It was signed outside these dates."
    return f"The certificate is good from {begins} to {ends}.{outside}"
