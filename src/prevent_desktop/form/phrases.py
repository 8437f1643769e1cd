"""What to look for of a role or a relationship: all that was typed, and its core.

The core is the role without its organisation and class ("Form tutor of 9B, Example Academy"), or
the relationship without the rest ("Rowan's aunt": "aunt"). Nothing of a box that says nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from prevent_desktop.form.folding import folded, word_pattern
from prevent_desktop.form.word_lists import words_for

_words = partial(words_for, "roles")
_ROLE_ENDS = re.compile(r"\s*[,;:\n(/|)@]\s*|\s+-\s+|\s+at\s+|(?<=\w{5})\.\s+")
_KIN_ENDS = re.compile(r"\s*[,;:\n(|]\s*|\s+(?:-|&|and)\s+|(?<=\w{3})\.\s+")
_BEFORE_PLACE = frozenset({"at", "in", "of", "for", "from", "with", "to"})
_CLASS = re.compile(r"(?:(?:year|yr|y|class|form|ks|key stage) ?)?\d{1,2} ?[a-z]{0,2}")
_OWNER = re.compile(
    r"(?:(?:i am|i['\u2019]m|(?:s?he )?is|they are)\s+)?"
    r"(?:(?:the|this|my|our|his|her|their|an?)\s+)?"
    r"(?:(?:\w+ )?(?P<name>\w+)['\u2019\u02bc]s\s+)?"
)
_OF_PERSON = re.compile(
    r"(?:of|to) (?:(?:the|this|my|our) (?:child|boy|girl|pupil|student|person|young person|patient"
    r"|subject|individual)|(?P<name>\w+)(?P<more>(?: \w+)*))"
)


def phrases_of_role(box: str) -> tuple[str, ...]:
    """What to look for of a role and organisation: all of it, and the role alone if it says enough.

    The organisation alone is left out: it is the referrer's own as a rule.
    """
    plain = folded(box)
    if _says_nothing(plain):
        return ()
    pieces = [piece.strip(" .)") for piece in _ROLE_ENDS.split(plain)]
    for number, piece in enumerate(pieces):
        core = _role_alone(piece)
        words = word_pattern().findall(core)
        if not words or _is_organisation(words) or _says_nothing(core):
            continue
        if number and _words("everyday_roles").isdisjoint(words) and words[-1] not in _few():
            continue  # a place, or somebody's name
        if _tells(words, alone=len(pieces) == 1 and core == piece):
            return tuple(dict.fromkeys((plain, core)))
        break
    return (plain,)


def _few() -> frozenset[str]:
    """Roles that few people have, so that one word of them is enough."""
    return _words("telling_roles") - _words("everyday_roles")


def _tells(words: Sequence[str], *, alone: bool) -> bool:
    """Whether a role points at somebody; one word that is `alone` is all of the box as it is."""
    if len(words) == 1:
        return not alone and words[0] not in _words("everyday_roles")
    return not _is_organisation(words) and _CLASS.fullmatch(" ".join(words)) is None


def _role_alone(piece: str) -> str:
    """The role without its organisation and class, as long as it says enough without them."""
    words = piece.split()
    while len(words) > 1 and words[0] in _words("before_a_role") and _tells(words[1:], alone=True):
        words = words[1:]
    if len(words) == 2 and words[0] in _words("before_a_role") and words[1] in _few():
        words = words[1:]
    for place, word in enumerate(words):
        rest = words[place + 1 :]
        parted = place > 0 and word in _BEFORE_PLACE and _is_place(rest)
        if parted and _tells(words[:place], alone=False):
            return _without_class(words[:place])
    return _without_class(words)


def _without_class(words: Sequence[str]) -> str:
    """A role without the class before or after it: "9B form tutor", "Form tutor 9B"."""
    for count in (2, 1):
        for named, rest in (
            (words[:count], words[count:]),
            (words[len(words) - count :], words[: len(words) - count]),
        ):
            if len(rest) > 1 and _CLASS.fullmatch(" ".join(named)):
                return " ".join(words if rest[-1] in _BEFORE_PLACE else rest)
    return " ".join(words)


def _is_place(words: Sequence[str]) -> bool:
    return _is_organisation(words) or _CLASS.fullmatch(" ".join(words)) is not None


def _is_organisation(words: Sequence[str]) -> bool:
    if not words:
        return False
    named_first = words[0] in _words("organisations_first") and "of" in words[1:2]
    return words[-1] in _words("organisations") or named_first


def phrases_of_relationship(box: str) -> tuple[str, ...]:
    """What to look for of a relationship: all of it, and its core ("Rowan's aunt": "aunt")."""
    plain = folded(box)
    if _says_nothing(plain):
        return ()
    return tuple(dict.fromkeys((plain, *_kin_alone(box.strip().casefold()))))


def _kin_alone(typed: str) -> Iterator[str]:
    """One word for the relationship, if it can only be to the person: "Mum of Rowan"."""
    owner = _OWNER.match(typed)
    owned = owner[0] if owner else ""
    first, *rest = _KIN_ENDS.split(folded(typed[len(owned) :]), maxsplit=1)
    words = list(_joined(word_pattern().findall(first)))
    described = 0
    while described < len(words) - 1 and words[described] in _words("kin_described"):
        described += 1
    kin, *more = words[described:] or [""]
    general = kin in _words("kin_of_many")
    if described and kin in _words("siblings"):  # others have them, too
        yield from (f"{whose} {kin}" for whose in ("his", "her", "their"))
        return
    name = (owner["name"] if owner else None) or ""
    relative = name in _words("kin") - _words("kin_of_many") and not general  # "Dad's partner"
    if kin not in _words("kin") or (_is_somebody_else(name) and not relative):
        return
    of = " ".join(more) or (rest[0] if rest and re.match(r"(?:of|to)\b", rest[0]) else "")
    if _is_of_person(of) if of else (owned or (not general and (described or rest))):
        yield kin


def _is_of_person(words: str) -> bool:
    """Whether "of …" can only be the person: "of Rowan", and not "of another pupil"."""
    found = _OF_PERSON.match(words)
    if found is None:
        return False
    name, more = found["name"], found["more"] or ""
    if name is None:
        return found.end() == len(words)
    return not any(map(_is_somebody_else, (name, *more.split())))


def _is_somebody_else(word: str) -> bool:
    """Whether a word before "'s" or after "of" is somebody else than the person: "her friend's"."""
    others = (_words("everyday_roles") | _words("kin") | _words("somebody_else")) - _words("person")
    return word in others or word.removesuffix("s") in others


def _joined(words: Sequence[str]) -> Iterator[str]:
    """The words, with those that are one relationship joined: "step-father"."""
    place = 0
    while place < len(words):
        pair = "".join(words[place : place + 2])
        if len(words[place : place + 2]) == 2 and pair in _words("kin"):
            yield pair
            place += 2
        else:
            yield words[place]
            place += 1


def _says_nothing(plain: str) -> bool:
    """Whether nothing is said of anybody: "none", "n/a", "a member of staff"."""
    return _words("no_role").issuperset(word_pattern().findall(plain))
