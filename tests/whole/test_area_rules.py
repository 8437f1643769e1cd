"""`policy --check` looks at the area files beside the rules before they are given out."""

from pathlib import Path

import pytest
from tests.program import Run

from prevent_desktop.shipped import resources

SHIPPED = resources.read_text("areas", "kent-and-medway.toml")


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "new" / "areas").mkdir(parents=True)
    file = tmp_path / "new" / "policy.toml"
    file.write_text("idle_minutes = 5\n")
    return file


def area(rules: Path, text: str) -> None:
    (rules.parent / "areas" / "kent.toml").write_text(text, encoding="utf-8")


def test_it_says_where_referrals_will_go(run: Run, rules: Path) -> None:
    area(rules, SHIPPED.replace("preventreferrals@", "new@"))
    ran = run("policy", "--check", rules)
    assert ran.code == 0, ran.err
    assert "area kent-and-medway = Kent and Medway   (in place of the shipped one)" in ran.out
    assert "  referrals go to new@kent.police.uk" in ran.out


def test_an_old_address_is_noticed(run: Run, rules: Path) -> None:
    area(rules, SHIPPED.replace('last_checked = "2026-11-22"', 'last_checked = "2019-01-01"'))
    assert "twelve months" in run("policy", "--check", rules).out


@pytest.mark.parametrize("place", ["recipient", "contact emergency"])
def test_a_day_to_come_is_a_mistake(run: Run, rules: Path, place: str) -> None:
    before, mark, after = SHIPPED.partition('id = "emergency"')
    slip = 'last_checked = "2062-11-22"'
    if place == "recipient":
        head, table, rest = before.partition("[recipient]")
        before = head + table + rest.replace('last_checked = "2026-11-22"', slip, 1)
    else:
        after = after.replace('last_checked = "2026-11-22"', slip, 1)
    area(rules, before + mark + after)
    ran = run("policy", "--check", rules)
    ran.said_plainly(1)
    assert f"{place}, last_checked: the day 2062-11-22 is still to come" in ran.err
    assert "given out" not in ran.out


def test_copies_are_shown_and_personal_accounts_noticed(run: Run, rules: Path) -> None:
    copies = SHIPPED.replace("always = []", 'always = ["head@school.example.org"]')
    copies = copies.replace("if_child = []", 'if_child = ["dsl.school@gmail.com"]')
    area(rules, copies.replace("if_adult = []", 'if_adult = ["nurse@surgery.example.org"]'))
    lines = run("policy", "--check", rules).out.splitlines()
    assert "  a copy of every referral goes to head@school.example.org" in lines
    assert "  a copy of a referral about an adult goes to nurse@surgery.example.org" in lines
    child = lines.index("  a copy of a referral about a child goes to dsl.school@gmail.com")
    assert "personal account" in lines[child + 1]
    assert len([line for line in lines if "personal account" in line]) == 1


def test_the_sign_that_makes_an_address_unusable_is_named(run: Run, rules: Path) -> None:
    area(rules, SHIPPED.replace("kent.police.uk", "kent.police.uk\\u200b"))
    ran = run("policy", "--check", rules)
    ran.said_plainly(1)
    assert "zero width space (U+200B)" in ran.err


def test_a_hidden_second_ending_is_said(run: Run, rules: Path) -> None:
    (rules.parent / "areas" / "kent.toml.txt").write_text(SHIPPED, encoding="utf-8")
    ran = run("policy", "--check", rules)
    assert ran.code == 0
    assert "left aside: kent.toml.txt" in ran.out


def test_a_folder_is_looked_over_as_it_is_given_out(run: Run, rules: Path) -> None:
    """Also without a policy file, or with an empty one, where there are areas."""
    area(rules, SHIPPED.replace("preventreferrals@", "new@"))
    for text in ("idle_minutes = 5\n", "", None):
        if text is None:
            rules.unlink()
        else:
            rules.write_text(text)
        ran = run("policy", "--check", ".", cwd=rules.parent)
        assert ran.code == 0, ran.err
        assert "referrals go to new@kent.police.uk" in ran.out
        assert ran.out.splitlines()[-1] == "These rules can be given out."
    run("policy", "--check", ".", cwd=rules.parent.parent).said_plainly(1)


@pytest.mark.parametrize("address", ["a@example.org", "a@kent.police.uk, b@kent.police.uk", ""])
def test_a_recipient_that_cannot_be_used_is_said(run: Run, rules: Path, address: str) -> None:
    area(rules, SHIPPED.replace("preventreferrals@kent.police.uk", address))
    run("policy", "--check", rules).said_plainly(1)


def test_a_broken_file_is_named(run: Run, rules: Path) -> None:
    area(rules, SHIPPED.replace("marking =", "markin ="))
    ran = run("policy", "--check", rules)
    ran.said_plainly(1)
    assert "kent.toml" in ran.err
