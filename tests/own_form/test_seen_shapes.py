"""Shapes of public forms that were read wrongly, or not at all, when they were first met."""

from collections.abc import Callable

import pytest
from tests.own_form.pdf_shapes import Page
from tests.own_form.wants import Form
from tests.own_form.wordxml import bold, docx, h1, h2, p, run, tbl, tc, tr

from prevent_desktop import own_form
from prevent_desktop.form import Form as Questions

LINE = "______________"
NAME = "individual.forenames individual.surname"
WORD: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "advice between a heading and its boxes": (
        tbl(
            tr(tc(bold("Individuals details"), span=2)),
            tr(tc("Please include as much detail as possible.", span=2)),
            tr("Surname", ""),
        ),
        [("Surname", "individual.surname")],
    ),
    "a condition between a heading and its boxes": (
        tbl(
            tr(tc(bold("Individual"), span=2)),
            tr(tc("Please complete this part only if the individual is under 18 years of age.", span=2)),
            tr("Name", ""),
        ),
        [("Name", "")],
    ),
    "a wide box with its label, among others": (
        tbl(
            tr(tc("1. Child details", span=2)),
            tr(tc(bold("Full name of child:"), span=2)),
            tr(tc(bold("DOB:")), tc(bold("Gender:"))),
            tr(tc(bold("Parent details:"), span=2)),
            tr(tc(bold("Name:")), tc(bold("Telephone:"))),
        ),
        [("Full name of child:", NAME), ("DOB:", "individual.dob"), ("Gender:", "individual.gender"),
         ("Name:", ""), ("Telephone:", "")],
    ),
    "lines below each other in one cell": (
        h2("Who the referral is about") + tbl(tr(tc("Name:", "Date of birth:", "Address:")), cols=1)
        + h2("Parents or carers") + tbl(tr(tc("Name:", "Telephone:")), cols=1),
        [("Name:", NAME), ("Date of birth:", "individual.dob"), ("Address:", "individual.addresses"),
         ("Name:", ""), ("Telephone:", "")],
    ),
    "the first line of a cell names the lines below it": (
        tbl(tr(tc("Referrer", "Name:", "Tel:"), tc("Mother", "Name:", "Tel:"))),
        [("Name:", "referrer.forename referrer.surname"), ("Tel:", "referrer.phone"), ("Name:", ""), ("Tel:", "")],
    ),
    "two blocks beside each other, each with labels": (
        tbl(
            tr(tc(bold("Person of concern"), span=2), tc(bold("Mother"), span=2)),
            tr("Name", "", "Name", ""), tr("Tel", "", "Tel", ""), cols=4,
        ),
        [("Name", NAME), ("Name", ""), ("Tel", "individual.contact_numbers"), ("Tel", "")],
    ),
    "a school's address under words that look like the heads of columns": (
        h1("Child")
        + tbl(tr(tc("Telephone"), tc("Mobile"), tc("Email", span=2)), tr("School", "", "Address:", ""), cols=4),
        [("School", "education.current"), ("Address:", "")],
    ),
    "the first of several children": (
        tbl(tr("", "Child 1", "Child 2"), tr("Full name", "", ""), tr("Date of birth", "", ""), cols=3),
        [("Full name", ""), ("Full name", ""), ("Date of birth", ""), ("Date of birth", "")],
    ),
    "another name of the same person": (
        h1("Pupil") + tbl(tr("Pupil preferred name", ""), tr("Date of birth", "")),
        [("Pupil preferred name", ""), ("Date of birth", "individual.dob")],
    ),
    "the postcode of the current address": (
        h1("Child")
        + tbl(tr("Is an interpreter used?", ""), tr("Current home address", "", "Postcode", ""), cols=4),
        [("Is an interpreter used?", ""), ("Current home address", "individual.addresses"),
         ("Postcode", "individual.addresses")],
    ),
    "a question of fact under a heading about the narrative": (
        h1("Further information") + tbl(tr("Has the family GP been told about it?", "")),
        [("Has the family GP been told about it?", "")],
    ),
    "somebody who is only asked about": (
        h1("Contact details") + tbl(tr("Who has parental responsibility?", ""), tr("Date of birth", "")),
        [("Who has parental responsibility?", ""), ("Date of birth", "")],
    ),
    "the detail of another person's question": (
        h1("Health")
        + tbl(
            tr("Does the individual have a disability?", "\u2610 Yes \u2610 No"),
            tr("Does the carer have a disability?", "\u2610 Yes \u2610 No"), tr("If yes, give details", ""),
        ),
        [("Does the individual have a disability?", "safeguarding.conditions"),
         ("Does the carer have a disability?", ""), ("If yes, give details", "")],
    ),
    "a detail after words about the parents": (
        h1("Checks") + p("Has the individual been informed of this referral? Yes / No")
        + p("Please also speak to the parents before sending this form.") + p(f"What was their response? {LINE}"),
        [("Has the individual been informed of this referral?", "safeguarding.informed"), ("What was their response?", "")],
    ),
    "a detail after words about the form": (
        h1("Checks") + p("Has the individual been informed of this referral? Yes / No")
        + p("Please use a separate sheet where you need more room.") + p(f"What was their response? {LINE}"),
        [("Has the individual been informed of this referral?", "safeguarding.informed"),
         ("What was their response?", "safeguarding.informed_detail")],
    ),
    "the detail of a question that is asked twice": (
        h1("Health")
        + tbl(
            tr("Any disability?", "\u2610 Yes \u2610 No"), tr("Disability", "\u2610 Yes \u2610 No"),
            tr("If yes, give details", ""),
        ),
        [("Any disability?", ""), ("Disability", ""), ("If yes, give details", "")],
    ),
    "the narrative beside what was said to others": (
        h1("Concern")
        + tbl(tr("Please describe the specific concerns", ""), tr("What was said to the parents?", "")),
        [("Please describe the specific concerns", "concerns.description"), ("What was said to the parents?", "")],
    ),
    "names below their cells": (
        h1("Individual") + tbl(tr("", ""), tr("Surname", "Forename"), tr("", ""), tr("Date of birth", "Gender")),
        [("Surname", ""), ("Forename", ""), ("Date of birth", ""), ("Gender", "")],
    ),
    "names over their cells": (
        h1("Individual") + tbl(tr("Surname", "Forename"), tr("", ""), tr("Date of birth", "Gender"), tr("", "")),
        [("Surname", "individual.surname"), ("Forename", "individual.forenames"),
         ("Date of birth", "individual.dob"), ("Gender", "individual.gender")],
    ),
    "names below their lines": (
        h1("Individual") + p(LINE) + p("Surname") + p(LINE) + p("Forename") + h1("Referrer") + p(LINE)
        + p("Name") + p(LINE) + p("Telephone"),
        [("", ""), ("", ""), ("", ""), ("", "")],
    ),
    "names behind their lines": (
        h1("Individual") + p(f"{LINE} (surname) {LINE} (forename)") + p(f"{LINE} Name of child {LINE} Name of parent"),
        [("Individual", ""), ("(surname)", ""), ("", ""), ("Name of child", "")],
    ),
    "names over their lines": (
        h1("Individual") + p("Surname") + p(LINE) + p("Forename") + p(LINE) + p("Thank you for all your help here."),
        [("Surname", "individual.surname"), ("Forename", "individual.forenames")],
    ),
    "a value over the row of another": (
        h1("Individual") + tbl(tr("Completed by", "Referrer"), tr("Contact", "Tel: ______ Email: ______")),
        [("Tel", ""), ("Email", "")],
    ),
    "the head of a column of answers": (
        h1("Individual") + tbl(tr("Question", "Answer"), tr("Contact", "Tel: ______ Email: ______")),
        [("Tel", "individual.contact_numbers"), ("Email", "individual.emails")],
    ),
    "the name of the form names a body": (
        h1("MASH referral form") + tbl(tr("Your name", "")),
        [("Your name", "referrer.forename referrer.surname")],
    ),
    "parts counted in words": (
        p(run("PART ONE: WHO ARE YOU?", "<w:b/>")) + tbl(tr("Your name", ""))
        + p(run("PART TWO: WHO ARE YOU REFERRING?", "<w:b/>")) + tbl(tr("Their first name", "")),
        [("Your name", "referrer.forename referrer.surname"), ("Their first name", "individual.forenames")],
    ),
}  # fmt: skip


def proposed(
    data: bytes, ending: str, questions: Questions, table: own_form.Table
) -> list[tuple[str, str]]:
    file = own_form.open_form(data, f"form.{ending}")
    lines = own_form.propose(file, questions, table).only_clear().lines
    return [(line.label, " ".join(line.answers)) for line in lines]


@pytest.mark.parametrize("case", WORD)
def test_word(case: str, questions: Questions, table: own_form.Table) -> None:
    body, boxes = WORD[case]
    assert proposed(docx(body, p()), "docx", questions, table) == boxes


def date_with_letters(page: Page) -> None:
    """A date whose three places have their own letters before them."""
    page.heading("Pupil")
    page.say("Date of birth")
    for number, part in enumerate(("DD", "MM", "YYYY")):
        page.say(part, 150 + number * 70)
        page.field((), 175 + number * 70, 38, name=f"dob_{part}")


def people_beside_each_other(page: Page) -> None:
    """Headings over two columns, where the labels of each begin."""
    page.canvas.setFont("Helvetica-Bold", 12)
    page.canvas.drawString(50, page.y, "Individual")
    page.canvas.drawString(310, page.y, "Mother")
    for label in ("Name", "Tel"):
        page.y -= 24
        for left in (50, 310):
            page.say(label, left)
            page.field((), left + 90, 140)


def labels_below(page: Page) -> None:
    """Small words below their boxes: those above a box are the ones of the box before it."""
    page.heading("Person being referred")
    page.y -= 20
    for label in ("Forename", "Surname", "Address"):
        page.field((), 50, 300)
        page.canvas.setFont("Helvetica", 7)
        page.canvas.drawString(52, page.y - 10, label)
        page.y -= 38


PDF: dict[Callable[[Page], None], list[str]] = {
    date_with_letters: ["individual.dob"],
    people_beside_each_other: [NAME, "", "individual.contact_numbers", ""],
    labels_below: ["", "", ""],
}


@pytest.mark.parametrize("draw", PDF, ids=lambda draw: draw.__name__)
def test_pdf(draw: Callable[[Page], None], questions: Questions, table: own_form.Table) -> None:
    page = Page("seen", "Prevent referral")
    draw(page)
    made: Form = page.finish()
    assert [answers for _, answers in proposed(made.data, "pdf", questions, table)] == PDF[draw]
