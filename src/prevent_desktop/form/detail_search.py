"""Finds a phone number, an email address or a phrase in a text, however they are written."""

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
MIN_PHONE_DIGITS = 7
"""Fewer digits than this stand in too many other numbers to mean a phone."""
MOST_PHRASE_WORDS = 30
MOST_CONTACTS = 10
_RUN = re.compile(r"\d(?:[\s().\-/]{0,4}\d)+")
_EXTENSION = re.compile(r"\b(?:ext(?:ension|n)?|x)[\s.:]{0,3}(\d{2,6})\b")
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
    """The numbers and extensions in a box for a phone number."""
    plain = folded(box)
    extensions = tuple(_EXTENSION.findall(plain))[:MOST_CONTACTS]
    without = _EXTENSION.sub(" ", plain)
    digits = [re.sub(r"\D", "", number) for number in numbers_in(without)]
    kept = tuple(d for d in digits if len(d) >= MIN_PHONE_DIGITS)
    return Phones(kept[:MOST_CONTACTS], extensions)


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


def phrases_of_role(box: str) -> tuple[str, ...]:
    """What to look for of a role and organisation: all of it, and the role alone if it says enough.

    The organisation alone is left out: it is the referrer's own as a rule.
    """
    pieces = re.split(r"\s*[,;\n(/|]\s*|\s+-\s+|\s+at\s+", folded(box))
    role = pieces[0].strip(" .)")
    words = word_pattern().findall(role)
    one_telling = len(words) == 1 and words[0] not in _words("everyday_roles")
    tells = len(words) > 1 or (len(pieces) > 1 and one_telling)
    wanted = [folded(box)]
    if tells and not _is_organisation(words):
        wanted.append(role)
    return tuple(dict.fromkeys(wanted))


def phrases_of_relationship(box: str) -> tuple[str, ...]:
    """What to look for of a relationship: all of it, and its core ("Rowan's aunt": "aunt")."""
    plain = folded(box)
    core = re.fullmatch(r"(?:(?:the|his|her|their|my|a|an)|\w+s) (\w+)", plain)
    owned = re.search(r"^(?:his|her|their|the|my|an?)\s|['\u2019\u02bc]s\s", box.strip().casefold())
    wanted = [plain, core[1]] if core and owned and core[1] in _words("kin") else [plain]
    return tuple(dict.fromkeys(wanted))


def find_phrases(view: Folded, phrases: Sequence[str]) -> Iterator[Span]:
    """Every place where one of the phrases stands, whatever stands between its words."""
    for phrase in phrases:
        words = word_pattern().findall(phrase)[:MOST_PHRASE_WORDS]
        if len("".join(words)) > 1 and words[0] in view.text:
            joined = _BETWEEN.join(map(re.escape, words))
            yield from _matches(view, rf"(?<![^\W_]){joined}s?(?![^\W_])")


def _matches(view: Folded, pattern: str) -> Iterator[Span]:
    for match in islice(re.finditer(pattern, view.text), MOST_PLACES):
        yield _place(view, *match.span())


def _place(view: Folded, start: int, end: int) -> Span:
    return Span(*view.typed(start, end))


def _is_organisation(words: Sequence[str]) -> bool:
    if not words:
        return False
    named_first = words[0] in _words("organisations_first") and "of" in words[1:2]
    return words[-1] in _words("organisations") or named_first
