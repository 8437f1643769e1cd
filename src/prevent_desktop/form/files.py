"""Answers files: JSON in, JSON out; strict about the shape, blind to what the answers say."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NoReturn

from prevent_desktop.errors import AnswersError
from prevent_desktop.form.answers import Answers, NotKnown, Released, Value
from prevent_desktop.form.definition import LIST_TYPES, Form, QuestionType
from prevent_desktop.form.odd_numbers import place_of_odd_number
from prevent_desktop.form.reading import (
    MAX_ANSWER_BYTES,
    NOT_KNOWN_KEY,
    read_value,
    total_bytes,
)
from prevent_desktop.shipped.data_files import LONGEST_ID
from prevent_desktop.shipped.text_encoding import text_of

MAX_FILE_BYTES = 64 * 1024 * 1024
"""An answers file longer than this is refused unread: escapes can make answers sixfold longer."""
DATES_IN_FILES = "In an answers file, dates are written 2010-05-14, 2010-05 or 2010."
"""What the command line adds where a date is wrong; people at the window never see it."""
KEYS = ("form", "version", "area", "answers")
_QUESTION_ID = re.compile(r"[a-z][a-z0-9_]{0,30}(?:\.[a-z0-9_]{1,40})+")
_HARMLESS_NAME = re.compile(rf"[A-Za-z0-9_.\-\[\]]{{1,{LONGEST_ID}}}")


def parse_json(data: bytes) -> object:
    """Read strict JSON.

    Raises AnswersError("too_large", "empty", "other_file", "not_utf8", "not_json", "too_deep" or
    "double_key").
    """
    if len(data) > MAX_FILE_BYTES:
        raise AnswersError("too_large", limit_mb=MAX_ANSWER_BYTES // 1024 // 1024)
    kind = next((kind for start, kind in _OTHER_FILES.items() if data.startswith(start)), None)
    if kind is not None:
        raise AnswersError("other_file", kind=kind)
    text = _decoded(data)
    if not text.strip():
        raise AnswersError("empty")
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise AnswersError("not_json", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise AnswersError("too_deep") from error
    except ValueError as error:  # NaN, or a number of thousands of digits
        line, column = place_of_odd_number(text)
        raise AnswersError("not_json", line=line, column=column) from error


def _decoded(data: bytes) -> str:
    """The text of a file: Windows PowerShell 5.1 writes UTF-16 when output goes to it by ">"."""
    try:
        return text_of(data)
    except UnicodeDecodeError as error:
        raise AnswersError("not_utf8", position=error.start) from error


_OTHER_FILES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip file, or one of Word or Excel",
    b"\xd0\xcf\x11\xe0": "a file of an older Word or Excel",
    b"{\\rtf": "a text with formats (RTF)",
}


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        twice = next(name for name, count in Counter(n for n, _ in pairs).items() if count > 1)
        raise AnswersError("double_key", key=harmless_id(twice))
    return made


def _no_constant(_name: str) -> NoReturn:
    raise ValueError


def harmless(name: str) -> str:
    """A key that may be repeated to a person or a log; anything unusual is left unsaid."""
    return name if _HARMLESS_NAME.fullmatch(name) else "(a name that cannot be shown)"


def harmless_id(name: str) -> str:
    """A question's id, or a word of the file's frame; anything else might be an answer."""
    known = name in KEYS or _QUESTION_ID.fullmatch(name)
    return name if known else "(a name that is not shown)"


def form_of(raw: object) -> str:
    """The question set that a parsed answers file names.

    Raises AnswersError("not_answers") when the file is not an answers file.
    """
    if not isinstance(raw, dict) or set(raw) != set(KEYS):
        raise AnswersError("not_answers", keys=", ".join(KEYS))
    if not isinstance(raw["answers"], dict):
        raise AnswersError("not_answers", keys=", ".join(KEYS))
    if not all(isinstance(raw[k], str) and _HARMLESS_NAME.fullmatch(raw[k]) for k in KEYS[:3]):
        raise AnswersError("frame")
    return str(raw["form"])


def read_answers(form: Form, raw: object) -> Answers:
    """Take the answers of a parsed file under this question set.

    An unknown id is refused in the same version, and kept in `unplaced` under another one.
    Raises AnswersError with the question's id where there is one.
    """
    if form_of(raw) != form.id:
        raise AnswersError("unknown_form", form=harmless(form_of(raw)), known=form.id)
    assert isinstance(raw, dict)  # noqa: S101  (form_of made sure)
    version = str(raw["version"])
    given: dict[str, Any] = raw["answers"]
    values: dict[str, Value] = {}
    unplaced: dict[str, object] = {}
    for question_id, raw_value in given.items():
        question = form.by_id.get(question_id)
        if question is not None:
            value = read_value(question, raw_value)
            if value is not None:
                values[question_id] = value
        elif version == form.version:
            raise AnswersError("unknown_question", question=harmless_id(question_id))
        else:
            unplaced[question_id] = raw_value
    if total_bytes(values) + _bytes_of(unplaced) > MAX_ANSWER_BYTES:
        raise AnswersError("too_large", limit_mb=MAX_ANSWER_BYTES // 1024 // 1024)
    return Answers(
        form.id, version, str(raw["area"]), MappingProxyType(values), MappingProxyType(unplaced)
    )


def _bytes_of(unplaced: dict[str, object]) -> int:
    try:
        return len(json.dumps(unplaced, ensure_ascii=False).encode("utf-8"))
    except UnicodeEncodeError as error:
        raise AnswersError("not_text", question=harmless_id(next(iter(unplaced)))) from error
    except RecursionError as error:
        raise AnswersError("too_deep") from error


def to_document(answers: Answers | Released) -> dict[str, object]:
    """The answers as the content of an answers file, in the order they are held."""
    values: dict[str, object] = {q: plain_value(value) for q, value in answers.values.items()}
    if isinstance(answers, Answers):
        values |= answers.unplaced
    return {
        "form": answers.form_id,
        "version": answers.version,
        "area": answers.area_id,
        "answers": values,
    }


def to_bytes(answers: Answers | Released) -> bytes:
    """The answers as a compact answers file in UTF-8; the same answers give the same bytes."""
    document = to_document(answers)
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def plain_value(value: Value) -> object:
    """One answer as it stands in an answers file."""
    if isinstance(value, NotKnown):
        return {NOT_KNOWN_KEY: value.reason}
    if isinstance(value, tuple):
        return [dict(entry) if isinstance(entry, Mapping) else entry for entry in value]
    return value


def template(form: Form, area_id: str) -> dict[str, object]:
    """An answers file with every question, unanswered."""
    empty: dict[str, object] = {}
    for question in form.questions():
        many = question.type in LIST_TYPES or question.type is QuestionType.GROUP
        flag = question.type is QuestionType.FLAG
        empty[question.id] = [] if many else False if flag else ""
    return {"form": form.id, "version": form.version, "area": area_id, "answers": empty}
