"""Where this user's own things are; asked for once by the entry point, never on import."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

APP_NAME = "Prevent Desktop"
DATA_VARIABLE = "PREVENT_DESKTOP_DATA"
"""An administrator or a test may name another data folder with this environment variable."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one user on this computer."""

    vault: Path
    """Drafts, identities and records, encrypted. Local, because a roaming folder adds copies."""
    private: Path
    """For files that must exist for a moment, such as a draft message; emptied at start."""
    log: Path
    """The log and the reports of crashes; no answer can stand in them."""
    window: Path
    """The lock of the one window, and for a moment what a later start asks of it."""


def policy_file() -> Path:
    """The administrator's rules, in a folder that only administrators may write to.

    No environment variable can name another place: whoever starts the program could lift a rule.
    Raises FileError("no_system_folder") when Windows cannot say where the folder is.
    """
    from prevent_desktop.computer.policy import FILE_NAME

    return _administrators_folder() / FILE_NAME


if sys.platform == "win32":

    def _administrators_folder() -> Path:
        from prevent_desktop.computer.known_folders import program_data

        return program_data() / APP_NAME

elif sys.platform == "darwin":

    def _administrators_folder() -> Path:
        return Path("/Library/Application Support") / APP_NAME

else:

    def _administrators_folder() -> Path:
        return Path("/etc/prevent-desktop")


def find_paths() -> Paths:
    """The user's folders by the rules of the platform; nothing is made."""
    chosen = os.environ.get(DATA_VARIABLE)
    if chosen:
        data = Path(chosen)
    else:
        import platformdirs

        data = Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False))
    return Paths(
        vault=data / "vault", private=data / "private", log=data / "log", window=data / "window"
    )
