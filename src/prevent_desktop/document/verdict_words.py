"""A verdict on a signed PDF in words: unchanged or why not, who signed, and what that shows.

One home for both faces: the window lays these sentences out, the command line prints them. How
this computer comes to know a key is said by the face, with one of the sentences here.
"""

from dataclasses import dataclass
from datetime import date, datetime

from prevent_desktop.document.verdict import Reason, SignatureFact, Verdict, VerdictKind
from prevent_desktop.moments import Zone, day_in_words

NOT_KNOWN = "This key is not known here."
OWN_KEY = "This key is kept on this computer."
NAMED_KEY = "This key is one of those you named."
NAMED_IN_CHANGED = (
    "A key that was compared is named here, but the file was changed: that shows nothing."
)
"""A certificate can be copied from one file into another; only a whole signature needs the key."""
ANOTHER_KEY = (
    "A key in this name was compared here before, and this is another one. Keys are made anew on "
    "another computer and after two years, but a forger has another key too: ask by phone."
)
"""Said of an unknown key whose holder's name is that of a compared one."""

_VERDICTS: dict[VerdictKind, tuple[str, str]] = {
    VerdictKind.UNCHANGED: (
        "Unchanged since it was signed",
        "The file is as it was when the key below signed it.",
    ),
    VerdictKind.CHANGED: (
        "Changed after it was signed",
        "Or it is not a paper of Prevent Desktop. Do not rely on it; ask for the original.",
    ),
    VerdictKind.NOT_SIGNED: ("Not signed", "Nobody can tell whether this file was changed."),
    VerdictKind.UNREADABLE: ("This is not a PDF that can be read", "Choose another file."),
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


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """What to say of the file; whatever there is nothing to say about is empty."""

    title: str
    advice: str
    reason: str
    one_key: str
    meaning: str


@dataclass(frozen=True, slots=True)
class SignatureWords:
    """What to say of one signature, whoever claims to have made it."""

    who: str
    when: str
    dates: str


def verdict_words(verdict: Verdict) -> VerdictWords:
    """What to say of the file as a whole."""
    title, advice = _VERDICTS[verdict.kind]
    return VerdictWords(
        title,
        advice,
        _REASONS.get(verdict.reason, ""),
        _ONE_KEY if verdict.one_key_twice else "",
        _MEANING if verdict.signatures else "",
    )


def signature_words(fact: SignatureFact, zone: Zone) -> SignatureWords:
    """What to say of one signature; times are said in the area's zone."""
    moment = "at a time not stated"
    if fact.claimed_time:
        moment = f"on {zone.day_and_time(datetime.fromisoformat(fact.claimed_time))}"
    who = ", ".join(filter(None, (fact.name, fact.role_org)))
    return SignatureWords(
        f"{_ROLES[fact.role]}: {who}",
        f"Signed {moment}. {_SINCE[fact.changed_since]}",
        _dates(fact, zone),
    )


def compared_words(name: str, day: date) -> str:
    """What is known of a key whose fingerprint was compared, and no more than that."""
    return (
        f"This is the key that was compared with {name} on {day_in_words(day)}. It shows that the "
        "same key signed, not that this person held it."
    )


def _dates(fact: SignatureFact, zone: Zone) -> str:
    if not (fact.valid_from and fact.valid_until):
        return "The certificate states no dates."
    begins, ends = (
        zone.day(datetime.fromisoformat(text)) for text in (fact.valid_from, fact.valid_until)
    )
    outside = "" if fact.certificate_in_date else " It was signed outside these dates."
    return f"The certificate is good from {begins} to {ends}.{outside}"
