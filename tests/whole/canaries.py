"""Words that stand nowhere else: one in every answer, and a search for them in any disguise."""

import base64
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prevent_desktop.form.definition import Form, Question, QuestionType

_LETTERS = "bcdfghjklmnprstv"
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
MOST_UNPACKED = 8 * 1024 * 1024


@dataclass(frozen=True)
class Canaries:
    """Raw answers to every question of a form, and the words in them."""

    answers: dict[str, Any]
    words: tuple[str, ...]


class _Filler:
    """Makes answers to questions of every type, each with words of its own."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def word(self) -> str:
        number = len(self.words)
        self.words.append(f"Kanari{_LETTERS[number // 16]}{_LETTERS[number % 16]}xq")
        return self.words[-1]

    def phone(self) -> str:
        self.words.append(f"0163296{len(self.words) * 7 + 1000:04d}")
        return self.words[-1]

    def email(self) -> str:
        return f"{self.word()}@example.org"

    def story(self) -> str:
        return f"On Monday {self.word()} was seen,\nand again with {self.word()}."

    def row(self, question: Question) -> dict[str, Any]:
        fixed = {"flag": True, "date": "2026-05-14"}
        return {m.id: fixed.get(m.type) or f"{m.id} {self.word()}" for m in question.members}

    def answer(self, question: Question) -> Any:
        """None for a question whose answers are not free."""
        kinds = QuestionType
        ways: dict[QuestionType, Callable[[], Any]] = {
            kinds.TEXT: self.word,
            kinds.LONG_TEXT: self.story,
            kinds.PHONE: self.phone,
            kinds.PHONES: lambda: [self.phone(), self.phone()],
            kinds.EMAIL: self.email,
            kinds.EMAILS: lambda: [self.email()],
            kinds.TEXTS: lambda: [self.word(), self.word()],
            kinds.GROUP: lambda: [self.row(question)],
        }
        way = ways.get(question.type)
        return way() if way else None


def fill(form: Form, example: dict[str, Any]) -> Canaries:
    """The answers of an example, with a word of its own in every place that takes free text."""
    filler = _Filler()
    free = {question.id: filler.answer(question) for question in form.questions()}
    answers = {name: value or example.get(name) for name, value in free.items()}
    given = {name: value for name, value in answers.items() if value is not None}
    return Canaries(given, tuple(filler.words))


def disguises(word: str) -> Iterator[bytes]:
    """A word as it may stand in a file; base64 looks different at each of three offsets."""
    for coding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield word.encode(coding)
        yield word.lower().encode(coding)
    for inside in (word.encode(), word.encode("utf-16-le")):
        for shift, strange in enumerate((0, 2, 3)):
            coded = base64.b64encode(bytes(shift) + inside)[strange:]
            yield coded.rstrip(b"=")[:-1]
        yield inside.hex().encode()
        yield inside.hex().upper().encode()


def layers(data: bytes) -> Iterator[bytes]:
    """The bytes themselves, and whatever in them unpacks as a zlib stream, as in a PDF."""
    yield data
    for found in _ZLIB.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[found.start() :], MOST_UNPACKED)
        except zlib.error:
            continue


class Search:
    """Looks for all the words at once."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._by_form = {form: word for word in words for form in disguises(word)}
        self._any = re.compile(b"|".join(map(re.escape, self._by_form)))

    def in_bytes(self, data: bytes) -> set[str]:
        """The words that can be read in the data, in any disguise."""
        found = {match.group() for layer in layers(data) for match in self._any.finditer(layer)}
        return {self._by_form[form] for form in found}

    def in_files(self, *places: Path) -> dict[Path, set[str]]:
        """The words in every file below these places, names of files included."""
        hits: dict[Path, set[str]] = {}
        for path in (path for place in places for path in sorted(place.rglob("*"))):
            found = self.in_bytes(str(path).encode())
            if path.is_file():
                found |= self.in_bytes(path.read_bytes())
            if found:
                hits[path] = found
        return hits
