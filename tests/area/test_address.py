"""A changed recipient is an attack: only one plain address at an allowed body gets through."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prevent_desktop.area.address import (
    ALLOWED_DOMAINS,
    AddressProblem,
    check_copy,
    check_recipient,
)


@pytest.mark.parametrize(
    "address",
    [
        "preventreferrals@kent.police.uk",
        "Prevent.Team+new@KENT.Police.UK",
        "a@gov.uk",
        "o'brien@medway.gov.uk",
        "safe-guarding_1@nhs.net",
        "someone@force.police.uk.cjsm.net",
    ],
)
def test_plain_addresses_of_public_bodies_are_taken(address: str) -> None:
    assert check_recipient(address) is None


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("", AddressProblem.EMPTY),
        ("a@kent.police.uk, b@evil.example", AddressProblem.MORE_THAN_ONE),
        ("a@kent.police.uk b@kent.police.uk", AddressProblem.MORE_THAN_ONE),
        ("a@xn--mt-8cd.police.uk", AddressProblem.ENCODED_LABEL),
        ("a@XN--mt-8cd.police.uk", AddressProblem.ENCODED_LABEL),
        ("Police <a@kent.police.uk>", AddressProblem.NOT_PLAIN),
        ("a@kent.polic\u0435.uk", AddressProblem.NOT_PLAIN),  # a Cyrillic letter
        ("a@kent.police.uk\n", AddressProblem.NOT_PLAIN),
        ("a@kent.police.uk\r\nBcc: b", AddressProblem.NOT_PLAIN),
        (" a@kent.police.uk", AddressProblem.NOT_PLAIN),
        ("a@kent.police.uk.", AddressProblem.NOT_PLAIN),
        ("-a@kent.police.uk", AddressProblem.NOT_PLAIN),
        ("a..b@kent.police.uk", AddressProblem.NOT_PLAIN),
        ("a?bcc=b@kent.police.uk", AddressProblem.NOT_PLAIN),
        ("a@[127.0.0.1]", AddressProblem.NOT_PLAIN),
        ("x" * 65 + "@kent.police.uk", AddressProblem.NOT_PLAIN),
        ("a@evilpolice.uk", AddressProblem.DOMAIN_NOT_ALLOWED),
        ("a@police.uk.evil.example", AddressProblem.DOMAIN_NOT_ALLOWED),
        ("a@notgov.uk", AddressProblem.DOMAIN_NOT_ALLOWED),
        ("a@example.org", AddressProblem.DOMAIN_NOT_ALLOWED),
    ],
)
def test_anything_else_is_refused_for_its_reason(address: str, problem: AddressProblem) -> None:
    assert check_recipient(address) is problem


def test_a_copy_may_go_to_a_school_but_must_be_plain() -> None:
    assert check_copy("head@school.example.org") is None
    assert check_copy("Head <head@school.example.org>") is AddressProblem.NOT_PLAIN
    assert check_copy("head@xn--schol-kva.example.org") is AddressProblem.ENCODED_LABEL


@given(st.text())
@example("a@kent.police.uk\u2028")
def test_whatever_is_taken_is_one_ascii_word_at_an_allowed_domain(text: str) -> None:
    if check_recipient(text) is None:
        assert text.isascii()
        assert text.count("@") == 1
        assert not set(text) & set(' \t\r\n,;:<>()"\\[]%?')
        labels = text.lower().rpartition("@")[2].split(".")
        assert any(labels[-len(d.split(".")) :] == d.split(".") for d in ALLOWED_DOMAINS)


@given(st.characters(), st.integers(min_value=0, max_value=31))
def test_one_stray_character_never_makes_an_address_reach_elsewhere(char: str, at: int) -> None:
    good = "preventreferrals@kent.police.uk"
    changed = good[:at] + char + good[at:]
    if check_recipient(changed) is None:
        assert changed.isascii()
        assert changed.lower().endswith("police.uk")
        assert not char.isspace()
