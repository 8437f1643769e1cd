"""What every command needs, made once by the entry point and handed in."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prevent_desktop.cli.streams import put
from prevent_desktop.errors import FileError, PreventDesktopError

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import date, datetime
    from pathlib import Path
    from typing import TextIO

    from prevent_desktop.computer.policy import Policy
    from prevent_desktop.document import Holder
    from prevent_desktop.form.review import Finding, Review
    from prevent_desktop.kept.drafts import DraftStore
    from prevent_desktop.kept.own_identity import OwnKey
    from prevent_desktop.moments import Zone
    from prevent_desktop.referral import Library
    from prevent_desktop.shipped.messages import Messages

INCOMPLETE_INSTALLATION = "The program's own files are missing; install Prevent Desktop again."


@dataclass(frozen=True, slots=True)
class Desk:
    """The shipped data, the clock, and where words go."""

    library: Callable[[], Library]
    messages: Callable[[], Messages]
    message_template: Callable[[], str]
    now: Callable[[], datetime]
    """The time of this moment, aware."""
    ask_passphrase: Callable[[str], str]
    own_identity: Callable[[Holder, Callable[[], str]], OwnKey]
    """The identity kept on this computer for a holder; asks for a passphrase if it has to."""
    open_drafts: Callable[[bool, Callable[[], str]], AbstractContextManager[DraftStore]]
    """The drafts of this computer, for reading only or not; asks for a passphrase if it has to."""
    policy: Callable[[], Policy]
    """The administrator's rules."""
    stdout: TextIO | None
    stderr: TextIO | None

    @property
    def zone(self) -> Zone:
        """The time in which moments are told: the area's. Raises ResourceError."""
        return self.library().zone

    def local_now(self) -> datetime:
        """The time of this moment by the area's clocks."""
        return self.zone.local(self.now())

    def today(self, chosen: date | None) -> date:
        """The day the checks go by: the one chosen, or the area's."""
        return chosen or self.zone.today(self.now())

    def say(self, text: str) -> None:
        """One line of the result."""
        self._write(f"{for_terminal(text)}\n")

    def say_path(self, path: Path) -> None:
        """The path of a file that was saved, as it is.

        Raises FileError("output_unwritable_saved"): the file is there all the same.
        """
        if not put(self.stdout, f"{path}\n"):
            raise FileError("output_unwritable_saved", name=str(path.absolute().parent))

    def _write(self, text: str) -> None:
        """Write to stdout. Raises FileError("output_unwritable")."""
        if not put(self.stdout, text):
            raise FileError("output_unwritable")

    def tell(self, text: str) -> None:
        """One line for the person, beside the result; lost if there is nowhere to say it."""
        put(self.stderr, f"{for_terminal(text)}\n")

    def tell_error(self, error: PreventDesktopError) -> None:
        """The one sentence for an error, even when the sentences themselves are gone."""
        try:
            words = self.messages().sentence(error)
        except (PreventDesktopError, OSError):
            words = INCOMPLETE_INSTALLATION
        self.tell(words)

    def say_line(self, document: object) -> None:
        """One JSON document on one line, as JSON Lines wants it."""
        self._write(json.dumps(document, ensure_ascii=False) + "\n")

    def say_json(self, document: object) -> None:
        """The result as exactly one JSON document."""
        from prevent_desktop.referral import as_json

        self._write(as_json(document).decode("utf-8"))


def hints_for_files(review: Review) -> tuple[str, ...]:
    """What helps with the findings of an answers file and is of no use at the window."""
    from prevent_desktop.form.files import DATES_IN_FILES

    wrong_date = any(finding.rule == "date_exists" for finding in review.findings)
    return (DATES_IN_FILES,) if wrong_date else ()


def finding_line(finding: Finding) -> str:
    """A finding as the contract writes it: `error: dates.referral: …`."""
    return f"{finding.level}: {finding.question}: {finding.message}"


_SHAPING = frozenset("\u200c\u200d")
"""The non-joiner and the joiner: letters of a word in Persian, Hindi or an emoji hang on them."""
_SEEN = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Signs that are drawn although Unicode counts them as formats (Prepended_Concatenation_Mark)."""


def for_terminal(text: str) -> str:
    """The text on one line without anything that could steer a terminal or turn text round."""
    return "".join(map(_harmless, text))


def _harmless(char: str) -> str:
    match unicodedata.category(char):
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Cf" if char not in _SHAPING | _SEEN:
            return ""  # it has no width: a blank in its place would cut a word in two
    return char
