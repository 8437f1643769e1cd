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
from prevent_desktop.form.word_lists import words_for

_words = partial(words_for, "evidence")
_BRACKETS = re.compile(r"[ \u00a0]?\(([^()\n]{1,40})\)")
_COMMAS = re.compile(r",[ \u00a0]([^,.;:()\n]{1,40})(?:[,.;\n]|$)")
_CLASS = re.compile(r"\d{1,2}[a-z]{0,2}")


def is_introduced(part: NamePart, seen: Surroundings) -> bool:
    """Whether it is presented as somebody; for words with a capital alone."""
    if not seen.has_capital:
        return False
    return (
        _has_role(part, seen)
        or _is_labelled(part, seen)
        or _takes_a_turn(part, seen)
        or _is_joined(part, seen)
        or _is_picked_out(part, seen)
    )


def _has_role(part: NamePart, seen: Surroundings) -> bool:
    """Whether a role and nothing else stands in brackets or between commas after it."""
    if part.kind is PartKind.CAPITALISED and _is_in_time_or_place(seen):
        return False
    brackets = _BRACKETS.match(seen.text, seen.end)
    words = word_pattern().findall(folded(brackets[1])) if brackets else []
    if not words:
        commas = _COMMAS.match(seen.text, seen.end)
        words = word_pattern().findall(folded(commas[1])) if commas else []
        if not words or words[0] not in _words("owners"):
            return False
    named = [word for word in words if word not in _words("owners") and not _CLASS.fullmatch(word)]
    roles = words_for("roles", "everyday_roles") | words_for("roles", "kin")
    if not (roles | words_for("roles", "in_a_role")).issuperset(named):
        return False
    a_class = words_for("roles", "of_a_class").issuperset(named)
    return not (a_class and (part.needle in _words("lessons_too") or not brackets))


def _is_in_time_or_place(seen: Surroundings) -> bool:
    before = seen.before[0].word if seen.before else ""
    return before in _words("in_time") or before in _words("in_place") or before.isdecimal()


def _is_labelled(part: NamePart, seen: Surroundings) -> bool:
    """Whether a label stands before it, and no sentence begins with it: "From: Grace"."""
    label = seen.before[0] if seen.before else None
    if label is None or label.gap.strip(" \n") != ":":
        return False
    after = seen.after[0] if seen.after else None
    if after is not None and after.gap == " " and after.typed[:1].islower():
        return False
    further = seen.before[1].word if len(seen.before) > 1 else ""
    if label.word in _words("labels_of_any"):
        dated = english.is_month(part.needle) or english.is_day(part.needle)
        return not dated or further in _words("spoken")
    roles = words_for("roles", "everyday_roles") - words_for("roles", "of_a_class")
    return label.word in _words("labels") or label.word in roles


def _takes_a_turn(part: NamePart, seen: Surroundings) -> bool:
    """Whether a line begins with it and what it said: "Mark: he said so"."""
    after = seen.after[0] if seen.after else None
    if after is None or not seen.begins_sentence or part.needle in _words("headings"):
        return False
    if part.kind is PartKind.CAPITALISED and not _is_place(part.needle):
        return False
    return after.gap.strip(" ") in {":", "-", "--"} and after.word in _words("pronouns")


def _is_joined(part: NamePart, seen: Surroundings) -> bool:
    """Whether it did something together with somebody: "Grace and Tom saw it"."""
    after = seen.after
    if len(after) > 1 and after[0].gap == " & ":
        return _did_together(part, after[0], after[1])
    if len(after) > 2 and after[0].word == "and" and after[0].gap == after[1].gap == " ":
        return _did_together(part, after[1], after[2])
    return False


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
    if after.word == "who":
        return it_was or not english.is_faith_or_people(part.needle)
    return after.word == "that" and it_was and not english.is_month(part.needle)


def _is_place(word: str) -> bool:
    timed = english.is_month(word) or english.is_day(word)
    return not timed and not english.is_faith_or_people(word)
