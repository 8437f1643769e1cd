"""What the boxes before a box tell about it: another person's, another thing's, the same person's."""

import pytest
from tests.own_form.wordxml import docx, h1, p, tbl, tc, tr

from prevent_desktop import own_form
from prevent_desktop.form import Form as Questions

PERSON, REFERRER = "Person being referred", "Referrer"
ROWS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a parent's number": (PERSON, [("Name", "individual.forenames individual.surname"), ("Name of parent", ""), ("Telephone", "")]),
    "a parent's birthday": (PERSON, [("Mother's name", ""), ("Date of birth", ""), ("Address", "")]),
    "a school's number": (PERSON, [("School", "education.current"), ("Telephone", "")]),
    "a school's address": (PERSON, [("School", "education.current"), ("Address", ""), ("Postcode", "")]),
    "a home address after a school": (PERSON, [("School", "education.current"), ("Home address", "individual.addresses")]),
    "somebody unknown": (PERSON, [("Youth mentor", ""), ("Contact number", "")]),
    "an attribute between": (PERSON, [("Title", ""), ("Forename", "individual.forenames"), ("Country of birth", ""), ("Telephone", "individual.contact_numbers")]),
    "never filled between": (PERSON, [("Ethnicity", ""), ("Telephone", "individual.contact_numbers")]),
    "own line": (PERSON, [("Surname", "individual.surname"), ("Date of birth", "individual.dob"), ("Telephone", "individual.contact_numbers")]),
    "a manager's number": (REFERRER, [("Name", "referrer.forename referrer.surname"), ("Line manager's name", ""), ("Email", "")]),
    "no heading": ("", [("Name of referrer", "referrer.forename referrer.surname"), ("Position", "referrer.role_org"), ("Tel", "referrer.phone")]),
    "no heading, then the child": ("", [("Referrer's name", "referrer.forename referrer.surname"), ("Tel", "referrer.phone"), ("Child's name", "individual.forenames individual.surname"), ("Date of birth", "individual.dob"), ("Name of school", "education.current"), ("Tel", "")]),
    "twice the same": (PERSON, [("Surname", ""), ("Surname", "")]),
}  # fmt: skip


@pytest.mark.parametrize("case", ROWS)
def test_neighbours(case: str, questions: Questions, table: own_form.Table) -> None:
    heading, boxes = ROWS[case]
    data = docx(h1(heading), tbl(*(tr(label, tc()) for label, _ in boxes)))
    proposal = own_form.propose(own_form.open_form(data, "f.docx"), questions, table).only_clear()
    found = [(line.label, " ".join(line.answers)) for line in proposal.lines]
    assert found == boxes


WHOLE: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "a parent's column of cells with labels": (
        tbl(tr("Child", "Parent"), tr(tc("Name: ______"), tc("Name: ______"))),
        [("individual.forenames", "individual.surname"), ()],
    ),
    "a parent's row with labels in one cell": (
        tbl(tr("Parent", tc("Name: ______ Tel: ______")), tr("Details", tc("Surname: ______"))),
        [(), (), ("individual.surname",)],
    ),
    "an empty line below a label, beside somebody else": (
        tbl(tr("GP", tc(p("Name"), p()), tc(p("Telephone"), p())), cols=3),
        [(), ()],
    ),
    "people beside each other": (
        tbl(tr("", "Mother", "Father", "Child"), tr("Surname", "", "", ""), tr("Date of birth", "", "", ""), cols=4),
        [(), (), ("individual.surname",), (), (), ("individual.dob",)],
    ),
    "a nested table of somebody else": (
        tbl(tr("Social worker", tc(tbl(tr("Name", ""), tr("Email", ""))))),
        [(), ()],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WHOLE)
def test_neighbours_in_tables(case: str, questions: Questions, table: own_form.Table) -> None:
    body, answers = WHOLE[case]
    data = docx(h1(PERSON), body, p())
    proposal = own_form.propose(own_form.open_form(data, "f.docx"), questions, table).only_clear()
    assert [line.answers for line in proposal.lines] == answers
