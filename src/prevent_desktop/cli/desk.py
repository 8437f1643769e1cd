"""What every command needs, made once by the entry point and handed in."""

import contextlib
import json
import os
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

from prevent_desktop.document import Holder
from prevent_desktop.drafts import DraftStore
from prevent_desktop.errors import FileError, PreventDesktopError
from prevent_desktop.form import Finding, Review
from prevent_desktop.form.files import DATES_IN_FILES
from prevent_desktop.messages import Messages
from prevent_desktop.own_identity import OwnKey
from prevent_desktop.policy import Policy
from prevent_desktop.referral import Library, as_json

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
    stdout: TextIO
    stderr: TextIO

    def today(self, chosen: date | None) -> date:
        """The day the checks go by: the one chosen, or the computer's."""
        return chosen or self.now().astimezone().date()

    def say(self, text: str) -> None:
        """One line of the result."""
        self._write(f"{for_terminal(text)}\n")

    def say_path(self, path: Path) -> None:
        """One path of the result, as it is."""
        self._write(f"{path}\n")

    def _write(self, text: str) -> None:
        """Write to stdout.

        Raises FileError("output_unwritable"). A reader that has had enough, as `head` has, is no
        fault: the rest goes nowhere.
        """
        try:
            self.stdout.write(text)
            self.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.stdout.fileno())
        except (OSError, ValueError, AttributeError) as error:  # AttributeError: no stdout at all
            raise FileError("output_unwritable") from error

    def tell(self, text: str) -> None:
        """One line for the person, beside the result; lost if there is nowhere to say it."""
        with contextlib.suppress(OSError, ValueError, AttributeError):
            self.stderr.write(f"{for_terminal(text)}\n")
            self.stderr.flush()

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
        self._write(as_json(document).decode("utf-8"))


def hints_for_files(review: Review) -> tuple[str, ...]:
    """What helps with the findings of an answers file and is of no use at the window."""
    wrong_date = any(finding.rule == "date_exists" for finding in review.findings)
    return (DATES_IN_FILES,) if wrong_date else ()


def finding_line(finding: Finding) -> str:
    """A finding as the contract writes it: `error: dates.referral: …`."""
    return f"{finding.level}: {finding.question}: {finding.message}"


def for_terminal(text: str) -> str:
    """The text on one line without anything that could steer a terminal or turn text round."""
    return "".join(
        " " if char in "\n\r\t" or unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") else char
        for char in text
    )
