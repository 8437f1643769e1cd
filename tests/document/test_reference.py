"""References as people copy them: what is doubtful, and what nobody here can judge."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_desktop.document import ReferenceDoubt, check_reference, new_reference, own_reference

KNOWN = frozenset({"PR-7K2M-4H9Q", "PR-AB23-CD45"})


@pytest.mark.parametrize(
    ("typed", "doubt", "meant"),
    [
        ("PR-7K2M-4H9O", ReferenceDoubt.MISWRITTEN, "PR-7K2M-4H9Q"),
        ("PR-7K2M-4H9", ReferenceDoubt.MISWRITTEN, "PR-7K2M-4H9Q"),
        ("PR7K2M4H9", ReferenceDoubt.MISWRITTEN, ""),
        ("PR 7K2M 4H", ReferenceDoubt.MISWRITTEN, ""),
        ("PR-7K2M-4H9R", ReferenceDoubt.CLOSE, "PR-7K2M-4H9Q"),
        ("PR-ZZZZ-ZZZZ", ReferenceDoubt.UNKNOWN, ""),
    ],
)
def test_a_doubtful_reference(typed: str, doubt: ReferenceDoubt, meant: str) -> None:
    found = check_reference(typed, KNOWN)
    assert found is not None
    assert (found.doubt, found.known) == (doubt, meant)


@pytest.mark.parametrize(
    "typed",
    [
        "PR-7K2M-4H9Q",
        " pr-7k2m-4h9q ",
        "PR\u20137K2M\u20134H9Q",
        "",
        "CRM/2026/00417",
        "Prevent 123",
        "the one from Monday",
    ],
)
def test_a_reference_without_a_doubt(typed: str) -> None:
    assert check_reference(typed, KNOWN) is None


@pytest.mark.parametrize(
    "typed",
    [
        " pr\u20137k2m\u20134h9q", "pr 7k2m 4h9q", "PR7K2M4H9Q", "PR_7K2M_4H9Q", "PR\n7K2M\n4H9Q",
        "Ref: PR-7K2M-4H9Q.", "PR-7K2M-4H9Q.pdf", "PR-7K2M-4H9Q, Kit Exampleton",
        "PR-7K2M-4H9Q (PR 7K2M 4H9Q)", "PR-7K2M-4H9Q-form.docx", "PR: 7K2M-4H9Q", "PR #7K2M-4H9Q",
        "\uff30\uff32\uff0d7K2M\uff0d4H9Q", "PR-7K2M-4\u200bH9Q", "PR-7K2M-4\u00adH9Q",
    ],
)  # fmt: skip
def test_a_reference_of_ours_is_given_back_as_we_write_it(typed: str) -> None:
    assert own_reference(typed) == "PR-7K2M-4H9Q"
    assert check_reference(typed, KNOWN) is None


@pytest.mark.parametrize(
    "typed",
    [
        "PR-7K2M-4H9O", "Kit Exampleton", "", "7K2M-4H9Q", "XPR-7K2M-4H9Q", "PR-7K2M-4H9QA",
        "PR-7K2M-4H9Q-ABCD", "PR-7K2M-4H9Q and PR-AB23-CD45", "SPR7K2M4H9Q", "PreventRef",
        "PR Adam Khan, 24 Nov", "PR - Emma Webb", "PR/MARK/JANE", "Preference", "PR team sent",
    ],
)  # fmt: skip
def test_what_is_none_or_several_is_no_reference_of_ours(typed: str) -> None:
    assert own_reference(typed) == ""


def test_one_that_is_known_is_found_without_pr_and_of_letters_alone() -> None:
    known = {"PR-7K2M-4H9Q", "PR-ABCD-EFGH"}
    assert own_reference("Ref 7k2m-4h9q", known) == "PR-7K2M-4H9Q"
    assert own_reference("PR ABCD EFGH", known) == "PR-ABCD-EFGH"
    for typed in ("Ref PR-7K2M-4H9O", "our ref pr-7k2m-4h9", "PR-7K2M -- 4H9Q"):
        found = check_reference(typed, known)
        assert found is not None
        assert found.known == "PR-7K2M-4H9Q"
    for typed in ("KP-2026-17", "01634-334466", "CRM/2026/00417", "2345-6789"):
        assert check_reference(typed, known) is None


@given(seed=st.integers())
def test_every_reference_that_is_made_is_one_of_ours(seed: int) -> None:
    made = new_reference(Random(seed).randrange)
    assert own_reference(made) == made
    found = check_reference(made, ())
    assert found is not None
    assert found.doubt is ReferenceDoubt.UNKNOWN
