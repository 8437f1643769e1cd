"""Answers files: what is taken, what is refused and with which code, and nothing changed."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.form.conftest import COMPLETE, answers_of

from prevent_desktop.errors import AnswersError
from prevent_desktop.form import Answers, Form, NotKnown, QuestionType
from prevent_desktop.form.files import (
    MAX_FILE_BYTES,
    parse_json,
    read_answers,
    template,
    to_bytes,
    to_document,
)
from prevent_desktop.form.release import release

TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def refused(form: Form, values: dict[str, object]) -> str:
    with pytest.raises(AnswersError) as refusal:
        answers_of(form, values)
    return refusal.value.code


def test_outer_spaces_go_and_nothing_else_is_touched(form: Form) -> None:
    typed = " \n O\u2019Brien-Smith  \u202eevil\x00 two  spaces \u00e9 e\u0301 \n"
    answers = answers_of(form, {"individual.surname": typed})
    assert answers.get("individual.surname") == typed.strip()


@pytest.mark.parametrize("empty", ["", "  ", None, [], [""], [{}], [{"address": " "}]])
def test_empty_means_left_out(form: Form, empty: object) -> None:
    many = isinstance(empty, list)
    question = "individual.addresses" if many and empty != [""] else "individual.other_names"
    answers = answers_of(form, {question if many else "individual.gender": empty})
    assert dict(answers.values) == {}


def test_not_known_keeps_its_reason(form: Form) -> None:
    answers = answers_of(form, {"individual.dob": {"not_known": " never asked "}})
    assert answers.get("individual.dob") == NotKnown("never asked")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"individual.surname": 5}, "wrong_type"),
        ({"individual.surname": ["a"]}, "wrong_type"),
        ({"individual.gender": {"not_known": "x"}}, "wrong_type"),
        ({"individual.dob": {"not_known": 5}}, "wrong_type"),
        ({"individual.dob": {"not_known": "", "more": ""}}, "wrong_type"),
        ({"individual.other_names": "Al"}, "wrong_type"),
        ({"individual.other_names": [3]}, "wrong_type"),
        ({"individual.addresses": {"address": "x"}}, "wrong_type"),
        ({"individual.addresses": ["x"]}, "wrong_type"),
        ({"individual.addresses": [{"street": "x"}]}, "unknown_member"),
        ({"individual.addresses": [{"address": "x", "current": "yes"}]}, "wrong_type"),
        ({"declaration.accurate": "yes"}, "wrong_type"),
        ({"declaration.accurate": 1}, "wrong_type"),
        ({"safeguarding.informed": "not_known"}, "not_offered"),
        ({"individual.surname": "\ud800"}, "not_text"),
        ({"individual.height": "tall"}, "unknown_question"),
        ({"concerns.description": "x" * 9_000_000}, "too_large"),
    ],
)
def test_refused_with_a_code(form: Form, values: dict[str, object], code: str) -> None:
    assert refused(form, values) == code


def test_five_megabytes_are_taken(form: Form) -> None:
    long = "word " * 1_000_000 + "end"
    assert answers_of(form, {"concerns.description": long}).text("concerns.description") == long


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"%PDF-1.7\n", "other_file"),
        (b"PK\x03\x04\x14\x00", "other_file"),
        (b"{\\rtf1\\ansi", "other_file"),
        (b"{", "not_json"),
        (b"nonsense", "not_json"),
        (b"\xff", "not_utf8"),
        (b"[" * 200_000, "too_deep"),
        (b'{"a":' * 200_000, "too_deep"),
        (b'{"a": 1, "a": 2}', "double_key"),
        (b'{"a": NaN}', "not_json"),
        (b"1" * 6000, "not_json"),
        (b" " * (MAX_FILE_BYTES + 1), "too_large"),
    ],
    ids=[
        "empty",
        "blank",
        "pdf",
        "zip",
        "rtf",
        "cut",
        "words",
        "bytes",
        "lists",
        "objects",
        "double",
        "nan",
        "digits",
        "huge",
    ],
)
def test_what_is_not_json(data: bytes, code: str) -> None:
    with pytest.raises(AnswersError) as refusal:
        parse_json(data)
    assert refusal.value.code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_usual_encoding_is_read(encoding: str) -> None:
    assert parse_json('{"a": "Zo\u00e9 \U0001f600"}'.encode(encoding)) == {
        "a": "Zo\u00e9 \U0001f600"
    }


DIGITS = b"1" * 6000


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"NaN", 1, 1),
        (b'{"a": NaN}', 1, 7),
        (b'{\n  "NaN": "Infinity \\" NaN",\n  "b": [1, -Infinity]\n}', 3, 12),
        (b'{"a": 1.5e3,\r\n "b": ' + DIGITS + b"}", 2, 7),
        (b'{"a": "' + DIGITS + b'",\n"b": -' + DIGITS + b"}", 2, 6),
        (b'\xef\xbb\xbf{"a": NaN}', 1, 7),
    ],
)
def test_a_number_that_cannot_be_taken_is_shown_its_place(
    data: bytes, line: int, column: int
) -> None:
    with pytest.raises(AnswersError) as refusal:
        parse_json(data)
    assert refusal.value.places == {"line": line, "column": column}


@pytest.mark.parametrize(
    "raw",
    [
        [],
        "x",
        {},
        {"form": "prevent-national"},
        {"form": "prevent-national", "version": "2018", "area": "a", "answers": []},
        {"form": 1, "version": "2018", "area": "a", "answers": {}},
        {"form": "prevent-national", "version": "2018", "area": "a", "answers": {}, "x": 1},
        {"form": "prevent-national", "version": "\ud800", "area": "a", "answers": {}},
    ],
)
def test_what_is_not_an_answers_file(form: Form, raw: object) -> None:
    with pytest.raises(AnswersError) as refusal:
        read_answers(form, raw)
    assert refusal.value.code in ("not_answers", "frame")


def test_another_versions_question_is_kept_and_never_released(form: Form) -> None:
    raw = {"form": form.id, "version": "2031", "area": "a", "answers": {"new.question": [1]}}
    answers = read_answers(form, raw)
    assert answers.unplaced == {"new.question": [1]}
    assert to_document(answers) == raw
    assert b"new.question" not in to_bytes(release(form, answers))


def test_no_error_repeats_what_was_typed(form: Form) -> None:
    secret = "Rumpelstiltskin <b>"
    wrong: list[dict[str, object]] = [
        {"individual.surname": [secret]},
        {secret: "x"},
        {"safeguarding.informed": secret},
        {"individual.addresses": [{secret: "x"}]},
    ]
    for values in wrong:
        with pytest.raises(AnswersError) as refusal:
            answers_of(form, values)
        assert secret not in str(refusal.value) + str(refusal.value.places)


def test_the_template_is_an_empty_answers_file_with_every_question(form: Form) -> None:
    empty = template(form, "here")
    answers = read_answers(form, json.loads(json.dumps(empty)))
    assert not [q for q in answers if answers.get(q)]
    assert isinstance(empty["answers"], dict)
    assert set(form.by_id) == set(empty["answers"])


@given(data=st.data())
def test_whatever_is_answered_reads_back_the_same(form: Form, data: st.DataObject) -> None:
    values: dict[str, Any] = {}
    for question in data.draw(st.lists(st.sampled_from(list(form.questions())), unique=True)):
        values[question.id] = data.draw(_raw_values(question.type, question.id))
    answers = answers_of(form, values)
    again = read_answers(form, parse_json(to_bytes(answers)))
    assert again == answers
    assert to_bytes(again) == to_bytes(answers)


def _raw_values(kind: QuestionType, question: str) -> st.SearchStrategy[Any]:
    if kind is QuestionType.FLAG:
        return st.booleans()
    if kind is QuestionType.CHOICE:
        return st.sampled_from(["yes", "no"])
    if kind in (QuestionType.TEXTS, QuestionType.PHONES, QuestionType.EMAILS):
        return st.lists(TYPED, max_size=3)
    if kind is QuestionType.GROUP:
        member = "address" if question == "individual.addresses" else "what"
        return st.lists(st.fixed_dictionaries({member: TYPED}), max_size=3)
    return TYPED


def test_complete_answers_survive_a_change_and_its_undoing(form: Form) -> None:
    answers = answers_of(form, COMPLETE)
    changed = answers.with_value("individual.gender", "x").with_value("individual.gender", None)
    assert changed == answers
    assert isinstance(changed, Answers)


def test_a_box_unticked_on_purpose_is_kept_in_a_group(form: Form) -> None:
    rows = [{"address": "1 Road", "current": False}]
    answers = answers_of(form, {"individual.addresses": rows})
    assert to_document(answers)["answers"] == {"individual.addresses": rows}


def test_a_name_used_as_a_key_is_not_repeated(form: Form) -> None:
    for key in ("SecretSurname", "smith", "Smith.John"):
        with pytest.raises(AnswersError) as refusal:
            answers_of(form, {key: "x"})
        assert key not in str(refusal.value.places)


def test_a_hundred_thousand_keys_with_one_twice_are_refused_at_once() -> None:
    keys = ",".join(f'"k{number}":1' for number in range(120_000))
    with pytest.raises(AnswersError) as refusal:
        parse_json(f'{{{keys},"k119999":1}}'.encode())
    assert refusal.value.code == "double_key"
