"""Folders as Windows itself knows them, whatever the environment says.

SHGetKnownFolderPath (shlobj_core.h, learn.microsoft.com) reads the registry; the variables
of the same names are only copies, which whoever starts a program may change.
"""

import ctypes
import sys
import uuid
from pathlib import Path

from prevent_desktop.errors import FileError

PROGRAM_DATA = uuid.UUID("62ab5d82-fdc1-4dc3-a9dd-070d1d495d97")
"""FOLDERID_ProgramData (knownfolders.h)."""

if sys.platform == "win32":

    def program_data() -> Path:
        """The folder for data of all users. Raises FileError("no_system_folder")."""
        shell, ole = ctypes.WinDLL("shell32"), ctypes.WinDLL("ole32")
        told = ctypes.c_void_p()
        wanted = (ctypes.c_byte * 16).from_buffer_copy(PROGRAM_DATA.bytes_le)
        shell.SHGetKnownFolderPath.restype = ctypes.c_long
        shell.SHGetKnownFolderPath.argtypes = [
            ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p),
        ]  # fmt: skip
        ole.CoTaskMemFree.argtypes = [ctypes.c_void_p]
        ole.CoTaskMemFree.restype = None
        failed = shell.SHGetKnownFolderPath(wanted, 0, None, ctypes.byref(told))
        try:
            if failed or not told.value:
                raise FileError("no_system_folder")
            return Path(ctypes.wstring_at(told.value))
        finally:
            ole.CoTaskMemFree(told)
