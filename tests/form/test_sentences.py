"""Every sentence of every form names its question in the form's own words, and what to do."""

import re
from collections.abc import Iterator

import pytest
from tests.form.test_review import CASES, found

from prevent_desktop.form import Form, Question
from prevent_desktop.form.catalogue import CHECKS
from prevent_desktop.form.loading import load_form
from prevent_desktop.shipped import resources

FORMS = sorted(file.name for file in resources.path("forms").glob("*.toml"))
TO_DO = (
    "add", "ask", "change", "check", "choose", "correct", "give", "read", "replace", "say", "take",
    "talk", "think", "tick", "use", "write",
)  # fmt: skip
_TO_DO = re.compile(rf"(?:, so|:) (?:{'|'.join(TO_DO)})\b")
MORE: tuple[dict[str, object], ...] = (
    {"dates.first_identified": "0026-11-17"},
    {"safeguarding.direct_action_detail": "A meeting."},
    {"identifier.anonymous": "yes", "identifier.surname": "Example",
     "concerns.description": "I heard Example say so."},
    {"other.evidence": [{"what": "A note", "date": "2031-01-01"}]},
)  # fmt: skip
_NAMED_BY_CHECK = re.compile(r"\{(question|date)\}")
"""Both are filled with the question's own words, whichever question a check finds."""


def names(question: Question, sentence: str) -> bool:
    """Whether the sentence has the question's label in it, or its short name as whole words."""
    said = sentence.casefold()
    if question.label.casefold() in said:
        return True
    return re.search(rf"\b{re.escape(question.name_in_sentence.casefold())}\b", said) is not None


def sentences(form: Form) -> Iterator[tuple[str, Question | None, str]]:
    """Every sentence of a form as its data has it: where it stands, its question, its words."""
    for question in form.questions():
        for need in question.required:
            yield question.id, question, need.message
    for rule in form.checks:
        place = f"check {rule.name} {rule.question}"
        pointed = form.by_id.get(rule.question)
        spoken = [rule.message]
        if rule.name == "date_exists":  # its words for what is wrong hold what to do
            spoken = [rule.message.replace("{fault}", words) for words in rule.words.values()]
        for message in spoken:
            label = pointed.label if pointed else "{question}"
            yield place, pointed, message.replace("{question}", label)


@pytest.mark.parametrize("name", FORMS)
def test_every_sentence_names_its_question_and_what_to_do(name: str) -> None:
    form = load_form(resources.read_bytes("forms", name), name)
    nameless, idle, not_one = [], [], []
    for place, question, sentence in sentences(form):
        if question is not None:
            named = names(question, sentence)
        else:
            named = _NAMED_BY_CHECK.search(sentence) is not None or "area" in place
        nameless += [] if named else [(place, sentence)]
        short_year = "needs four numbers" in sentence or "such as" in sentence
        idle += [] if _TO_DO.search(sentence) or short_year else [(place, sentence)]
        not_one += [] if re.fullmatch(r"[^.]*\.", sentence.strip()) else [(place, sentence)]
    assert nameless == []
    assert idle == []
    assert not_one == []


def test_a_check_that_finds_its_own_question_names_it_where_it_finds_it(form: Form) -> None:
    """What is said in the end, of every case that the tests of the review know."""
    seen = set()
    for changes in (*(case[1] for case in CASES), *MORE):
        for finding in found(form, changes).findings:
            seen.add(finding.rule)
            if finding.question in form.by_id:
                assert names(form.by_id[finding.question], finding.message), finding.message
            assert "{" not in finding.message
    unpointed = {name for name, check in CHECKS.items() if not check.points}
    assert unpointed - seen <= {"undrawable"}, "a check of its own question was never seen"


def test_the_rule_can_fail(form: Form) -> None:
    """“This date is in the future” was said of nine questions and named none."""
    assert not names(form.by_id["individual.dob"], "This date is in the future, so check it.")
    assert not _TO_DO.search("The concern is empty.")
