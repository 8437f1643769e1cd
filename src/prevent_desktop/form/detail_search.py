"""Finds a phone number, an email address or a phrase in a text, however they are written.

Numbers and addresses are taken from whatever box they were put into.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from prevent_desktop.form import english
from prevent_desktop.form.contact_details import addresses_in, numbers_in
from prevent_desktop.form.folding import Folded, folded, word_pattern
from prevent_desktop.form.name_search import MOST_PLACES, Span
from prevent_desktop.form.word_lists import words_for

NATIONAL_DIGITS = 9
"""The last digits of a number, which are the same with 0, +44 or 0044 before them."""
_LOCAL_DIGITS = (6, 7, 8)
"""Digits of a number without its area code."""
_ANY_NUMBER = re.compile(r"\+?\d{7}")
"""Fewer digits than this stand in too many other numbers to mean a phone."""
_SURE_NUMBER = re.compile(r"(?:\+|0|44)\d{8}|7\d{9}$|080\d{4}")
"""What is a number in a box for something else."""
MOST_PHRASE_WORDS = 30
MOST_CONTACTS = 10
_DOTS = "\u00b7\u2022\u2219\u22c5_"
"""Signs that some put between the groups of a number."""
_RUN = re.compile(rf"\d(?:[\s().\-/{_DOTS}]{{0,4}}\d)+")
_EXTENSION = re.compile(
    r"\b(?:ext(?:ension|en|n)?|x)[\s.:#\-]{0,3}(?:(?:number|num|no|nr)[\s.:#]{0,3})?(\d{2,6})\b"
)
_LONE_EXTENSION = re.compile(r"[^\d+]{0,30}\b(\d{3,5})\b[^\d]{0,30}")
_EXTENSION_TYPED = re.compile(_EXTENSION.pattern, re.IGNORECASE)
_WHOLE = re.compile(r"(?<![\d+])(?:\+\d|0\d{2})")
"""Where a number with its area code may begin."""
_WHOLE_DIGITS = 10
_LABEL = r"(?:\b(?:tel(?:ephone)?|phone|mob(?:ile)?|cell|work|home|e-?mail|mail)\b[\s.:]{0,3}){0,2}"
_CONTACT = re.compile(
    rf"{_LABEL}(?:<?[^\s<>]+@[^\s<>]+>?|\+?\(?\d[\d\s().\-/{_DOTS}]{{7,}}\d)", re.I
)
_HALVED = r"[\s\-]{0,3}"
_BETWEEN = r"(?:[^\w]{1,4}(?:at|of|in|from|for|the|an|a|and|our|my|her|his|their))*[^\w]{1,4}"
_AT = r"[\s<\[(]{0,3}(?:@|[(\[]?\bat\b[)\]]?)[\s>\])]{0,3}"
_DOT = r"\s?(?:\.|[(\[]?\bdot\b[)\]]?)\s?"


_words = partial(words_for, "roles")


@dataclass(frozen=True, slots=True)
class Phones:
    """Phone numbers to look for: whole national numbers, and extensions."""

    numbers: tuple[str, ...]
    extensions: tuple[str, ...]


def phones_of(box: str) -> Phones:
    """The numbers and extensions in a box for a phone number, which may hold nothing else."""
    phones = _phones(box, _ANY_NUMBER)
    lone = _LONE_EXTENSION.fullmatch(folded(box).strip())
    if lone and phones == Phones((), ()):
        return Phones((), (lone[1],))
    return phones


def phones_in(box: str) -> Phones:
    """The whole numbers and extensions in any other box, where "2024-2025" is no number."""
    return _phones(box, _SURE_NUMBER)


def _phones(box: str, wanted: re.Pattern[str]) -> Phones:
    plain = re.sub(rf"(?<=\d)\s?[{_DOTS}]\s?(?=\d)", " ", folded(box))
    extensions = dict.fromkeys(_EXTENSION.findall(plain))
    pieces = list(_pieces(_EXTENSION.sub(" ", plain)))
    if len(pieces) > 1:  # hours are no number beside a whole one
        wanted = _SURE_NUMBER
    found = [number for piece in pieces for number in numbers_in(piece) if wanted.match(number)]
    digits = dict.fromkeys(re.sub(r"\D", "", number) for number in found)
    return Phones(tuple(digits)[:MOST_CONTACTS], tuple(extensions)[:MOST_CONTACTS])


def _pieces(text: str) -> Iterator[str]:
    """The text cut where a whole number begins: the hours or the room before it are no part."""
    cuts = [at.start() for at in _WHOLE.finditer(text) if _is_whole(text[at.start() :][:40])]
    for start, end in zip((0, *cuts), (*cuts, len(text)), strict=True):
        yield text[start:end]


def _is_whole(text: str) -> bool:
    digits = re.sub(r"\D", "", next(iter(numbers_in(text)), ""))
    return len(digits) >= _WHOLE_DIGITS and re.sub(r"\D", "", text).startswith(digits)


def without_contacts(box: str) -> str:
    """The box without numbers, extensions and addresses, for what else was put into it."""

    def kept(match: re.Match[str]) -> str:
        return " " if "@" in match[0] or phones_in(match[0]).numbers else match[0]

    return _EXTENSION_TYPED.sub(" ", _CONTACT.sub(kept, box)).strip(" ,;:-/|")


def find_phones(view: Folded, phones: Phones) -> Iterator[Span]:
    """Every place where one of the numbers stands, with any code, extension or spacing."""
    if not (phones.numbers or phones.extensions):
        return
    for match in _RUN.finditer(view.text) if phones.numbers else ():
        digits = re.sub(r"\D", "", match[0])
        if any(_is_number(digits, number) for number in phones.numbers):
            yield _place(view, *match.span())
    for match in _EXTENSION.finditer(view.text) if phones.extensions else ():
        if match[1] in phones.extensions:
            yield _place(view, *match.span())


def _is_number(digits: str, number: str) -> bool:
    """Whether the digits hold the number, or are the number without its area code."""
    own = number[-NATIONAL_DIGITS:]
    return own in digits or (len(digits) in _LOCAL_DIGITS and number.endswith(digits))


def emails_of(box: str) -> tuple[str, ...]:
    """The addresses in a box for an email address, folded; what is none stands for itself."""
    plain = folded(box).strip()
    found = addresses_in(plain)[:MOST_CONTACTS]
    return found or ((plain,) if len(plain) > 3 and "@" in plain else ())


def emails_in(box: str) -> tuple[str, ...]:
    """The addresses in any other box, folded."""
    return addresses_in(folded(box))[:MOST_CONTACTS]


def find_emails(view: Folded, addresses: Sequence[str]) -> Iterator[Span]:
    """Every place where one of the addresses stands, or what stands before its @."""
    for address in addresses:
        local, _, domain = address.rpartition("@")
        if local and local in view.text:
            yield from _matches(view, _address_pattern(local, domain))


def _address_pattern(local: str, domain: str) -> str:
    dotted = _DOT.join(map(re.escape, domain.split(".")))
    words = word_pattern().findall(local)
    telling = len(local) > 4 and not all(english.is_word(word) for word in words)
    tail = f"(?:{_AT}{dotted})" + ("?" if telling else "")
    return rf"(?<![\w.+])(?<!\w-){re.escape(local)}{tail}(?!-?\w)"


def find_phrases(view: Folded, phrases: Sequence[str]) -> Iterator[Span]:
    """Every place where one of the phrases stands, whatever stands between its words."""
    for phrase in phrases:
        words = word_pattern().findall(phrase)[:MOST_PHRASE_WORDS]
        if len("".join(words)) > 1 and _halves(words[0])[0] in view.text:
            pattern = "".join(_phrase_pattern(words))
            yield from _matches(view, rf"(?<![^\W_]){pattern}s?(?![^\W_])")


def _phrase_pattern(words: Sequence[str]) -> Iterator[str]:
    """The words in their order; those made of two may be written together or apart ("mid-day")."""
    for place, word in enumerate(words):
        yield _HALVED.join(map(re.escape, _halves(word)))
        if place < len(words) - 1:
            yield f"(?:{_BETWEEN})?" if word in _words("first_halves") else _BETWEEN


def _halves(word: str) -> list[str]:
    for end in range(3, len(word) - 2):
        if word[:end] in _words("first_halves") and english.is_word(word[end:]):
            return [word[:end], word[end:]]
    return [word]


def _matches(view: Folded, pattern: str) -> Iterator[Span]:
    for match in islice(re.finditer(pattern, view.text), MOST_PLACES):
        yield _place(view, *match.span())


def _place(view: Folded, start: int, end: int) -> Span:
    return Span(*view.typed(start, end))
