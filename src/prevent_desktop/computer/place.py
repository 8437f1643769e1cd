"""Whether the folder of the drafts is a place where drafts can sleep.

A network or synchronised folder makes copies that nobody counts and breaks the promises about
locks and power cuts; a mandatory or temporary Windows profile throws the drafts and their key away
at sign-out. Only what the system says is looked at; nothing is written.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_NETWORK_SYSTEMS = frozenset((
    "9p", "afs", "afpfs", "cifs", "ceph", "davfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone",
    "fuse.s3fs", "fuse.sshfs", "glusterfs", "nfs", "nfs4", "ncpfs", "smb3", "smbfs", "webdav",
))  # fmt: skip
_SYNCHRONISED_NAMES = (
    "onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "icloud~", "nextcloud",
    "owncloud", "mobile documents", "cloudstorage", "box sync", "sharepoint",
)  # fmt: skip
_SYNCHRONISED_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_TEMPORARY, _MANDATORY = 1, 4
"""PT_TEMPORARY and PT_MANDATORY of the Windows function GetProfileType (userenv.h)."""
_REMOTE_DRIVE = 4
"""DRIVE_REMOTE of the Windows function GetDriveTypeW."""


class PlaceKind(StrEnum):
    """What kind of folder the drafts would sleep in."""

    FINE = "fine"
    NETWORK = "network"
    SYNCHRONISED = "synchronised"


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of the drafts as a place to keep them."""

    kind: PlaceKind = PlaceKind.FINE
    lasting: bool = True
    """False where the profile of this sign-in is thrown away at sign-out."""


FINE = Place()
"""An ordinary folder of an ordinary sign-in."""


def assess_place(folder: Path) -> Place:
    """Look at the folder, or the part of it that exists already; never raises."""
    try:
        real = folder.resolve()
    except (OSError, RuntimeError):
        real = folder.absolute()
    kind = PlaceKind.FINE
    if is_synchronised(real, os.environ):
        kind = PlaceKind.SYNCHRONISED
    elif _is_network(real):
        kind = PlaceKind.NETWORK
    return Place(kind, lasting=_profile_type() not in (_TEMPORARY, _MANDATORY))


def is_synchronised(folder: Path, environment: Mapping[str, str]) -> bool:
    """Whether the path leads through a folder that a known program copies elsewhere."""
    if any(part.lower().startswith(_SYNCHRONISED_NAMES) for part in folder.parts):
        return True
    roots = (environment.get(name) for name in _SYNCHRONISED_VARIABLES)
    return any(folder.is_relative_to(root) for root in roots if root)


def is_network_mount(folder: Path, mounts: str) -> bool:
    """Whether the deepest mount above the folder is a network one; `mounts` as /proc/mounts."""
    deepest, system = -1, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].encode("ascii", "replace").decode("unicode_escape"))
        if folder.is_relative_to(point) and len(point.parts) >= deepest:
            deepest, system = len(point.parts), fields[2]
    return system in _NETWORK_SYSTEMS


if sys.platform == "win32":
    import ctypes

    def _is_network(folder: Path) -> bool:
        if folder.drive.startswith("\\\\"):
            return True
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kind: int = kernel.GetDriveTypeW(ctypes.c_wchar_p(folder.anchor))
        return kind == _REMOTE_DRIVE

    def _profile_type() -> int:
        """The flags of GetProfileType; 0 for an ordinary profile, and when it cannot be told."""
        userenv = ctypes.WinDLL("userenv", use_last_error=True)
        flags = ctypes.c_uint32(0)
        told = userenv.GetProfileType(ctypes.byref(flags))
        return flags.value & (_TEMPORARY | _MANDATORY) if told else 0

else:

    def _is_network(folder: Path) -> bool:
        try:
            return is_network_mount(folder, Path("/proc/mounts").read_text(encoding="utf-8"))
        except (OSError, UnicodeError):
            return False  # macOS has no such file: synchronised folders are known by name there

    def _profile_type() -> int:
        return 0
