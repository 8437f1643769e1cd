"""The sentences the paper itself says, in one place."""

INDEPENDENT = (
    "Made with Prevent Desktop, independent software. It is not made or endorsed by the "
    "Home Office, the police or any council."
)
MADE_WITH = "Made with Prevent Desktop, independent software"
INCOMPLETE = "INCOMPLETE"
INCOMPLETE_TITLE = "INCOMPLETE: this referral is not finished"
INCOMPLETE_EXPLAINED = (
    "It is handed over before every necessary answer was given, so that nothing waits for the "
    "missing ones. Please ask the person who made it for whatever you need."
)
DRAFT = "DRAFT \u2013 not finished, not signed, not to be sent"
DRAFT_TITLE = "DRAFT: for checking only"
DRAFT_EXPLAINED = (
    "This copy was printed while the referral was being written. It is not signed and not a "
    "referral: please do not pass it on or file it."
)
ANSWERS_ATTACHED = (
    "The answers in a form that programs can read (referral.json), inside this PDF. Blacking out "
    "or taking away pages does not take them out."
)
EVIDENCE_NOT_ATTACHED = "Evidence is listed in this referral, not attached: ask who holds it."
NOTHING_ATTACHED = "Nothing."
ADDITION = "additional information"
SIGNATURE_TITLE = "Signature of this file (not part of the national form)"
OTHER_SIGNATURE_TITLE = "Signature of this file"
_UNCHANGED = (
    "A valid signature shows that this file has not changed since it was signed by the key with "
    "the fingerprint shown in the signature below. It does not prove who holds that key: compare "
    "the fingerprint with one given by phone or on the organisation\u2019s paper."
)
_CLAIMS = (
    "The date and time are from the signer\u2019s computer. Anyone can make a certificate in any "
    "name, so a PDF reader may call the signer unknown. That is expected."
)
SIGNATURE_MEANING = (
    _UNCHANGED,
    _CLAIMS,
    "A countersignature is never needed: nothing waits for it.",
)


def title_of(reference: str) -> str:
    """The title of a finished paper; it holds nobody's name."""
    return f"Prevent referral {reference}"


def draft_title_of(reference: str) -> str:
    """The title of a draft copy, which may not have a reference yet."""
    return f"Draft of Prevent referral {reference}".strip()
