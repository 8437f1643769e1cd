"""Lines, fields and cells that are ticked: the cross stands at the answer, never at the other one."""

import time

import pytest
from tests.own_form.conftest import Fill, example
from tests.own_form.wordxml import control, docx, h1, legacy_text, p, run, tbl, tc, tr

from prevent_desktop import own_form
from prevent_desktop.form import Form as Questions
from prevent_desktop.own_form.word_gathering import MOST_BOXES

TOLD = "Has the individual been informed of this referral?"
NEED = "Does the individual have a disability?"
LINE = "_____"
MARKS: dict[str, tuple[str, str]] = {
    "lines after": (p(f"{TOLD} Yes {LINE} No {LINE}"), f"{TOLD} Yes {LINE} No X"),
    "lines after, no first": (p(f"{NEED} No {LINE} Yes {LINE}"), f"{NEED} No {LINE} Yes X"),
    "one letter": (p(f"{TOLD} Y {LINE} N {LINE}"), f"{TOLD} Y {LINE} N X"),
    "lines before": (p(f"{TOLD} {LINE} Yes {LINE} No"), f"{TOLD} {LINE} Yes X No"),
    "more after": (p(f"{TOLD} Yes {LINE} No {LINE} Date {LINE}"), f"{TOLD} Yes {LINE} No X Date {LINE}"),
    "legacy fields": (
        p(f"{TOLD} Yes ", legacy_text("a"), run(" No "), legacy_text("b")), f"{TOLD} Yes \u2002\u2002\u2002\u2002\u2002 No X",
    ),
    "controls": (
        p(f"{TOLD} Yes ", control(), run(" No "), control(number=2)), f"{TOLD} Yes Click or tap here to enter text. No X",
    ),
    "one line alone": (p(f"{TOLD} No {LINE}"), f"{TOLD} No {LINE}"),
    "cells before": (tbl(tr(TOLD, "", "Yes", "", "No"), cols=5), f"{TOLD}||Yes|X|No"),
    "cells after": (tbl(tr(TOLD, "Yes", "", "No", ""), cols=5), f"{TOLD}|Yes||No|X"),
    "boxes in cells before": (tbl(tr(TOLD, "\u2610", "Yes", "\u2610", "No"), cols=5), f"{TOLD}|\u2610|Yes|\u2612|No"),
    "cells on both sides": (
        p(f"Title {LINE}") + tbl(tr(TOLD, "", "Yes", "", "No", ""), cols=6), f"Title {LINE}|{TOLD}||Yes||No|",
    ),
    "a date in brackets": (p("Date of referral: [ ] / [ ] / [ ]"), "Date of referral: 18 / 11 / 2026"),
    "a number in a short field": (p("Referrer telephone: ", legacy_text(most=11)), "Referrer telephone: 01632960150"),
    "two ways of yes": (
        p(f"{NEED} \u2610 No \u2610 Yes \u2013 fully \u2610 Yes \u2013 partly"),
        f"{NEED} \u2610 No \u2610 Yes \u2013 fully \u2610 Yes \u2013 partly",
    ),
    "yes, and yes in part": (
        p(f"{NEED} \u2610 Yes \u2610 Yes, partly \u2610 No"), f"{NEED} \u2610 Yes \u2610 Yes, partly \u2610 No",
    ),
    "a date after yes": (p(f"{TOLD} Yes \u2013 date: {LINE} No \u2013 why: {LINE}"), f"{TOLD} Yes \u2013 date: {LINE} No \u2013 why: {LINE}"),
    "a question over its cells": (
        tbl(tr(tc(TOLD, span=4)), tr("Yes", "", "No", ""), cols=4), f"{TOLD}|Yes||No|",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MARKS)
def test_marks(case: str, fill: Fill) -> None:
    body, expected = MARKS[case]
    filled = fill(docx(h1("Safeguarding"), body, p()), example("adult-patient"))
    shown = [text for text, _ in own_form.as_lines(filled)]
    assert shown[1:] == [text.strip() for text in expected.split("|") if text.strip()]


def test_a_line_after_one_mark_is_left(questions: Questions, table: own_form.Table) -> None:
    file = own_form.open_form(docx(p(f"{TOLD} No {LINE}")), "f.docx")
    (line,) = own_form.propose(file, questions, table).lines
    assert line.answers == ()


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("Yes / No*", ("Yes", "No")),
        ("Yes/No/NA", ("Yes", "No", "NA")),
        ("YES/NO \u2013 delete as applicable", ("YES", "NO")),
        ("Yes or No", ("Yes", "No")),
    ],
)
def test_words_to_choose_from(words: str, options: tuple[str, ...]) -> None:
    (box,) = own_form.open_form(docx(p(f"{TOLD} {words}")), "f.docx").boxes
    assert (box.label, box.options) == (TOLD, options)


def test_a_sentence_about_yes_or_no_is_no_choice() -> None:
    data = docx(p("Please answer each question with yes or no"), p(f"Name {LINE}"))
    assert [box.label for box in own_form.open_form(data, "f.docx").boxes] == ["Name"]


def test_thousands_of_fields_in_one_paragraph_are_read_soon() -> None:
    data = docx(p(*(legacy_text() for _ in range(4000))))
    start = time.monotonic()
    assert len(own_form.open_form(data, "f.docx").boxes) == MOST_BOXES
    assert time.monotonic() - start < 30
