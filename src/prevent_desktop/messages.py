"""The sentence a person reads for an error: words from resources, places from the error."""

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from prevent_desktop.errors import PreventDesktopError

UNNAMED = {"name": "the folder of your drafts"}
"""What a place is called when the error, coming from the vault, names none."""
FALLBACK = "This could not be done (code {code})."


@dataclass(frozen=True, slots=True)
class Messages:
    """Sentences by family and code."""

    sentences: Mapping[str, Mapping[str, str]]

    def sentence(self, error: PreventDesktopError) -> str:
        """The one sentence for this error; never the exception's own text."""
        template = self.sentences.get(error.family, {}).get(error.code)
        if template is None:
            return FALLBACK.format(code=f"{error.family}.{error.code}")
        places = dict.fromkeys(placeholders(template), "?") | UNNAMED | error.places
        return template.format_map(places)


def placeholders(template: str) -> frozenset[str]:
    """The names in braces that a sentence uses."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


def load_messages(data: bytes) -> Messages:
    """Read `resources/messages.toml`."""
    return Messages(tomllib.loads(data.decode("utf-8")))
