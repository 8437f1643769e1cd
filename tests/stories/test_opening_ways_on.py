"""Ways on where the drafts do not open or cannot be made: no dead end, and nothing untrue."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from tests.stories.at_lock import key, lock_by_key
from tests.stories.computer import KeyringInMemory
from tests.stories.conftest import PATIENCE, Person, Start, fill
from tests.stories.places import at_rest
from tests.stories.test_keeping import (
    PASSPHRASE,
    begin_with_passphrase,
    begin_with_recovery,
    phrase_on,
    put_phrase_away,
    write,
)

from prevent_desktop.errors import VaultError
from prevent_desktop.system_keyring import KeyringState
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.lock.lock_page import NOT_SAVED
from prevent_desktop.ui.opening import opening_page
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.keeping import PHRASE_NOT_SET
from prevent_desktop.ui.opening.keeping_page import KeepingPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage, RecoveryPhrasePage
from prevent_desktop.ui.opening.trouble_pages import TroublePage
from prevent_desktop.ui.opening.unlock_page import UnlockPage
from prevent_desktop.ui.work.desk import WindowDesk

pytestmark = pytest.mark.first_time


def use(person: Person, passphrase: str) -> None:
    person.sees(UnlockPage)
    person.type_into("Your passphrase", passphrase)
    person.press("Open my drafts")


def begun_with_passphrase(start: Start) -> None:
    person = start()
    begin_with_passphrase(person)
    person.press("Not now")
    person.sees(HomePage)
    write(person, "Example")
    person.close()


# --- a passphrase that is not known any more ---------------------------------------------------


def test_a_forgotten_passphrase_is_no_dead_end(start: Start, desk: WindowDesk) -> None:
    begun_with_passphrase(start)
    person = start()
    person.sees(UnlockPage)
    person.press("I cannot remember it")
    person.sees(TroublePage)
    assert "Nobody can bring it back or get round it" in person.reads()
    assert "Your drafts are untouched" in person.reads()
    person.press("Try again")
    person.sees(UnlockPage)
    person.press("I cannot remember it")
    person.press("Keep the old drafts aside and start afresh")
    person.press("Yes, start afresh")
    person.sees(FirstRunPage)
    assert any("set aside" in each.name for each in desk.vault_folder.parent.iterdir())


def test_with_a_paper_in_the_safe_that_is_offered_first(start: Start) -> None:
    person = start()
    begin_with_recovery(person)
    person.close()
    again = start()
    again.sees(UnlockPage)
    again.press("I cannot remember it")
    again.sees(TroublePage)
    assert again._all("Open with the recovery phrase")


def test_what_waits_unsaved_behind_a_lock_goes_into_no_other_drafts(
    start: Start, desk: WindowDesk, small_disk: Path
) -> None:
    person = start(replace(desk, vault_folder=small_disk / "vault"))
    begin_with_passphrase(person)
    person.press("Not now")
    person.sees(HomePage)
    person.new_referral()
    person.type_into("Surname", "Example")
    person.saved()
    filler = fill(small_disk)
    person.type_into("Forename or forenames", "Alexandra")
    key(person, Qt.Key.Key_F9)
    person.waits_for(NOT_SAVED)
    person.press("Unlock")
    person.sees(UnlockPage)
    assert not person._all("I cannot remember it")
    filler.unlink()
    use(person, PASSPHRASE)
    assert person.view().session.draft.title() == "Alexandra Example"
    person.press("Save and close")
    person.sees(HomePage)
    person.close()


# --- another key in the keyring ----------------------------------------------------------------


def test_another_key_in_the_keyring_is_told_beside_the_passphrase(
    start: Start, keyring: KeyringInMemory
) -> None:
    begun_with_passphrase(start)
    keyring.secrets = dict.fromkeys(keyring.secrets, bytes(32))
    person = start()
    use(person, PASSPHRASE)
    person.waits_for("or the key in this computer's keyring is not theirs")
    assert "ask your IT support" in person.reads()
    assert person._all("I cannot remember it")


def test_another_key_alone_is_not_called_lost(start: Start, keyring: KeyringInMemory) -> None:
    person = start()
    person.home()
    person.close()
    keyring.secrets = dict.fromkeys(keyring.secrets, bytes(32))
    again = start()
    again.sees(TroublePage)
    assert "The key in the keyring is not the one of these drafts" in again.reads()
    assert "no longer in this computer's keyring" not in again.reads()


# --- a first start -----------------------------------------------------------------------------


class Refusing(KeyringInMemory):
    """Takes no key, in a way of its own; `asked` counts how often the person was asked."""

    why = ""
    asked = 0

    def put(self, name: str, secret: bytes) -> None:
        if self.why:
            raise VaultError(self.why)
        super().put(name, secret)

    def unlock(self, seconds: float = 60.0) -> KeyringState:
        self.asked += 1
        return super().unlock(seconds)


@pytest.fixture
def keyring() -> KeyringInMemory:
    return Refusing()


def refused_first(start: Start, keyring: KeyringInMemory, why: str) -> tuple[Person, str]:
    """A first run whose keyring takes no key once it comes to that; the phrase put away."""
    person = start()
    person.sees(FirstRunPage)
    person.tick("No, only I use it")
    person.press("Continue")
    person.sees(RecoveryOfferPage)
    person.press("Make a recovery phrase")
    person.sees(RecoveryPhrasePage)
    assert isinstance(keyring, Refusing)
    keyring.why = why
    phrase = put_phrase_away(person)
    person.sees(TroublePage)
    return person, phrase


def test_unlocking_at_a_first_start_asks_the_system(start: Start, keyring: KeyringInMemory) -> None:
    person, _ = refused_first(start, keyring, "locked")
    assert isinstance(keyring, Refusing)
    before = keyring.asked
    person.press("Unlock the keyring")
    at_rest(person)
    assert keyring.asked > before
    keyring.why = ""
    person.press("Unlock the keyring")
    person.sees(HomePage)


@pytest.mark.parametrize("why", ["locked", "key_not_kept"])
def test_a_keyring_that_takes_no_key_leaves_the_passphrase_and_the_same_paper(
    start: Start, keyring: KeyringInMemory, why: str
) -> None:
    person, phrase = refused_first(start, keyring, why)
    words = person.reads()
    assert "untouched" not in words
    assert "old drafts" not in words
    assert not person._all("Keep the old drafts aside and start afresh")
    person.press("Use a passphrase instead")
    person.sees(FirstRunPage)
    person.type_into("Choose a passphrase", PASSPHRASE)
    person.type_into("Type it again", PASSPHRASE)
    person.press("Continue")
    person.sees(HomePage)
    person.close()
    again = start()
    again.sees(UnlockPage)
    again.press("Open with the recovery phrase")
    again.type_into("The recovery phrase", phrase)
    again.press("Open the drafts")
    again.sees(KeepingPage)


@pytest.mark.parametrize("odd", ["        ", "\u200b" * 8, "\u00ad" * 9, "\u2800" * 8, "a       "])
def test_a_passphrase_that_shows_nothing_is_refused(
    start: Start, keyring: KeyringInMemory, odd: str
) -> None:
    keyring.state = KeyringState.NONE
    person = start()
    page = person.sees(FirstRunPage)
    for box in page.findChildren(QLineEdit):
        box.setText(odd)
    person.press("Continue")
    at_rest(person)
    assert isinstance(person.window.current, FirstRunPage)
    assert "Error:" in person.reads()


# --- a new recovery phrase ---------------------------------------------------------------------


def test_a_mistyped_passphrase_is_told_before_a_phrase_is_put_away(start: Start) -> None:
    person = start()
    begin_with_recovery(person)
    person.press("How your drafts are kept")
    page = person.sees(KeepingPage)
    person.type_into("Your present passphrase", "wrong one here")
    person.press("Make a new recovery phrase")
    person.waits_for("This is not the passphrase of these drafts")
    assert person.window.current is page


def test_a_phrase_that_a_lock_takes_away_is_told_to_open_nothing(start: Start) -> None:
    person = start()
    begin_with_recovery(person)
    person.press("How your drafts are kept")
    person.sees(KeepingPage)
    person.type_into("Your present passphrase", PASSPHRASE)
    person.press("Make a new recovery phrase")
    phrase_on(person.sees(RecoveryPhrasePage))
    lock_by_key(person)
    person.press("Unlock")
    use(person, PASSPHRASE)
    person.sees(HomePage)
    person.waits_for(PHRASE_NOT_SET)
    assert "The earlier one still opens your drafts." in person.reads()
    lock_by_key(person)
    person.press("Unlock")
    use(person, PASSPHRASE)
    person.sees(HomePage)
    at_rest(person)
    assert PHRASE_NOT_SET not in person.reads()


# --- a keyring that does not answer ------------------------------------------------------------


class Silent(KeyringInMemory):
    """Waits for a person who does not come."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.answered = threading.Event(), threading.Event()
        self.ended: list[bool] = []

    def unlock(self, seconds: float = 60.0) -> KeyringState:
        self.asked.set()
        self.ended.append(self.answered.wait(PATIENCE / 2000))
        return super().unlock(seconds)


@pytest.fixture
def silent() -> Iterator[Silent]:
    keyring = Silent()
    keyring.answered.set()
    yield keyring
    keyring.answered.set()


def test_a_keyring_that_waits_holds_no_window_open_and_is_pointed_to(
    start: Start, desk: WindowDesk, silent: Silent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening_page, "LOOK_AFTER_MS", 50)
    own = replace(desk, keyring=silent)  # type: ignore[arg-type]
    person = start(own)
    person.home()
    person.close()
    silent.asked.clear()
    silent.answered.clear()
    silent.ended.clear()
    again = start(own)
    again.qtbot.waitUntil(silent.asked.is_set, timeout=PATIENCE)
    again.waits_for(opening_page.LOOK)
    again.close()
    assert silent.ended == []
