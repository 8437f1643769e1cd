"""Which tests are run: the long proofs and the wide tests only where somebody asks for them.

The gate runs a twentieth of the wide tests, another twentieth for each commit.
"""

import zlib
from pathlib import Path

import pytest

PARTS = 20


def is_asked_for(config: pytest.Config, item: pytest.Item) -> bool:
    """Whether a test is to be run. The name of a file asks for the wide tests in it."""
    if config.getoption("--long"):
        return True
    if item.get_closest_marker("long"):
        return False
    if item.get_closest_marker("wide") is None or config.getoption("--wide"):
        return True
    word = config.getoption("--some-wide")
    if word is not None:
        return is_in_part(word, item.nodeid)
    named = (word.split("::")[0] for word in config.args)
    return any(Path(word).name == item.path.name for word in named)


def is_in_part(word: str, test: str) -> bool:
    """Whether this test is in the part that this word stands for; about one in twenty is."""
    return zlib.crc32(f"{word} {test}".encode()) % PARTS == 0
