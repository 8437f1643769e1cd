"""Reads a data file (a question set, an area) into its type, or says what is wrong with it."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from prevent_desktop.errors import ResourceError
from prevent_desktop.shipped.text_encoding import text_of

LONGEST_ID = 60
"""Characters that the id of an area or a question set may have: every answers file names both."""
_T = TypeVar("_T")
_PLACE = re.compile(r"^(?P<reason>.*?)(?: - at `(?P<place>[^`]*)`)?$", re.DOTALL)
_STEP = re.compile(r"\[(\d+)\]")
_NO_PATTERNS: Mapping[str, str] = MappingProxyType({})


def decode_toml(
    data: bytes, kind: type[_T], file_name: str, patterns: Mapping[str, str] = _NO_PATTERNS
) -> _T:
    """Read TOML into a msgspec type.

    `patterns` says in words what a regular expression of the type asks for. Raises
    ResourceError("not_toml") with file and reason, or ResourceError("not_valid") with file, place
    and reason; a place names the ids that stand there.
    """
    try:
        raw = _in_table(tomllib.loads(text_of(data)))
    except UnicodeDecodeError as error:
        reason = f"it is saved neither as UTF-8 nor as UTF-16 (at byte {error.start})"
        raise ResourceError("not_toml", file=file_name, reason=reason) from error
    except tomllib.TOMLDecodeError as error:
        reason = _BACKSLASH.sub(BACKSLASH, str(error))
        raise ResourceError("not_toml", file=file_name, reason=reason) from error
    except RecursionError as error:
        raise ResourceError("not_toml", file=file_name, reason="nested too deeply") from error
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        match = _PLACE.match(str(error))
        reason, path = (match["reason"], match["place"] or "") if match else (str(error), "")
        raise refused(file_name, _named(raw, path), _plain(reason, patterns)) from error


def _in_table(raw: dict[str, Any]) -> dict[str, Any]:
    """The same with days as text: TOML has days of its own, without quotation marks."""
    return {key: _in_value(value) for key, value in raw.items()}


def _in_value(raw: object) -> object:
    if isinstance(raw, dict):
        return _in_table(raw)
    if isinstance(raw, list):
        return [_in_value(value) for value in raw]
    return raw.isoformat() if type(raw) is date else raw  # a moment is a date too


BACKSLASH = (
    "in double quotation marks each backslash is written twice; single ones take it as it is"
)
_BACKSLASH = re.compile(r"Unescaped '\\' in a string|Invalid hex value")
"""What comes of "C:\\Papers" and of "C:\\Users"."""
_KINDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "text in quotation marks",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "datetime": "a moment",
    "time": "a time of day",
}
_WORDS = (
    (re.compile(r"Expected `int` >= (-?\d+)"), "it has to be a whole number of at least {0}"),
    (re.compile(r"Expected `int` <= (-?\d+)"), "it has to be a whole number of at most {0}"),
    (re.compile(r"Expected `str` of length <= (\d+)"), "it has more than {0} characters"),
    (re.compile(r"Expected `str` of length >= 1"), "it is empty; leave the line out instead"),
    (
        re.compile(r"Invalid enum value '?(.*?)'?"),
        "\u201c{0}\u201d is none of the values there are",
    ),
    (re.compile(r"Object contains unknown field `(.*)`"), "there is no \u201c{0}\u201d"),
    (re.compile(r"Object missing required field `(.*)`"), "\u201c{0}\u201d is missing"),
)
_OTHER_KIND = re.compile(r"Expected `(\w+)(?: \| null)?`, got `(\w+)`")


def _plain(reason: str, patterns: Mapping[str, str]) -> str:
    """What is wrong with a value, in words for whoever wrote the file; msgspec's own otherwise."""
    if (found := _OTHER_KIND.fullmatch(reason)) and found[1] in _KINDS:
        return f"it has to be {_KINDS[found[1]]}, and is {_KINDS.get(found[2], found[2])}"
    for asked, words in patterns.items():
        if reason == f"Expected `str` matching regex {asked!r}":
            return words
    for pattern, words in _WORDS:
        if found := pattern.fullmatch(reason):
            return words.format(*found.groups())
    return reason


def refused(file_name: str, place: str, reason: str) -> ResourceError:
    """The error for a file that is TOML of the right shape and wrong all the same."""
    return ResourceError("not_valid", file=file_name, place=place, reason=reason)


def _named(raw: dict[str, Any], path: str) -> str:
    """Turn `$.section[0].question[2].type` into words with the ids that stand there."""
    node: Any = raw
    names = []
    for part in path.removeprefix("$").strip(".").split("."):
        key = part.split("[")[0]
        node = node.get(key, {}) if isinstance(node, dict) else {}
        for index in map(int, _STEP.findall(part)):
            node = node[index] if isinstance(node, list) and index < len(node) else {}
        label = node.get("id", node.get("name")) if isinstance(node, dict) else None
        names.append(f"{key} {label}" if label else part)
    return ", ".join(filter(None, names)) or "the file"
