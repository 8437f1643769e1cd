"""Forcing what the Linux keyrings wrote to the disk, which they leave half done themselves.

gnome-keyring 42 syncs its file and renames it, but never syncs the folder (seen under strace): an
acknowledged key could vanish in a power cut. Windows and macOS offer nothing of the kind.
"""

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

_FOLDERS = ("keyrings", "kwalletd")
"""Where gnome-keyring and KDE's wallet keep their files, under the person's data folder."""


def keyring_folders(environment: Mapping[str, str]) -> list[Path]:
    """The folders that there are; see the XDG Base Directory Specification."""
    home = environment.get("HOME", "")
    data = Path(environment.get("XDG_DATA_HOME") or Path(home, ".local", "share"))
    return [folder for name in _FOLDERS if (folder := data / name).is_dir()]


def flush_keyrings() -> None:
    """Force the keyrings' files and folders to the disk, as far as that can be done."""
    for folder in keyring_folders(os.environ):
        with contextlib.suppress(OSError):
            for path in (*filter(Path.is_file, folder.iterdir()), folder):
                _flush(path)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
