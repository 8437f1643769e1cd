"""Checks that read texts: spelling near a name, leftovers, contact details, an exposed name."""

import re
from collections.abc import Iterator

from prevent_desktop.form.answers import is_rows, is_texts, texts_of
from prevent_desktop.form.checks import CheckInput, Hit
from prevent_desktop.form.contact_details import can_be_email, can_be_phone, is_personal_mail
from prevent_desktop.form.definition import QuestionType
from prevent_desktop.form.scans import contains_words, fold, name_parts, near_misses

_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}", re.IGNORECASE | re.ASCII)
_REFERRER = "referrer."
_FIRST_NOTICER = "identifier."
SHORTEST_NAME = 2
"""Letters; a single one stands in nearly every answer."""
NATIONAL_DIGITS = 9
MIN_PHONE_DIGITS = 7
"""Fewer digits than this stand in too many other numbers to mean a phone."""


def spelling_near_name(given: CheckInput) -> Iterator[Hit]:
    """A capitalised word of the narrative differs by one letter from the person's name."""
    value = given.released.get("individual.other_names")
    others = value if is_texts(value) else ()
    known = {fold(part) for name in others for part in name_parts(name)}
    names = [
        part
        for question in ("individual.forenames", "individual.surname")
        for part in name_parts(given.released.text(question))
    ]
    words = given.facts.scans.capitalised_words(given.released.text(given.rule.question))
    fresh = [word for word in words if fold(word) not in known]
    for word, name in near_misses(fresh, names):
        yield Hit(given.rule.question, {"word": word, "name": name})


def template_leftover(given: CheckInput) -> Iterator[Hit]:
    """A piece of somebody's template was left in an answer."""
    for question, value in given.released.values.items():
        found = (given.facts.scans.leftover(text) for text in texts_of(value))
        leftover = next(filter(None, found), "")
        if leftover:
            yield Hit(question, {"leftover": leftover})


def postcode_unusual(given: CheckInput) -> Iterator[Hit]:
    """A postcode does not have the usual British form; it is never refused."""
    rows = given.released.get(given.rule.question)
    for row in rows if is_rows(rows) else ():
        postcode = str(row.get("postcode", ""))
        if postcode and not _POSTCODE.fullmatch(postcode):
            yield Hit(given.rule.question, {"postcode": postcode})


def _entries(given: CheckInput, *types: QuestionType) -> Iterator[tuple[str, str]]:
    for question in given.form.questions():
        if question.type in types and not question.id.startswith(_REFERRER):
            for text in texts_of(given.released.get(question.id)):
                yield question.id, text


def phone_malformed(given: CheckInput) -> Iterator[Hit]:
    """A phone number of anyone but the referrer cannot be one as typed."""
    for question, text in _entries(given, QuestionType.PHONE, QuestionType.PHONES):
        if not can_be_phone(text):
            yield Hit(question, {})


def email_malformed(given: CheckInput) -> Iterator[Hit]:
    """An email address of anyone but the referrer cannot be one as typed."""
    for question, text in _entries(given, QuestionType.EMAIL, QuestionType.EMAILS):
        if not can_be_email(text):
            yield Hit(question, {})


def referrer_contact_unusable(given: CheckInput) -> Iterator[Hit]:
    """The referrer gave a phone or an email, and none of them can be one."""
    phone, email = given.released.text("referrer.phone"), given.released.text("referrer.email")
    if not (phone or email) or (phone and can_be_phone(phone)) or (email and can_be_email(email)):
        return
    yield Hit("referrer.phone" if phone else "referrer.email", {})


def personal_mail(given: CheckInput) -> Iterator[Hit]:
    """The referrer's address belongs to a personal mail service."""
    if is_personal_mail(given.released.text(given.rule.question)):
        yield Hit(given.rule.question, {})


def first_noticer_named(given: CheckInput) -> Iterator[Hit]:
    """The first noticer wishes to stay anonymous, and another answer gives them away."""
    if given.answers.get("identifier.anonymous") != "yes":
        return
    for question, value in given.released.values.items():
        if question.startswith(_FIRST_NOTICER):
            continue
        what = next((w for text in texts_of(value) if (w := _given_away(given, text))), "")
        if what:
            yield Hit(question, {"what": what})


def _given_away(given: CheckInput, text: str) -> str:
    """Which of the first noticer's details stands in the text; empty if none."""
    hidden = {
        question: given.answers.text(f"{_FIRST_NOTICER}{question}")
        for question in ("forename", "surname", "email", "role_org", "relationship")
    }
    folded = given.facts.scans.folded(text)
    words = {
        "forename": "name",
        "surname": "name",
        "email": "email address",
        "role_org": "role",
        "relationship": "relationship",
    }
    for question, what in words.items():
        own = fold(hidden[question])
        if len(own) >= SHORTEST_NAME and contains_words(folded, own):
            return what
    scans = given.facts.scans
    phone = scans.digits(given.answers.text(f"{_FIRST_NOTICER}phone")).replace(" ", "")
    # The last digits only: the same number is written with 0, +44 or 0044 before them.
    own_digits = phone[-NATIONAL_DIGITS:]
    runs = scans.digits(text).split()
    if len(own_digits) >= MIN_PHONE_DIGITS and any(own_digits in run for run in runs):
        return "phone number"
    return ""
