"""A form file that a person supplied: opened, proposed for, filled, read back."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from prevent_desktop.errors import FormFileError
from prevent_desktop.form import Form, QuestionType, Released
from prevent_desktop.form.dates import parse_date
from prevent_desktop.own_form.boxes import Box, Writing
from prevent_desktop.own_form.cutting import cut
from prevent_desktop.own_form.proposal import Line, Proposal
from prevent_desktop.own_form.proposing import propose_lines
from prevent_desktop.own_form.table import Table
from prevent_desktop.own_form.values import Nothing, Values

LARGEST_FILE = 16 * 1024 * 1024
"""Bytes of a form file; a school's form with its crest has less than one million."""
_PDF_HEAD = 1024
_NO_BOX = "this form has no box for it, or none that is clear"


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form file as it was supplied. `kind` is "docx", "docm" or "pdf", by its content."""

    name: str
    kind: str
    sha256: str
    boxes: tuple[Box, ...]
    data: bytes = field(repr=False)

    @property
    def has_macros(self) -> bool:
        """Whether it carries macros: NHSmail and others refuse the whole message then."""
        return self.kind == "docm"


@dataclass(frozen=True, slots=True)
class Left:
    """Something that was not filled, or an answer that found no place, and why."""

    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled copy. `continued` are the texts that did not fit whole, by their question's label.

    `written` are the ids of the boxes that hold something now, `left` are the others, and
    `without_place` the answers that no box took.
    """

    data: bytes = field(repr=False)
    kind: str
    written: tuple[str, ...]
    left: tuple[Left, ...]
    without_place: tuple[Left, ...]
    continued: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    texts: tuple[str, ...] = field(default=(), repr=False)
    """What was written, as text: for marking it where the result is shown."""


def open_form(data: bytes, name: str) -> FormFile:
    """Find the boxes of a form file.

    Raises FormFileError: "empty", "too_large", "not_a_form", "wrong_ending", "damaged", "no_boxes",
    and what makes a file of either kind one that cannot be filled.
    """
    if not data:
        raise FormFileError("empty")
    if len(data) > LARGEST_FILE:
        raise FormFileError("too_large", limit_mb=LARGEST_FILE // 1024 // 1024)
    is_pdf = b"%PDF-" in data[:_PDF_HEAD]
    _check_ending(name, data, is_pdf=is_pdf)
    if is_pdf:
        from prevent_desktop.own_form.pdf_form import read_pdf

        boxes, kind = read_pdf(data).boxes, "pdf"
    else:
        from prevent_desktop.own_form.word_form import read_word

        opened = read_word(data)
        boxes, kind = opened.boxes, opened.package.kind
    if not boxes:
        raise FormFileError("no_boxes")
    return FormFile(name, kind, hashlib.sha256(data).hexdigest(), boxes, data)


def _check_ending(name: str, data: bytes, *, is_pdf: bool) -> None:
    """A file whose name says another kind than it is may be one that was renamed to get through."""
    ending = name.rpartition(".")[2].casefold()
    if ending in {"odt", "ott", "rtf", "pages"} and not is_pdf:
        raise FormFileError("open_document")
    if ending in {"doc", "dot"} and not data.startswith(b"PK"):
        raise FormFileError("old_word")
    if data.startswith(b"{\\rtf"):
        raise FormFileError("open_document")
    zipped = data.startswith(b"PK")
    if (is_pdf and ending not in {"pdf"}) or (zipped and ending not in {"docx", "docm", "odt"}):
        raise FormFileError("wrong_ending")


def propose(file: FormFile, form: Form, table: Table) -> Proposal:
    """Which answer goes into which box of this file, with the reasons."""
    return Proposal(file.name, file.sha256, propose_lines(file.boxes, form, table))


def fill(
    file: FormFile,
    proposal: Proposal,
    *,
    form: Form,
    released: Released,
    table: Table,
    today: date,
    own_words: Mapping[str, str] | None = None,
) -> Filled:
    """A copy of the file with the answers in the boxes that the proposal gives them.

    `own_words` are texts that the person typed into boxes, by the id of the box; they go in
    instead of the answers. Raises FormFileError("read_back") if the result is not as it should be.
    """
    values = values_for(file, form, released, table, today)
    plan = _planned(file, proposal, values, own_words or {})
    days = _days(proposal, released, plan.writings)
    data = _written(file, plan.writings, days)
    return Filled(
        data=data,
        kind=file.kind,
        written=tuple(box.id for box in file.boxes if box.id in plan.writings),
        left=tuple(plan.left),
        without_place=tuple(_without_place(proposal, form, released, plan.writings)),
        continued=tuple(plan.continued),
        texts=tuple(text for text in plan.writings.values() if isinstance(text, str)),
    )


def values_for(file: FormFile, form: Form, released: Released, table: Table, today: date) -> Values:
    """What the answers are as writings into the boxes of this file."""
    apart = frozenset(
        box.context
        for box in file.boxes
        if "postcode" in box.label.casefold().replace(" ", "")
        and "address" not in box.label.casefold()
    )
    return Values(form, released, table, today, apart)


Shorten = Callable[[Box, str], str | None]
"""As much of a text as fits into a box; None where not even a few words do."""


@dataclass
class _Plan:
    shorten: Shorten
    writings: dict[str, Writing] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    continued: list[tuple[str, str]] = field(default_factory=list)


def _shorten(file: FormFile) -> Shorten:
    if file.kind == "pdf":
        from prevent_desktop.own_form.pdf_form import shortener

        return shortener(file.data)
    return lambda box, text: cut(text, box.room)


def _planned(
    file: FormFile, proposal: Proposal, values: Values, own_words: Mapping[str, str]
) -> _Plan:
    plan = _Plan(_shorten(file))
    boxes = {box.id: box for box in file.boxes}
    for line in proposal.lines:
        box = boxes[line.box]
        typed = own_words.get(box.id)
        if typed:
            _put(plan, box, typed, line.label)
        elif typed is not None or not line.answers:
            plan.left.append(Left(_label(line), "; ".join(line.why)))
        elif box.held:
            plan.left.append(Left(_label(line), "it cannot be filled: it is locked or not empty"))
        else:
            writing = values.writing(box, line.answers)
            if isinstance(writing, Nothing):
                plan.left.append(Left(_label(line), writing.why))
            else:
                _put(plan, box, writing, values.form.by_id[line.answers[0]].label)
    return plan


def _put(plan: _Plan, box: Box, writing: Writing, question: str) -> None:
    if isinstance(writing, str):
        shown = plan.shorten(box, writing)
        if shown is None:
            plan.left.append(Left(box.label, "the box is too small for it"))
            return
        if shown != writing:
            plan.continued.append((question, writing))
        writing = shown
    plan.writings[box.id] = writing


def _label(line: Line) -> str:
    return " ".join((line.label or line.section or line.box).split())[:120]


def _days(
    proposal: Proposal, released: Released, writings: Mapping[str, Writing]
) -> dict[str, date]:
    """The whole dates among the answers, for controls that keep a date beside its text."""
    found: dict[str, date] = {}
    for line in proposal.lines:
        if line.box in writings and len(line.answers) == 1:
            partial = parse_date(released.text(line.answers[0]))
            if partial is not None and partial.day:
                found[line.box] = partial.earliest
    return found


def _written(file: FormFile, writings: Mapping[str, Writing], days: Mapping[str, date]) -> bytes:
    if file.kind == "pdf":
        from prevent_desktop.own_form.pdf_form import read_pdf, write_pdf

        return write_pdf(read_pdf(file.data), writings)
    from prevent_desktop.own_form.word_form import read_word, reads_back, write_word

    opened = read_word(file.data)
    data = write_word(opened, writings, days)
    if not reads_back(opened, data, writings):
        raise FormFileError("read_back")
    return data


def _without_place(
    proposal: Proposal, form: Form, released: Released, writings: Mapping[str, Writing]
) -> list[Left]:
    """The answers that no box took."""
    placed = {a for line in proposal.lines if line.box in writings for a in line.answers}
    parts = {q.id: section.title for section in form.sections for q in section.questions}
    return [
        Left(
            f"{form.by_id[each].label} ({parts[each]})",
            "this form has no box for it, or none that is clear",
        )
        for each in released.values
        if each in form.by_id
        and each not in placed
        and form.by_id[each].type is not QuestionType.FLAG
    ]


_KINDS = {"docx": "docx", "docm": "docm", "pdf": "pdf"}


def message_name(reference: str, file: FormFile) -> str:
    """What the filled form is called in a message; its own name may hold somebody's name."""
    return f"{reference}-form.{_KINDS[file.kind]}"


def filled_name(file: FormFile) -> str:
    """What the filled form is called beside the form."""
    stem = re.sub(r"\.[^.]*$", "", file.name)
    return f"{stem}-filled.{file.name.rpartition('.')[2]}"


def continuation_name(file: FormFile) -> str:
    """What the sheet with the texts that did not fit is called beside the form."""
    stem = re.sub(r"\.[^.]*$", "", file.name)
    return f"{stem}-continuation.pdf"
