"""One finding for each kind of detail in each answer, with its passages."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.form.conftest import COMPLETE, answers_of
from tests.form.test_review import TODAY
from tests.form.written_ways import LOOSE_WORDS, NAMES, PLACES, ways_of_a_name, ways_of_a_number

from prevent_desktop.form import Form, QuestionType, ReviewFacts
from prevent_desktop.form.definition import Question
from prevent_desktop.form.folding import folded
from prevent_desktop.form.name_parts import PartKind, name_parts
from prevent_desktop.form.review import Finding, review

NOTICER: dict[str, object] = {
    "identifier.anonymous": "yes",
    "identifier.forename": "Morgan",
    "identifier.surname": "Testwick",
    "identifier.role_org": "Art teacher, Example Academy",
    "identifier.relationship": "Teaches her twice a week",
    "identifier.phone": "01632 960777 ext. 21",
    "identifier.email": "m.kestrel@academy.example.org",
}
NAMED, SHARED = "first_noticer_named", "first_noticer_shares_name"


def findings(form: Form, changes: Mapping[str, object], rule: str = NAMED) -> list[Finding]:
    values = {**COMPLETE, **NOTICER, **changes}
    result = review(form, answers_of(form, values), TODAY, facts=ReviewFacts())
    return [finding for finding in result.findings if finding.rule == rule]


def test_nothing_of_them_elsewhere_is_nothing_to_find(form: Form) -> None:
    assert findings(form, {}) == []


def test_one_finding_for_each_kind_of_detail(form: Form) -> None:
    text = (
        "Morgan Testwick, the art teacher, who teaches her twice a week, can be rung on +44 1632 "
        "960777 or written to at M.Kestrel@academy.example.org."
    )
    found = findings(form, {"concerns.description": text})
    words = ("name of", "role of", "relationship of", "phone number of", "email address of")
    assert [next(w for w in words if w in f.message) for f in found] == list(words)
    assert {f.question for f in found} == {"concerns.description"}


def test_every_answer_has_its_own_finding_and_every_place_a_passage(form: Form) -> None:
    far = " and so on" * 30
    text = f"Morgan was there.{far} Then Ms Testwick came.{far} Morgan\u2019s map."
    found = findings(form, {"concerns.description": text, "needs.description": "Ask Morgan."})
    assert [f.question for f in found] == ["concerns.description", "needs.description"]
    assert found[0].passages.places == 3
    assert [("Morgan" in p, "Testwick" in p) for p in found[0].passages.shown] == [
        (True, False), (False, True), (True, False),
    ]  # fmt: skip
    assert all(len(passage) < 200 for passage in found[0].passages.shown)
    assert found[1].passages.shown == ("Ask Morgan.",)


def test_the_sentence_says_each_wording_and_stays_short(form: Form) -> None:
    text = "Morgan; Testwick; MORGAN; morgan\u2019s; Mörgan; " + "Morgan again. " * 5_000
    (found,) = findings(form, {"concerns.description": text})
    assert "\u201cMorgan\u201d" in found.message
    assert "and 1 more" in found.message
    assert len(found.message) < 400
    assert len(found.passages.shown) <= 30
    assert found.passages.places >= 500


def test_their_own_answers_are_not_looked_at_and_nobody_else_is_looked_for(form: Form) -> None:
    open_noticer = {"identifier.anonymous": "no", "concerns.description": "Morgan told me."}
    assert findings(form, open_noticer) == []
    assert findings(form, {"identifier.forename": "", "concerns.description": "Morgan."}) == []


RELATIVE = {"identifier.forename": "Kim", "identifier.surname": "Example"}


def test_a_name_of_the_person_themselves_is_said_mildly_with_both_readings(form: Form) -> None:
    mentioned = RELATIVE | {"concerns.description": "Alex Example told us of a plan."}
    assert findings(form, mentioned) == []
    (mild,) = findings(form, mentioned, SHARED)
    assert mild.level.value == "warning"
    assert "\u201cExample\u201d" in mild.message
    assert "worried about" in mild.message
    assert "anonymous" in mild.message


def test_both_names_together_are_never_mild(form: Form) -> None:
    text = "Kim Example told us of Alex Example."
    (found,) = findings(form, RELATIVE | {"concerns.description": text})
    assert "\u201cKim\u201d" in found.message


def test_a_shared_name_that_stands_nowhere_is_not_worth_a_word(form: Form) -> None:
    assert findings(form, RELATIVE | {"concerns.description": "A plan."}, SHARED) == []


@pytest.mark.parametrize("text", ["The will is good.", "He may chase it.", "In May, I hope."])
def test_a_word_is_no_name(form: Form, text: str) -> None:
    for name in ("Will", "May", "Chase", "Hope"):
        assert findings(form, {"identifier.forename": name, "concerns.description": text}) == []


# --- Anywhere, in any way -----------------------------------------------------------------------


def text_questions(form: Form) -> Iterator[tuple[str, str]]:
    """Every place for a text that leaves: a question's id, and a member of its entries."""
    own = ("individual.forenames", "individual.surname", "individual.other_names")
    for question in form.questions():
        if question.id.startswith("identifier.") or question.id in own:
            continue
        if question.type is QuestionType.GROUP:
            yield from (
                (question.id, member.id)
                for member in question.members
                if member.type in ("text", "long_text")
            )
        elif question.type not in (QuestionType.CHOICE, QuestionType.FLAG, QuestionType.DATE):
            yield question.id, ""
        if question.not_known:
            yield question.id, "not_known"


def answer(question: Question, member: str, text: str) -> object:
    if member == "not_known":
        return {"not_known": text}
    if question.type is QuestionType.GROUP:
        return [{member: text}]
    many = question.type in (QuestionType.TEXTS, QuestionType.PHONES, QuestionType.EMAILS)
    return ["something else", text] if many else text


@given(data=st.data())
def test_any_name_in_any_way_anywhere_is_found(form: Form, data: st.DataObject) -> None:
    forename, surname = data.draw(st.sampled_from(NAMES))
    written = data.draw(st.sampled_from(list(ways_of_a_name(forename, surname))))
    _found_anywhere(form, data, written, {
        "identifier.forename": forename, "identifier.surname": surname,
    })  # fmt: skip


WAYS: dict[str, list[str]] = {
    "identifier.phone": list(ways_of_a_number("01632", "960777")),
    "identifier.email": [
        "m.kestrel@academy.example.org",
        "M.Kestrel@Academy.example.org",
        "Somebody <m.kestrel@academy.example.org>",
        "m.kest\u00adrel@academy.example.org",
        "m.kestrel (at) academy.example.org",
    ],
    "identifier.role_org": ["art teacher", "Art\u00a0Teacher", "art-teacher", "ART  TEACHER"],
    "identifier.relationship": ["teaches her twice a week", "Teaches her, twice\na week"],
}


@given(data=st.data())
def test_any_other_detail_in_any_way_anywhere_is_found(form: Form, data: st.DataObject) -> None:
    box, ways = data.draw(st.sampled_from(list(WAYS.items())))
    _found_anywhere(form, data, data.draw(st.sampled_from(ways)), {box: NOTICER[box]})


def _found_anywhere(form: Form, data: st.DataObject, written: str, box: dict[str, Any]) -> None:
    name, member = data.draw(st.sampled_from(list(text_questions(form))))
    question = form.by_id[name]
    before, after = data.draw(st.sampled_from(PLACES))
    filler = " ".join(data.draw(st.lists(st.sampled_from(LOOSE_WORDS), max_size=30)))
    text = f"{filler}{before}{written}{after}{filler}"
    nobody = {key: "" for key in NOTICER if key != "identifier.anonymous"}
    found = findings(form, nobody | box | {question.id: answer(question, member, text)})
    assert question.id in {finding.question for finding in found}, text


@given(
    name=st.text(
        st.characters(categories=("Lu", "Ll", "Lt", "Lo"), max_codepoint=0x2FFF),
        min_size=4,
        max_size=12,
    ),
    around=st.sampled_from(PLACES),
)
def test_a_name_in_any_letters_is_found_where_it_stands(
    form: Form, name: str, around: tuple[str, str]
) -> None:
    """Whatever letters a name is written in, it is found as it was typed, and in capitals."""
    assume((folded(name), PartKind.NAME) in {(p.needle, p.kind) for p in name_parts("", name)})
    only = {key: "" for key in NOTICER if key != "identifier.anonymous"}
    for written in (name, name.upper(), name.lower()):
        text = f"Yesterday{around[0]}{written}{around[1]}came"
        values = only | {"identifier.surname": name, "concerns.description": text}
        assert findings(form, values), (name, text)
