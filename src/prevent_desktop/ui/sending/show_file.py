"""A file shown in its folder, picked out where the system's file manager can; else its folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from prevent_desktop.ui.work.flow import OpenDesk


def show_file(at: OpenDesk, file: Path, say: Callable[[str], object], *, owner: QObject) -> None:
    """Ask for it in the worker; `say` gets the words if nothing could be shown."""

    def shown(picked_out: bool) -> None:
        if not picked_out and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent))):
            say(f"The folder could not be shown. The PDF is {file}")

    ask = partial(at.desk.show_in_folder, file)
    at.workers.paper.run(ask, shown, lambda _error: shown(False), owner=owner)
