"""Which answer goes where, as the person wants it: without a window."""

import json
from datetime import date

import pytest
from tests.own_form.conftest import example
from tests.own_form.wordxml import docx, tbl, tc, tr

from prevent_desktop.app import read_library
from prevent_desktop.form.files import parse_json
from prevent_desktop.own_form import open_form
from prevent_desktop.own_form.reasons import plain, plain_line
from prevent_desktop.papers.supplied_forms import labels
from prevent_desktop.referral import Referral, referral_from_file
from prevent_desktop.ui.own_form.matching import EMPTY, Matching

FORM = docx(
    tbl(
        tr(tc("Person being referred", span=2)),
        tr("Surname", tc()),
        tr("Date of birth", tc()),
        tr("Favourite colour", tc()),
        tr("Nickname in the team", tc("Ace")),
    )
)


@pytest.fixture(scope="module")
def referral() -> Referral:
    raw = parse_json(json.dumps(example("child")).encode())
    return referral_from_file(read_library(), raw)


def matching(referral: Referral, **remembered: str) -> Matching:
    file = open_form(FORM, "form.docx")
    known = {
        box.id: remembered[_key(box.label)] for box in file.boxes if _key(box.label) in remembered
    }
    return Matching(file, referral, labels(), date(2026, 11, 22), known | {"gone": "x"})


def _key(label: str) -> str:
    return label.split(maxsplit=1)[0].lower()


def box(of: Matching, label: str) -> str:
    return next(each.id for each in of.file.boxes if each.label == label)


def test_what_is_left_comes_first_and_its_order_stays(referral: Referral) -> None:
    made = matching(referral)
    colour, surname = box(made, "Favourite colour"), box(made, "Surname")
    assert made.order.index(colour) < made.order.index(surname)
    before, left = made.order, made.left
    made.choose(colour, EMPTY)
    assert (made.order, made.left) == (before, left - 1)
    assert not made.text(colour)
    assert made.filled + made.left == len(made.file.boxes) - 1


def test_what_cannot_stand_in_a_box_is_not_offered(referral: Referral) -> None:
    made = matching(referral)
    options = list(made.options(box(made, "Surname")))
    assert options[0].key == EMPTY
    assert options[1].key == "individual.surname"
    assert len({option.key for option in options}) == len(options)
    assert all(option.text for option in options[1:])


def test_own_words_go_before_answers_and_a_choice_takes_them_away(referral: Referral) -> None:
    made = matching(referral)
    surname = box(made, "Surname")
    made.type_in(surname, "Finchley")
    assert made.text(surname) == "Finchley"
    assert made.question_to_correct(surname) == "individual.surname"
    assert surname not in made.choices
    made.choose(surname, "individual.forenames")
    assert made.text(surname) == referral.answers.text("individual.forenames")
    assert not made.own_words


def test_a_correction_is_offered_only_where_one_text_is_meant(referral: Referral) -> None:
    made = matching(referral)
    for label in ("Date of birth", "Favourite colour"):
        made.type_in(box(made, label), "blue")
        assert made.question_to_correct(box(made, label)) == ""
    surname = box(made, "Surname")
    made.type_in(surname, referral.answers.text("individual.surname"))
    assert made.question_to_correct(surname) == ""


def test_what_was_chosen_the_last_time_is_taken_as_far_as_it_is_known(referral: Referral) -> None:
    made = matching(referral, surname="individual.forenames", date="", favourite="no.such.question")
    assert made.text(box(made, "Surname")) == referral.answers.text("individual.forenames")
    assert made.line(box(made, "Surname")).why == ("as you chose for this form the last time",)
    assert not made.is_left(box(made, "Date of birth"))
    assert made.is_left(box(made, "Favourite colour"))


def test_reasons_are_words_that_people_know() -> None:
    assert plain(("role_org", "first_noticer")) == (
        "role and organisation; about whoever noticed first"
    )
    assert plain_line("never filled: ethnicity") == "always left to you"
