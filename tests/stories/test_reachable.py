"""The search that proves a lock finds a word wherever somebody may leave one; and more places."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QUndoCommand, QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.stories.at_lock import CANARY, DESCRIBE, NARRATIVE, a_draft, lock_by_key
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.reachable import reachable_words
from tests.stories.test_keeping import begin_with_passphrase

from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.opening.keeping_page import KeepingPage
from prevent_desktop.ui.transfer.transfer_pages import HandOverPage
from prevent_desktop.ui.work.worker import Worker, nothing

OWN_WORDS = {id(CANARY), id(NARRATIVE)}


def found_again() -> bool:
    return any(CANARY in text and id(text) not in OWN_WORDS for text in reachable_words())


def word() -> str:
    """The word anew, so that it is none of these tests' own constants."""
    return "".join(list(CANARY))


def in_a_dictionary(_holder: QObject) -> object:
    return [{"answer": word()}]


def in_an_action(holder: QObject) -> object:
    return QAction(word(), holder)


def in_a_status_tip(holder: QObject) -> object:
    assert isinstance(holder, QWidget)
    holder.setStatusTip(word())
    return None


def in_a_tool_tip(holder: QObject) -> object:
    assert isinstance(holder, QWidget)
    holder.setToolTip(word())
    return None


def in_a_property(holder: QObject) -> object:
    holder.setProperty("answer", word())
    return None


def in_a_completer(holder: QObject) -> object:
    completer = QCompleter(holder)
    completer.setModel(QStringListModel([word()], completer))
    return None


def in_an_undo_stack(holder: QObject) -> object:
    stack = QUndoStack(holder)
    stack.push(QUndoCommand(word()))
    return None


def in_a_placeholder(holder: QObject) -> object:
    assert isinstance(holder, QWidget)
    QLineEdit(holder).setPlaceholderText(word())
    return None


def in_what_is_dragged(holder: QObject) -> object:
    data = QMimeData()
    data.setText(word())
    data.setParent(holder)
    return None


def in_a_timer(holder: QObject) -> object:
    text = word()
    timer = QTimer(holder)
    timer.timeout.connect(lambda: print(text))
    return None


def in_a_signal(holder: QObject) -> object:
    holder.destroyed.connect(partial(id, {"a": word()}))
    return None


def on_the_clipboard(_holder: QObject) -> object:
    QGuiApplication.clipboard().setText(word())
    return None


PLANTED = (
    in_a_dictionary, in_an_action, in_a_status_tip, in_a_tool_tip, in_a_property, in_a_completer,
    in_an_undo_stack, in_a_placeholder, in_what_is_dragged, in_a_timer, in_a_signal,
    on_the_clipboard,
)  # fmt: skip


@pytest.mark.wide
@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_a_word_is_found(qtbot: QtBot, plant: Callable[[QObject], object]) -> None:
    assert not found_again()
    holder = QWidget()  # not handed to qtbot: it goes here, and Python 3.12 keeps its shell longer
    kept = plant(holder)
    assert found_again()
    del kept
    holder.deleteLater()
    QGuiApplication.clipboard().clear()
    qtbot.waitUntil(lambda: not found_again(), timeout=PATIENCE)


def test_a_word_in_a_workers_queue_is_found(qtbot: QtBot) -> None:
    worker, goes = Worker("test"), threading.Event()
    text = {"answer": word()}
    worker.run(lambda: goes.wait(10), nothing, nothing, owner=worker)
    worker.run(partial(len, text), nothing, nothing, owner=worker)
    del text
    assert found_again()
    goes.set()
    qtbot.waitUntil(lambda: not worker.busy, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not found_again(), timeout=PATIENCE)
    worker.close()


def on_home(person: Person) -> None:
    a_draft(person)
    person.press("Save and close")
    person.sees(HomePage)


def handing_over(person: Person) -> None:
    on_home(person)
    person.press("Hand over or move")
    person.sees(HandOverPage)
    person.type_into("Your name", CANARY)


def a_passphrase(person: Person) -> None:
    begin_with_passphrase(person)
    person.press("Not now")
    person.sees(HomePage)
    person.press("How your drafts are kept")
    person.sees(KeepingPage)
    person.type_into("Your present passphrase", CANARY)


def taken_back(person: Person) -> None:
    """Typed, saved, and deleted again: the box could give it back by Ctrl+Z."""
    a_draft(person)
    person.saved()
    person.tab_to(DESCRIBE)
    QTest.keyClick(person.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(person.focus, Qt.Key.Key_Delete)


def help_over_the_draft(person: Person) -> None:
    a_draft(person)
    QTest.keyClick(person.window, Qt.Key.Key_F1)
    QApplication.processEvents()


@pytest.mark.parametrize(
    "place",
    [
        on_home,
        handing_over,
        pytest.param(a_passphrase, marks=pytest.mark.first_time),
        taken_back,
        help_over_the_draft,
    ],
)
def test_nothing_typed_anywhere_can_be_reached_after_a_lock(
    start: Start, place: Callable[[Person], None]
) -> None:
    person = start()
    place(person)
    assert found_again(), "this search finds nothing at all"
    lock_by_key(person)
    person.qtbot.waitUntil(lambda: not found_again(), timeout=PATIENCE)
