"""The JSON Schema of answers files, made from the question set."""

from typing import Any

from prevent_desktop.form.definition import LIST_TYPES, Form, Member, Question, QuestionType

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The dialect's identifier, not an address that anything fetches."""


def json_schema(form: Form, area_ids: tuple[str, ...]) -> dict[str, Any]:
    """A schema of answers files of this version; an empty text or null leaves a question out.

    A text that is no date is accepted here too: the review says so, with its sentence.
    """
    return {
        "$schema": DIALECT,
        "title": f"Answers to {form.title}",
        "type": "object",
        "additionalProperties": False,
        "required": ["form", "version", "area", "answers"],
        "properties": {
            "form": {"const": form.id},
            "version": {"const": form.version},
            "area": {"enum": list(area_ids)},
            "answers": {
                "type": "object",
                "additionalProperties": False,
                "properties": {question.id: _question(question) for question in form.questions()},
            },
        },
    }


def _question(question: Question) -> dict[str, Any]:
    shapes = [_shape(question), {"enum": ["", None]}]
    if question.not_known:
        not_known = {
            "type": "object",
            "additionalProperties": False,
            "required": ["not_known"],
            "properties": {"not_known": {"type": ["string", "null"]}},
        }
        shapes.append(not_known)
    return {"title": question.label, "anyOf": shapes}


def _shape(question: Question) -> dict[str, Any]:
    if question.type is QuestionType.FLAG:
        return {"type": "boolean"}
    if question.type is QuestionType.CHOICE:
        return {"enum": [option.value for option in question.options]}
    if question.type is QuestionType.DATE:
        return {"type": "string", "description": "2010-05-14, 2010-05 or 2010"}
    if question.type in LIST_TYPES:
        return {"type": "array", "items": {"type": ["string", "null"]}}
    if question.type is QuestionType.GROUP:
        members = {member.id: _member(member) for member in question.members}
        entry = {"type": "object", "additionalProperties": False, "properties": members}
        return {"type": "array", "items": entry}
    return {"type": "string"}


def _member(member: Member) -> dict[str, Any]:
    kind = "boolean" if member.type == "flag" else "string"
    return {"title": member.label, "anyOf": [{"type": kind}, {"enum": ["", None]}]}
