"""Parts of a form that its receivers fill in: "For council use", "MASH officer to complete"."""

import re
from collections.abc import Sequence

from prevent_desktop.form.english import is_word
from prevent_desktop.own_form.owners import mentioned, names_a_form
from prevent_desktop.own_form.table import Table
from prevent_desktop.own_form.words import outside_brackets, plain, without_number

_USE = re.compile(r"^(?!please\b|use\b)(?:[a-z]+ ){1,6}use(?: only\b|$)")
_ONLY = re.compile(r"^(?:for )?(?:[a-z]+ ){1,4}only$")
_BY = re.compile(r"\b(?:complet(?:ed|ion)|filled(?: in| out)?) by (?P<who>.+)$")
_TO = re.compile(r"^(?P<who>(?:[a-z]+ ){1,5})to (?:complete|fill in|fill out)\b")
_BLANK = re.compile(r"\b(?:do not|dont) write\b|^(?:please )?leave (?:this [a-z]+ )?blank$")
_RECEIVED = re.compile(
    r"^(?:(?:to be )?complet(?:e|ed|ion) )?(?:up)?on receipt\b|^(?:date )?logged\b|^assessment$"
)
"""As in "To be completed upon receipt", "Logged on system", "Section 36 assessment"."""
_TITLE = re.compile(r"\b(?:form|referrals?|notification|report|request)\b")
_SENTENCE = re.compile(
    r"^(?:please|send|email|return|contact|call|dial|ring|tell|share|if|in|once|when|you|your|we|"
    r"our|this|note|have|has|do|does|did|is|are)\b|\b(?:will|is|are|has|have|can|may|must|should)\b"
)
"""What tells something, and is not the name of a part."""
_LONGEST = 8


def of_an_office(label: str, context: Sequence[str], table: Table) -> str:
    """The words by which a box belongs to those who get the form; empty if there are none."""
    found = next((text for text in (label, *context) if _says_so(text, table)), "")
    if found:
        return plain(found)
    whole = len(context)
    named = (
        text
        for number, text in enumerate(context, start=1)
        if _names_one(text, table) and not (number == whole and _is_title(text, context, table))
    )
    return plain(next(named, ""))


def _says_so(text: str, table: Table) -> bool:
    """Whether a text says that others are to write below it, or nobody."""
    words = plain(without_number(text))
    if len(words.split()) > _LONGEST + 4:
        return False
    if _USE.search(words) or _BLANK.search(words) or _RECEIVED.search(words):
        return True
    by = _BY.search(words) or _TO.search(words)
    if by and _is_strange(by["who"], table):
        return True
    return bool(_ONLY.search(words)) and bool(table.office & set(words.split()))


def _is_strange(who: str, table: Table) -> bool:
    """Whether those who are to fill it in are not somebody whose answers we have."""
    named = mentioned(who, table)
    return not named.owners or "other" in named.owners or "person" in named.owners


def _names_one(text: str, table: Table) -> bool:
    """Whether a heading names a team, an officer or a body, and nobody whose answers we have."""
    words = plain(outside_brackets(without_number(text))[0])
    short = 0 < len(words.split()) <= _LONGEST and not _SENTENCE.search(words)
    if not short or not table.office & set(words.split()):
        return False
    return mentioned(words, table).owners <= {"other"}


def _is_title(text: str, context: Sequence[str], table: Table) -> bool:
    """Whether the outermost words are those of the form, or of whoever made it."""
    words = plain(text)
    if names_a_form(text) or _TITLE.search(words):
        return True
    if without_number(text) != text.casefold():
        return False  # "Part B - Police"
    # "Anyshire Council" has a name in it, "Prevent team" has none.
    known = table.neutral | table.titles | table.office
    return len(context) > 1 or any(
        not (word in known or word.isdigit() or is_word(word)) for word in words.split()
    )
