"""An answer that nobody can see is none, and where a name is asked it has to name somebody."""

import pytest
from tests.form.conftest import COMPLETE, answers_of
from tests.form.test_review import TODAY

from prevent_desktop.form import Form, ReviewFacts
from prevent_desktop.form.answers import Answers, state_of
from prevent_desktop.form.definition import AnswerState
from prevent_desktop.form.printed import NOT_GIVEN, printed
from prevent_desktop.form.release import release
from prevent_desktop.form.review import review
from prevent_desktop.form.visible import can_name

UNSEEN = [
    "\u200b", "\u200b \u200d", "\u3164", "\u2060", "\ufeff", "\u00ad", "\u115f\u1160", "\uffa0",
    "\u2800\u2800", "\u202e", "\u2067\u2069", "\ufe0f", "\u034f", "\u180e", "\u00a0\u3000",
    "\U000e0020",
]  # fmt: skip
NO_NAMES = [
    ".", "-", "--", "\u2014", "?", "???", "...", "\u2026", "*", "/", "_", ",", "!", "(-)", "\u00b7",
    "\u2022", "n/a", "N/A", "N / A", "n/a.", "(n/a)", "N\\A", "\U0001f600", "\u2713", "\u0301",
]  # fmt: skip
NAMES = [
    "O", "X", "\u00c9", "A.", "Na", "NA", "Ng", "N.A.", "Li", "\u674e", "\u5f20\u4e09", "\u0623",
    "\u05d0", "\u0416", "\u03a9", "\u13a0", "\u0915\u093f", "\ubbfc", "\u3042", "\u1200", "O'Brien",
    "7", "X \u00c6 A-12", "\u200bRobin", "Robin\u3164", "(Robin)", "Robin \U0001f600", "Nil", "Nah",
    "N/A Sample", "A/N", "\uff32\uff4f", "e\u0301", "\u00f8", "\u0627\u0654", "-Robin-", "3rd",
]  # fmt: skip


@pytest.mark.parametrize("typed", UNSEEN)
def test_an_answer_in_which_nothing_can_be_seen_is_empty(form: Form, typed: str) -> None:
    values: dict[str, object] = {
        "referrer.surname": typed,
        "individual.other_names": [typed, "Ro"],
        "individual.addresses": [{"address": typed, "postcode": typed}],
        "needs.description": typed,
    }
    assert dict(answers_of(form, values).values) == {"individual.other_names": ("Ro",)}


@pytest.mark.parametrize("typed", UNSEEN)
def test_what_cannot_be_seen_in_the_window_leaves_no_answer(form: Form, typed: str) -> None:
    answers = Answers(form.id, form.version, "here", {"referrer.surname": typed})
    assert state_of(typed) is AnswerState.EMPTY
    assert dict(answers.with_value("referrer.surname", typed).values) == {}
    assert dict(release(form, answers).values) == {}
    assert printed(form.by_id["referrer.surname"], typed).text == NOT_GIVEN


@pytest.mark.parametrize("typed", ["\u200ba", "a\u3164", "\U0001f600", ".", "\u2713", "\u0301"])
def test_what_can_be_seen_is_kept_as_it_was_typed(form: Form, typed: str) -> None:
    assert answers_of(form, {"needs.description": typed}).text("needs.description") == typed


@pytest.mark.parametrize("typed", [*UNSEEN, *NO_NAMES])
def test_a_referrer_without_a_name_or_a_role_is_told(form: Form, typed: str) -> None:
    nobody: dict[str, object] = {
        "referrer.forename": typed,
        "referrer.surname": typed,
        "referrer.role_org": typed,
    }
    assert missing(form, nobody) == {"referrer.forename", "referrer.role_org"}
    assert missing(form, {"identifier.forename": typed}) == {"identifier.forename"}
    unnamed: dict[str, object] = {"individual.forenames": typed, "individual.surname": typed}
    assert missing(form, unnamed) == {"individual.forenames"}


@pytest.mark.parametrize("typed", [*UNSEEN, *NO_NAMES])
def test_who_has_one_name_may_write_anything_for_the_other(form: Form, typed: str) -> None:
    assert missing(form, {"referrer.forename": typed}) == set()
    assert missing(form, {"referrer.surname": typed}) == set()


@pytest.mark.parametrize("typed", NAMES)
def test_a_name_of_any_script_and_length_is_one(form: Form, typed: str) -> None:
    assert can_name(typed)
    assert missing(form, {"referrer.forename": typed, "referrer.surname": ""}) == set()


def test_an_answer_that_is_no_name_is_not_lost(form: Form) -> None:
    answers = answers_of(form, COMPLETE | {"referrer.forename": "-"})
    assert answers.text("referrer.forename") == "-"
    assert missing(form, {"individual.gender": "-", "needs.description": "."}) == set()


def missing(form: Form, changes: dict[str, object]) -> set[str]:
    """The questions that are found wrong, each of them because something is left out."""
    found = review(form, answers_of(form, COMPLETE | changes), TODAY, facts=ReviewFacts())
    assert all(finding.missing for finding in found.findings)
    return {finding.question for finding in found.findings}
