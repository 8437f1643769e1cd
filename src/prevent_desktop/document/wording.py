"""The sentences the paper itself says, in one place."""

INDEPENDENT = (
    "Made with Prevent Desktop, independent software. It is not made or endorsed by the "
    "Home Office, the police or any council."
)
MADE_WITH = "Made with Prevent Desktop, independent software"
INCOMPLETE = "INCOMPLETE"
INCOMPLETE_TITLE = "INCOMPLETE: this referral is not finished"
INCOMPLETE_EXPLAINED = (
    "It was handed over before every necessary answer was given, so that nothing waits for the "
    "missing ones."
)
ASK_REFERRER = "The referrer can be asked for the rest: see \u201cReferrer\u201d below."
NO_WAY_TO_ASK = "It gives no phone number and no email address of the person who made it."
MISSING = "Not given:"
IN_DOUBT = "Given, but may be wrong:"
DRAFT = "DRAFT \u2013 not finished, not signed, not to be sent"
DRAFT_TITLE = "DRAFT: for checking only"
DRAFT_EXPLAINED = (
    "This copy was printed while the referral was being written. It is not signed and not a "
    "referral: please do not pass it on or file it."
)
HOLDS_DATA = (
    "This file also holds its answers as data. To black anything out, work on a paper print."
)
EVIDENCE_NOT_ATTACHED = "Listed on page {page}, not attached: ask who holds it."
NOT_GIVEN_HERE = "Not given:"
NOT_ANSWERED = "Not answered"
WHOLE_ACCOUNT = "Whole account: page {page}."
NO_BEGINNING = "It stands on page {page}."
WHOLE_ANSWER, MORE = "The rest: page {page}.", "More on page {page}."
RING, BEST_TIME, WRITE_TO = "Ring the referrer:", "Best time to call:", "Email:"
NO_CONTACT = "No phone number and no email address given"
NO_HOME = "Not said to live there now."
ADDITION_SIGN = "+"
ADDITIONS = (
    "A + before a question means additional information, which the national question set does not "
    "ask for: {questions}."
)
SUMMARY_TITLE = "First page"
ABOUT_TITLE = "About this paper"
COPY_TITLE = "COPY in large print, not signed"
COPY_EXPLAINED = (
    "The signed file of this reference is the referral. This copy says the same in larger letters."
)
CONTINUED = "{section}, continued"
COPY = "COPY in large print, not signed"
NAME_LINE = "Person\u2019s name:"
BLANK_TITLE = "Form to fill in by pen"
BLANK_FIRST = "If anyone is in danger right now, call 999 first. Come back to this form afterwards."
BLANK_ASK = "Talk to your safeguarding lead or the Prevent team today; do not wait if it is urgent."
BLANK_PREVENT = "Prevent team: {address}"
BLANK_SEND = (
    "Hand it to your safeguarding lead, or send a scan made on a work device, never a photo taken "
    "with a phone, to\n{address} ({area}; address {checked})."
)
BLANK_AFTERWARDS = (
    "Keep a copy with your records. Your lead can type this form in "
    "later: the sections have the same numbers in the program."
)
BLANK_ADVICE = (
    "Write what you know and leave the rest empty. For more room take another sheet: put the "
    "person\u2019s name and the number of the section on it. A + marks additional information, "
    "which the national question set does not ask for."
)
BLANK_NOT_KNOWN = "If you do not know it, write \u201cnot known\u201d and why."
BLANK_YES = "Yes"
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


def copy_title_of(reference: str) -> str:
    """The title of a copy in large print."""
    return f"Copy in large print of Prevent referral {reference}".strip()


def draft_title_of(reference: str) -> str:
    """The title of a draft copy, which may not have a reference yet."""
    return f"Draft of Prevent referral {reference}".strip()
