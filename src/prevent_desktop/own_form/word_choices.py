"""Boxes to tick in a line of text: which words belong to which box, and what is asked."""

import re
from dataclasses import dataclass

from prevent_desktop.own_form.word_blocks import is_tick
from prevent_desktop.own_form.word_paragraph import Kind, Paragraph, Slot

OPTION = (
    r"(?:yes|no|y|n|not known|unknown|n/?k|don.?t know|do not know|unsure|not sure|n/?a|"
    r"oes|nac oes|ydy|nac ydy|not applicable|yes\s*/\s*(?:oes|ydy|ie)|"
    r"no\s*/\s*(?:nac oes|nac ydy|na))"
)
_WHOLE = re.compile(rf"^\W*{OPTION}\W*$", re.IGNORECASE)
AT_END = re.compile(
    rf"^(?P<rest>.*?)(?:^|[\s:?.,;\u2013-])(?P<option>{OPTION})\s*[:\-\u2013=]?\s*$", re.I | re.S
)
_AT_START = re.compile(rf"^\W*(?P<option>{OPTION})\b(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)


def is_option(words: str) -> bool:
    """Whether the words are only one of the usual answers to tick."""
    return bool(_WHOLE.match(words))


@dataclass(frozen=True)
class Choices:
    """The boxes to tick of one paragraph: what is asked, and each box with its words."""

    question: str
    options: tuple[tuple[Slot, str], ...]
    rest: str
    """What stands after the last box and its words."""


def choices_of(paragraph: Paragraph) -> Choices | None:
    """Read the ticks of a paragraph; None where it cannot be told what belongs to what."""
    ticks = [slot for slot in paragraph.slots if is_tick(slot)]
    if not ticks:
        return None
    ends = [0, *(slot.end for slot in ticks)]
    starts = [*(slot.start for slot in ticks), _stop(paragraph, ticks[-1].end)]
    pieces = [
        paragraph.words(start, stop).strip(" \t\n,;")
        for start, stop in zip(ends, starts, strict=True)
    ]
    return _before(ticks, pieces) or _after(ticks, pieces) or _whole_before(ticks, pieces)


_MOST_LINES = 40
"""Places in one paragraph among which marks are looked for."""


@dataclass(frozen=True)
class OnLines:
    """Ruled lines or fields that are ticked, not written in: "Yes ____ No ____"."""

    question: str
    options: tuple[tuple[Slot, str], ...]


def on_lines(paragraph: Paragraph) -> OnLines | None:
    """The first lines of a paragraph that each stand for one of the usual answers."""
    slots = [slot for slot in paragraph.slots if _is_line(slot)]
    if len(slots) > _MOST_LINES:
        return None
    ends = [0, *(slot.end for slot in slots)]
    starts = [*(slot.start for slot in slots), len(paragraph.atoms)]
    pieces = [
        paragraph.words(start, stop).strip(" \t\n,;")
        for start, stop in zip(ends, starts, strict=True)
    ]
    for first, piece in enumerate(pieces[: len(slots) - 1]):
        before = AT_END.match(piece)
        if before and is_option(pieces[first + 1]):
            count = _run(pieces[first + 1 : len(slots)])
            words = [before["option"], *pieces[first + 1 : first + 1 + count]]
            marked = tuple(zip(slots[first:], words, strict=False))
            return OnLines(before["rest"].strip(), marked)
        after = _AT_START.match(pieces[first + 2])
        if not before and is_option(pieces[first + 1]) and after:
            words = [pieces[first + 1], after["option"]]
            return OnLines(piece, tuple(zip(slots[first:], words, strict=False)))
    return None


def _run(pieces: list[str]) -> int:
    return next((n for n, piece in enumerate(pieces) if not is_option(piece)), len(pieces))


def _is_line(slot: Slot) -> bool:
    return not is_tick(slot) and slot.kind in (Kind.LINE, Kind.CONTROL, Kind.LEGACY)


def _stop(paragraph: Paragraph, start: int) -> int:
    """Where the next place to write begins."""
    later = [slot.start for slot in paragraph.slots if slot.start >= start]
    return later[0] if later else len(paragraph.atoms)


def _before(ticks: list[Slot], pieces: list[str]) -> Choices | None:
    """As in "Have you told them? Yes [] No []"."""
    first = AT_END.match(pieces[0])
    if not first or not all(map(is_option, pieces[1:-1])) or is_option(pieces[-1]):
        return None
    if len(ticks) == 1 and _AT_START.match(pieces[-1]):
        return None
    words = [first["option"], *pieces[1:-1]]
    return Choices(first["rest"].strip(), tuple(zip(ticks, words, strict=True)), pieces[-1])


def _after(ticks: list[Slot], pieces: list[str]) -> Choices | None:
    """As in "Have you told them? [] Yes [] No"."""
    if not all(pieces[1:]):
        return None
    words, rest = list(pieces[1:]), ""
    last = _AT_START.match(words[-1])
    if last and not is_option(words[-1]):
        words[-1], rest = last["option"], last["rest"].strip(" \t\n,;:.")
    return Choices(pieces[0], tuple(zip(ticks, words, strict=True)), rest)


def _whole_before(ticks: list[Slot], pieces: list[str]) -> Choices | None:
    """As in "Male [] Female []"."""
    if pieces[-1] or not all(pieces[:-1]):
        return None
    return Choices("", tuple(zip(ticks, pieces[:-1], strict=True)), "")
