"""The administrator's area files: `areas/*.toml` in the folder that holds `policy.toml`.

Only their bytes are read here. What cannot be looked at is no absence: a program that went on
with the shipped area would send a referral to an address that somebody had replaced.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from prevent_desktop.errors import FileError, ResourceError
from prevent_desktop.saving import read_limited

FOLDER_NAME = "areas"
LARGEST = 262144
"""Bytes that one area file may have."""
MOST = 100
"""Files that the folder may hold; there are fewer police forces."""


def areas_folder(policy: Path) -> Path:
    """Where area files stand: beside the file of rules."""
    return policy.with_name(FOLDER_NAME)


def read_area_files(folder: Path) -> Mapping[str, bytes]:
    """What the folder's area files hold, by their full path; nothing if there is no folder.

    Raises FileError that names the file or the folder which cannot be read, ResourceError
    "too_many_areas". Files with another ending are somebody's notes and are left alone.
    """
    if not os.path.lexists(folder):
        _be_sure_that_it_is_not_there(folder)
        return {}
    try:
        files = [file for file in sorted(folder.iterdir()) if file.suffix.lower() == ".toml"]
    except NotADirectoryError as error:
        raise FileError("not_a_folder_of_areas", name=str(folder)) from error
    except OSError as error:
        raise FileError("unreadable", name=str(folder)) from error
    if len(files) > MOST:
        raise ResourceError("too_many_areas", name=str(folder), most=MOST)
    return {str(file): read_limited(file, LARGEST) for file in files}


def left_aside(folder: Path) -> tuple[str, ...]:
    """Names in the folder that are no area files: "kent.toml.txt", where Windows hides endings."""
    if not folder.is_dir():
        return ()
    names = (file.name for file in folder.iterdir() if file.suffix.lower() != ".toml")
    return tuple(sorted(names))


def _be_sure_that_it_is_not_there(folder: Path) -> None:
    """`lexists` also says no where it may not look."""
    try:
        os.lstat(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise FileError("unreadable", name=str(folder)) from error
