"""Choosing a file leaves nothing behind: no history, no side bar, no QtProject.conf."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from prevent_desktop.ui.kit.file_dialogs import choose_file, choose_folder


@pytest.fixture(autouse=True)
def own_settings(private_home: Path) -> Path:
    """Qt remembers where settings are from its first look; this home has a place of its own."""
    folder = private_home / ".config"
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder))
    if os.name == "nt":  # the registry is one for all tests
        QSettings(QSettings.Scope.UserScope, "QtProject").clear()
    return folder


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def end(qtbot: QtBot, dialog: QFileDialog, result: QDialog.DialogCode) -> None:
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.accept() if result is QDialog.DialogCode.Accepted else dialog.reject()
    qtbot.waitUntil(lambda: bool(gone))


def remembered(folder: Path) -> dict[str, str]:
    """All that Qt programs keep: in files of this home, on Windows in the registry."""
    if os.name == "nt":
        settings = QSettings(QSettings.Scope.UserScope, "QtProject")
        return {key: str(settings.value(key)) for key in settings.allKeys()}
    return {
        key: str(kept.value(key))
        for path in folder.rglob("*")
        if path.is_file()
        for kept in [QSettings(str(path), QSettings.Format.IniFormat)]
        for key in kept.allKeys()
    }


def test_a_chosen_folder_is_handed_over_and_forgotten(
    qtbot: QtBot, page: QWidget, tmp_path: Path, own_settings: Path
) -> None:
    wanted = tmp_path / "Referral about Zebedee"
    wanted.mkdir()
    chosen: list[str] = []
    dialog = choose_folder(page, "Save in", str(wanted), chosen.append)
    assert dialog.sidebarUrls() == []
    dialog.selectFile(str(wanted))
    end(qtbot, dialog, QDialog.DialogCode.Accepted)
    assert chosen == [str(wanted)]
    assert remembered(own_settings) == {}


def test_without_our_care_qt_would_write_it_down(
    qtbot: QtBot, page: QWidget, tmp_path: Path, own_settings: Path
) -> None:
    """The control: the search above finds what there is to find."""
    dialog = QFileDialog(page, "Save in", str(tmp_path))
    dialog.open()
    dialog.finished.connect(dialog.deleteLater)
    end(qtbot, dialog, QDialog.DialogCode.Rejected)
    assert tmp_path.name in str(remembered(own_settings))


def test_what_other_programs_keep_there_stays(
    qtbot: QtBot, page: QWidget, tmp_path: Path, own_settings: Path
) -> None:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.setValue("FileDialog/lastVisited", "file:///somewhere/else")
    settings.setValue("Other/kept", 7)
    settings.sync()
    chosen: list[str] = []
    dialog = choose_file(page, "Choose", str(tmp_path), "PDF files (*.pdf)", chosen.append)
    end(qtbot, dialog, QDialog.DialogCode.Rejected)
    assert chosen == []
    kept = remembered(own_settings)
    assert kept == {"FileDialog/lastVisited": "file:///somewhere/else", "Other/kept": "7"}
