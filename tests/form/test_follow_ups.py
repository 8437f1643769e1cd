"""A box that follows a choice folds away when empty, and a text in it is never lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.form.conftest import COMPLETE, answers_of

from prevent_desktop.errors import ResourceError
from prevent_desktop.form import Answers, Form, ReviewFacts
from prevent_desktop.form.follow_ups import folded_questions, is_folded
from prevent_desktop.form.loading import load_form
from prevent_desktop.form.release import release
from prevent_desktop.form.review import review

TODAY = date(2026, 11, 22)
AFTER_YES = (
    "safeguarding.direct_action",
    "safeguarding.emergency_call",
    "safeguarding.other_agencies",
)
AFTER_NOT_KNOWN_TOO = ("safeguarding.conditions", "other.earlier_referrals")
FOLLOWED = (*AFTER_YES, *AFTER_NOT_KNOWN_TOO)
CHOSEN = ("", "yes", "no", "not_known")


def answers(form: Form, choice: str, chosen: str, detail: str = "") -> Answers:
    values = {q: v for q, v in COMPLETE.items() if not q.startswith(choice)}
    return answers_of(form, values | {choice: chosen, f"{choice}_detail": detail})


def offered(form: Form, choice: str) -> set[str]:
    return {"", *(option.value for option in form.by_id[choice].options)}


def test_these_boxes_follow_a_choice_and_no_others(form: Form) -> None:
    assert {q.id for q in form.questions() if q.follows} == {f"{c}_detail" for c in FOLLOWED}


@pytest.mark.parametrize("choice", FOLLOWED)
@pytest.mark.parametrize("chosen", CHOSEN)
def test_an_empty_box_opens_when_it_makes_sense(form: Form, choice: str, chosen: str) -> None:
    if chosen not in offered(form, choice):
        return
    opens = {"yes"} if choice in AFTER_YES else {"yes", "not_known"}
    box = form.by_id[f"{choice}_detail"]
    assert is_folded(box, answers(form, choice, chosen)) is (chosen not in opens)


@pytest.mark.parametrize("choice", FOLLOWED)
@pytest.mark.parametrize("chosen", CHOSEN)
def test_what_was_written_stays_is_released_and_printed(
    form: Form, choice: str, chosen: str
) -> None:
    if chosen not in offered(form, choice):
        return
    box = f"{choice}_detail"
    given = answers(form, choice, chosen, "Reported by the uncle.")
    looked = review(form, given, TODAY, facts=ReviewFacts())
    assert box not in looked.folded
    assert box in looked.shown & looked.printed
    assert release(form, given).text(box) == "Reported by the uncle."
    said = [f.message for f in looked.warnings if f.rule == "follow_up_disagrees"]
    disagrees = chosen == "no" or (chosen == "not_known" and choice in AFTER_YES)
    assert len(said) == disagrees
    if said:
        assert "“No”" in said[0]
        assert form.by_id[box].label in said[0]


def test_a_folded_box_has_no_row_on_the_paper_but_is_not_hidden(form: Form) -> None:
    looked = review(form, answers_of(form, COMPLETE), TODAY, facts=ReviewFacts())
    folded = {f"{c}_detail" for c in FOLLOWED}
    assert looked.folded == folded
    assert folded <= looked.shown
    assert looked.printed == looked.shown - folded


@given(
    st.lists(
        st.tuples(
            st.sampled_from(FOLLOWED),
            st.sampled_from(("yes", "no", "")),
            st.sampled_from(("", "x")),
        ),
        max_size=12,
    )
)
def test_no_way_through_the_choices_loses_a_text(
    form: Form, steps: list[tuple[str, str, str]]
) -> None:
    given, written = answers_of(form, COMPLETE), dict[str, str]()
    for choice, chosen, detail in steps:
        given = given.with_value(choice, chosen or None)
        if detail:
            given = given.with_value(f"{choice}_detail", detail)
            written[f"{choice}_detail"] = detail
    assert not folded_questions(form, given) & written.keys()
    released = release(form, given)
    assert all(released.text(box) == text for box, text in written.items())


@pytest.mark.parametrize(
    "follows",
    [
        '{ question = "nobody.knows", answers = ["yes"] }',
        '{ question = "declaration.accurate", answers = ["yes"] }',
        '{ question = "safeguarding.direct_action", answers = ["perhaps"] }',
        '{ question = "safeguarding.direct_action", answers = [] }',
    ],
)
def test_a_box_that_follows_nothing_is_refused(shipped_toml: bytes, follows: str) -> None:
    right = b'{ question = "safeguarding.direct_action", answers = ["yes"] }'
    assert right in shipped_toml
    with pytest.raises(ResourceError) as refused:
        load_form(shipped_toml.replace(right, follows.encode()), "wrong.toml")
    assert refused.value.places["place"] == "question safeguarding.direct_action_detail"
