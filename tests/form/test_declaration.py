"""The declaration stands apart; whatever is changed after it unticks it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.form.conftest import COMPLETE, answers_of

from prevent_desktop.form import Form, ReviewFacts
from prevent_desktop.form.declaration import (
    before_declaring,
    declared_questions,
    declaring_sections,
    listed_sections,
    with_change,
)
from prevent_desktop.form.needed import needed_questions, next_needed
from prevent_desktop.form.review import review

TODAY = date(2026, 11, 22)
DECLARED = "declaration.accurate"


def test_it_is_no_page_of_the_list(form: Form) -> None:
    assert [section.id for section in declaring_sections(form)] == ["declaration"]
    assert listed_sections(form) == form.sections[:-1]
    assert declared_questions(form) == {DECLARED}


def test_the_list_has_short_names_and_the_pages_whole_titles(form: Form) -> None:
    named = {section.id: section.name for section in form.sections}
    assert named["person"] == "The person"
    assert named["lead"] == "Your lead"
    assert all(len(name) <= 20 for name in named.values())
    assert form.sections[0].title == "The person you are worried about"


def test_check_does_not_miss_it_and_files_do(form: Form) -> None:
    without = {q: v for q, v in COMPLETE.items() if q != DECLARED}
    looked = review(form, answers_of(form, without), TODAY, facts=ReviewFacts())
    assert [f.question for f in looked.errors] == [DECLARED]
    assert before_declaring(form, looked.errors) == ()
    assert needed_questions(form, looked) == ()


def test_any_later_change_unticks_it(form: Form) -> None:
    whole = answers_of(form, COMPLETE)
    for question in form.questions():
        if question.id != DECLARED and whole.get(question.id) is not None:
            assert with_change(form, whole, question.id, None).get(DECLARED) is None, question.id


def test_what_changes_nothing_leaves_it(form: Form) -> None:
    whole = answers_of(form, COMPLETE)
    for question in form.questions():
        assert with_change(form, whole, question.id, whole.get(question.id)) == whole
    again = with_change(form, whole, DECLARED, None)
    assert with_change(form, again, DECLARED, True) == whole


@given(st.lists(st.tuples(st.sampled_from(sorted(COMPLETE)), st.text(max_size=3)), max_size=8))
def test_it_is_ticked_only_of_what_it_was_ticked_of(
    form: Form, steps: list[tuple[str, str]]
) -> None:
    start = answers_of(form, COMPLETE)
    now = start
    for question, text in steps:
        if question != DECLARED:
            now = with_change(form, now, question, text or None)
    if now.get(DECLARED):
        assert now == start


def test_only_what_is_needed_begins_with_the_concern(form: Form) -> None:
    looked = review(form, answers_of(form, {}), TODAY, facts=ReviewFacts())
    left = needed_questions(form, looked)
    assert left[0] == "concerns.description"
    assert left[1:] == (
        "individual.forenames",
        "individual.dob",
        "individual.addresses",
        "identifier.anonymous",
        "identifier.forename",
        "referrer.forename",
        "referrer.role_org",
        "referrer.phone",
        "org_contact.forename",
        "dates.first_identified",
        "dates.referral",
        "safeguarding.conditions",
        "safeguarding.lead_discussed",
        "safeguarding.informed",
        "safeguarding.direct_action",
        "safeguarding.other_agencies",
    )


def test_the_walk_goes_on_after_the_question_that_was_answered(form: Form) -> None:
    values = {"concerns.description": COMPLETE["concerns.description"]}
    looked = review(form, answers_of(form, values), TODAY, facts=ReviewFacts())
    assert next_needed(form, looked, "concerns.description") == "individual.forenames"
    assert next_needed(form, looked, "individual.forenames") == "individual.dob"
    last = needed_questions(form, looked)[-1]
    assert next_needed(form, looked, last) == "individual.forenames"


def test_the_walk_ends_when_nothing_is_left(form: Form) -> None:
    looked = review(form, answers_of(form, COMPLETE), TODAY, facts=ReviewFacts())
    assert next_needed(form, looked, "concerns.description") is None
    one = {q: v for q, v in COMPLETE.items() if q != "dates.referral"}
    looked = review(form, answers_of(form, one), TODAY, facts=ReviewFacts())
    assert next_needed(form, looked, "dates.referral") is None
    assert next_needed(form, looked, "safeguarding.informed") == "dates.referral"
