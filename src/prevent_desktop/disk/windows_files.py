"""What Windows needs for a durable rename and for keeping ciphertext out of the search index."""

import sys
from pathlib import Path

if sys.platform == "win32":
    import ctypes
    import errno
    import time

    from prevent_desktop.disk.held_files import as_told, retry_while_held

    _REPLACE_EXISTING = 0x1
    _WRITE_THROUGH = 0x8
    _NOT_CONTENT_INDEXED = 0x2000
    _INVALID = 0xFFFFFFFF

    def move_through(old: Path, new: Path) -> None:
        """Rename so that the new name is on the disk when this returns.

        os.replace does not ask for write-through, and a folder cannot be synced on Windows.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)

        def move() -> None:
            flags = ctypes.c_uint32(_REPLACE_EXISTING | _WRITE_THROUGH)
            if not kernel.MoveFileExW(
                ctypes.c_wchar_p(str(old)), ctypes.c_wchar_p(str(new)), flags
            ):
                raise ctypes.WinError(ctypes.get_last_error())

        if new.is_dir():
            raise IsADirectoryError(errno.EISDIR, "a folder is in the way")
        try:
            retry_while_held(move, time.sleep)
        except PermissionError as problem:
            raise as_told(problem, new) from problem

    def do_not_index(folder: Path) -> None:
        """Mark the folder (new files inherit it) as not to be indexed; best effort."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.GetFileAttributesW.restype = ctypes.c_uint32
        now: int = kernel.GetFileAttributesW(ctypes.c_wchar_p(str(folder)))
        if now != _INVALID:
            kernel.SetFileAttributesW(
                ctypes.c_wchar_p(str(folder)), ctypes.c_uint32(now | _NOT_CONTENT_INDEXED)
            )
