"""Whether two names are the same to a reader's eye, whatever characters they are made of.

Source: Unicode Technical Standard #39, section 4 (skeletons), with Unicode's own table.
"""

import unicodedata
from collections.abc import Callable, Mapping

_TITLES = frozenset(
    {
        *(
            "mr",
            "mrs",
            "ms",
            "miss",
            "mx",
            "dr",
            "prof",
            "professor",
            "sir",
            "dame",
            "lord",
            "lady",
        ),
        *("rev", "reverend", "canon", "fr", "father", "sister", "brother", "imam", "rabbi"),
        *("pc", "dc", "ds", "di", "dci"),
    }
)
Table = Mapping[int, str]


def read_table(text: str) -> Table:
    """Read `resources/words/confusables.txt`: for each character, what it is taken for."""
    table = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            source, _, target = line.partition(";")
            table[int(source, 16)] = "".join(chr(int(point, 16)) for point in target.split())
    return table


def look_alike(one: str, other: str, table: Table) -> bool:
    """Whether both names have something in them, and look the same.

    Marks, titles, punctuation, capitals and the order of the parts make no difference.
    """
    for skeleton in (_small_first, _alike_first):
        first, second = _parts(one, skeleton, table), _parts(other, skeleton, table)
        if first and first == second:
            return True
    return False


def _parts(name: str, skeleton: Callable[[str, Table], str], table: Table) -> str:
    words = "".join(c if c.isalnum() or _is_mark(c) else " " for c in _plain(name)).split()
    kept = [word for word in words if word.casefold() not in _TITLES] or words
    return "".join(sorted(_unmarked(skeleton(_unmarked(word), table)) for word in kept))


def _plain(name: str) -> str:
    """Compatibility forms resolved; an apostrophe inside a name parts nothing."""
    folded = unicodedata.normalize("NFKC", name)
    return "".join(c for c in folded if c not in "'\u2019\u02bc\u02bb" and not _is_format(c))


def _small_first(word: str, table: Table) -> str:
    return word.casefold().translate(table)


def _alike_first(word: str, table: Table) -> str:
    """A capital I is taken for a small l only as long as it is a capital."""
    return word.translate(table).casefold()


def _unmarked(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not _is_mark(c))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def _is_format(character: str) -> bool:
    return unicodedata.category(character) == "Cf"
