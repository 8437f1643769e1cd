"""What stands out of the answers on the first page and in the headers: who, what, whom to ring.

As answered, or "not given": nothing is computed but an age from a date of birth, which says so.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from prevent_desktop.document.beginning import beginning
from prevent_desktop.document.bidi import has_rtl
from prevent_desktop.document.paper import Paper
from prevent_desktop.document.told_age import BORN, told_age
from prevent_desktop.document.wording import (
    BEST_TIME,
    EVIDENCE_NOT_ATTACHED,
    MORE,
    NO_BEGINNING,
    NO_CONTACT,
    NO_HOME,
    NOT_ANSWERED,
    RING,
    WHOLE_ACCOUNT,
    WHOLE_ANSWER,
    WRITE_TO,
)
from prevent_desktop.form.answers import GroupRow, NotKnown, is_rows, is_texts
from prevent_desktop.form.control_signs import plain_signs
from prevent_desktop.form.dates import date_in_words
from prevent_desktop.form.printed import NOT_GIVEN, NOT_KNOWN, printed
from prevent_desktop.form.unknown_names import says_not_known
from prevent_desktop.moments import in_words

NO_NAME, NAME_NOT_GIVEN = "Name not known", "Name not given"
ACCOUNT = "concerns.description"
_FORENAMES, _SURNAME, _OTHERS = (
    "individual.forenames",
    "individual.surname",
    "individual.other_names",
)
_ADDRESSES, _EVIDENCE, _SCHOOL = (
    "individual.addresses",
    "other.evidence",
    "education.current",
)
_REFERRED, _INFORMED = "dates.referral", "safeguarding.informed"
_CALLED, _EARLIER = "safeguarding.emergency_call", "other.earlier_referrals"
_REFERRER = "referrer"
_LONGEST_DATE = 24
"""Characters; no date is longer, but what was typed in its place may be."""
_LONGEST_NAMES = 300
_MOST_ADDRESSES = 4
_LONGEST_REASON, _MOST_REASON_LINES = 420, 8
_NAMES_IN_LINE = 54
"""Characters of names that go into one line, so that none is parted."""


class Fact(NamedTuple):
    """One row of the first page: a label, texts, and a quiet line below them."""

    label: str
    texts: tuple[str, ...]
    note: str = ""


class Places(NamedTuple):
    """How much of the account to show, and the page on which each section begins."""

    account: int
    pages: Mapping[str, int]

    def page_of(self, paper: Paper, question_id: str) -> int:
        """The page with the section of a question."""
        return self.pages.get(paper.form.section_of[question_id].id, 0)


def person(paper: Paper) -> str:
    """The name of the person referred, or whether it is not known or was never given.

    "N/K" in a box for a name is none; the section has it as it was typed.
    """
    parts = [paper.released.text(question) for question in (_FORENAMES, _SURNAME)]
    named = " ".join(" ".join(part for part in parts if not says_not_known(part)).split())
    ticked = any(isinstance(paper.released.get(q), NotKnown) for q in (_FORENAMES, _SURNAME))
    return named or (NO_NAME if ticked or any(parts) else NAME_NOT_GIVEN)


def born(paper: Paper) -> str:
    """The date of birth for the page header; the reason it is not known stands in its place."""
    value = paper.released.get(BORN)
    if isinstance(value, str):
        told = " ".join(date_in_words(value).split())[:_LONGEST_DATE]
    else:
        told = "not known" if value is not None else "not given"
    return f"\u00b7 date of birth: {told}"


def reachable(paper: Paper) -> bool:
    """Whether a phone number or an email address of the referrer is given."""
    return any(paper.released.text(f"{_REFERRER}.{way}").strip() for way in ("phone", "email"))


def facts(paper: Paper, places: Places) -> Iterator[Fact]:
    """The rows of the first page, in the order in which a case worker wants them."""
    yield Fact("Person referred", tuple(_names(paper)))
    yield Fact("Age", tuple(told_age(paper.released, paper.moment.date()).split("\n")))
    rows: tuple[tuple[str, Callable[[], Fact]], ...] = (
        (_ADDRESSES, lambda: _where(paper)),
        (_SCHOOL, lambda: Fact("School or college", (_said(paper, _SCHOOL),))),
        (ACCOUNT, lambda: _account(paper, places)),
        (f"{_REFERRER}.surname", lambda: Fact("Referrer", tuple(_referrer(paper)))),
        (_INFORMED, lambda: _choice(paper, _INFORMED, "Told about this referral", places)),
        (_CALLED, lambda: _choice(paper, _CALLED, "999 or 101 called", places)),
        (_EARLIER, lambda: _choice(paper, _EARLIER, "Earlier referrals", places)),
        (_REFERRED, lambda: Fact("Date of referral", (_said(paper, _REFERRED),))),
    )
    yield from (told() for question_id, told in rows if question_id in paper.form.by_id)
    if is_rows(paper.released.get(_EVIDENCE)):
        page = places.page_of(paper, _EVIDENCE)
        yield Fact("Evidence", (EVIDENCE_NOT_ATTACHED.format(page=page),))
    yield Fact("Paper made", (f"{in_words(paper.moment)}, for {_for(paper)}",))


def _for(paper: Paper) -> str:
    return f"{paper.area.name}, {paper.area.recipient.address}"


def _name(paper: Paper, *questions: str) -> str:
    return " ".join(" ".join(paper.released.text(question) for question in questions).split())


def _names(paper: Paper) -> Iterator[str]:
    yield person(paper)
    others = paper.released.get(_OTHERS)
    if is_texts(others):
        shown: list[str] = []
        for name in others:
            if sum(map(len, shown)) + len(name) > _LONGEST_NAMES:
                break
            shown.append(name)
        more = len(others) - len(shown)
        rest = [f"and {more} more, listed below"] if more else []
        yield from _in_lines("Other names or spellings:", shown)
        yield from rest


def _in_lines(title: str, names: Sequence[str]) -> Iterator[str]:
    """Names in as few lines as take them whole; one that runs from right to left has its own.

    Beside each other two such names would stand in the other order.
    """
    line, between = title, " "
    for name in names:
        fits = len(line) + len(name) < _NAMES_IN_LINE
        if not fits or has_rtl(line) or (has_rtl(name) and between != " "):
            yield line
            line = name
        else:
            line = f"{line}{between}{name}"
        between = "; "
    yield line


def _where(paper: Paper) -> Fact:
    """The current address, or every one with the word that none is said to be current."""
    value = paper.released.get(_ADDRESSES)
    if not is_rows(value):
        return Fact("Where", (_said(paper, _ADDRESSES),))
    written = [row for row in value if _address(row)]
    current = [row for row in written if row.get("current") is True]
    told = [_address(row) for row in current or written]
    more = len(told) - _MOST_ADDRESSES
    texts = [*told[:_MOST_ADDRESSES], *([f"and {more} more, listed below"] if more > 0 else [])]
    homeless = len(told) == 1 and _HOMELESS.search(told[0])
    note = NO_HOME if told and not (current or homeless) else ""
    return Fact("Where", tuple(texts) or (NOT_GIVEN,), note)


_HOMELESS = re.compile(r"\b(?:no fixed|nfa|homeless|not known|unknown|rough)\b", re.IGNORECASE)


def _address(row: GroupRow) -> str:
    """An address in one line: the first page has much to say, and the typed lines stand below."""
    parts = (row.get(part) for part in ("address", "postcode"))
    lines = "\n".join(part for part in parts if isinstance(part, str)).splitlines()
    return ", ".join(line for each in lines if (line := each.strip().rstrip(",")))


def _account(paper: Paper, places: Places) -> Fact:
    page, text = places.page_of(paper, ACCOUNT), account(paper)
    if not text:
        return Fact("The account", (_said(paper, ACCOUNT),))
    begins = beginning(text, places.account)
    if not begins:
        return Fact("The account", (NO_BEGINNING.format(page=page),))
    lines = tuple(line for line in begins.split("\n") if line.strip())
    if begins == text:
        return Fact("The whole account", lines)
    return Fact("How the account begins", lines, WHOLE_ACCOUNT.format(page=page))


def account(paper: Paper) -> str:
    """What has happened, in the words of whoever refers."""
    return plain_signs(paper.released.text(ACCOUNT)).strip()


def _referrer(paper: Paper) -> Iterator[str]:
    text = paper.released.text
    name = _name(paper, f"{_REFERRER}.forename", f"{_REFERRER}.surname")
    yield name or NAME_NOT_GIVEN
    if role := text(f"{_REFERRER}.role_org").strip():
        yield role
    if phone := text(f"{_REFERRER}.phone").strip():
        yield f"{RING} {phone}"
    if isinstance(time := paper.released.get(f"{_REFERRER}.best_time"), str) and time.strip():
        yield f"{BEST_TIME} {time}"
    if email := text(f"{_REFERRER}.email").strip():
        yield f"{WRITE_TO} {email}"
    if not reachable(paper):
        yield NO_CONTACT


def _choice(paper: Paper, question_id: str, label: str, places: Places) -> Fact:
    """A choice as answered, with what was written beside it, cut where it is long."""
    question = paper.form.by_id[question_id]
    value = paper.released.get(question_id)
    answer = question.printed_option(value) if isinstance(value, str) and value else NOT_ANSWERED
    typed = plain_signs(paper.released.text(f"{question_id}_detail")).split("\n")
    lines = [line.strip() for line in typed if line.strip()]
    detail = "\n".join(lines)
    most = min(_LONGEST_REASON, len("\n".join(lines[:_MOST_REASON_LINES])))
    begins = beginning(detail, most)
    cut = begins != detail
    where = WHOLE_ANSWER if begins else MORE
    note = where.format(page=places.page_of(paper, question_id)) if cut else ""
    return Fact(label, tuple(filter(None, (answer, begins))), note)


def _said(paper: Paper, question_id: str) -> str:
    question = paper.form.by_id.get(question_id)
    if question is None:
        return NOT_GIVEN
    value = paper.released.get(question_id)
    if isinstance(value, NotKnown):
        return f"{NOT_KNOWN}: {value.reason}" if value.reason else NOT_KNOWN
    return printed(question, value, for_reader=True).text
