"""Whether a word of the narrative is the person's name with a slip in it.

A misspelt surname can hide an earlier referral. Nobody's faith, origin or an ordinary word is
ever taken for a slip: "Islam" is not a misspelt Aslam.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from prevent_desktop.form import english
from prevent_desktop.form.answers import is_texts
from prevent_desktop.form.checks import LONGEST_NAME, CheckInput, Hit
from prevent_desktop.form.folding import folded, seen_only
from prevent_desktop.form.word_lists import words_for

MIN_WORD = 5
"""A capitalised word shorter than this is never compared with a name."""
MOST_NAMES = 20
"""Parts of a name that are compared; nobody's has more."""
MOST_FOUND = 10
"""Slips that are told; more of them are no slips."""
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u02b9\u00b4`", "'"))
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_POSSESSIVE = re.compile(r"'s?$", re.IGNORECASE)
_PARTS = re.compile(r"[\s\-\u2010-\u2015,./()]+")
_OTHERS = tuple(
    f"{who}.{part}"
    for who in ("identifier", "referrer", "org_contact")
    for part in ("forename", "forenames", "surname")
)


def spelling_near_name(given: CheckInput) -> Iterator[Hit]:
    """A capitalised word of the narrative differs by a slip from the person's name."""
    names = [
        part
        for question in ("individual.forenames", "individual.surname")
        for part in name_parts(given.released.text(question)[:LONGEST_NAME])
    ][:MOST_NAMES]
    text = given.released.text(given.rule.question)
    if not names or not text:
        return
    key = "\0".join(("slips", *names))
    found = given.facts.scans.remember(key, text, lambda t: slips_in(t, names))
    known = {_exact(part) for name in _known_names(given) for part in name_parts(name)}
    fresh = [(word, name) for word, name in found if _exact(word) not in known]
    for word, name in fresh[:MOST_FOUND]:
        yield Hit(given.rule.question, {"word": word, "name": name})


def _known_names(given: CheckInput) -> Iterator[str]:
    """The person's other names, and the names of the other people on the form."""
    others = given.released.get("individual.other_names")
    yield from (
        (str(name)[:LONGEST_NAME] for name in others[:MOST_NAMES]) if is_texts(others) else ()
    )
    yield from (given.answers.text(question)[:LONGEST_NAME] for question in _OTHERS)


def name_parts(name: str) -> list[str]:
    """The words of a name, so that each part of a double name is compared."""
    return [part for part in _PARTS.split(_tidy(name)) if part]


def slips_in(text: str, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Pairs (word, name) where a capitalised word of the text is a slip of one of the names."""
    own = {_exact(name): name for name in names}
    bare = {folded(name): name for name in own.values()}
    tidy = _tidy(text)
    found: dict[str, tuple[str, str]] = {}
    for word in sorted(_capitalised(tidy)):
        exact, plain = _exact(word), folded(word)
        if exact in own or exact in found:
            continue
        name = next((n for p, n in bare.items() if plain == p or one_slip(plain, p)), None)
        if name is None or english.is_never_a_slip(plain) or _is_no_slip(tidy, word, exact, own):
            continue
        found[exact] = (word, name)
    return tuple(found.values())


def _tidy(text: str) -> str:
    return seen_only(text).translate(_APOSTROPHES)


def _exact(word: str) -> str:
    """A word in one form of each letter; accents are part of the spelling, apostrophes are not."""
    return unicodedata.normalize("NFC", word.casefold().replace("'", ""))


def _capitalised(text: str) -> set[str]:
    """The distinct words of a tidy text that begin with a capital and are long enough."""
    words = {_POSSESSIVE.sub("", word) for word in set(_WORD.findall(text))}
    return {word for word in words if len(word) >= MIN_WORD and word[0].isupper()}


def _is_no_slip(text: str, word: str, exact: str, own: Iterable[str]) -> bool:
    """Whether the words around say something else: "the Exampletons", "Imrans mum", "in Jordan"."""
    told = rf"\b{re.escape(word)}\b"
    if any(exact in (f"{name}s", f"{name}es") for name in own):
        owned = "|".join(sorted(words_for("evidence", "belongings")))
        return re.search(rf"\b[Tt]he {told}|{told} (?:{owned})\b", text) is not None
    placed = english.is_capitalised_word(folded(word))
    return placed and not re.search(rf"(?<!\b[Ii]n )(?<!\bto )(?<!\bfrom )(?<!\bof ){told}", text)


def one_slip(first: str, second: str) -> bool:
    """Whether one letter, or two neighbours in the wrong order, make one word of the other."""
    return one_letter_apart(first, second) or _swapped(first, second)


def one_letter_apart(first: str, second: str) -> bool:
    """Whether one letter added, left out or exchanged turns one word into the other."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    short, long = sorted((first, second), key=len)
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    rest = start + 1 if len(short) == len(long) else start
    return short[rest:] == long[start + 1 :]


def _swapped(first: str, second: str) -> bool:
    if len(first) != len(second) or sorted(first) != sorted(second):
        return False
    apart = [place for place, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] == apart[0] + 1
