"""Reads a data file (a question set, an area) into its type, or says what is wrong with it."""

import re
import tomllib
from typing import Any, TypeVar

import msgspec

from prevent_desktop.errors import ResourceError

_T = TypeVar("_T")
_PLACE = re.compile(r"^(?P<reason>.*?)(?: - at `(?P<place>[^`]*)`)?$", re.DOTALL)
_STEP = re.compile(r"\[(\d+)\]")


def decode_toml(data: bytes, kind: type[_T], file_name: str) -> _T:
    """Read TOML into a msgspec type.

    Raises ResourceError("not_toml") with file and reason, or ResourceError("not_valid") with
    file, place and reason; a place names the ids that stand there.
    """
    try:
        raw = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ResourceError("not_toml", file=file_name, reason=str(error)) from error
    except RecursionError as error:
        raise ResourceError("not_toml", file=file_name, reason="nested too deeply") from error
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        match = _PLACE.match(str(error))
        reason, path = (match["reason"], match["place"] or "") if match else (str(error), "")
        raise refused(file_name, _named(raw, path), _plain(reason)) from error


_KINDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "text in quotation marks",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
}
_WORDS = (
    (re.compile(r"Expected `int` >= (-?\d+)"), "it has to be a whole number of at least {0}"),
    (re.compile(r"Expected `int` <= (-?\d+)"), "it has to be a whole number of at most {0}"),
    (re.compile(r"Expected `str` of length <= (\d+)"), "it has more than {0} characters"),
    (
        re.compile(r"Invalid enum value '?(.*?)'?"),
        "\u201c{0}\u201d is none of the values there are",
    ),
    (re.compile(r"Object contains unknown field `(.*)`"), "there is no \u201c{0}\u201d"),
    (re.compile(r"Object missing required field `(.*)`"), "\u201c{0}\u201d is missing"),
)
_OTHER_KIND = re.compile(r"Expected `(\w+)(?: \| null)?`, got `(\w+)`")


def _plain(reason: str) -> str:
    """What is wrong with a value, in words for whoever wrote the file; msgspec's own otherwise."""
    if (found := _OTHER_KIND.fullmatch(reason)) and found[1] in _KINDS:
        return f"it has to be {_KINDS[found[1]]}, and is {_KINDS.get(found[2], found[2])}"
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
