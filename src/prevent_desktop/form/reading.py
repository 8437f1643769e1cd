"""Turns the raw values of an answers file into answers, or says which one cannot be taken.

Only outer spaces are trimmed; nothing else that was typed is changed. Empty texts and lists, and
texts in which nothing can be seen, mean the same as leaving the question out.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from prevent_desktop.errors import AnswersError
from prevent_desktop.form.answers import GroupRow, NotKnown, Value, texts_of
from prevent_desktop.form.definition import LIST_TYPES, Member, Question, QuestionType
from prevent_desktop.form.visible import shows_anything

NOT_KNOWN_KEY = "not_known"
MAX_ANSWER_BYTES = 8 * 1024 * 1024
"""All answers together, in UTF-8: enough for a 5 MB narrative, small enough to be checked."""


def read_value(question: Question, raw: object) -> Value | None:
    """One raw value as an answer to the question; None when it is empty.

    Raises AnswersError("wrong_type", "not_offered" or "not_text") with the question's id.
    """
    if raw is None or raw == "":
        return None
    if isinstance(raw, dict):
        return _not_known(question, raw)
    if question.type is QuestionType.FLAG:
        if not isinstance(raw, bool):
            raise _wrong(question, _wanted(question))
        return raw
    if question.type in LIST_TYPES:
        return _texts(question, raw)
    if question.type is QuestionType.GROUP:
        return _rows(question, raw)
    return _single(question, raw)


def _single(question: Question, raw: object) -> str | None:
    text = _text(question, raw, "a text")
    if question.type is QuestionType.CHOICE and text:
        offered = [option.value for option in question.options]
        if text not in offered:
            raise AnswersError("not_offered", question=question.id, offered=", ".join(offered))
    return text or None


def total_bytes(values: Mapping[str, Value]) -> int:
    """How many bytes of UTF-8 all the answers take together."""
    return sum(len(text.encode("utf-8")) for value in values.values() for text in texts_of(value))


def _wrong(question: Question, wanted: str) -> AnswersError:
    return AnswersError("wrong_type", question=question.id, wanted=wanted)


def _text(question: Question, raw: object, wanted: str) -> str:
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise _wrong(question, wanted)
    try:
        raw.encode("utf-8")
    except UnicodeEncodeError as error:
        raise AnswersError("not_text", question=question.id) from error
    return raw.strip() if shows_anything(raw) else ""


def _not_known(question: Question, raw: dict[str, Any]) -> NotKnown:
    if not question.not_known or set(raw) != {NOT_KNOWN_KEY}:
        raise _wrong(question, _wanted(question))
    return NotKnown(_text(question, raw[NOT_KNOWN_KEY], "a text as the reason"))


def _wanted(question: Question) -> str:
    if question.type in LIST_TYPES:
        return "a list of texts"
    return _WANTED.get(question.type, "a text")


_WANTED = {QuestionType.FLAG: "true or false", QuestionType.GROUP: "a list of entries"}


def _texts(question: Question, raw: object) -> tuple[str, ...] | None:
    if not isinstance(raw, list):
        raise _wrong(question, "a list of texts")
    texts = (_text(question, entry, "a list of texts") for entry in raw)
    return tuple(filter(None, texts)) or None


def _rows(question: Question, raw: object) -> tuple[GroupRow, ...] | None:
    wanted = _wanted(question)
    if not isinstance(raw, list):
        raise _wrong(question, wanted)
    rows = []
    members = {member.id: member for member in question.members}
    for entry in raw:
        if not isinstance(entry, dict):
            raise _wrong(question, wanted)
        unknown = [key for key in entry if key not in members]
        if unknown:
            offered = ", ".join(members)
            raise AnswersError("unknown_member", question=question.id, offered=offered)
        read = ((member.id, _member(question, member, entry)) for member in question.members)
        row = {name: value for name, value in read if value not in (None, "")}
        if any(row.values()):
            rows.append(MappingProxyType(row))
    return tuple(rows) or None


def _member(question: Question, member: Member, entry: dict[str, Any]) -> str | bool | None:
    raw = entry.get(member.id)
    if member.type == "flag":
        if raw is None or raw == "":
            return None
        if not isinstance(raw, bool):
            raise _wrong(question, f"true or false as {member.id}")
        return raw
    return _text(question, raw, f"a text as {member.id}")
