"""Searches through texts, each done once per text and remembered while the text stays.

The memory belongs to whoever makes a `Scans` (one per open referral), holds a few long texts and
some hundred short ones, and goes with it: nothing typed outlives its referral.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, cast

_T = TypeVar("_T")
_Memory = OrderedDict[tuple[str, str], object]
LONG = 4_000
"""Characters from which a text is long."""
KEPT_SHORT, KEPT_LONG = 1_024, 32
"""How many results are remembered of short texts and of long ones."""


@dataclass(slots=True)
class Scans:
    """Remembers the results of searches, by search and text."""

    _short: _Memory = field(default_factory=OrderedDict)
    _long: _Memory = field(default_factory=OrderedDict)

    def remember(self, search: str, text: str, function: Callable[[str], _T]) -> _T:
        """The function's result for this text, worked out once under the search's name."""
        is_long = len(text) >= LONG
        known, kept = (self._long, KEPT_LONG) if is_long else (self._short, KEPT_SHORT)
        key = (search, text)
        if key in known:
            known.move_to_end(key)
            return cast("_T", known[key])
        found = function(text)
        known[key] = found
        if len(known) > kept:
            known.popitem(last=False)
        return found
