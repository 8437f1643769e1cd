"""The sentence a person reads for an error: words from resources, places from the error."""

import string
from collections.abc import Mapping
from dataclasses import dataclass

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.shipped.data_files import decode_toml, refused

UNNAMED = {"name": "the folder of your drafts"}
"""What a place is called when the error, coming from the vault, names none."""
FILE_NAME = "messages.toml"
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
    """Read `resources/messages.toml`. Raises ResourceError("not_toml", "not_valid")."""
    sentences = decode_toml(data, dict[str, dict[str, str]], FILE_NAME)
    for family in sorted(_families() - sentences.keys()):
        raise refused(FILE_NAME, family, "this part is missing")
    for family, table in sentences.items():
        for code, template in table.items():
            try:
                template.format_map(dict.fromkeys(placeholders(template), "?"))
            except (ValueError, LookupError, AttributeError) as error:
                place = f"{family}, {code}"
                raise refused(FILE_NAME, place, "a name in braces is not whole") from error
    return Messages(sentences)


def _families() -> set[str]:
    return {kind.family for kind in PreventDesktopError.__subclasses__()}


AT_START = Messages(
    {
        "resource": {
            "missing": "The program's own file {name} is missing; install Prevent Desktop again.",
            "unreadable": (
                "The program's own file {name} cannot be read; install Prevent Desktop again."
            ),
            "not_toml": "The file {file} is not valid TOML: {reason}.",
            "not_valid": "The file {file} cannot be used: {place}: {reason}.",
            "unknown_area": (
                "The rules of your organisation name the area “{area}”, which this computer does "
                "not have; it has “{known}”."
            ),
            "too_many_areas": (
                "There are more than {most} area files in {name}; take out those that are not "
                "needed."
            ),
        }
    }
)
"""For when the file of sentences is itself what is wrong; the same words stand in it too."""
