"""One way of saying an age: what it looks like in a text, and the ages it allows."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

OLDEST = 120
"""No age above this is read; a higher number is a year, a flat or a slip."""

Ages = tuple[int, int]
Read = Callable[[re.Match[str], date | None], Ages | None]
UNCLEAR: Ages = (-1, -1)
"""What was said can mean a child's age and an adult's, so that nothing beside it is believed."""
_LEFT = " unclear "
"""Put in the place of what is unclear; it is no word that may stand beside an adult's age."""


@dataclass(frozen=True, slots=True)
class AgeRule:
    """One way of saying an age: what it looks like, and the ages it allows."""

    pattern: re.Pattern[str]
    read: Read

    def take(self, text: str, today: date | None, found: list[Ages]) -> str:
        """Note every age said in this way; returns the text without them."""

        def replace(match: re.Match[str]) -> str:
            ages = self.read(match, today)
            if ages == UNCLEAR:
                return _LEFT
            if ages is None or not 0 <= min(ages) <= OLDEST:
                return match[0]
            found.append((min(ages), min(OLDEST, max(ages))))
            return " "

        return self.pattern.sub(replace, text)
