"""What stands out of the answers on the first page and in the headers: who, where, whom to call."""

from collections.abc import Iterator

from prevent_desktop.document.paper import Paper
from prevent_desktop.document.wording import (
    ANSWERS_ATTACHED,
    EVIDENCE_NOT_ATTACHED,
    NOTHING_ATTACHED,
)
from prevent_desktop.form.answers import GroupRow, NotKnown, is_rows
from prevent_desktop.form.printed import NOT_GIVEN, date_in_words, printed
from prevent_desktop.moments import in_words

NO_NAME = "Name not known"
_FORENAMES, _SURNAME, _BORN = "individual.forenames", "individual.surname", "individual.dob"
_AGE, _ADDRESSES, _EVIDENCE = "individual.approx_age", "individual.addresses", "other.evidence"
_REFERRER = "referrer"
_LONGEST_DATE = 24
"""Characters; no date is longer, but what was typed in its place may be."""


def person(paper: Paper) -> str:
    """The name of the person referred, as far as it is known."""
    return _name(paper, _FORENAMES, _SURNAME) or NO_NAME


def born(paper: Paper) -> str:
    """The date of birth for the page header; the reason it is not known stands in its place."""
    return f"\u00b7 date of birth: {_birth(paper)}"


def facts(paper: Paper) -> Iterator[tuple[str, str]]:
    """Labels and texts of the first page, in the order in which a case worker wants them."""
    yield "Person", f"{person(paper)}\n{_age(paper)}"
    if _ADDRESSES in paper.form.by_id:
        yield "Where", _where(paper)
    if f"{_REFERRER}.surname" in paper.form.by_id:
        yield from _referrer(paper)
    yield "For", f"{paper.area.name}\n{paper.area.recipient.address}"
    yield "Made", in_words(paper.moment)
    yield "Attached", _attached(paper)


def _name(paper: Paper, *questions: str) -> str:
    return " ".join(" ".join(paper.released.text(question) for question in questions).split())


def _birth(paper: Paper) -> str:
    value = paper.released.get(_BORN)
    if isinstance(value, str):
        return " ".join(date_in_words(value).split())[:_LONGEST_DATE]
    return "not known" if value is not None else "not given"


def _age(paper: Paper) -> str:
    age = paper.released.text(_AGE)
    return f"Date of birth: {_birth(paper)}" + (f", age: {age}" if age else "")


def _where(paper: Paper) -> str:
    """The current address, or every one if none is said to be current."""
    value = paper.released.get(_ADDRESSES)
    if is_rows(value):
        current = [row for row in value if row.get("current") is True]
        return "\n\n".join(filter(None, map(_address, current or value))) or NOT_GIVEN
    return _said(paper, _ADDRESSES)


def _address(row: GroupRow) -> str:
    parts = (row.get(part) for part in ("address", "postcode"))
    return "\n".join(part for part in parts if isinstance(part, str) and part)


def _referrer(paper: Paper) -> Iterator[tuple[str, str]]:
    role = paper.released.text(f"{_REFERRER}.role_org")
    name = _name(paper, f"{_REFERRER}.forename", f"{_REFERRER}.surname")
    yield "Referred by", "\n".join(filter(None, (name, role))) or NOT_GIVEN
    yield "Phone", _said(paper, f"{_REFERRER}.phone")
    yield "Best time to call", _said(paper, f"{_REFERRER}.best_time")
    yield "Email", _said(paper, f"{_REFERRER}.email")


def _said(paper: Paper, question_id: str) -> str:
    question = paper.form.by_id.get(question_id)
    return printed(question, paper.released.get(question_id)).text if question else NOT_GIVEN


def _attached(paper: Paper) -> str:
    lines = [ANSWERS_ATTACHED] if paper.payload is not None else []
    evidence = paper.released.get(_EVIDENCE)
    if is_rows(evidence):
        lines.append(EVIDENCE_NOT_ATTACHED)
    elif isinstance(evidence, NotKnown) or not lines:
        lines.append(NOTHING_ATTACHED)
    return "\n".join(lines)
