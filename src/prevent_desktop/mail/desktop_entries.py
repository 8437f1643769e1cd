"""What a Linux desktop says about its mail programs: desktop files and lists of defaults.

Source: Desktop Entry Specification 1.5 and MIME Applications Associations (freedesktop.org). Pure:
texts in, values out. An Exec line is understood only in the closed shape below; any other is that
of a program we know nothing about, and nothing in it is ever run by us.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prevent_desktop.mail.message import one_line

MAILTO = "x-scheme-handler/mailto"
MESSAGE = "message/rfc822"
LONGEST_EXEC = 2000
LONGEST_NAME = 60
_GROUP = "[Desktop Entry]"
DEFAULTS, CACHE = "[Default Applications]", "[MIME Cache]"
"""In a list of defaults (mimeapps.list), and in the cache of who says to open what."""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,200}\.desktop", re.ASCII)
_BARE = re.compile(r"[A-Za-z0-9._+,:/@=%-]+", re.ASCII)
"""Characters of a word without quotes: none of the reserved ones, none outside ASCII."""
_QUOTED = re.compile(r'"((?:[^"`$\\]|\\["`$\\])*)"')
_FIELDS = frozenset(f"%{letter}" for letter in "fFuUick")
_ASSIGNMENT = re.compile(r"[A-Z_][A-Z0-9_]*=[^%]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class DesktopEntry:
    """A program as its desktop file describes it."""

    id: str
    name: str
    words: tuple[str, ...]
    """Its Exec line without field codes and settings; empty if it was not understood."""
    types: frozenset[str]


def read_entry(identifier: str, text: str) -> DesktopEntry | None:
    """A desktop file; None if it is none, is hidden, or is not for mail."""
    if not _ID.fullmatch(identifier):
        return None
    values = _group(text, _GROUP)
    types = frozenset(filter(None, values.get("MimeType", "").split(";")))
    is_mail = MAILTO in types or MESSAGE in types
    if values.get("Type") != "Application" or values.get("Hidden") == "true" or not is_mail:
        return None
    name = one_line(values.get("Name", ""))[:LONGEST_NAME]
    return DesktopEntry(identifier, name, read_exec(values.get("Exec", "")), types)


def read_exec(line: str) -> tuple[str, ...]:
    """The words of an Exec line; empty when any part of it is not understood.

    Understood: words of plain characters or in double quotes, `env NAME=VALUE…` before the
    program, field codes as words of their own. Not understood: anything a shell would act on.
    """
    if len(line) > LONGEST_EXEC:
        return ()
    words = _words(line)
    if words and words[0].rpartition("/")[2] == "env":
        words = words[1:]
        while words and _ASSIGNMENT.fullmatch(words[0]):
            words = words[1:]
    if not words or words[0].startswith(("-", "%")) or "=" in words[0]:
        return ()
    if "/" in words[0] and not words[0].startswith("/"):
        return ()
    return tuple(words)


def _words(line: str) -> list[str]:
    """The words without field codes; none at all if one is not understood."""
    words: list[str] = []
    rest = line.replace("\\\\", "\\").strip(" ")  # the escape of string values comes first
    while rest:
        quoted = _QUOTED.match(rest)
        found = quoted or _BARE.match(rest)
        if found is None or (found.end() < len(rest) and rest[found.end()] != " "):
            return []
        word = re.sub(r"\\(.)", r"\1", quoted[1]) if quoted else found[0]
        rest = rest[found.end() :].lstrip(" ")
        if not quoted and word in _FIELDS:
            continue
        if "%" in word.replace("%%", "") or not word.isprintable():
            return []
        words.append(word.replace("%%", "%"))
    return words


def first_default(
    lists: Iterable[str], heading: str, there: Mapping[str, DesktopEntry]
) -> DesktopEntry | None:
    """The first program for mail that any of the lists names and that is there, in their order."""
    for text in lists:
        for name in _group(text, heading).get(MAILTO, "").split(";"):
            if name in there:
                return there[name]
    return None


def _group(text: str, heading: str) -> dict[str, str]:
    """The keys of one group, the first of each; a line that is none is passed over."""
    values: dict[str, str] = {}
    inside = False
    for line in text.splitlines():
        if line.startswith("["):
            inside = line.strip() == heading
        elif inside and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            values.setdefault(key.strip(), value.strip())
    return values
