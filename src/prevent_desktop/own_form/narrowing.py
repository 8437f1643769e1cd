"""What brackets narrow a label to: "Name (first)", "Address (previous)", "Telephone (work)"."""

import re
from collections.abc import Sequence

from prevent_desktop.own_form.table import Field, Table
from prevent_desktop.own_form.words import core, plain

_ADDS = frozenset(["including", "incl", "inc", "and", "with", "plus", "eg", "e", "ie", "i"])
"""How brackets begin that ask for more of the same or give an example."""
_SUCH_AS = frozenset(["organisation", "role", "role_org"])
"""Of these brackets give examples: "Organisation (school, practice, charity)"."""
_SECOND = re.compile(r"\b(?:if|where) (?:different|other|not the same)\b")


_LISTED = re.compile(r"[,/;]|\bor\b|\betc\b|\be\.?g\b")


def only_examples(outside: str, inside: str, table: Table) -> bool:
    """Whether brackets list what an organisation or a role may be; they name nobody then."""
    known = table.fields.get(core(plain(outside)))
    return known is not None and known.id in _SUCH_AS and _LISTED.search(inside) is not None


def narrowed(outside: str, inside: str, table: Table) -> str | None:
    """The label with what its brackets narrow it to; None where that is not what we know.

    "Name (first)" is a first name. "Address (previous)" is not the address, and a box "if
    different" is a second one.
    """
    if _SECOND.search(plain(f"{outside} {inside}")):
        return None
    words = plain(inside).split()
    if not words or words[0] in _ADDS or not table.narrows & set(words):
        return outside
    joined = f"{inside} {outside}"
    if core(plain(joined)) in table.fields:
        return joined
    return outside if set(words) & table.narrows <= table.own else None


_ANYBODYS = frozenset(
    ["forename", "surname", "full_name", "address", "postcode", "telephone", "mobile", "landline",
     "email", "contact"]
)  # fmt: skip


def of_two_things(found: Sequence[Field]) -> bool:
    """Whether a label names a school or work beside what that has too: "School / home address"."""
    things = any(field.topical for field in found)
    return things and any(field.id in _ANYBODYS for field in found)


_REACHED_BY = _ANYBODYS - {"forename", "surname", "full_name", "contact"}


def where_reached(outside: str, context: Sequence[str], table: Table) -> bool:
    """Whether a label only tells of which kind a number or an address is: "Number | Work:"."""
    over = table.fields.get(core(plain(context[0]))) if context else None
    return core(plain(outside)) == "work" and over is not None and over.id in _REACHED_BY
