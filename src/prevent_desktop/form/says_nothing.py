"""Whether a text says nothing: only signs, "n/a", or only where something else is to be found.

"See attached", "as discussed", "on CPOMS" leave the reader with nothing. A text is that only when
every word of it belongs to such a remark: one word of what happened, and it says something.
"""

import re
from collections.abc import Collection
from functools import partial
from itertools import pairwise

from prevent_desktop.form.folding import word_pattern
from prevent_desktop.form.leftovers import without_leftovers
from prevent_desktop.form.word_lists import words_for

LONGEST = 300
"""Characters; a longer text has something to say."""
FEW_WORDS = 4
"""So many small words and no other say nothing even if they point nowhere ("not known yet")."""
_CALLS = re.compile(
    r"\b(?:call|ring|phone|contact|email|speak to|talk to)\b.{0,12}\b(?:me|us|dsl)\b"
)


_words = partial(words_for, "says-nothing")


def says_nothing(text: str, names: Collection[str] = ()) -> bool:
    """Whether the text has nothing in it about what happened; an empty one has not either.

    `names` are folded words of names that are on the form anyway.
    """
    if len(text) > LONGEST:
        return re.search(r"[^\W_]", text) is None
    plain = without_leftovers(text)
    words = word_pattern().findall(plain)
    spoken = [word for word in words if not _is_figure(word)]
    if not any(len(word) > 1 or not word.isascii() for word in spoken):
        return True
    small = _words("nothing") | _words("around") | _words("pointers")
    if len(spoken) <= FEW_WORDS and small.issuperset(spoken):
        return True
    points = not _words("pointers").isdisjoint(spoken) or _CALLS.search(plain) is not None
    named = _words("before_a_name") | set(names) | _named_in(text)
    return points and (small | _words("things") | named).issuperset(spoken)


def _is_figure(word: str) -> bool:
    """Whether it is a number, a date's day or a reference ("4512", "3rd", "7k2m")."""
    return any(char.isdecimal() for char in word)


def _named_in(text: str) -> set[str]:
    """Words with a capital straight after "with", "to", "PC": somebody who was told."""
    words = re.findall(r"[^\W\d_]+", text)
    named: set[str] = set()
    for before, word in pairwise(words):
        after_name = before.casefold() in named and before[:1].isupper()
        expected = before.casefold() in _words("before_a_name") or after_name
        if expected and word[:1].isupper():
            named.add(word.casefold())
    return named
