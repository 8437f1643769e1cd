"""Locking: at once by key, never losing a word, and nothing left to read."""

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QGuiApplication,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.stories.at_lock import (
    CANARY,
    DESCRIBE,
    NARRATIVE,
    a_draft,
    key,
    lock_by_key,
    locked,
)
from tests.stories.computer import KeyringInMemory
from tests.stories.conftest import PATIENCE, Person, Start, fill
from tests.stories.reachable import reachable_words, things_of
from tests.stories.test_troubles import PASSPHRASE, choose_passphrase

from prevent_desktop.disk.durable import Disk
from prevent_desktop.sealing.key_table import Row
from prevent_desktop.ui.frame import PROGRAM
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.lock.lock_page import LOCKED, NOT_SAVED, LockPage
from prevent_desktop.ui.referral.section_page import SectionPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.vault.opened import Opened

OWN_WORDS = {id(CANARY), id(NARRATIVE)}


def found_again(word: str) -> list[str]:
    """What still holds the word, but this module's own constants."""
    return [text for text in reachable_words() if word in text and id(text) not in OWN_WORDS]


def test_ctrl_l_locks_and_unlocking_comes_back_to_the_same_place(start: Start) -> None:
    person = start()
    a_draft(person)
    lock_by_key(person)
    assert LOCKED in person.reads()
    assert "After unlocking you are where you were." in person.reads()
    assert "Call 999 first" in person.reads()
    assert person.window.windowTitle() == PROGRAM
    assert person.window.vault is None
    person.press("Unlock")
    view = person.view()
    assert view.where == "concern"
    answers = view.session.draft.referral.answers
    assert answers.text("individual.surname") == CANARY
    assert answers.text("concerns.description") == NARRATIVE


def test_f9_locks_too(start: Start) -> None:
    person = start()
    a_draft(person)
    key(person, Qt.Key.Key_F9)
    assert isinstance(person.window.current, LockPage)
    locked(person)


def test_the_lock_button_is_always_there(start: Start) -> None:
    person = start()
    person.home()
    person.press("Lock")
    locked(person)
    assert "Lock" not in [b.accessibleName() for b in person._all("Lock")]
    person.press("Unlock")
    person.sees(HomePage)


@pytest.mark.first_time
def test_with_a_passphrase_the_passphrase_is_asked_for(
    start: Start, keyring: KeyringInMemory
) -> None:
    person = start()
    choose_a_passphrase(person)
    person.press("Start a new referral")
    person.press("Start the referral")
    person.view()
    person.type_into("Surname", CANARY)
    lock_by_key(person)
    assert "Your passphrase opens it." in person.reads()
    person.press("Unlock")
    person.waits_for("Your passphrase")
    assert CANARY not in person.reads()
    person.type_into("Your passphrase", PASSPHRASE)
    person.press("Open my drafts")
    assert person.view().session.draft.referral.answers.text("individual.surname") == CANARY
    assert keyring.secrets


def choose_a_passphrase(person: Person) -> None:
    person.qtbot.waitUntil(lambda: bool(person._all("Yes, or I am not sure")), timeout=PATIENCE)
    person.tick("Yes, or I am not sure")
    choose_passphrase(person)


def test_no_pattern_made_of_a_name_is_kept_beyond_a_lock(start: Start) -> None:
    """The cache of `re` keeps what was looked for last, such as the surname's other spellings."""
    person = start()
    person.home()
    name = "".join(("Quince", "wortham"))
    re.compile(name + r"\b")
    lock_by_key(person)
    assert not any(name in word for word in reachable_words() if word is not name)


def test_nothing_of_the_answers_can_be_reached_after_a_lock(start: Start) -> None:
    person = start()
    view = a_draft(person)
    person.tab_to(DESCRIBE)
    QTest.keyClick(person.focus, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(person.focus, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QGuiApplication.clipboard()
    assert CANARY in clipboard.text()
    assert found_again(CANARY), "this search finds nothing at all"
    view.go("check")
    person.saved()
    del view
    lock_by_key(person)
    person.qtbot.waitUntil(lambda: not found_again(CANARY), timeout=PATIENCE)
    assert clipboard.text() == ""


def test_no_key_of_the_vault_is_left_after_a_lock(start: Start) -> None:
    person = start()
    a_draft(person)
    person.saved()
    assert things_of(Opened, Row), "this search finds nothing at all"
    lock_by_key(person)
    person.qtbot.waitUntil(lambda: not things_of(Opened, Row), timeout=PATIENCE)


def test_the_clipboard_of_another_program_is_left_alone(start: Start) -> None:
    person = start()
    person.home()
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("from elsewhere")
    lock_by_key(person)
    assert clipboard.text() == "from elsewhere"


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """From `clear` until `set`, every write of the vault waits."""
    goes, real = threading.Event(), Disk.write_new
    goes.set()

    late: list[bool] = []

    def write(disk: Disk, *arguments: Any) -> Any:
        if not goes.wait(10):
            late.append(True)
        return real(disk, *arguments)

    monkeypatch.setattr(Disk, "write_new", write)
    yield goes
    goes.set()
    assert not late, "the window waited for the disk"


def test_a_lock_waits_for_a_slow_save_behind_a_blank_page(
    start: Start, slow_disk: threading.Event
) -> None:
    person = start()
    a_draft(person)
    person.saved()
    slow_disk.clear()
    person.type(" More.")
    person.view().session.save_now()
    key(person, Qt.Key.Key_F9)  # while the vault is in the middle of it
    assert isinstance(person.window.current, LockPage)
    assert "being saved" in person.reads()
    assert not person._find("Unlock").isEnabled()
    assert person.window.vault is not None
    slow_disk.set()
    locked(person)
    person.press("Unlock")
    description = person.view().session.draft.referral.answers.text("concerns.description")
    assert description == f"{NARRATIVE} More."


def test_nothing_is_lost_when_saving_fails_at_a_lock(
    start: Start, desk: WindowDesk, small_disk: Path
) -> None:
    person = start(replace(desk, vault_folder=small_disk / "vault"))
    a_draft(person)
    person.saved()
    filler = fill(small_disk)
    person.type(" More.")
    key(person, Qt.Key.Key_F9)
    person.waits_for(NOT_SAVED)
    assert "no space left" in person.reads()
    assert CANARY not in person.reads()
    window = person.window
    person.qtbot.waitUntil(lambda: not window.findChildren(SectionPage), timeout=PATIENCE)
    filler.unlink()
    locked(person)
    person.press("Unlock")
    description = person.view().session.draft.referral.answers.text("concerns.description")
    assert description == f"{NARRATIVE} More."


def test_one_may_unlock_while_saving_still_fails(
    start: Start, desk: WindowDesk, small_disk: Path
) -> None:
    person = start(replace(desk, vault_folder=small_disk / "vault"))
    a_draft(person)
    person.saved()
    filler = fill(small_disk)
    person.type(" More.")
    key(person, Qt.Key.Key_F9)
    person.waits_for(NOT_SAVED)
    person.window.close()
    assert person.window.isVisible(), "closing would have lost what was typed"
    person.press("Unlock")
    view = person.view()
    description = view.session.draft.referral.answers.text("concerns.description")
    assert description == f"{NARRATIVE} More."
    assert view.session.has_unsaved
    filler.unlink()
    person.saved()


def test_a_draft_that_is_just_being_opened_does_not_come_up_over_the_lock(start: Start) -> None:
    person = start()
    a_draft(person)
    person.press("Save and close")
    person.sees(HomePage)
    person.press("Go on with")
    key(person, Qt.Key.Key_F9)
    locked(person)
    assert person.window.written is None
    assert CANARY not in person.reads()


def test_a_draft_that_is_just_being_put_away_does_not_keep_the_lock_shut(
    start: Start, slow_disk: threading.Event
) -> None:
    person = start()
    a_draft(person)
    slow_disk.clear()
    person.press("Save and close")
    key(person, Qt.Key.Key_F9)
    slow_disk.set()
    locked(person)
    person.press("Unlock")
    person.sees(HomePage)
    assert CANARY in person.reads()


def test_no_title_names_the_person(start: Start) -> None:
    person = start()
    titles: list[str] = []
    person.window.windowTitleChanged.connect(titles.append)
    view = a_draft(person)
    person.answer({"individual.surname": CANARY})
    for section in view.session.draft.referral.form.sections:
        view.go(section.id)
        QApplication.processEvents()
    view.go("check")
    person.waits_for("Check your answers")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert len(set(titles)) > 12
    assert not [title for title in titles if CANARY in title]


def test_a_dialog_over_the_page_goes_too(start: Start) -> None:
    person = start()
    person.home()
    person.press("Check a signed PDF")
    person.waits_for("Where is the PDF?")
    person.press("Choose a file…")
    (dialog,) = person.window.findChildren(QFileDialog)
    handle = dialog.windowHandle()
    person.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is handle, timeout=PATIENCE)
    QTest.keyClick(handle, Qt.Key.Key_F9)
    locked(person)
    person.qtbot.waitUntil(lambda: not person.window.findChildren(QFileDialog), timeout=PATIENCE)
