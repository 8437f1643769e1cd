"""What a paper says beside its verdict: whether its page bears out the data and the key in it.

The answers inside a file are what programs read, the page is what people read; a stranger can sign
a file in which the two differ. Compared are values, never labels or wordings, so that a paper made
before a change of words never disagrees with itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from prevent_desktop.document.likeness import Table
from prevent_desktop.document.verdict import SignatureFact

Role = Literal["referrer", "lead"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`missing` are the ids of questions with a value that cannot be read in the pages.

    `typed` are the roles whose typed signature is another name than that of the key, `other` those
    whose box shows another name, role or fingerprint than the key's. The values were not `compared`
    where this program does not know the questions they answer.
    """

    missing: tuple[str, ...] = ()
    typed: tuple[Role, ...] = ()
    other: tuple[Role, ...] = ()
    compared: bool = True


def compare(
    pdf: bytes,
    values: Iterable[tuple[str, str]] | None,
    signatures: Iterable[SignatureFact],
    fonts_dir: Path,
    table: Table,
) -> Comparison:
    """Compare the text of a paper (see `document.as_text`) with its values and its signatures.

    None for values that this program cannot name: they are not compared.

    Raises:
        DocumentError: `fonts_missing`, `unreadable`.

    """
    from prevent_desktop.document.boxes import FIELDS, is_of_the_key, same_name, typed_name
    from prevent_desktop.document.read_back import Seen
    from prevent_desktop.document.reading import read_boxes, text_of

    seen = Seen(text_of(pdf), fonts_dir)
    missing = dict.fromkeys(question for question, value in values or () if not seen.holds(value))
    boxes = read_boxes(pdf)
    typed, other = list[Role](), list[Role]()
    for fact in signatures:
        stated, lines = boxes.get(FIELDS[fact.role], ("", ()))
        name = typed_name(lines)
        if name and not same_name(name, fact.name, table):
            typed.append(fact.role)
        if not (is_of_the_key(lines, fact, table) and same_name(stated, fact.name, table)):
            other.append(fact.role)
    return Comparison(tuple(missing), tuple(typed), tuple(other), values is not None)
