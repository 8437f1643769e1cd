"""The administrator's rules: standard without a file, refused with a place when wrong."""

import codecs
from pathlib import Path

import msgspec
import pytest
from tests.whole.conftest import Run

from prevent_desktop.errors import ResourceError
from prevent_desktop.policy import SINCE, STANDARD, Policy, policy_schema, read_policy


def test_without_a_file_the_standard_rules_are_in_force() -> None:
    assert read_policy(None) == STANDARD == Policy()
    assert (STANDARD.idle_minutes, STANDARD.retention_days) == (15, 90)


def test_a_file_changes_what_it_names_and_nothing_else() -> None:
    rules = read_policy(b'recovery = "required"\nidle_minutes = 5\n')
    assert rules == Policy(recovery="required", idle_minutes=5)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"idle_minutes = 0", "idle_minutes"),
        (b"retention_days = 7", "retention_days"),
        (b'recovery = "never"', "recovery"),
        (b"idle_minuts = 5", "the file"),
    ],
)
def test_a_mistake_is_refused_with_its_place(text: bytes, place: str) -> None:
    with pytest.raises(ResourceError) as caught:
        read_policy(text)
    assert caught.value.code == "not_valid"
    assert caught.value.places["place"] == place


TEXT = 'recovery = "required"\r\nidle_minutes = 5\r\n'


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),  # Notepad's "UTF-8 with BOM"
        TEXT.encode("utf-16"),  # PowerShell's Out-File
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
)
def test_the_file_is_read_however_an_editor_saved_it(data: bytes) -> None:
    assert read_policy(data) == Policy(recovery="required", idle_minutes=5)


def test_every_rule_says_from_which_version_on_it_is_understood() -> None:
    rules = set(msgspec.structs.asdict(STANDARD))
    assert set(SINCE) == rules == set(policy_schema()["properties"])


def test_a_file_is_looked_over_before_it_is_given_out(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "new rules.toml"
    file.write_text("idle_minutes = 5\n", encoding="utf-8")
    ran = run("policy", "--check", file)
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[0] == f"{file} is good."
    assert "idle_minutes = 5   (from version 0.1.0 on)" in ran.out
    assert "retention_days = 90   (standard)" in ran.out
    file.write_text("idle_minuts = 5\n", encoding="utf-8")
    wrong = run("policy", "--check", file)
    wrong.said_plainly(1)
    assert "idle_minuts" in wrong.err


def test_without_a_name_it_is_the_file_of_this_computer(run: Run) -> None:
    ran = run("policy", "--check")
    assert ran.code == 0, ran.err
    assert "policy.toml" in ran.out
    assert run("policy").code == 64


def test_the_schema_is_one_document(run: Run) -> None:
    properties = run("policy", "--schema").json["properties"]
    assert properties["retention_days"]["maximum"] == 3650
