"""What is copied and dragged: plain words alone, and a request to keep no history of them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QClipboard, QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from prevent_desktop.ui.kit.buttons import CopyButton
from prevent_desktop.ui.kit.clipboard import LOOK_AWAY, OURS, ClipboardGuard, clear_if_ours
from prevent_desktop.ui.kit.fields import LineEdit, TextEdit
from prevent_desktop.ui.kit.labels import body, selectable

Make = Callable[[], LineEdit | TextEdit]
ALLOWED = {"text/plain", OURS, *LOOK_AWAY}


def on_the_clipboard() -> QMimeData:
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    return data


def is_private(data: QMimeData, text: str) -> bool:
    assert data.text() == text
    assert set(data.formats()) <= ALLOWED, data.formats()
    return all(data.data(name) == value for name, value in LOOK_AWAY.items())


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> None:
    qapp.clipboard().clear()


def filled(box: LineEdit | TextEdit, text: str) -> LineEdit | TextEdit:
    box.setText(text) if isinstance(box, LineEdit) else box.setPlainText(text)
    box.selectAll()
    return box


def secret() -> LineEdit:
    """A box for a passphrase."""
    box = LineEdit()
    box.setEchoMode(QLineEdit.EchoMode.Password)
    return box


@pytest.mark.parametrize("make", [LineEdit, TextEdit])
@pytest.mark.parametrize("keys", [QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut])
def test_copying_and_cutting_by_key(
    qtbot: QtBot, make: Make, keys: QKeySequence.StandardKey
) -> None:
    box = filled(make(), "Alex Example")
    qtbot.addWidget(box)
    QTest.keySequence(box, QKeySequence(keys))
    assert is_private(on_the_clipboard(), "Alex Example")
    left = box.text() if isinstance(box, LineEdit) else box.toPlainText()
    assert left == ("" if keys is QKeySequence.StandardKey.Cut else "Alex Example")


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")  # a menu without a screen
@pytest.mark.parametrize("make", [LineEdit, TextEdit])
@pytest.mark.parametrize("name", ["edit-copy", "edit-cut"])
def test_copying_and_cutting_from_the_menu(qtbot: QtBot, make: Make, name: str) -> None:
    box = filled(make(), "Alex Example")
    qtbot.addWidget(box)
    place = QPoint(5, 5)
    target: QWidget = box if isinstance(box, LineEdit) else box.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, place)
    QGuiApplication.sendEvent(target, event)
    menu = box.findChild(QMenu) or box.viewport().findChild(QMenu)  # type: ignore[union-attr]
    assert menu is not None
    (action,) = [a for a in menu.actions() if a.objectName() == name]
    action.trigger()
    menu.close()
    assert is_private(on_the_clipboard(), "Alex Example")


def test_a_drag_carries_plain_words_alone(qtbot: QtBot) -> None:
    box = filled(TextEdit(), "One\nTwo")
    qtbot.addWidget(box)
    assert isinstance(box, TextEdit)
    assert is_private(box.createMimeDataFromSelection(), "One\nTwo")


def test_a_passphrase_is_never_copied(qtbot: QtBot) -> None:
    edit = secret()
    qtbot.addWidget(edit)
    filled(edit, "correct horse")
    QTest.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Copy))
    QTest.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Cut))
    assert QGuiApplication.clipboard().text() == ""
    assert edit.text() == "correct horse"


def test_the_copy_button(qtbot: QtBot) -> None:
    button = CopyButton("Copy the address", lambda: "prevent@example.police.uk")
    qtbot.addWidget(button)
    button.click()
    assert is_private(on_the_clipboard(), "prevent@example.police.uk")


def test_what_a_label_copies_is_put_right(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A label's own menu would copy HTML too; without a screen, Qt does not say who owns it."""
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    clipboard = QGuiApplication.clipboard()
    guard = ClipboardGuard(clipboard)
    label = selectable(body("Fingerprint 12 34"))
    qtbot.addWidget(label)
    label.setSelection(0, 17)
    data = QMimeData()
    data.setText(label.selectedText())
    data.setHtml(f"<b>{label.selectedText()}</b>")
    clipboard.setMimeData(data)
    assert is_private(on_the_clipboard(), "Fingerprint 12 34")
    guard.deleteLater()


def test_only_what_is_ours_is_cleared(qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("from elsewhere")
    clear_if_ours(clipboard)
    assert clipboard.text() == "from elsewhere"
    box = filled(LineEdit(), "Alex Example")
    qtbot.addWidget(box)
    QTest.keySequence(box, QKeySequence(QKeySequence.StandardKey.Copy))
    clear_if_ours(clipboard)
    assert clipboard.text() == ""


def test_input_methods_are_asked_to_learn_nothing(qtbot: QtBot) -> None:
    hints = Qt.InputMethodHint
    hidden = secret()
    for box in (LineEdit(), TextEdit(), hidden):
        for hint in (hints.ImhSensitiveData, hints.ImhNoPredictiveText):
            assert box.inputMethodHints() & hint
    assert hidden.inputMethodHints() & hints.ImhHiddenText
    hidden.setEchoMode(QLineEdit.EchoMode.Normal)
    assert hidden.inputMethodHints() & hints.ImhSensitiveData
    qtbot.addWidget(hidden)
