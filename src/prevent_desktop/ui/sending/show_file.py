"""A file shown in its folder, selected where the system has a way for that."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_in_folder(file: Path) -> bool:
    """Ask the system to show it; False if nothing could be asked.

    Windows' `explorer /select,` and macOS' `open -R` select the file; elsewhere its folder opens.
    """
    if sys.platform == "win32":
        return _started(f'explorer.exe /select,"{file}"')
    elif sys.platform == "darwin":  # noqa: RET505  (the types are checked for each system)
        return _started(["/usr/bin/open", "-R", str(file)])
    else:
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))


def _started(command: str | list[str]) -> bool:
    """Started, without waiting; a file name on Windows holds no quotation mark."""
    try:
        subprocess.Popen(command)  # noqa: S603  (our own words and a path that was saved here)
    except OSError:
        return False
    return True
