"""The administrator's rules: standard without a file, refused with a place when wrong."""

import pytest

from prevent_desktop.errors import ResourceError
from prevent_desktop.policy import STANDARD, Policy, read_policy


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
