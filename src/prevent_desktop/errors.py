"""Families of errors. Each carries a code and harmless places; the words live in resources.

A code is a short snake_case word such as ``"not_json"``. The sentence a person reads for it
stands in ``resources/messages.toml`` under ``[<family>] <code> = "…"`` and may use the error's
places as named placeholders. An error never carries an answer, only question ids, file names,
positions, numbers and codes, so that it may be logged.
"""

import traceback
from pathlib import PurePath
from typing import ClassVar


class PreventDesktopError(Exception):
    """The root of every error this program raises on purpose.

    ``places`` are harmless facts (file names, question ids, positions) for the sentence.
    """

    family: ClassVar[str] = "general"

    def __init__(self, code: str, **places: str | int) -> None:
        super().__init__(f"{self.family}.{code}")
        self.code = code
        self.places = places


class ResourceError(PreventDesktopError):
    """A shipped or administrator's data file (form, area, messages) cannot be used."""

    family = "resource"


class AnswersError(PreventDesktopError):
    """A file of answers, or one answer in it, cannot be taken."""

    family = "answers"


class FileError(PreventDesktopError):
    """The disk said no: unreadable, unwritable, full, already there."""

    family = "file"


class DocumentError(PreventDesktopError):
    """The paper could not be made, signed or read."""

    family = "document"


class FormFileError(PreventDesktopError):
    """A form file that the person supplied cannot be read or filled."""

    family = "form_file"


class IdentityError(PreventDesktopError):
    """A signing identity could not be made, opened or used."""

    family = "identity"


class MailError(PreventDesktopError):
    """The draft message could not be made or opened."""

    family = "mail"


class VaultError(PreventDesktopError):
    """The drafts could not be opened, saved or destroyed."""

    family = "vault"


def internal_error(error: BaseException) -> PreventDesktopError:
    """A fault of the program as its type and place; never its text, which may hold an answer."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown"
    return PreventDesktopError("internal", kind=type(error).__name__, place=place)
