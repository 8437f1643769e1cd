"""What a paper says beside its verdict: whether its page bears out the data and the key in it.

The answers inside a file are what programs read, the page is what people read; a stranger can sign
a file in which the two differ. Compared are values, never labels or wordings, so that a paper made
before a change of words never disagrees with itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from prevent_desktop.document.likeness import Table, look_alike
from prevent_desktop.document.verdict import SignatureFact

_LEAST_OF_A_CUT_NAME = 12
"""Characters of a name that was cut to its box that have to be the key's all the same."""
_CUT = "\u2026"
_LONGEST_NAME, _LONGEST_CHARACTER = 64, 4
"""Bytes of a name in a certificate, and of a character in it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`missing` are the ids of questions with a value that cannot be read in the pages.

    `typed` are the roles whose typed signature is another name than that of the key. The values
    were not `compared` where this program does not know the questions they answer.
    """

    missing: tuple[str, ...] = ()
    typed: tuple[Literal["referrer", "lead"], ...] = ()
    compared: bool = True


def compare(
    told: str,
    values: Iterable[tuple[str, str]] | None,
    signatures: Iterable[SignatureFact],
    fonts_dir: Path,
    table: Table,
) -> Comparison:
    """Compare the text of a paper (see `document.as_text`) with its values and its signatures.

    None for values that this program cannot name: they are not compared.

    Raises:
        DocumentError: `fonts_missing`.

    """
    from prevent_desktop.document.read_back import Seen

    seen = Seen(told, fonts_dir)
    missing = dict.fromkeys(question for question, value in values or () if not seen.holds(value))
    typed = tuple(
        fact.role
        for fact in signatures
        if (name := _typed_by(told, fact.role)) and not _same(name, fact.name, table)
    )
    return Comparison(tuple(missing), typed, values is not None)


def _typed_by(told: str, role: str) -> str:
    """The name typed in a signature's box; empty if it was drawn, or neither."""
    from prevent_desktop.document.appearance import TYPED_BELOW
    from prevent_desktop.document.signature_part import FORMER_LEAD_TIP, LEAD_TIP

    tip = LEAD_TIP if f"\n{LEAD_TIP}:" in told else FORMER_LEAD_TIP
    before, _, after = told.rpartition(f"\n{tip}:")
    lines = (after if role == "lead" else before).splitlines()
    places = [at for at, line in enumerate(lines) if line == TYPED_BELOW]
    return lines[places[-1] - 1] if places and places[-1] else ""


def _same(typed: str, name: str, table: Table) -> bool:
    """Whether both are one name; each may be cut, to its box or to what a certificate holds."""
    shown, cut, _ = typed.partition(_CUT)
    shown = shown.strip()
    if cut and len(shown) >= _LEAST_OF_A_CUT_NAME:
        name = name[: len(shown)]
    elif len(name.encode()) > _LONGEST_NAME - _LONGEST_CHARACTER:
        shown = shown[: len(name)]
    return look_alike(shown, name, table)
