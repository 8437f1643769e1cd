"""Words that are right and that no dictionary has: of schools and surgeries, of faiths, of people.

The lists are also-right.txt, capitalised.toml and with-capital.toml in resources/words, all written
for this program. None is ever complete: a word is looked at as a name where it may be one.
"""

import tomllib
from collections.abc import Iterator

from prevent_desktop.spelling.checking import folded


def read_vocabulary(also_right: str, capitalised: str, with_capital: str) -> frozenset[str]:
    """Every word of the three files, those that have a capital in the plural too.

    All are folded but those of the last, which are right with their capital alone.
    """
    return frozenset((*_words(also_right, capitalised), *_kinds(with_capital)))


def _words(also_right: str, capitalised: str) -> Iterator[str]:
    yield from map(folded, also_right.split())
    for word in map(folded, _kinds(capitalised)):
        yield from (word, f"{word}s")


def _kinds(text: str) -> Iterator[str]:
    for words in tomllib.loads(text).values():
        yield from words.split()
