"""Nothing about the person, nor about somebody who stays anonymous, stands in the open message."""

import pytest

from prevent_desktop.app import read_library
from prevent_desktop.papers.sender import sender_of, sender_of_note
from prevent_desktop.referral import Referral, new_referral

PERSON = {
    "individual.forenames": "Rowan",
    "individual.surname": "Exampleton-O\u2019Sample",
    "individual.dob": "2013-03-09",
    "referrer.forename": "Sam",
    "referrer.surname": "Sample",
}
ANONYMOUS = {"identifier.surname": "Varnobyte", "identifier.forename": "Quillon"}


def referral(**more: str) -> Referral:
    made = new_referral(read_library())
    answers = PERSON | {f"referrer.{name}": text for name, text in more.items()}
    for question, value in answers.items():
        made = made.with_value(question, value)
    return made


@pytest.mark.parametrize(
    "role",
    [
        "Form tutor of Rowan Exampleton-O'Sample, Example Academy",
        "ROWAN\u2019S tutor", "rowan's tutor", "Mother of R. Exampleton", "mother of r exampleton",
        "Tutor (\uff32owan)", "Ro\u200bwan's tutor", "Tutor of the pupil born 9 March 2013",
        "Tutor (09/03/2013)", "Tutor (dob 9.3.13)", "Tutor of E. Sample, Exampleton",
    ],
)  # fmt: skip
def test_a_role_that_names_the_person_stays_in_the_pdf(role: str) -> None:
    assert sender_of(referral(role_org=role)).role_org == ""


@pytest.mark.parametrize(
    "role",
    [
        "Designated safeguarding lead, Example Academy", "Head of Year 9", "GP, Rowanberry Surgery",
        "Lead since 09/03/2019", "", "Teacher",
    ],
)  # fmt: skip
def test_any_other_role_is_told(role: str) -> None:
    assert sender_of(referral(role_org=role)).role_org == role


def test_of_a_number_with_a_name_the_digits_are_told() -> None:
    asked = "01632 960101 (ask for Rowan Exampleton's tutor)"
    assert sender_of(referral(phone=asked)).phone == "01632960101"
    assert sender_of(referral(phone="01632 960101, ext. 12")).phone == "01632 960101, ext. 12"


@pytest.mark.parametrize(("anonymous", "told"), [("yes", ""), ("no", "Told by Q. Varnobyte")])
def test_who_stays_anonymous_is_not_named(anonymous: str, told: str) -> None:
    made = referral(role_org="Told by Q. Varnobyte")
    for question, value in (ANONYMOUS | {"identifier.anonymous": anonymous}).items():
        made = made.with_value(question, value)
    assert sender_of(made).role_org == told


@pytest.mark.parametrize(
    ("person", "role", "told"),
    [
        ("Rowan Exampleton, 9 March 2013", "Tutor of Rowan", ""),
        ("rowan exampleton", "tutor of rowan", ""),
        ("the pupil of my first referral", "Head of the first year", "Head of the first year"),
        ("Rowan Exampleton", "Tutor", "Tutor"),
    ],
)
def test_an_addition_names_nobody_either(person: str, role: str, told: str) -> None:
    values = {"person": person, "name": "Sam Sample", "role": role, "phone": "01632 960101"}
    sender = sender_of_note(values)
    assert (sender.role_org, sender.phone) == (told, "01632 960101")
