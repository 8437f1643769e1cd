"""The part with the signatures: who signs with which key, what that means, and the two fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from prevent_desktop.document.blocks import Block, FieldBox
from prevent_desktop.document.fingerprints import two_lines
from prevent_desktop.document.identity import Holder
from prevent_desktop.document.style import BODY, BODY_QUIET, HEADING, LABEL, SUBHEADING
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import Typesetter, Words
from prevent_desktop.document.wording import (
    OTHER_SIGNATURE_TITLE,
    SIGNATURE_MEANING,
    SIGNATURE_TITLE,
)
from prevent_desktop.moments import in_words

REFERRER_FIELD, LEAD_FIELD = "ReferrerSignature", "LeadSignature"
FIELD_WIDTH, FIELD_HEIGHT = 400.0, 92.0
TITLES = {REFERRER_FIELD: "Digitally signed by", LEAD_FIELD: "Digitally countersigned by"}
FINGERPRINT_WORDS = "Fingerprint of the key\u2019s certificate (SHA-256):"
"""What stands in the box above the name, and above the fingerprint."""
TYPED_BELOW = "Signed by typing this name"
"""What stands in the box below a typed signature."""
REFERRER_TIP = "Digital signature of the person who made this {what}"
LEAD_TIP = "Space for the countersignature of the safeguarding or Prevent lead"

FORMER_LEAD_TIP = "Digital countersignature of the safeguarding or Prevent lead, not needed"
"""What papers of shape 1 say in its place."""


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs what, and when. `fingerprint` is printed if it is known beforehand."""

    signer: Holder
    moment: datetime
    reference: str
    fingerprint: str = ""
    what: str = "referral"
    """What is signed, as a word for the middle of a sentence."""


def signature_blocks(signing: Signing, setter: Typesetter, root: Element) -> Iterator[Block]:
    """The part as blocks."""
    part = root.add("Sect")
    title = SIGNATURE_TITLE if signing.what == "referral" else OTHER_SIGNATURE_TITLE
    yield setter.heading(part.add("H2"), title, HEADING)
    table = part.add("Table")
    for label, value in _facts(signing):
        row = table.add("TR")
        style = BODY if value.strip() else BODY_QUIET
        yield setter.row(
            (Words(row.add("TH", scope="Row"), label, LABEL),),
            (Words(row.add("TD"), value.strip() or "Not given", style),),
        )
    for number, sentence in enumerate(SIGNATURE_MEANING):
        yield setter.text(Words(part.add("P"), sentence, BODY), before=8 if number else 16)
    for label, name, tip in (
        (
            f"Signature of the person who made this {signing.what}",
            REFERRER_FIELD,
            REFERRER_TIP.format(what=signing.what),
        ),
        ("Countersignature of the lead, if wanted", LEAD_FIELD, LEAD_TIP),
    ):
        yield setter.text(Words(part.add("H3"), label, SUBHEADING), before=16, keep=True)
        yield FieldBox(part.add("Form", alt=tip), name, tip, FIELD_WIDTH, FIELD_HEIGHT)


def _facts(signing: Signing) -> Iterator[tuple[str, str]]:
    yield "Signed by", signing.signer.name
    yield "Role and organisation", signing.signer.role_org
    yield "Date and time of signing", in_words(signing.moment)
    if signing.fingerprint:
        yield "Fingerprint of the key\u2019s certificate", two_lines(signing.fingerprint)
    yield "Reference", signing.reference
