"""How the short papers of the same family are set: an addition, a decision, a receipt.

Each is a table of facts and some texts under headings, made like the referral itself: tagged,
archivable, its answers never through a markup parser.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from prevent_desktop.document.blocks import Block
from prevent_desktop.document.cells import long_passages
from prevent_desktop.document.fingerprints import two_lines
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.document.front import fact_rows
from prevent_desktop.document.furniture import Furniture
from prevent_desktop.document.notes import Addendum, Considered, Continuation, Note, Receipt
from prevent_desktop.document.pdfa import About, finalise
from prevent_desktop.document.rendering import draw
from prevent_desktop.document.signature_part import Signing, signature_blocks
from prevent_desktop.document.style import ACCENT, BODY, HEADING, LEAD, TITLE
from prevent_desktop.document.summary import Fact
from prevent_desktop.document.tags import Element
from prevent_desktop.document.typesetting import Typesetter, Words
from prevent_desktop.document.wording import INDEPENDENT
from prevent_desktop.moments import day_in_words, in_words

_NOT_GIVEN = "Not given"


@dataclass(frozen=True, slots=True)
class _Told:
    """A note in the words of the paper."""

    title: str
    marking: str
    advice: str
    facts: list[tuple[str, str]]
    texts: tuple[tuple[str, str], ...] = ()
    signing: Signing | None = None


def render_note(note: Note, fonts_dir: Path) -> bytes:
    """The finished note, ready to be signed if it has a signer; the same note, the same bytes."""
    setter = Typesetter(load_fonts(fonts_dir))
    root = Element("Document")
    told = _told(note)
    sheets = draw(
        list(_blocks(told, note.reference, setter, root)),
        setter,
        Furniture(told.marking, "", "", note.reference),
    )
    return finalise(
        sheets,
        shaper=setter.shaper,
        root=root,
        about=About(f"{told.title} {note.reference}".strip(), note.moment),
    )


def _blocks(told: _Told, reference: str, setter: Typesetter, root: Element) -> Iterator[Block]:
    part = root.add("Sect")
    yield setter.text(Words(part.add("H1"), told.title, TITLE))
    if reference:
        yield setter.text(Words(part.add("P"), reference, LEAD), before=2)
    yield from fact_rows([Fact(label, (text,)) for label, text in told.facts], setter, part)
    yield setter.inset(
        Words(part.add("P"), told.advice, BODY),
        Words(part.add("P"), INDEPENDENT, BODY),
        colour=ACCENT,
        before=16,
    )
    for heading, text in told.texts:
        section = root.add("Sect")
        yield setter.heading(section.add("H2"), heading, HEADING)
        yield from long_passages(text.strip() or _NOT_GIVEN, setter, section)
    if told.signing:
        yield from signature_blocks(told.signing, setter, root)


def _told(note: Note) -> _Told:
    match note:
        case Addendum():
            return _addendum(note)
        case Considered():
            return _considered(note)
        case Receipt():
            return _receipt(note)
        case Continuation():
            return _continuation(note)


def _addendum(note: Addendum) -> _Told:
    return _Told(
        title="Addition to a Prevent referral",
        marking=note.area.marking,
        advice="This adds to the referral named above. It does not replace it.",
        facts=[
            ("Adds to the referral", note.first_reference or _NOT_GIVEN),
            ("Person", note.person or "Name not given"),
            ("From", note.referrer or _NOT_GIVEN),
            ("Phone", note.phone or _NOT_GIVEN),
            ("For", f"{note.area.name}\n{note.area.recipient.address}"),
            ("Made", in_words(note.moment)),
        ],
        texts=(("What is new", note.text),),
        signing=Signing(note.signer, note.moment, note.reference, note.fingerprint, "addition"),
    )


def _considered(note: Considered) -> _Told:
    return _Told(
        title="Concern considered: what we did instead",
        marking=note.marking,
        advice=(
            "No referral was made. This belongs in the record of the child, pupil or patient, "
            "and is kept as long as that record is."
        ),
        facts=[
            ("About", note.about or _NOT_GIVEN),
            ("Decided by", note.decided_by or _NOT_GIVEN),
            ("Date and time", in_words(note.moment)),
        ],
        texts=(
            ("What gave rise to concern", note.concern),
            ("Why it was not referred", note.reasons),
            ("What we did instead", note.support),
        ),
        signing=Signing(note.signer, note.moment, note.reference, note.fingerprint, "record"),
    )


def _receipt(note: Receipt) -> _Told:
    files = "\n\n".join(f"{name}\nSHA-256: {digest}" for name, digest in note.files)
    return _Told(
        title="Receipt for what was handed over",
        marking=note.area.marking,
        advice=(
            "This is the sender's own record, in the sender's words. It does not show that the "
            "file was received. Read the fingerprint to whoever received it, by phone: it shows "
            "which key signed the file. The SHA-256 shows that a file is this one, to the byte."
        ),
        facts=[
            ("Handed to", note.handed_to or _NOT_GIVEN),
            *_address(note),
            ("How", note.how or _NOT_GIVEN),
            ("When, as the sender says", note.handed_over or _NOT_GIVEN),
            ("By", note.by or _NOT_GIVEN),
            ("What", files or _NOT_GIVEN),
            ("Fingerprint of the signing key", two_lines(note.fingerprint) or _NOT_GIVEN),
            ("This receipt was made", in_words(note.moment)),
        ],
    )


def _continuation(note: Continuation) -> _Told:
    return _Told(
        title="Continuation of a referral form",
        marking=note.marking,
        advice=(
            "These answers did not fit into their boxes on the form. They are given here whole, "
            "from the first word, under the question that they answer."
        ),
        facts=[("Made", in_words(note.moment))],
        texts=note.texts,
    )


def _address(note: Receipt) -> list[tuple[str, str]]:
    """Where the address comes from, if it is the area's."""
    recipient = note.area.recipient
    if recipient.address.lower() not in note.handed_to.lower():
        return []
    day = ""
    with contextlib.suppress(ValueError):
        checked = date.fromisoformat(recipient.last_checked)
        day = f"\nLast checked on {day_in_words(checked)}."
    return [("Where this address is from", f"{note.area.name}: {recipient.source.strip()}{day}")]
