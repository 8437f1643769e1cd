"""The lists of words in resources/words/, read when first needed and kept."""

import tomllib
from collections.abc import Mapping
from functools import cache

from prevent_desktop.form.folding import folded
from prevent_desktop.shipped import resources


@cache
def words_for(table: str, name: str) -> frozenset[str]:
    """The words that a table lists under a name, folded."""
    return frozenset(map(folded, _table(table)[name].split()))


@cache
def _table(table: str) -> Mapping[str, str]:
    return tomllib.loads(resources.read_text("words", f"{table}.toml"))
