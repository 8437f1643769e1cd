"""What every command needs, made once by the entry point and handed in."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TextIO

from prevent_desktop.document import Holder, Identity
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.form import Finding
from prevent_desktop.messages import Messages
from prevent_desktop.referral import Library, as_json


@dataclass(frozen=True, slots=True)
class Desk:
    """The shipped data, the clock, and where words go."""

    library: Callable[[], Library]
    messages: Callable[[], Messages]
    message_template: Callable[[], str]
    now: Callable[[], datetime]
    """The time of this moment, aware."""
    ask_passphrase: Callable[[str], str]
    own_identity: Callable[[Holder, Callable[[], str]], Identity]
    """The identity kept on this computer for a holder; asks for a passphrase if it has to."""
    stdout: TextIO
    stderr: TextIO

    def today(self, chosen: date | None) -> date:
        """The day the checks go by: the one chosen, or the computer's."""
        return chosen or self.now().astimezone().date()

    def say(self, text: str) -> None:
        """One line of the result."""
        self.stdout.write(f"{for_terminal(text)}\n")

    def tell(self, text: str) -> None:
        """One line for the person, beside the result."""
        self.stderr.write(f"{for_terminal(text)}\n")

    def tell_error(self, error: PreventDesktopError) -> None:
        """The one sentence for an error."""
        self.tell(self.messages().sentence(error))

    def say_json(self, document: object) -> None:
        """The result as exactly one JSON document."""
        self.stdout.write(as_json(document).decode("utf-8"))


def finding_line(finding: Finding) -> str:
    """A finding as the contract writes it: `error: dates.referral: …`."""
    return f"{finding.level}: {finding.question}: {finding.message}"


def for_terminal(text: str) -> str:
    """The text on one line without anything that could steer a terminal or turn text round."""
    return "".join(
        " " if char in "\n\r\t" or unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") else char
        for char in text
    )
