"""The answers inside somebody's paper, and the pages that this version makes of them.

Everything that a paper is made from stands in it: the answers in its data, reference and moment in
its description of itself, who signs in its first signature. The same input gives the same bytes, so
pages that say what the data says are the first bytes of the file (see `remaking`), unless another
version of this program made them.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from prevent_desktop import document
from prevent_desktop.document import Inside, MadeOf, Paper
from prevent_desktop.errors import AnswersError, DocumentError
from prevent_desktop.form.files import parse_json
from prevent_desktop.form.printed import values_in_words
from prevent_desktop.moments import load_zone
from prevent_desktop.papers.submission import Order, paper_of
from prevent_desktop.referral import Library, Referral, referral_from_file


def inside_of(pdf: bytes, fingerprint: str, library: Callable[[], Library]) -> Inside | None:
    """The answers in an unchanged paper, signed first by the key of this fingerprint.

    None if their question set or area is not known here. Raises DocumentError, "no_payload" among
    others.
    """
    payload = document.read_payload(pdf)
    try:
        referral = referral_from_file(library(), parse_json(payload))
    except AnswersError:
        return None
    released = referral.released()
    values = tuple(values_in_words(referral.form, referral.answers))
    made = _made(referral, document.made_of(pdf), fingerprint, payload)
    return Inside(referral.form, released, values, made)


def _made(referral: Referral, made_of: MadeOf, fingerprint: str, payload: bytes) -> bytes | None:
    """The pages, made again; None if not every answer would stand on them."""
    paper = _paper(referral, made_of, fingerprint)
    whole = _trimmed(parse_json(paper.payload or b"")) == _trimmed(parse_json(payload))
    if not whole or not set(paper.released.values) <= paper.shown:
        return None
    try:
        return document.render(replace(paper, payload=payload))
    except DocumentError:
        return None


def _trimmed(value: object) -> object:
    """A JSON value without the blanks round its texts, which are not read back."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [_trimmed(each) for each in value]
    if isinstance(value, dict):
        return {key: _trimmed(each) for key, each in value.items()}
    return value


def _paper(referral: Referral, made_of: MadeOf, fingerprint: str) -> Paper:
    local = load_zone(referral.area.zone).local(made_of.moment)
    order = Order(
        referral=referral,
        identity=None,
        reference=made_of.reference,
        moment=made_of.moment,
        today=date(local.year, local.month, local.day),
        folder=Path(),
        incomplete=True,
        message_template="",
    )
    paper = paper_of(order, fingerprint)
    if not made_of.replaces:
        return paper
    return replace(paper, replaces=made_of.replaces, why=made_of.why, changed=made_of.changed)
