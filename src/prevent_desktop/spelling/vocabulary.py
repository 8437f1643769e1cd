"""Words that are right and that no dictionary has: of schools and surgeries, of faiths, of places.

Nobody's faith, people or country is ever underlined. The lists are resources/words/also-right.txt
and capitalised.toml, both written for this program.
"""

import tomllib
from collections.abc import Iterator

from prevent_desktop.spelling.checking import folded


def read_vocabulary(also_right: str, capitalised: str) -> frozenset[str]:
    """Every word of the two files, folded, those that have a capital in the plural too."""
    return frozenset(_words(also_right, capitalised))


def _words(also_right: str, capitalised: str) -> Iterator[str]:
    yield from map(folded, also_right.split())
    for words in tomllib.loads(capitalised).values():
        for word in map(folded, words.split()):
            yield from (word, f"{word}s")
