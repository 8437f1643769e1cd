"""How the window looks and works for this user: `settings.json` beside the vault, not sealed.

No key is needed to read it, and `kept.look` reads colours and size before the first paint. It never
holds an answer or a name of a person. What cannot be read or is not known means the standard, key
by key, and one notice; what the organisation decides comes before what the person chose.
"""

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from prevent_desktop.computer.policy import Policy
from prevent_desktop.disk.held_files import retry_while_held
from prevent_desktop.disk.temporary_files import remove_leftovers, temporary_file
from prevent_desktop.errors import FileError
from prevent_desktop.kept.look import LARGEST, LARGEST_TEXT, SMALLEST_TEXT, Look, settings_file
from prevent_desktop.saving import make_folder, read_limited

__all__ = [
    "STANDARD",
    "InForce",
    "ReadSettings",
    "Settings",
    "in_force",
    "read_settings",
    "save_settings",
    "settings_file",
]

_Percent = Annotated[int, msgspec.Meta(ge=SMALLEST_TEXT, le=LARGEST_TEXT)]
_MailProgram = Annotated[str, msgspec.Meta(max_length=200, pattern=r"^[A-Za-z0-9_.+-]*$(?!\n)")]
_Folder = Annotated[
    str, msgspec.Meta(max_length=4000, pattern=r"^[^\x00-\x1f\ud800-\udfff]*$(?!\n)")
]


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one user chose. The shape is closed: there is no other key."""

    look: Literal["system", "light", "dark", "high_contrast"] = "system"
    """The colours of the window."""
    text_size: _Percent = SMALLEST_TEXT
    """In per cent of the system's own size."""
    mail_program: _MailProgram = ""
    """The id of the program that opens draft messages; empty until one is chosen."""
    spelling: bool = True
    """Whether doubtful words in narratives are underlined."""
    pdf_folder: _Folder = ""
    """Where finished papers are saved; empty for the system's folder for documents."""

    @property
    def seen(self) -> Look:
        """The part of it that the window wears."""
        return Look(self.look, self.text_size)


STANDARD = Settings()
_DECIDED_BY_POLICY = ("mail_program", "spelling", "pdf_folder")
"""What an organisation may decide. Colours and size of text are what a person needs to read."""


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """The settings of this user as far as they could be read."""

    settings: Settings
    doubtful: bool = False
    """Something in the file could not be used and is as it is at first: say so once."""


@dataclass(frozen=True, slots=True)
class InForce:
    """The settings that count, and which of them the organisation decides."""

    settings: Settings
    decided: frozenset[str] = frozenset()

    def set_by_organisation(self, name: str) -> bool:
        """Whether the person cannot change this one here."""
        return name in self.decided


def read_settings(file: Path) -> ReadSettings:
    """What the file says; the standard where it says nothing that can be used. Never raises."""
    try:
        raw = json.loads(read_limited(file, LARGEST))
    except FileError as error:
        return ReadSettings(STANDARD, doubtful=error.code != "missing")
    except (ValueError, RecursionError):
        return ReadSettings(STANDARD, doubtful=True)
    if not isinstance(raw, dict):
        return ReadSettings(STANDARD, doubtful=True)
    good = {name: value for name, value in raw.items() if _is_good(name, value)}
    return ReadSettings(msgspec.convert(good, Settings), doubtful=len(good) < len(raw))


def _is_good(name: str, value: object) -> bool:
    try:
        msgspec.convert({name: value}, Settings)
    except (msgspec.ValidationError, ValueError):
        return False
    return True


def in_force(chosen: Settings, policy: Policy) -> InForce:
    """The person's settings with the organisation's in their place where there are any."""
    decided: dict[str, Any] = {
        name: value for name in _DECIDED_BY_POLICY if (value := getattr(policy, name)) is not None
    }
    return InForce(msgspec.structs.replace(chosen, **decided), frozenset(decided))


def save_settings(file: Path, settings: Settings) -> None:
    """Keep what the person chose, never what the organisation decides; whole or not at all.

    Raises FileError("unwritable", "not_a_folder", "disk_full").
    """
    checked = msgspec.convert(msgspec.to_builtins(settings), Settings)
    make_folder(file.parent, private=True)
    remove_leftovers(file.parent)
    try:
        with temporary_file(file.parent) as made:
            made.write(msgspec.json.format(msgspec.json.encode(checked), indent=2))
            made.let_go()
            retry_while_held(lambda: made.path.replace(file), time.sleep)
    except OSError as error:
        raise FileError("unwritable", name=str(file)) from error
