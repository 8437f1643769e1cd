"""The proposal: which answer goes into which box, how sure that is, and which words led to it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from prevent_desktop.errors import FormFileError
from prevent_desktop.form import Form

FORMAT = 1
CLEAR = 0.8
"""From here on a line is unambiguous and is filled as proposed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One box and the ids of the answers that go into it; none leaves it empty."""

    box: str
    label: str
    section: str
    answers: tuple[str, ...]
    sure: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """All boxes of one form file, named by its content. It holds no answers, only their ids."""

    name: str
    sha256: str
    lines: tuple[Line, ...]

    def only_clear(self) -> "Proposal":
        """The same with every box left empty that is not unambiguous."""
        return replace(
            self,
            lines=tuple(
                line if line.sure >= CLEAR else replace(line, answers=()) for line in self.lines
            ),
        )

    def corrected(self, box: str, answers: tuple[str, ...]) -> "Proposal":
        """The same with other answers for one box, as the person wants it."""
        lines = tuple(
            replace(line, answers=answers, sure=1.0, why=("your choice",))
            if line.box == box
            else line
            for line in self.lines
        )
        return replace(self, lines=lines)


def to_document(proposal: Proposal) -> dict[str, object]:
    """The proposal in the shape of its file."""
    return {
        "format": FORMAT,
        "form": {"name": proposal.name, "sha256": proposal.sha256},
        "boxes": [
            {
                "box": line.box,
                "label": line.label,
                "section": line.section,
                "answers": list(line.answers),
                "sure": line.sure,
                "why": list(line.why),
            }
            for line in proposal.lines
        ],
    }


def from_document(raw: object, proposed: Proposal, form: Form) -> Proposal:
    """A proposal that a person corrected, laid over the one for the same file.

    Boxes that it leaves out stay empty. Raises FormFileError("not_a_map", "other_form",
    "unknown_box", "unknown_answer").
    """
    body = _object(raw)
    if body.get("format") != FORMAT:
        raise FormFileError("not_a_map")
    if _object(body.get("form")).get("sha256") != proposed.sha256:
        raise FormFileError("other_form")
    boxes = body.get("boxes")
    if not isinstance(boxes, list):
        raise FormFileError("not_a_map")
    known = {line.box for line in proposed.lines}
    chosen: dict[str, tuple[str, ...]] = {}
    for entry in boxes:
        box, answers = _entry(_object(entry))
        if box not in known or box in chosen:
            raise FormFileError("unknown_box")
        if not all(answer in form.by_id for answer in answers):
            raise FormFileError("unknown_answer")
        chosen[box] = answers
    lines = tuple(_laid_over(line, chosen.get(line.box, ())) for line in proposed.lines)
    return replace(proposed, lines=lines)


def _laid_over(line: Line, answers: tuple[str, ...]) -> Line:
    if answers == line.answers:
        return replace(line, sure=max(line.sure, CLEAR)) if answers else line
    return replace(line, answers=answers, sure=1.0 if answers else 0.0, why=("your choice",))


def _object(raw: object) -> Mapping[str, object]:
    if not isinstance(raw, dict):
        raise FormFileError("not_a_map")
    return raw


def _entry(entry: Mapping[str, object]) -> tuple[str, tuple[str, ...]]:
    box, answers = entry.get("box"), entry.get("answers")
    if not isinstance(box, str) or not isinstance(answers, list):
        raise FormFileError("not_a_map")
    if not all(isinstance(answer, str) for answer in answers):
        raise FormFileError("not_a_map")
    return box, tuple(map(str, answers))
