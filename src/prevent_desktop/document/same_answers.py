"""Whether the pages of a paper say what the data inside it says, answer by answer.

The strongest way is to make the pages again from the data: the same to the byte, or not. Another
version of this program makes them differently. Then each answer is compared with the row of its own
question, whole, against the row that is made of the data now. A wording that this version does not
know is no difference: it is not compared, and that is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from prevent_desktop.document.answer_rows import in_list
from prevent_desktop.document.characters import BOX
from prevent_desktop.document.inside import How, Inside
from prevent_desktop.document.read_back import Seen
from prevent_desktop.document.reading import Piece, pieces_of, text_of
from prevent_desktop.document.wording import NOT_ANSWERED, NOT_GIVEN_HERE
from prevent_desktop.form.answers import NotKnown, is_rows
from prevent_desktop.form.definition import Question, QuestionType
from prevent_desktop.form.printed import NO, NOT_GIVEN, NOT_TICKED, YES

_Cell = tuple[str, ...]
_Key = tuple[str, str]
"""A section and what is asked in it, as they are seen; "" for the first page."""
_FIRST_PAGE = ""
_PAPER_MADE = "Paper made"
"""The row of the first page that says when and for whom: no answer, and told by other clocks."""


def said_the_same(pdf: bytes, inside: Inside, fonts_dir: Path) -> tuple[How, tuple[str, ...]]:
    """How pages and data are known to agree, and the ids of questions in which they do not.

    Raises:
        DocumentError: `fonts_missing`, `unreadable`.

    """
    if inside.made is not None and pdf.startswith(inside.made):
        return "made_again", ()
    seen = Seen(text_of(pdf), fonts_dir)
    missing = dict.fromkeys(question for question, value in inside.values if not seen.holds(value))
    if inside.made is None:
        return "", tuple(missing)
    rows = _Rows(inside, seen, pdf, inside.made)
    missing |= dict.fromkeys(rows.differing())
    order = [each for each in inside.form.by_id if each in missing]
    return ("rows" if rows.all_alike else ""), tuple(order)


class _Rows:
    """The rows of a paper beside those of the one made again."""

    def __init__(self, inside: Inside, seen: Seen, pdf: bytes, made: bytes) -> None:
        self._inside, self._look = inside, seen.look
        self._sections = {
            self._look(section.printed_title): section for section in inside.form.sections
        }
        self._told, self._wanted = (self._read(pieces_of(each)) for each in (pdf, made))

    @property
    def all_alike(self) -> bool:
        """Whether no row of the first page or of an answer is another."""
        return (
            self._told.titles == self._wanted.titles
            and self._told.cells.keys() == self._wanted.cells.keys()
            and all(
                _same(cells, self._wanted.cells[key]) for key, cells in self._told.cells.items()
            )
            and all(self._is_true(title, text) for title, text in self._told.not_given)
        )

    def differing(self) -> Iterator[str]:
        """The ids of questions whose answer on the pages is certainly another than in the data."""
        for key in self._told.cells.keys() | self._wanted.cells.keys():
            told, wanted = (each.cells.get(key, []) for each in (self._told, self._wanted))
            question = self._question(key)
            if question is None or _same(told, wanted):
                continue
            if not wanted:
                yield from self._said_beside(question, told)
            elif len(told) > len(wanted):
                yield question.id
            elif told:
                yield from self._another(question, told[0], wanted[0])

    def _read(self, pieces: Sequence[Piece]) -> "_Read":
        """The cells of each question of the first page and of the sections of the form."""
        found = _Read()
        section, asked = _FIRST_PAGE, ""
        for role, texts in pieces:
            seen = tuple(map(self._look, texts))
            if role == "H2":
                section, asked = seen[0], ""
                found.titles.append(section)
            elif section != _FIRST_PAGE and section not in self._sections:
                continue  # signatures and notices
            elif role == "P":
                self._read_paragraph(found, (section, asked), texts[0], seen[0])
            else:
                asked = seen[0] if role == "H3" else ""
                self._read_row(found, section, seen)
        return found

    def _read_row(self, found: "_Read", section: str, seen: _Cell) -> None:
        if (section, *seen[:1]) != (_FIRST_PAGE, self._look(_PAPER_MADE)):
            found.cells.setdefault((section, "".join(seen[:1])), []).append(seen[1:])

    def _read_paragraph(self, found: "_Read", key: _Key, text: str, seen: str) -> None:
        if seen.startswith(self._look(NOT_GIVEN_HERE)):
            found.not_given.append((key[0], text))
        elif key[0] != _FIRST_PAGE:
            cells = found.cells.setdefault(key, [()])
            cells[-1] = (*cells[-1], seen)

    def _is_true(self, title: str, text: str) -> bool:
        """Whether all that a line calls not given is asked in its section and not in the data."""
        section = self._sections.get(title)
        if section is None:
            return self._told.not_given == self._wanted.not_given
        empty = {
            self._look(in_list(question.printed_label))
            for question in section.questions
            if self._inside.answers.get(question.id) is None
        }
        named = self._look(text).removeprefix(self._look(NOT_GIVEN_HERE)).removesuffix(".")
        return set(named.split(";")) <= empty

    def _question(self, key: _Key) -> Question | None:
        """The question of a row; of a section's only long text, which has no row."""
        title, label = key
        section = self._sections.get(title)
        if section is None:
            return None
        if label:
            labels = (q for q in section.questions if self._look(q.printed_label) == label)
            return next(labels, None)
        texts = [q for q in section.questions if q.type is QuestionType.LONG_TEXT]
        return texts[0] if len(texts) == 1 else None

    def _said_beside(self, question: Question, told: Sequence[_Cell]) -> Iterator[str]:
        """What the pages say and the data does not."""
        empty = {self._look(word) for word in (NOT_GIVEN, NOT_TICKED, NOT_ANSWERED)}
        said = {"".join(cell) for cell in told} - empty
        if said and self._inside.answers.get(question.id) is None:
            yield question.id

    def _another(self, question: Question, told: _Cell, wanted: _Cell) -> Iterator[str]:
        """What is certainly another answer, and no other way of saying the same."""
        value = self._inside.answers.get(question.id)
        first, whole = "".join(told[:1]), "".join(told)
        if question.type is QuestionType.CHOICE and isinstance(value, str):
            detail = f"{question.id}_detail"
            if told[:1] == wanted[:1]:
                yield detail if detail in self._inside.form.by_id else question.id
            certain = first in self._other_options(question, value)
        elif isinstance(value, bool):
            certain = first in set(map(self._look, (YES, NO, NOT_TICKED)))
        elif isinstance(value, NotKnown) or is_rows(value):
            parts = (
                text for question_id, text in self._inside.values if question_id == question.id
            )
            certain = not all(self._look(text) in whole for text in parts)
        else:
            certain = BOX not in whole  # another version has other fonts
        if certain:
            yield question.id

    def _other_options(self, question: Question, value: str) -> set[str]:
        """How the options look that were not chosen."""
        words = {
            option.value: {self._look(option.label), self._look(option.print or option.label)}
            for option in question.options
        }
        own = words.pop(value, set())
        return set().union(*words.values()) - own


@dataclass(slots=True)
class _Read:
    """What is read in one paper: its sections, its cells, and what it says is not given."""

    titles: list[str] = field(default_factory=list)
    cells: dict[_Key, list[_Cell]] = field(default_factory=dict)
    not_given: list[tuple[str, str]] = field(default_factory=list)


def _same(told: Sequence[_Cell], wanted: Sequence[_Cell]) -> bool:
    """Whether the same is seen, in whichever paragraphs."""
    return list(map("".join, told)) == list(map("".join, wanted))
