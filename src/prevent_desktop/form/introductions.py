"""Whether the words around a word with a capital present it as somebody.

A role in brackets after it, a label before it, what they said after a colon, another person beside
it who did the same, "it was … who": nothing but a name is written so, whatever else the word means.
"""

import re
from functools import partial

from prevent_desktop.form import english
from prevent_desktop.form.folding import folded, word_pattern
from prevent_desktop.form.name_parts import NamePart, PartKind, kind_of
from prevent_desktop.form.surroundings import Neighbour, Surroundings
from prevent_desktop.form.time_and_place import is_after_time_or_place
from prevent_desktop.form.word_lists import words_for

_words = partial(words_for, "evidence")
_BRACKETS = re.compile(r"[ \u00a0]?[(\[]([^()\[\]\n]{1,40})[)\]]")
_COMMAS = re.compile(
    r"(?:,|[ \u00a0][-\u2013\u2014])[ \u00a0]([^,.;:()\n\u2013\u2014]{1,40}?)"
    r"(?:[,.;\n]|$|[ \u00a0][-\u2013\u2014])"
)
_IN_CLASS = re.compile(
    r"\s(?:is|was) in (?:(?:my|our|his|her|their|the) (?:same )?)?(?:year|class|form|tutor|set)\b",
    re.IGNORECASE,
)
_OPENING = ' "\u201c\u00ab'
_WITH = frozenset({"&", "/", "+"})
_CLASS = re.compile(r"(?:y|yr|ks)?\d{1,2}[a-z]{0,2}")


def is_introduced(part: NamePart, seen: Surroundings) -> bool:
    """Whether it is presented as somebody; for words with a capital alone."""
    if not seen.has_capital:
        return False
    if _is_picked_out(part, seen):
        return True
    if part.kind is PartKind.CAPITALISED and is_after_time_or_place(seen):
        return False
    return (
        _has_role(part, seen)
        or _is_labelled(part, seen)
        or _takes_a_turn(part, seen)
        or _is_joined(part, seen)
        or _is_somebody(part, seen)
    )


def _has_role(part: NamePart, seen: Surroundings) -> bool:
    """Whether a role or a class and nothing else stands in brackets or between commas after it."""
    brackets = _BRACKETS.match(seen.text, seen.end)
    found = brackets or _COMMAS.match(seen.text, seen.end)
    words = word_pattern().findall(folded(found[1])) if found else []
    small = _words("owners") | _words("in_a_class")
    named = [word for word in words if word not in small and not _CLASS.fullmatch(word)]
    if words and words_for("roles", "of_a_class").issuperset(named):
        numbered = any(map(_CLASS.fullmatch, words)) and part.needle not in _words("headings")
        return numbered and not (_is_time_or_faith(part.needle) and not (brackets and named))
    telling = words_for("roles", "telling_roles") | words_for("roles", "kin")
    telling |= words_for("roles", "everyday_roles")
    around = words_for("roles", "in_a_role") | words_for("roles", "everyday_roles")
    return not telling.isdisjoint(named) and (telling | around).issuperset(named)


def _is_labelled(part: NamePart, seen: Surroundings) -> bool:
    """Whether a label stands before it, and no sentence begins with it: "From: Grace"."""
    label = seen.before[0] if seen.before else None
    if label is None or label.gap.strip(" \n") != ":":
        return False
    after = seen.after[0] if seen.after else None
    begins = after is not None and (after.typed[:1].islower() or after.word in _words("pronouns"))
    if begins and seen.after[0].gap == " ":
        return False
    further = seen.before[1].word if len(seen.before) > 1 else ""
    if label.word in _words("labels_of_any"):
        dated = english.is_month(part.needle) or english.is_day(part.needle)
        return not dated or further in _words("spoken")
    roles = words_for("roles", "everyday_roles") - words_for("roles", "of_a_class")
    of_year = label.word in words_for("roles", "of_a_class") and further == "of"  # "Head of Year:"
    return label.word in _words("labels") or label.word in roles or of_year


def _takes_a_turn(part: NamePart, seen: Surroundings) -> bool:
    """Whether a line begins with it and what it said: "Mark: he said so"."""
    after = seen.after[0] if seen.after else None
    if after is None or not seen.begins_sentence or part.needle in _words("headings"):
        return False
    if _is_time_or_faith(part.needle):
        return False
    return after.gap.strip(_OPENING) in {":", "-", "--"} and after.word in _words("pronouns")


def _is_joined(part: NamePart, seen: Surroundings) -> bool:
    """Whether it did something together with somebody: "Grace and Tom saw it"."""
    after = seen.after
    if len(after) > 1 and after[0].gap.strip(" ") in _WITH:
        return _did_together(part, after[0], after[1])
    if len(after) < 3 or after[0].word != "and" or not after[0].gap == after[1].gap == " ":
        return False
    own = after[1].word in _words("of_people") and after[2].word in words_for("roles", "kin")
    if own and (seen.begins_sentence or part.kind is not PartKind.CAPITALISED):
        return True
    return _did_together(part, after[1], after[2])


def _did_together(part: NamePart, other: Neighbour, verb: Neighbour) -> bool:
    named = other.typed[:1].isupper() and not english.is_capitalised_word(other.word)
    if not named or verb.gap != " " or not verb.typed.islower():
        return False
    if any(verb.word in _words(name) for name in ("told", "witnessed", "both_saw")):
        return other.word not in _words("no_article")
    acted = verb.word in _words("acted") or verb.word in _words("acted_together")
    surely = kind_of(other.word) is PartKind.NAME and part.kind is not PartKind.CAPITALISED
    return acted and surely


def _is_picked_out(part: NamePart, seen: Surroundings) -> bool:
    """Whether "who" follows: "it was Jordan who told me"."""
    after = seen.after[0] if seen.after else None
    if after is None or after.gap not in {" ", ", "} or seen.follows(_words("determiners")):
        return False
    it_was = [neighbour.word for neighbour in seen.before[:2]] in (["was", "it"], ["is", "it"])
    if after.word == "who" and not it_was:
        if part.kind is PartKind.CAPITALISED and is_after_time_or_place(seen):
            return False
        return not english.is_faith_or_people(part.needle)
    if after.word == "who":
        return True
    return after.word == "that" and it_was and not english.is_month(part.needle)


def _is_somebody(part: NamePart, seen: Surroundings) -> bool:
    """Whether it says who they are: "Grace is his cousin", "Jordan is in Year 9"."""
    if _IN_CLASS.match(seen.text, seen.end) and part.needle not in _words("headings"):
        return True
    if len(seen.after) < 3 or seen.after[0].gap != " " or seen.after[0].word not in {"is", "was"}:
        return False
    tongue = seen.after[2].word == "mother" and english.is_faith_or_people(part.needle)
    roles = words_for("roles", "everyday_roles") | words_for("roles", "kin")
    somebody = seen.after[2].word in roles - words_for("roles", "of_a_class") and not tongue
    return somebody and seen.after[1].word in _words("of_people")


def _is_time_or_faith(word: str) -> bool:
    timed = english.is_month(word) or english.is_day(word)
    return timed or english.is_faith_or_people(word)
