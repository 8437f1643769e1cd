"""What is typed into three boxes becomes the text of an answer, and comes back the same."""

from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_desktop.form.date_faults import DateFault, fault_of
from prevent_desktop.form.dates import parse_date
from prevent_desktop.form.typed_dates import (
    DateParts,
    date_as_typed,
    parts_to_text,
    text_to_parts,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (("14", "5", "2010"), "2010-05-14"),
        (("14", "05", "2010"), "2010-05-14"),
        ((" 4 ", "jan", "2010"), "2010-01-04"),
        (("4", "January", "2010"), "2010-01-04"),
        (("4", "Sept.", "2010"), "2010-09-04"),
        (("", "MAY", "2010"), "2010-05"),
        (("", "", "2010"), "2010"),
        (("45", "13", "2010"), "2010-13-45"),
        (("14", "May", ""), "14/May/"),
        (("14", "", "2010"), "14//2010"),
        (("1", "Mai", "2010"), "1/Mai/2010"),
        (("1", "ju", "2010"), "1/ju/2010"),
        (("", "", "10"), "10"),
        (("14/05/2010", "", ""), "2010-05-14"),
        (("14 May 2010", "", ""), "2010-05-14"),
        (("", "", ""), None),
    ],
)
def test_parts_become_the_text_of_an_answer(typed: tuple[str, str, str], kept: str | None) -> None:
    assert parts_to_text(DateParts(*typed)) == kept
    assert parts_to_text(text_to_parts(kept or "")) == kept


PARTS = st.text("0123456789MayJn /-.", max_size=6)


@given(day=PARTS, month=PARTS, year=PARTS)
def test_what_was_typed_is_never_lost(day: str, month: str, year: str) -> None:
    text = parts_to_text(DateParts(day, month, year))
    assert (text is None) == (not (day + month + year).strip())
    for part in (day, month, year):
        for word in part.split():
            if not word.strip("-"):
                continue  # dashes stand for a day or a month that is not known
            if not any(c.isdigit() or c in "MayJn" for c in word):
                assert word in (text or "")


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(day=ANY, month=ANY, year=ANY)
def test_whatever_is_typed_comes_back_in_the_same_boxes(day: str, month: str, year: str) -> None:
    typed = DateParts(*(" ".join(part.split()) for part in (day, month, year)))
    text = parts_to_text(typed)
    if text is None or parse_date(text) or fault_of(text) is None:
        return
    back = text_to_parts(text)
    figures = [part.lstrip("0") for part in astuple(typed)]
    assert back == typed or [part.lstrip("0") for part in astuple(back)] == figures


@given(ANY)
def test_no_text_makes_it_fail(text: str) -> None:
    assert (fault_of(text) is None) == (parse_date(text) is not None)
    assert isinstance(date_as_typed(text), str)


def test_a_very_long_text_is_no_date_at_once() -> None:
    assert fault_of("1/" * 500_000) is DateFault.NOT_REAL
    assert parts_to_text(DateParts("1/" * 50_000, "", "")) is not None


@pytest.mark.parametrize(
    ("kept", "words"),
    [("14/May/", "14 May"), ("14/5/10", "14/5/10"), ("14/5/10||", "14/5/10"), ("soon", "soon")],
)
def test_people_read_what_was_typed_and_no_signs_of_ours(kept: str, words: str) -> None:
    assert date_as_typed(kept) == words
