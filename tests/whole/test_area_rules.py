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


@pytest.mark.parametrize("address", ["a@example.org", "a@kent.police.uk, b@kent.police.uk", ""])
def test_a_recipient_that_cannot_be_used_is_said(run: Run, rules: Path, address: str) -> None:
    area(rules, SHIPPED.replace("preventreferrals@kent.police.uk", address))
    run("policy", "--check", rules).said_plainly(1)


def test_a_broken_file_is_named(run: Run, rules: Path) -> None:
    area(rules, SHIPPED.replace("marking =", "markin ="))
    ran = run("policy", "--check", rules)
    ran.said_plainly(1)
    assert "kent.toml" in ran.err
