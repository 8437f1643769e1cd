"""A verdict on a signed PDF in words: unchanged or why not, who signed, and what that shows.

One home for both faces: the window lays these sentences out, the command line prints them. How
this computer comes to know a key is said by the face, with one of the sentences here.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from prevent_desktop.document.comparison import Comparison
from prevent_desktop.document.inside import How
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

NAMED_IN_UNKNOWN = (
    "A key that was compared is named here, but this version does not know such files: that shows "
    "nothing."
)
_TRUSTED = (
    "Unchanged since it was signed",
    "The file is as it was when the key below signed it.",
)
_TRUSTED_TWICE = (
    "Unchanged since it was signed",
    "The file is as it was when the keys below signed it.",
)
_SIGNED_BY_SOMEBODY = (
    "Not changed since somebody signed it. Who signed is not shown by this",
    "Anyone can make a key in any name. Ring before you rely on who it is from.",
)
_NOT_OURS = (
    "Not a paper of Prevent Desktop",
    "It was signed or changed with another program. Do not rely on it; ask for the original file.",
)
_NOT_KNOWN_HERE = (
    "This version of Prevent Desktop does not know papers like this",
    (
        "It was made by another program, or by a newer version of this one. This one cannot say "
        "whether it was changed. Ask the sender which it was, or check it with a newer version, "
        "before you rely on it."
    ),
)
_VERDICTS: dict[VerdictKind, tuple[str, str]] = {
    VerdictKind.CHANGED: (
        "Changed after it was signed",
        "Do not rely on it; ask for the original file.",
    ),
    VerdictKind.NOT_SIGNED: ("Not signed", "Nobody can tell whether this file was changed."),
    VerdictKind.UNREADABLE: ("This is not a PDF that can be read", "Choose another file."),
}
_NOT_CHECKED = {
    Reason.TOO_SLOW: (
        "This file could not be checked in time",
        "Nothing is known about it. Ask for the original file.",
    ),
    Reason.TOO_LARGE: (
        "This file takes more memory than any paper of this program, so it was not checked",
        "Nothing is known about it. Ask for the original file.",
    ),
}
_REASONS = {
    Reason.SIGNED_BYTES: "Something that was signed is no longer as it was.",
    Reason.SIGNATURE: "The signature itself is damaged.",
    Reason.ADDED: "Something was added after signing that is not the lead's signature.",
    Reason.AFTER_THE_END: "Something follows after the end of the signed file.",
    Reason.NOT_OURS: (
        "A paper is only what this program writes, with at most the lead's signature added."
    ),
}
_SINCE = {
    "nothing": "Nothing was changed since.",
    "countersigned": "Since then only the lead's signature was added.",
    "changed": "The file was changed since.",
    "not_known": "This version cannot say what was done since.",
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
_NOT_COMPARED = (
    "Whether the pages and the data inside the file say the same could not be compared, or not in "
    "full: read the pages."
)
_DIFFERS = (
    "The data inside the file and its pages do not say the same. Read the pages, and ring the "
    "person who made it. It is about:"
)
_ODD = (
    "The pages are not drawn as this program draws them: what stands in the file need not be what "
    "you see. Look at the pages, and ring the person who made it."
)
_AGREES: dict[How, str] = {
    "made_again": (
        "The pages are exactly those that this version makes of the data inside the file."
    ),
    "rows": (
        "This version would make the pages a little differently. Each answer in the data inside "
        "the file was compared with the text of its own row, and is the same."
    ),
}
_TYPED_OTHER = {
    "referrer": "The referrer's typed signature is another name than the key's.",
    "lead": "The lead's typed signature is another name than the key's.",
}
_BOX_OTHER = {
    "referrer": (
        "The box of the referrer's signature does not show the name, role and fingerprint of the "
        "key that signed. What is said here is about that key."
    ),
    "lead": (
        "The box of the lead's signature does not show the name, role and fingerprint of the key "
        "that signed. What is said here is about that key."
    ),
}
_NAMED = 5
"""Questions that are named one by one."""
_CLOCK_SLACK = timedelta(minutes=10)
_ONE_KEY = "Both signatures are by the same key: the second is nobody else's."
_ONE_NAME = "Both signatures are in one name: the second may be nobody else's."
_OWN_KEYS = (
    "Both keys are kept on this computer: whoever works at it may have made both signatures."
)
_BEFORE = (
    "The lead's signature is dated before the referrer's, which it covers: the clock of one of the "
    "two computers is wrong, or a time was made up."
)
SAME_NAME = (
    "The referrer signed in this name too. You may sign all the same; whoever checks the file is "
    "told that both signatures are in one name."
)
"""Said before somebody countersigns what was signed in their own name."""
SAME_COMPUTER = (
    "The referrer signed with a key of this computer. You may sign with another key of it; "
    "whoever checks the file here is told that both keys are kept on one computer."
)
"""Said before somebody countersigns what was signed on the same computer."""


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """What to say of the file; whatever there is nothing to say about is empty."""

    title: str
    advice: str
    reason: str
    one_hand: str
    """Whether both signatures may be one person's."""
    order: str
    """Whether the second signature is dated before the first."""
    meaning: str


@dataclass(frozen=True, slots=True)
class SignatureWords:
    """What to say of one signature, whoever claims to have made it."""

    who: str
    when: str
    dates: str


def verdict_words(verdict: Verdict, own: Collection[str] = ()) -> VerdictWords:
    """What to say of the file as a whole; `own` are the fingerprints of this computer's keys."""
    title, advice = _headline(verdict)
    return VerdictWords(
        title,
        advice,
        "" if verdict.kind is VerdictKind.NOT_OURS else _REASONS.get(verdict.reason, ""),
        _one_hand(verdict, own),
        _BEFORE if lead_before_referrer(verdict) else "",
        _MEANING if verdict.signatures else "",
    )


def named_key_words(kind: VerdictKind) -> str:
    """What the name of a compared key shows in a file on which this is the verdict."""
    if kind is VerdictKind.UNCHANGED:
        return NAMED_KEY
    return NAMED_IN_UNKNOWN if kind is VerdictKind.NOT_OURS else NAMED_IN_CHANGED


def lead_before_referrer(verdict: Verdict) -> bool:
    """Whether the lead's signature states a time before that of the signature it covers."""
    times = [fact.claimed_time for fact in verdict.signatures]
    if len(times) < len(_ROLES) or not all(times):
        return False
    first, second = map(datetime.fromisoformat, times[: len(_ROLES)])
    return second < first - _CLOCK_SLACK


def one_name_twice(verdict: Verdict) -> bool:
    """Whether both signatures are in names that look the same."""
    from prevent_desktop.document import names_look_alike

    names = [fact.name for fact in verdict.signatures]
    return len(names) > 1 and names_look_alike(names[0], names[1])


def _one_hand(verdict: Verdict, own: Collection[str]) -> str:
    prints = [fact.fingerprint for fact in verdict.signatures]
    if verdict.one_key_twice:
        return _ONE_KEY
    told = [_ONE_NAME] if one_name_twice(verdict) else []
    told += [_OWN_KEYS] if len(prints) > 1 and all(each in own for each in prints) else []
    return " ".join(told)


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


def _headline(verdict: Verdict) -> tuple[str, str]:
    """Title and advice; trust is spoken of only where every key is known here."""
    if verdict.kind is VerdictKind.UNCHANGED:
        trusted = _TRUSTED if len(verdict.signatures) == 1 else _TRUSTED_TWICE
        return trusted if verdict.every_key_known else _SIGNED_BY_SOMEBODY
    if verdict.kind is VerdictKind.NOT_OURS:
        return _NOT_KNOWN_HERE
    if verdict.reason is Reason.NOT_OURS:
        return _NOT_OURS
    return _NOT_CHECKED.get(verdict.reason, _VERDICTS[verdict.kind])


def future_words(fact: SignatureFact, now: datetime) -> str:
    """What to say of a signing time that this computer's clock has not reached; else nothing."""
    if not fact.claimed_time or datetime.fromisoformat(fact.claimed_time) <= now + _CLOCK_SLACK:
        return ""
    return (
        "The signing time lies in the future: the clock of one of the two computers is wrong, or "
        "the time was made up."
    )


def comparison_words(
    comparison: Comparison | None, labels: Callable[[str], str]
) -> tuple[str, ...]:
    """What to say beside the verdict of the pages, the data inside the file and typed names.

    `labels` names a question by its id.
    """
    if comparison is None:
        return (_NOT_COMPARED,)
    told = []
    if comparison.missing:
        named = "; ".join(labels(question) for question in comparison.missing[:_NAMED])
        more = len(comparison.missing) - _NAMED
        named += f"; and {more} more" if more > 0 else ""
        told.append(f"{_DIFFERS} {named}.")
    if comparison.odd:
        told.append(_ODD)
    elif not (comparison.how or comparison.missing):
        told.append(_NOT_COMPARED)
    told += [_BOX_OTHER[role] for role in comparison.other]
    told += [_TYPED_OTHER[role] for role in comparison.typed]
    return tuple(told)


def agreement_words(comparison: Comparison | None) -> str:
    """By what it is known that pages and data say the same; nothing if it is not."""
    return _AGREES.get(comparison.how, "") if comparison else ""


def is_alarming(comparison: Comparison | None) -> bool:
    """Whether something was found that an honest paper does not have."""
    found = comparison
    return found is not None and bool(found.missing or found.odd or found.typed or found.other)


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
