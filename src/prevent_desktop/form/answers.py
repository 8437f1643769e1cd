"""What has been answered: immutable, kept when hidden, released only through one gate."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeGuard

from prevent_desktop.form.definition import AnswerState
from prevent_desktop.form.visible import shows_anything


@dataclass(frozen=True, slots=True)
class NotKnown:
    """The answer "not known", with a reason that may be empty."""

    reason: str = ""


GroupRow = Mapping[str, str | bool]
"""One entry of a group question: member id to text or flag; empty members are left out."""

Value = str | bool | NotKnown | tuple[str, ...] | tuple[GroupRow, ...]
"""One answer: text, date, age and choice are `str`; a flag is `bool`; lists are tuples."""


def state_of(value: Value | None) -> AnswerState:
    """Which of the three states a value is in; an unticked flag counts as empty.

    So does a text in which nothing can be seen.
    """
    if isinstance(value, NotKnown):
        return AnswerState.NOT_KNOWN
    given = shows_anything(value) if isinstance(value, str) else bool(value)
    return AnswerState.GIVEN if given else AnswerState.EMPTY


def is_rows(value: Value | None) -> TypeGuard[tuple[GroupRow, ...]]:
    """Whether the value is a list of group rows."""
    return isinstance(value, tuple) and bool(value) and not isinstance(value[0], str)


def is_texts(value: Value | None) -> TypeGuard[tuple[str, ...]]:
    """Whether the value is a list of one-line texts."""
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], str)


@dataclass(frozen=True, slots=True)
class Box:
    """Which box of an answer: the entry of a list, from 1, and what is asked for in it.

    0 and "" where the answer has one box.
    """

    entry: int = 0
    member: str = ""


ONE_BOX = Box()


def texts_of(value: Value | None) -> Iterator[str]:
    """Every piece of text in an answer, whatever its shape; the reason of "not known" too."""
    return (text for _, text in boxes_of(value))


def boxes_of(value: Value | None) -> Iterator[tuple[Box, str]]:
    """The same with the box that each piece stands in."""
    if isinstance(value, str):
        yield ONE_BOX, value
    elif isinstance(value, NotKnown):
        yield ONE_BOX, value.reason
    elif isinstance(value, tuple):
        entries: tuple[str | GroupRow, ...] = value
        for number, entry in enumerate(entries, 1):
            pieces = [("", entry)] if isinstance(entry, str) else entry.items()
            for member, piece in pieces:
                if isinstance(piece, str):
                    yield Box(number, member), piece


def box_where(value: Value | None, holds: Callable[[str], bool]) -> Box:
    """The first box whose text is such; `ONE_BOX` if none is."""
    return next((box for box, text in boxes_of(value) if holds(text)), ONE_BOX)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one referral under one question set and area.

    Values are already in the shape of their question's type (`prevent_desktop.form.reading`
    sees to that). A hidden answer stays here; only `prevent_desktop.form.release` leaves it out.
    """

    form_id: str
    version: str
    area_id: str
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    unplaced: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    """Answers of another version's questions: kept as they came, listed, never released."""

    def get(self, question_id: str) -> Value | None:
        """The value given to a question, or None."""
        return self.values.get(question_id)

    def text(self, question_id: str) -> str:
        """The text given to a question; empty if none, or if it is of another shape."""
        value = self.values.get(question_id)
        return value if isinstance(value, str) else ""

    def state(self, question_id: str) -> AnswerState:
        """Which of the three states the question's answer is in."""
        return state_of(self.values.get(question_id))

    def with_value(self, question_id: str, value: Value | None) -> "Answers":
        """These answers with one of them changed; None or an empty value takes it out."""
        values = dict(self.values)
        values.pop(question_id, None)
        if value is False or state_of(value) is not AnswerState.EMPTY:
            assert value is not None  # noqa: S101  (tells the type checker; EMPTY covers None)
            values[question_id] = value
        return replace(self, values=MappingProxyType(values))

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)


@dataclass(frozen=True, slots=True)
class Released:
    """What may leave: the answers without hidden ones. Paper, payload and message use only this."""

    form_id: str
    version: str
    area_id: str
    values: Mapping[str, Value]

    def get(self, question_id: str) -> Value | None:
        """The released value of a question, or None."""
        return self.values.get(question_id)

    def state(self, question_id: str) -> AnswerState:
        """Which of the three states the released answer is in."""
        return state_of(self.values.get(question_id))

    def text(self, question_id: str) -> str:
        """The released text of a question; empty if none."""
        value = self.values.get(question_id)
        return value if isinstance(value, str) else ""
