"""Whether a text says nothing: only signs, "n/a", or only where something else is to be found.

"See attached", "as discussed", "on CPOMS" leave the reader with nothing. A text is that only when
every word of it belongs to such a remark: one word of what happened, and it says something. It
holds a referral up, so whatever could be meant to say something does.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import pairwise

from prevent_desktop.form import english
from prevent_desktop.form.figures import has_digit, names_a_day, telling_figures, without_dates
from prevent_desktop.form.folding import folded, word_pattern
from prevent_desktop.form.leftovers import without_leftovers
from prevent_desktop.form.word_lists import words_for

LONGEST = 300
"""Characters; a longer text has something to say."""
FEW_WORDS = 4
"""So many small words and no other say nothing even if they point nowhere ("not known yet")."""
_LONGEST_JOINED = 4
"""Words of the longest entry of the lists that is made of several ("cause-for-concern-form")."""
_LINK = re.compile(r"\b(?:https?://|www\.)\S+")
_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_QUOTES = re.compile('["\u201c\u201d\u00ab\u00bb]')
_ISLAMIC_STATE = re.compile(r"(?<!\w)IS(?!\w)")


_words = partial(words_for, "says-nothing")


def says_nothing(text: str, names: Collection[str] = ()) -> bool:
    """Whether the text has nothing in it about what happened; an empty one has not either.

    `names` are folded words of names that are on the form anyway.
    """
    if len(text) > LONGEST:
        return re.search(r"[^\W_]", text) is None
    words = _read(text)
    spoken = [word for word in words if not has_digit(word)]
    small = frozenset[str]().union(*map(_words, ("nothing", "around", "pointers", "talks", "acts")))
    named = set(names) | _named_in(text, names)
    points = _points(words, spoken, named)
    if _has_telling_signs(text, words, small, points=points):
        return False
    if not any(len(word) > 1 or not word.isascii() for word in spoken):
        return True
    if _tells_of_an_act(text, spoken, names) or _tells_what_is_shown(spoken, names):
        return False
    if len(spoken) <= FEW_WORDS and small.issuperset(spoken):
        return True
    pointed_to = _pointed_to(spoken, points=points)
    return bool(pointed_to) and small.union(named, *map(_words, pointed_to)).issuperset(spoken)


def _points(words: Sequence[str], spoken: Sequence[str], named: Collection[str]) -> bool:
    """Whether it points to another place, to an earlier talk or to one to come."""
    pointed = not (_words("pointers") | _words("talks")).isdisjoint(spoken)
    return pointed or _asks_to_call(words, named) or _as_was_done(spoken)


def _pointed_to(spoken: Sequence[str], *, points: bool) -> tuple[str, ...]:
    """The lists of what it may point to; none if it does not point."""
    if not _words("pointers").isdisjoint(spoken) or _as_was_done(spoken):
        return "before_a_name", "titles", "people", "things", "material"
    if points or _went_to_somebody(spoken):
        return "before_a_name", "titles", "people", "things"
    return ()


def _has_telling_signs(
    text: str, words: Sequence[str], small: Collection[str], *, points: bool
) -> bool:
    """Whether a number, a day or "IS" tells what it is about."""
    return (
        telling_figures(words, small, points=points)
        or names_a_day(text, points=points)
        or _names_islamic_state(text)
    )


def _read(text: str) -> list[str]:
    """The folded words; those that the lists have joined ("risk-assessment") as one."""
    plain = _ADDRESS.sub(" office ", _LINK.sub(" link ", without_leftovers(text)))
    words = word_pattern().findall(without_dates(plain))
    joined = _words("nothing") | _words("things") | _words("telling")
    read: list[str] = []
    while words:
        longest = min(len(words), _LONGEST_JOINED)
        take = next((n for n in range(longest, 1, -1) if "-".join(words[:n]) in joined), 1)
        read.append("-".join(words[:take]))
        del words[:take]
    return read


def _asks_to_call(words: Sequence[str], named: Collection[str]) -> bool:
    """Whether it says whom to call: "ring me", "speak to the DSL", "call Priya 07700 900123"."""
    for place, word in enumerate(words):
        speaks = word in {"speak", "talk"} and words[place + 1 : place + 2] == ["to"]
        if speaks or word in {"call", "ring", "phone", "contact", "email"}:
            rest = [w for w in words[place + 1 + speaks :] if w not in _words("before_the_called")]
            if rest and _can_be_called(rest[0], named):
                return True
    return False


def _can_be_called(word: str, named: Collection[str]) -> bool:
    number = word.isdecimal() and (len(word) > 4 or word[0] == "0")
    return number or word in named or word in _words("to_be_called")


def _as_was_done(spoken: Sequence[str]) -> bool:
    """Whether it says "as stated", "as per reported", with or without who did it."""
    return any(
        before in {"as", "per"} and word in _words("acts") for before, word in pairwise(spoken)
    )


def _went_to_somebody(spoken: Sequence[str]) -> bool:
    """Whether it only says that something went to somebody: "reported to police"."""
    told = [word for word in spoken if word != "on"]
    acts, towards = _words("acts"), _words("towards")
    return any(before in acts and word in towards for before, word in pairwise(told))


def _tells_of_an_act(text: str, spoken: Sequence[str], names: Collection[str]) -> bool:
    """Whether somebody is said to have done something, or somebody's words are quoted."""
    acts = _words("acts")
    if not acts.isdisjoint(spoken) and _QUOTES.search(text.strip()[1:-1]):
        return True
    doers = _words("people") | set(names)
    told = [word for word in spoken if word not in _words("between")]
    for place, (before, word) in enumerate(pairwise(told)):
        to_them = place and told[place - 1] in _words("before_an_object")
        deed = word in acts or word in _words("deeds")
        whom = told[place + 2 : place + 3]
        to_somebody = word in _words("deeds_to_somebody") and not doers.isdisjoint(whom)
        if before in doers and not to_them and (deed or to_somebody):
            return True
    return False


def _tells_what_is_shown(spoken: Sequence[str], names: Collection[str]) -> bool:
    """Whether it says of what a picture is, or who has or got one: "drawing of the school"."""
    told = [word for word in spoken if word not in {"a", "an", "the", "our", "my", "their", "its"}]
    people, material = _words("people") | set(names), _words("material")
    for first, link, last in zip(told, told[1:], told[2:], strict=False):
        of_somebody = first in material and link in {"of", "about"} and last in people
        held = link in {"has", "had", "have", "was"} and (last in material or last == "sent")
        if of_somebody or (first in people and held):
            return True
    return False


def _names_islamic_state(text: str) -> bool:
    """Whether "IS" is meant, which is written like the verb but for its capitals."""
    found = _ISLAMIC_STATE.search(text)
    return found is not None and (text.strip(" .!?\n") == "IS" or any(map(str.islower, text)))


def _named_in(text: str, names: Collection[str]) -> set[str]:
    """Words with a capital straight after "PC", "discussed with", "told by": who was told.

    After a title any will do. Without one it may be a group ("spoke to Hamas"): not after the name
    of somebody who did it, no word of a dictionary and nothing in capitals.
    """
    words = re.findall(r"[^\W\d_]+", text)
    return set(_named(["", "", *words], names))


def _named(words: Sequence[str], names: Collection[str]) -> Iterator[str]:
    pointers = _words("pointers") | _words("talks")
    after_name = somebody_did = False
    for first, before, word in zip(words, words[1:], words[2:], strict=False):
        plain = folded(word)
        told = folded(before) in _words("before_a_name") and folded(first) in pointers
        untitled = told and not somebody_did and _can_be_a_name(word)
        after_title = folded(before) in _words("titles")
        after_name = word[:1].isupper() and (after_name or after_title or untitled)
        somebody_did = somebody_did or plain in names
        if after_name:
            yield plain


def _can_be_a_name(word: str) -> bool:
    plain = folded(word)
    ordinary = english.is_word(plain) and not english.is_hardly_a_word(plain)
    capitals = len(word) > 1 and word.isupper()
    return not (ordinary or capitals or english.is_capitalised_word(plain))
