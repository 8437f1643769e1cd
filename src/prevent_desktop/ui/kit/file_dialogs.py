"""Choosing a folder or a file, without a trace of it left in the settings of all Qt programs.

The system's own dialog is used where there is one. Qt's own writes folders, history and side bar
into QtProject.conf (Windows: the registry) when it goes; what stood there before is put back.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

_GROUP = "FileDialog"
Chosen = Callable[[str], object]


def choose_folder(parent: QWidget, title: str, start: str, chosen: Chosen) -> QFileDialog:
    """Let the person choose a folder; `chosen` gets its path as the system writes it."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, chosen)


def choose_file(parent: QWidget, title: str, start: str, kinds: str, chosen: Chosen) -> QFileDialog:
    """Let the person choose a file of these kinds, such as "PDF files (*.pdf)"."""
    dialog = _dialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    return _open(dialog, chosen)


def _dialog(parent: QWidget, title: str, start: str) -> QFileDialog:
    before = _Before()
    dialog = QFileDialog(parent, title, start)
    dialog.destroyed.connect(partial(before.put_back))  # a bound method would not be kept alive
    return dialog


def _open(dialog: QFileDialog, chosen: Chosen) -> QFileDialog:
    """Show it without a loop of its own, so that a lock can take it away at any moment."""
    dialog.setHistory([])
    dialog.setSidebarUrls([])
    # Qt names files with "/" everywhere; a person on Windows pastes the path where that fails.
    dialog.fileSelected.connect(lambda path: chosen(str(Path(path))))
    dialog.finished.connect(lambda _result: dialog.setHistory([]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class _Before:
    """What stood in the settings of all Qt programs before a dialog came up."""

    def __init__(self) -> None:
        settings = _settings()
        self._file = Path(settings.fileName())
        self._there = self._file.exists()
        settings.beginGroup(_GROUP)
        self._values = {key: settings.value(key) for key in settings.allKeys()}

    def put_back(self, _gone: QObject | None = None) -> None:
        settings = _settings()
        settings.beginGroup(_GROUP)
        settings.remove("")
        for key, value in self._values.items():
            settings.setValue(key, value)
        settings.endGroup()
        empty = not settings.allKeys()
        settings.sync()
        if empty and not self._there and self._file.is_file():
            self._file.unlink()


def _settings() -> QSettings:
    """Where Qt's own dialog keeps its memory (qfiledialog.cpp, saveSettings)."""
    return QSettings(QSettings.Scope.UserScope, "QtProject")
