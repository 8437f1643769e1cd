"""Checks that read short texts: leftovers of a template, postcodes, phone numbers, addresses."""

import re
from collections.abc import Callable, Iterator

from prevent_desktop.form.answers import Box, boxes_of, is_rows
from prevent_desktop.form.checks import CheckInput, Hit
from prevent_desktop.form.contact_details import (
    can_be_email,
    can_be_phone,
    email_doubt,
    is_personal_mail,
    phone_doubt,
)
from prevent_desktop.form.definition import QuestionType
from prevent_desktop.form.folding import seen_only, words_of
from prevent_desktop.form.leftovers import leftovers_in
from prevent_desktop.form.word_lists import words_for

_GAP = r"[\s.-]*"
_POSTCODE = re.compile(
    rf"(?<![A-Z\d])(?:[A-Z]{{1,2}}{_GAP}\d{_GAP}[A-Z\d]?{_GAP}\d{_GAP}[A-Z]{_GAP}[A-Z]"
    rf"|GIR{_GAP}0AA|BFPO{_GAP}\d{{1,4}}|[A-Z]{{4}}{_GAP}1ZZ)(?![A-Z\d])",
    re.IGNORECASE | re.ASCII,
)
"""Of a place in Britain, of a post office of its forces, or of a territory overseas."""
LONGEST_POSTCODE = 200
"""Characters in which a postcode is looked for."""
_PHONE, _EMAIL = "referrer.phone", "referrer.email"
PHONE_DOUBTS = frozenset({"email", "none", "short", "long"})
EMAIL_DOUBTS = frozenset({"no_at", "two_at", "comma", "space", "dots", "no_dot"})
"""Why a number or an address is doubtful; the question set has words for each."""


def template_leftover(given: CheckInput) -> Iterator[Hit]:
    """A piece of somebody's template was left in an answer."""
    for question, value in given.released.values.items():
        for box, text in boxes_of(value):
            for leftover in given.facts.scans.remember("leftovers", text, leftovers_in):
                yield Hit(question, {"leftover": leftover}, box=box)


def postcode_unusual(given: CheckInput) -> Iterator[Hit]:
    """A postcode does not have the usual British form; it is never refused.

    A note beside one ("ME4 4TR (mum's)") is fine, and so is a remark that there is none.
    """
    rows = given.released.get(given.rule.question)
    for number, row in enumerate(rows if is_rows(rows) else (), 1):
        postcode = str(row.get("postcode", ""))
        if postcode and is_unusual_postcode(postcode):
            box = Box(number, "postcode")
            yield Hit(given.rule.question, {"postcode": postcode}, box=box)


def is_unusual_postcode(text: str) -> bool:
    """Whether a text is neither a postcode, with or without a note, nor says that there is none."""
    seen = seen_only(text[:LONGEST_POSTCODE])
    said = set(words_of(seen)) or {"-"}
    return not _POSTCODE.search(seen) and not said <= words_for("fields", "no_postcode")


def phone_malformed(given: CheckInput) -> Iterator[Hit]:
    """A phone number is doubtful as typed; where the referrer cannot be reached, that is said."""
    yield from _doubtful(given, (QuestionType.PHONE, QuestionType.PHONES), phone_doubt)


def email_malformed(given: CheckInput) -> Iterator[Hit]:
    """An email address is doubtful as typed; where the referrer cannot be reached, that is said."""
    yield from _doubtful(given, (QuestionType.EMAIL, QuestionType.EMAILS), email_doubt)


def _doubtful(
    given: CheckInput, types: tuple[QuestionType, ...], doubt_of: Callable[[str], str]
) -> Iterator[Hit]:
    told = _unreachable_at(given)
    for question in (q for kind in types for q in given.form.by_type[kind]):
        if question.id == told:
            continue
        for box, text in boxes_of(given.released.get(question.id)):
            doubt = given.facts.scans.remember(doubt_of.__name__, text, doubt_of)
            if doubt:
                words = {"reason": given.rule.words[doubt], "given": text.strip()}
                yield Hit(question.id, words, box=box)


def referrer_contact_unusable(given: CheckInput) -> Iterator[Hit]:
    """The referrer gave a phone or an email, and nothing in either of them can be one."""
    question = _unreachable_at(given)
    if question:
        yield Hit(question, {})


def _unreachable_at(given: CheckInput) -> str:
    """The answer that was to make the referrer reachable and does not; empty if one does."""
    phone, email = given.released.text(_PHONE), given.released.text(_EMAIL)
    texts = [text for text in (phone, email) if text]
    if not texts or any(given.facts.scans.remember("reached", t, _can_reach) for t in texts):
        return ""
    return _PHONE if phone else _EMAIL


def _can_reach(text: str) -> bool:
    """Whether there is anything usable in the text, whichever box it stands in."""
    return can_be_phone(text) or can_be_email(text)


def personal_mail(given: CheckInput) -> Iterator[Hit]:
    """Every address of the referrer belongs to a personal mail service."""
    if is_personal_mail(given.released.text(given.rule.question)):
        yield Hit(given.rule.question, {})
