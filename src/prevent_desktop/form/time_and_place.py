"""Whether a word with a capital is a month, a day, a place, a faith or a people."""

import re
from functools import partial

from prevent_desktop.form import english
from prevent_desktop.form.surroundings import Surroundings
from prevent_desktop.form.word_lists import words_for

_FROM_PERSON = frozenset({"to", "from", "by", "with"})
_TOWARDS = frozenset({"to", "from"})
_JOINING = frozenset({"and", "or"})
_BEFORE = ("in_time", "in_place", "on_day")
_DAY = re.compile(r"\d+(?:st|nd|rd|th)?")
_BESIDE = frozenset({("next", "to"), ("front", "of")})
_NO_THING = ("function", "acted", "owners", "when")
"""Lists of words that are no thing, which a word before them could describe."""
_words = partial(words_for, "evidence")


def is_time_or_place(word: str, seen: Surroundings) -> bool:
    """Whether the words around say that a month, a day, a place, a faith or a people is meant."""
    before = seen.before[0].word if seen.before else ""
    further = seen.before[1].word if len(seen.before) > 1 else ""
    after = seen.after[0].word if seen.after else ""
    related = before == "of" and further in words_for("roles", "kin")
    near = related or (further, before) in _BESIDE
    if _is_from_person(before, further) or (near and not _describes_next_word(seen)):
        return False
    if _is_in_list(seen) or _DAY.fullmatch(before):
        return True
    met = before in _words("meets")
    if english.is_month(word):
        dated = after.isdecimal() or after in _words("with_month")
        return dated or (not met and _is_month(before, further, after))
    if english.is_day(word):
        return not met and (before in _words("on_day") or after in _words("of_day"))
    if english.is_faith_or_people(word):
        return _describes_next_word(seen) or not (before in _words("tells") or _acts(seen))
    placed = before in _words("in_place") or before in _TOWARDS
    return _describes_next_word(seen) or (placed and not met)


def is_after_time_or_place(seen: Surroundings) -> bool:
    """Whether what stands before a time or a place stands before it: "in", "since", "3rd"."""
    before = seen.before[0].word if seen.before else ""
    further = seen.before[1].word if len(seen.before) > 1 else ""
    if _DAY.fullmatch(before) or any(before in _words(name) for name in _BEFORE):
        return not _is_from_person(before, further)
    return before in _TOWARDS and not _is_from_person(before, further)


def _is_from_person(before: str, further: str) -> bool:
    """Whether it was said to, or heard from, what comes next."""
    return before in _FROM_PERSON and further in _words("spoken")


def _acts(seen: Surroundings) -> bool:
    """Whether somebody does something after it, which no faith and no people does."""
    words = [neighbour.word for neighbour in seen.after]
    helping = bool(words) and words[0] in _words("is_and_has")
    deed = words[1 if helping else 0 :][:1]
    return not _words("done" if helping else "acted").isdisjoint(deed)


def _is_in_list(seen: Surroundings) -> bool:
    """Whether words of the same sort stand beside it: "Jordan and Syria", "June, July"."""
    for side in (seen.before, seen.after):
        words = [neighbour.word for neighbour in side]
        if words and words[0] in _JOINING:
            words = words[1:]
        if words and english.is_capitalised_word(words[0]):
            return True
    return False


def _describes_next_word(seen: Surroundings) -> bool:
    """Whether a thing follows that it describes: "Christian assemblies", "Jordan border"."""
    after = seen.after[0] if seen.after else None
    if after is None or after.gap != " " or not after.typed.islower():
        return False
    if any(after.word in _words(name) for name in _NO_THING):
        return False
    return not after.word.endswith("ed")


def _is_month(before: str, further: str, after: str) -> bool:
    if before in _words("in_time") or (further, before) in {("it", "was"), ("it", "is")}:
        return True
    dated = english.is_month(further) or further.isdecimal()
    return before in _FROM_PERSON and (dated or after in {"to", "until", "onwards"})
