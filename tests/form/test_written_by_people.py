"""Everything in written_by_people.toml is understood as it says there."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from prevent_desktop.form import anonymity
from prevent_desktop.form.ages import parse_age, said_age
from prevent_desktop.form.contact_details import (
    can_be_email,
    can_be_phone,
    email_doubt,
    phone_doubt,
)
from prevent_desktop.form.date_faults import fault_of
from prevent_desktop.form.leftovers import leftovers_in
from prevent_desktop.form.passages import Piece, wordings
from prevent_desktop.form.says_nothing import says_nothing
from prevent_desktop.form.spelling import name_parts, slips_in
from prevent_desktop.form.text_checks import is_unusual_postcode
from prevent_desktop.form.typed_dates import DateParts, parts_to_text, text_to_parts
from prevent_desktop.form.unknown_names import says_not_known

TODAY = date(2026, 11, 22)
TABLE: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("written_by_people.toml").read_text(encoding="utf-8")
)
BOXES = ("name", "name", "role", "relationship", "phone", "email")


def rows(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("typed", "understood"), TABLE[kind].items())


def test_no_kind_of_row_is_without_a_test() -> None:
    read = {
        "age",
        "date",
        "detail",
        "email",
        "leftover",
        "name",
        "phone",
        "says_nothing",
        "under_18",
    }
    read |= {"postcode", "spelling", "name_not_known"}
    assert set(TABLE) == read | {"pasted_text", "pasted_line", "pasted_list"}


@rows("age")
def test_age(typed: str, understood: str) -> None:
    ages = parse_age(typed, TODAY)
    said = "unread" if ages is None else "-".join(map(str, sorted({ages.low, ages.high})))
    assert said == understood


@rows("under_18")
def test_what_an_age_says_of_18(typed: str, understood: str) -> None:
    assert said_age(typed, TODAY).child.value == understood


@rows("name_not_known")
def test_a_name_that_says_it_is_not_known(typed: str, understood: bool) -> None:
    assert says_not_known(typed) is understood


@rows("phone")
def test_phone(typed: str, understood: str) -> None:
    assert contact(usable=can_be_phone(typed), doubt=phone_doubt(typed)) == understood


@rows("email")
def test_email(typed: str, understood: str) -> None:
    assert contact(usable=can_be_email(typed), doubt=email_doubt(typed)) == understood


def contact(*, usable: bool, doubt: str) -> str:
    return ", ".join(filter(None, ("usable" if usable else "unusable", doubt)))


@rows("date")
def test_date(typed: str, understood: str) -> None:
    day, month, year = (part.strip(" ") for part in typed.split(" | "))
    text = parts_to_text(DateParts(day, month, year))
    assert text is not None
    fault = fault_of(text)
    assert (text if fault is None else fault.value) == understood
    if fault is not None:
        back = text_to_parts(text)
        assert (back.day, back.month, back.year) == (day, month, year) or understood == "not_real"


@rows("postcode")
def test_postcode(typed: str, understood: str) -> None:
    assert ("unusual" if is_unusual_postcode(typed) else "") == understood


@rows("leftover")
def test_leftover(typed: str, understood: str) -> None:
    assert "".join(leftovers_in(typed)[:1]) == understood


@rows("says_nothing")
def test_a_concern_that_says_nothing(typed: str, understood: bool) -> None:
    names = {"rowan", "exampleton", "priya", "sampleford"}
    assert says_nothing(typed, names) is understood


def found(boxes: list[str], kind: str, text: str) -> list[str]:
    places = anonymity.find(text, anonymity.details_of(boxes), prose=True).get(kind, ())
    return list(wordings([Piece(text, place) for place in places]))


@pytest.mark.parametrize("row", TABLE["name"], ids=lambda row: f"{row['boxes']} {row['text']}")
def test_a_name_in_a_text(row: dict[str, Any]) -> None:
    assert found([*row["boxes"], "", "", "", ""], "name", row["text"]) == row["found"]


@pytest.mark.parametrize("row", TABLE["detail"], ids=lambda row: f"{row['box']} {row['text']}")
def test_another_detail_in_a_text(row: dict[str, Any]) -> None:
    boxes = [row["box"] if box == row.get("box_of", row["kind"]) else "" for box in BOXES]
    assert found(boxes, row["kind"], row["text"]) == row["found"]


@pytest.mark.parametrize("row", TABLE["spelling"], ids=lambda row: f"{row['names']} {row['text']}")
def test_slips_of_a_name(row: dict[str, Any]) -> None:
    slips = slips_in(row["text"], name_parts(row["names"]))
    assert [word for word, _name in slips] == row["slips"]
