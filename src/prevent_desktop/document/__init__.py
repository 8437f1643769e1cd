"""The paper: what it looks like, who signed it, whether it was changed.

`render` makes a tagged, archivable PDF from what was released; `sign` certifies it; `verify` says
whether a file is unchanged; `read_payload` gives the answers back from the signed bytes.
`undrawable` tells beforehand which characters will print as a box. Heavy libraries load when a
function first needs them. No answer is ever in an error or a log.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from prevent_desktop.area.area import Area
from prevent_desktop.document.comparison import Comparison
from prevent_desktop.document.identity import Holder, Identity, make_identity
from prevent_desktop.document.inside import Inside, MadeOf
from prevent_desktop.document.mark import NO_MARK, Mark
from prevent_desktop.document.notes import Addendum, Considered, Continuation, Note, Receipt
from prevent_desktop.document.paper import Paper
from prevent_desktop.document.reference import (
    ReferenceCheck,
    ReferenceDoubt,
    check_reference,
    new_reference,
    own_reference,
)
from prevent_desktop.document.verdict import Reason, SignatureFact, Verdict, VerdictKind
from prevent_desktop.form.definition import Form

if TYPE_CHECKING:
    from prevent_desktop.document.box_text import BoxText

__all__ = [
    "Addendum",
    "Comparison",
    "Considered",
    "Continuation",
    "Holder",
    "Identity",
    "Inside",
    "MadeOf",
    "Mark",
    "Paper",
    "Reason",
    "Receipt",
    "ReferenceCheck",
    "ReferenceDoubt",
    "SignatureFact",
    "Verdict",
    "VerdictKind",
    "as_text",
    "check_reference",
    "compare",
    "countersign",
    "letters_for_boxes",
    "load_pkcs12",
    "looks_like_ours",
    "made_of",
    "make_identity",
    "names_look_alike",
    "new_reference",
    "own_reference",
    "page_texts",
    "read_payload",
    "reads_back",
    "render",
    "render_addendum",
    "render_blank",
    "render_considered",
    "render_continuation",
    "render_phrase",
    "render_receipt",
    "render_word_copy",
    "renewal_due",
    "sign",
    "undrawable",
    "verify",
    "warm_up",
]


def render(paper: Paper) -> bytes:
    """The paper as PDF/A-3a and PDF/UA-1, final apart from the signature.

    Raises:
        DocumentError: `fonts_missing`, `too_many_glyphs`.

    """
    from prevent_desktop.document.rendering import render_paper

    return render_paper(paper, _fonts())


def render_word_copy(paper: Paper) -> bytes:
    """The same content as a .docx file, marked as an unsigned copy on every page."""
    from prevent_desktop.document.word_copy import word_copy

    return word_copy(paper)


def render_blank(form: Form, area: Area, moment: datetime, *, large: bool = False) -> bytes:
    """The form as an empty paper to fill in by pen, not signed; `large` sets it in 18 points.

    Raises:
        DocumentError: `fonts_missing`.

    """
    from prevent_desktop.document.blank import render_blank_form

    return render_blank_form(form, area, moment, _fonts(), large=large)


def render_addendum(addendum: Addendum) -> bytes:
    """What became known after a referral, as a paper of its own, final apart from the signature.

    Raises:
        DocumentError: `fonts_missing`, `too_many_glyphs`.

    """
    return _note(addendum)


def render_considered(considered: Considered) -> bytes:
    """The record of a concern that was not referred, final apart from the signature.

    Raises:
        DocumentError: `fonts_missing`, `too_many_glyphs`.

    """
    return _note(considered)


def render_continuation(continuation: Continuation) -> bytes:
    """What did not fit into the boxes of somebody else's form, whole; not signed.

    Raises:
        DocumentError: `fonts_missing`, `too_many_glyphs`.

    """
    return _note(continuation)


def render_receipt(receipt: Receipt) -> bytes:
    """What was handed over, to whom and when, with checksums and the fingerprint; not signed.

    Raises:
        DocumentError: `fonts_missing`, `too_many_glyphs`.

    """
    return _note(receipt)


def render_phrase(phrase: str, moment: datetime) -> bytes:
    """A recovery phrase on paper, for a printer alone; not signed, and never to be saved.

    Raises:
        DocumentError: `fonts_missing`.

    """
    from prevent_desktop.document.phrase_paper import render_phrase

    return render_phrase(phrase, moment, _fonts())


def _note(note: Note) -> bytes:
    from prevent_desktop.document.note_rendering import render_note

    return render_note(note, _fonts())


def sign(pdf: bytes, identity: Identity, moment: datetime, mark: Mark = NO_MARK) -> bytes:
    """Sign and certify a rendered paper as its referrer; `moment` is the claimed time.

    `mark` is what the person typed or drew; it is shown in the signature's box.

    Raises:
        DocumentError: `not_signable` if it is not an unsigned paper of ours.
        IdentityError: `key_not_accepted`, `not_yet_valid`, `expired` if the key cannot be used.

    """
    from prevent_desktop.document.signature_part import REFERRER_FIELD
    from prevent_desktop.document.signing import sign_field

    return sign_field(pdf, identity, moment, field=REFERRER_FIELD, fonts_dir=_fonts(), mark=mark)


def countersign(pdf: bytes, identity: Identity, moment: datetime, mark: Mark = NO_MARK) -> bytes:
    """Add the lead's signature to a paper that is unchanged since its referrer signed it.

    Everything signed before stays as it is, to the byte. The caller shows the verdict first.

    Raises:
        DocumentError: `unreadable`, `countersign_unsigned`, `countersign_changed`,
            `countersign_not_ours`, `already_countersigned`, `one_key` (the referrer's own),
            `not_signable`, `read_back`.
        IdentityError: `key_not_accepted`, `not_yet_valid`, `expired`.

    """
    from prevent_desktop.document.countersigning import countersign_file

    return countersign_file(pdf, identity, moment, _fonts(), mark)


def renewal_due(identity: Identity, moment: datetime) -> datetime | None:
    """When the certificate ends, if that is less than sixty days away or past; else None."""
    from prevent_desktop.document import usable

    return usable.renewal_due(identity, moment)


def verify(pdf: bytes, known: Collection[str] = ()) -> Verdict:
    """Whether the file is as it was signed; never raises.

    `known` are fingerprints this computer knows; they never change the verdict.
    """
    from prevent_desktop.document.verification import verify_file

    return verify_file(pdf, known)


def load_pkcs12(data: bytes, passphrase: bytes | None) -> Identity:
    """The identity in a key file (PKCS #12); see `prevent_desktop.document.key_file`.

    Raises:
        IdentityError: `wrong_passphrase`, `not_pkcs12`, `too_many_rounds`, `unusual`, `no_key`,
            `no_name`, `key_not_accepted`.

    """
    from prevent_desktop.document import key_file

    return key_file.load_pkcs12(data, passphrase)


def looks_like_ours(pdf: bytes) -> bool:
    """Whether the file is, to its last byte, in the shape of a paper signed with this program.

    Only our own code looks at it, in time in proportion to the file. No verdict: ask `verify`.
    """
    from prevent_desktop.document.shape import recognise

    paper = recognise(pdf)
    return paper is not None and paper.end == len(pdf)


def read_payload(pdf: bytes, *, unverified: bool = False) -> bytes:
    """The embedded answers, from the signed bytes; or, unverified, from whatever can be parsed.

    Raises:
        DocumentError: `unreadable`, `not_signed`, `changed`, `not_ours`, `no_payload`,
            `changed_no_payload`, `not_signed_no_payload`, `payload_too_large`, `payload_damaged`.

    """
    from prevent_desktop.document.payload import payload_of

    return payload_of(pdf, unverified=unverified)


def as_text(pdf: bytes) -> str:
    """The text of a paper as a screen reader reads it, for reading before and after signing.

    Headings, rows ("label: answer") and paragraphs stand on lines of their own. What is at the
    head and foot of every page is left out.

    Raises:
        DocumentError: `unreadable` if it is not a paper of this program.

    """
    from prevent_desktop.document.reading import text_of

    return text_of(pdf)


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """The same text page by page: of a page on which nothing is read, an empty line.

    Raises:
        DocumentError: `unreadable` if it is not a paper of this program.

    """
    from prevent_desktop.document.reading import texts_of_pages

    return texts_of_pages(pdf)


def reads_back(pdf: bytes, texts: Iterable[str]) -> bool:
    """Whether all these texts can be read in a paper, each after the one before it.

    Raises:
        DocumentError: `unreadable` if it is not a paper of this program, `fonts_missing`.

    """
    from prevent_desktop.document import read_back

    return read_back.reads_back(pdf, texts, _fonts())


def made_of(pdf: bytes) -> MadeOf:
    """What a paper says about its own making, beside the answers in it.

    Raises:
        DocumentError: `unreadable` if it is not a paper of this program.

    """
    from prevent_desktop.document import own_making

    return own_making.made_of(pdf)


def compare(
    pdf: bytes, inside: Inside | Literal["no_data", "not_known"], verdict: Verdict
) -> Comparison:
    """Whether the pages of a paper say what its data says, and its boxes name their keys.

    `inside` are the answers in the file, if it has any and their questions are known here.

    Raises:
        DocumentError: `fonts_missing`, `unreadable`.

    """
    from prevent_desktop.document import comparison

    return comparison.compare(pdf, inside, verdict.signatures, _fonts(), _likeness())


def names_look_alike(one: str, other: str) -> bool:
    """Whether two names are the same to a reader's eye, whatever letters they are made of."""
    from prevent_desktop.document.likeness import look_alike

    return look_alike(one, other, _likeness())


def undrawable(text: str) -> tuple[str, ...]:
    """The distinct characters of the text that print as a box, in order of appearance."""
    from prevent_desktop.document.characters import surely_drawn

    if surely_drawn(text):
        return ()
    from prevent_desktop.document.fonts import load_fonts

    return load_fonts(_fonts()).undrawable(text)


def letters_for_boxes() -> "BoxText":
    """Letters for the boxes of one PDF that somebody else made.

    Raises:
        DocumentError: `fonts_missing`.

    """
    from prevent_desktop.document.box_text import BoxText

    return BoxText(_fonts())


def warm_up() -> None:
    """Do once what a first paper needs, ahead of it, in a worker: a rehearsal with nobody's data.

    Raises:
        DocumentError: `fonts_missing`.

    """
    from prevent_desktop.document.rehearsal import rehearse

    rehearse()


@cache
def _likeness() -> Mapping[int, str]:
    from prevent_desktop.document.likeness import read_table
    from prevent_desktop.shipped import resources

    return read_table(resources.read_text("words", "confusables.txt"))


def _fonts() -> Path:
    from prevent_desktop.shipped import resources

    return resources.path("fonts")
