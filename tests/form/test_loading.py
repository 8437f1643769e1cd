"""A wrong question set is refused with file, place and reason."""

import json
from datetime import date

import pytest

from prevent_desktop.errors import ResourceError
from prevent_desktop.form import ReviewFacts
from prevent_desktop.form.files import read_answers, template
from prevent_desktop.form.loading import load_form
from prevent_desktop.form.review import SectionStatus, review

SMALL = """
id = "small"
version = "1"
title = "Small"
source = "a test"
last_checked = "2026-11-22"
notice = "A test."

[self_check]
title = "t"
intro = "i"
items = ["a"]
before_section = "one"

[[section]]
id = "one"
title = "One"

[[section.question]]
id = "a.first"
type = "text"
label = "First"

[[section.question]]
id = "a.second"
type = "text"
label = "Second"
required = [{ level = "error", message = "Second is missing." }]

[[check]]
name = "one_of"
level = "warning"
message = "Neither."
question = "a.first"
questions = ["a.first", "a.second"]
"""


def change(old: str, new: str) -> bytes:
    assert old in SMALL
    return SMALL.replace(old, new).encode()


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"id = ", "not_toml", ""),
        (b"\x80abc", "not_toml", ""),
        (change('type = "text"\nlabel = "First"', 'type = "slider"\nlabel = "First"'),
         "not_valid", "a.first slider"),
        (change('label = "First"', 'label = "First"\ncolour = "red"'),
         "not_valid", "a.first colour"),
        (change('label = "First"', ""), "not_valid", "a.first label"),
        (change('"one_of"', '"none_of"'), "not_valid", "none_of no check"),
        (change('id = "a.second"', 'id = "a.first"'), "not_valid", "a.first twice"),
        (change('label = "First"', 'label = "First"\nhidden_when = '
                '{ all = [{ question = "a.ninth", equals = "x" }] }'),
         "not_valid", "a.first unknown a.ninth"),
        (change('label = "First"', 'label = "First"\nhidden_when = '
                '{ all = [{ question = "a.second", equals = "x" }] }'),
         "not_valid", "a.first a.second before"),
        (change('label = "Second"', 'label = "Second"\nhidden_when = '
                '{ all = [{ question = "a.first" }] }'),
         "not_valid", "a.second equals state"),
        (change('message = "Second is missing."', 'message = " "'),
         "not_valid", "a.second sentence"),
        (change('level = "error", message = "Second is missing."', 'level = "error"'),
         "not_valid", "a.second message"),
        (change('message = "Neither."', 'message = "Neither {name}."'),
         "not_valid", "one_of placeholder name"),
        (change('message = "Neither."', 'message = "Neither {}."'),
         "not_valid", "one_of placeholder"),
        (change('message = "Neither."', 'message = "Neither {."'), "not_valid", "one_of brace"),
        (change('question = "a.first"\n', 'question = "a.ninth"\n'),
         "not_valid", "one_of unknown a.ninth"),
        (change('["a.first", "a.second"]', '["a.first", "a.ninth"]'),
         "not_valid", "one_of unknown a.ninth"),
        (change('type = "text"\nlabel = "First"', 'type = "choice"\nlabel = "First"'),
         "not_valid", "a.first options"),
        (change('type = "text"\nlabel = "First"', 'type = "group"\nlabel = "First"'),
         "not_valid", "a.first members"),
        (change('before_section = "one"', 'before_section = "two"'),
         "not_valid", "self_check unknown two"),
    ],
)  # fmt: skip
def test_refused_with_file_place_and_reason(data: bytes, code: str, words: str) -> None:
    with pytest.raises(ResourceError) as refusal:
        load_form(data, "small.toml")
    assert refusal.value.code == code
    assert refusal.value.places["file"] == "small.toml"
    told = f"{refusal.value.places.get('place')} {refusal.value.places['reason']}"
    assert all(word in told for word in words.split()), told


def test_the_small_set_itself_is_accepted() -> None:
    assert [q.id for q in load_form(SMALL.encode(), "small.toml").questions()] == [
        "a.first",
        "a.second",
    ]


def test_a_question_added_to_the_data_is_asked_reviewed_and_filed(today: date) -> None:
    more = SMALL.replace(
        "[[check]]",
        """[[section.question]]
id = "a.third"
type = "date"
label = "Third"
required = [{ level = "error", message = "Third is missing." }]

[[check]]""",
    )
    form = load_form(more.encode(), "small.toml")
    empty = template(form, "here")
    assert "a.third" in json.dumps(empty)
    found = review(form, read_answers(form, empty), today, facts=ReviewFacts())
    assert ("a.third", "Third is missing.") in [(f.question, f.message) for f in found.findings]
    assert found.sections == {"one": SectionStatus.NOT_STARTED}
