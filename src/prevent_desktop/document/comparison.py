"""What a paper says beside its verdict: whether its page bears out the data and the key in it.

The answers inside a file are what programs read, the page is what people read; a stranger can sign
a file in which the two differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from prevent_desktop.document.inside import How, Inside
from prevent_desktop.document.likeness import Table
from prevent_desktop.document.verdict import SignatureFact

Role = Literal["referrer", "lead"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`missing` are the ids of questions whose value in the data is not what the pages say.

    `typed` are the roles whose typed signature is another name than that of the key, `other` those
    whose box shows another name, role or fingerprint than the key's. `how` says by what it is known
    that all else in pages and data is the same. `odd` are pages that are not drawn as this program
    draws them: what is read out of them need not be what is seen.
    """

    missing: tuple[str, ...] = ()
    typed: tuple[Role, ...] = ()
    other: tuple[Role, ...] = ()
    how: How = ""
    odd: bool = False

    @property
    def compared(self) -> bool:
        """Whether every answer in the data was compared with the pages."""
        return self.how in ("made_again", "rows")


def compare(
    pdf: bytes,
    inside: Inside | Literal["no_data", "not_known"],
    signatures: Iterable[SignatureFact],
    fonts_dir: Path,
    table: Table,
) -> Comparison:
    """Compare the text of a paper (see `document.as_text`) with its data and its signatures.

    Data that this program cannot name is not compared.

    Raises:
        DocumentError: `fonts_missing`, `unreadable`.

    """
    from prevent_desktop.document.boxes import FIELDS, is_of_the_key, same_name, typed_name
    from prevent_desktop.document.drawing import drawn_as_usual
    from prevent_desktop.document.reading import read_boxes
    from prevent_desktop.document.same_answers import said_the_same

    how: How = "no_data" if inside == "no_data" else ""
    missing: tuple[str, ...] = ()
    if isinstance(inside, Inside):
        how, missing = said_the_same(pdf, inside, fonts_dir)
    odd = how != "made_again" and not drawn_as_usual(pdf)
    boxes = read_boxes(pdf)
    typed, other = list[Role](), list[Role]()
    for fact in signatures:
        stated, lines = boxes.get(FIELDS[fact.role], ("", ()))
        name = typed_name(lines)
        if name and not same_name(name, fact.name, table):
            typed.append(fact.role)
        if not (is_of_the_key(lines, fact, table) and same_name(stated, fact.name, table)):
            other.append(fact.role)
    return Comparison(missing, tuple(typed), tuple(other), "" if odd else how, odd)
