"""A second look before a draft is opened, and never a refusal."""

from dataclasses import replace

import pytest
from tests.mail.drafts import message

from prevent_desktop.form.contact_details import is_personal_mail
from prevent_desktop.mail import SecondFile, second_thoughts
from prevent_desktop.mail.message import to_eml
from prevent_desktop.mail.second_thoughts import Thought, size_on_the_way

PLAIN = message()


def thoughts(copies: tuple[str, ...] = (), size: int = 100) -> list[tuple[Thought, str]]:
    draft = replace(PLAIN, cc=copies, attachment=b"x" * size)
    return [(each.thought, each.address) for each in second_thoughts(draft, is_personal_mail)]


def test_a_plain_draft_needs_no_second_look() -> None:
    assert thoughts(("lead@school.example.org",)) == []


@pytest.mark.parametrize("address", ["Ann@GMAIL.com", "a@hotmail.co.uk", "a@icloud.com"])
def test_a_copy_to_a_personal_account_does(address: str) -> None:
    assert thoughts(("lead@school.example.org", address)) == [(Thought.PERSONAL_COPY, address)]


@pytest.mark.parametrize("address", ["a@gmail.com.school.example.org", "gmail.com@trust.nhs.uk"])
def test_a_work_account_that_looks_like_one_does_not(address: str) -> None:
    assert thoughts((address,)) == []


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (14_500_000, []),
        (14_700_000, [(Thought.LARGE, "")]),
        (25_000_000, [(Thought.LARGE, "")]),
        (26_000_000, [(Thought.TOO_LARGE, "")]),
    ],
)
def test_what_counts_is_the_size_on_the_way(size: int, expected: list[tuple[Thought, str]]) -> None:
    assert thoughts(size=size) == expected


@pytest.mark.parametrize("size", [0, 1000, 3_000_000])
def test_the_size_said_is_that_of_the_message(size: int) -> None:
    draft = replace(PLAIN, attachment=b"x" * size, second=SecondFile(b"y" * size, "pdf"))
    real = len(to_eml(draft))
    assert abs(size_on_the_way(draft) - real) <= max(3_000, real / 100)


@pytest.mark.parametrize(
    "address",
    [
        "a@talk21.com", "a@blueyonder.co.uk", "a@virgin.net", "a@rocketmail.com", "a@pm.me",
        "a@gmial.com", "a@gmail.con", "a@live.co.uk", "a@yahoo.co.uk", "a@outlook.com",
        "a@web.de", "a@yandex.ru", "a@fastmail.com",
    ],
)  # fmt: skip
def test_small_and_misspelt_services_are_personal_too(address: str) -> None:
    assert thoughts((address,)) == [(Thought.PERSONAL_COPY, address)]


@pytest.mark.parametrize("address", ["a@live.ac.uk", "a@live.uk", "a@outlook.sch.uk"])
def test_a_school_with_such_a_name_is_none(address: str) -> None:
    assert thoughts((address,)) == []
