"""How drafts are kept: first choice, recovery, changing the way, every state of the keys."""

import contextlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from tests.stories.computer import Clock, KeyringInMemory
from tests.stories.conftest import PATIENCE, Person, Start

from prevent_desktop.computer.policy import Policy
from prevent_desktop.errors import VaultError
from prevent_desktop.system_keyring import KeyringState
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.big_words import BigWords
from prevent_desktop.ui.opening import waiting
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.keeping_page import KeepingPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage, RecoveryPhrasePage
from prevent_desktop.ui.opening.trouble_pages import TROUBLES, TroublePage
from prevent_desktop.ui.opening.unlock_page import TYPED_BEFORE, RecoveryUnlockPage, UnlockPage
from prevent_desktop.ui.work.desk import WindowDesk

pytestmark = pytest.mark.first_time
PASSPHRASE = "correct horse battery"
SECOND = "quite another one"


def phrase_on(page: QWidget) -> list[str]:
    (box,) = page.findChildren(BigWords)
    words = [label.text().split("\u00a0")[1] for label in box.findChildren(QLabel)]
    assert box.accessibleName() == f"Recovery phrase: {', '.join(words)}"
    return words


def put_phrase_away(person: Person) -> str:
    """On the page that shows it: type two words back; the phrase is returned."""
    words = phrase_on(person.sees(RecoveryPhrasePage))
    assert len(words) == 6
    person.type_into("Word 2 of the phrase", words[1].upper())
    person.type_into("Word 5 of the phrase", words[4])
    person.press("Continue")
    return " ".join(words)


def begin_with_passphrase(person: Person, passphrase: str = PASSPHRASE) -> None:
    person.sees(FirstRunPage)
    person.tick("Yes, or I am not sure")
    person.type_into("Choose a passphrase", passphrase)
    person.type_into("Type it again", passphrase)
    person.press("Continue")


def write(person: Person, surname: str) -> None:
    person.new_referral()
    person.type_into("Surname", surname)
    person.press("Save and close")
    person.sees(HomePage)


def begin_with_recovery(person: Person) -> str:
    begin_with_passphrase(person)
    person.sees(RecoveryOfferPage)
    assert "If you are away, nobody else can open your drafts" in person.reads()
    person.press("Make a recovery phrase")
    phrase = put_phrase_away(person)
    person.sees(HomePage)
    return phrase


def test_a_colleague_opens_the_drafts_with_the_paper_and_chooses_a_new_way(
    start: Start, keyring: KeyringInMemory
) -> None:
    first = start()
    phrase = begin_with_recovery(first)
    write(first, "Example")
    first.close()
    keyring.secrets.clear()
    person = start()
    person.sees(UnlockPage)
    person.press("Open with the recovery phrase")
    person.sees(RecoveryUnlockPage)
    person.type_into("The recovery phrase", "not these words at all ever")
    person.press("Open the drafts")
    person.waits_for("not the recovery phrase")
    person.type_into("The recovery phrase", phrase.upper().replace(" ", "-"))
    person.press("Open the drafts")
    person.sees(KeepingPage)
    person.waits_for("You opened your drafts with the recovery phrase")
    assert person._all("Back") == []
    person.tick("With a passphrase alone")
    person.type_into("Choose a passphrase", SECOND)
    person.type_into("Type it again", SECOND)
    person.press("Keep them so from now on")
    person.sees(HomePage)
    assert "Example" in person.reads()
    person.close()
    again = start()
    again.sees(UnlockPage)
    again.type_into("Your passphrase", SECOND)
    again.press("Open my drafts")
    again.sees(HomePage)
    assert "Example" in again.reads()


def test_the_phrase_is_asked_back_and_lies_nowhere(start: Start, tmp_path: Path) -> None:
    person = start()
    begin_with_passphrase(person)
    person.sees(RecoveryOfferPage)
    person.press("Make a recovery phrase")
    words = phrase_on(person.sees(RecoveryPhrasePage))
    person.press("Continue")
    person.waits_for("Tick that it is in the safe, or type the two words.")
    person.type_into("Word 2 of the phrase", "wrongly")
    person.press("Continue")
    person.waits_for("This is not word 2")
    assert "Error: This is not word 2" in person.mends().accessibleDescription()
    person.tick("It is in the safe")
    person.press("Continue")
    person.sees(HomePage)
    person.close()
    phrases = [" ".join(words).encode(), "".join(words).encode()]
    for path in tmp_path.rglob("*"):
        if path.is_file():
            assert not any(phrase in path.read_bytes() for phrase in phrases), path


def test_an_organisation_may_require_a_recovery_phrase(start: Start, desk: WindowDesk) -> None:
    before = start()
    before.home()
    before.close()
    required = replace(desk, policy=Policy(recovery="required"))
    person = start(required)
    person.sees(KeepingPage)
    assert "Your organisation asks for a recovery phrase" in person.reads()
    assert person._all("Back") == []
    person.press("Make a recovery phrase")
    put_phrase_away(person)
    person.sees(HomePage)
    person.close()
    start(required).sees(HomePage)


def test_a_first_run_cannot_skip_a_required_phrase(start: Start, desk: WindowDesk) -> None:
    person = start(replace(desk, policy=Policy(recovery="required")))
    begin_with_passphrase(person)
    person.sees(RecoveryOfferPage)
    assert person._all("Not now") == []
    person.press("Make a recovery phrase")
    put_phrase_away(person)
    person.sees(HomePage)


def test_a_suggested_passphrase_is_shown_and_may_be_taken(start: Start) -> None:
    person = start()
    page = person.sees(FirstRunPage)
    person.tick("Yes, or I am not sure")
    person.press("Suggest one")
    first = page._passphrase._first.edit
    person.qtbot.waitUntil(lambda: bool(first.text()), timeout=PATIENCE)
    suggested = first.text()
    assert len(suggested.split()) == 6
    assert first.displayText() == suggested
    person.press("Continue")
    assert "Error: Write the words down, then tick that you have" in person.reads()
    assert person.window.windowTitle().startswith("Error: ")
    person.tick("I have written these words down where nobody else finds them")
    person.press("Continue")
    person.sees(RecoveryOfferPage)
    person.press("Not now")
    person.sees(HomePage)
    person.close()
    again = start()
    again.sees(UnlockPage)
    again.type_into("Your passphrase", suggested)
    again.press("Open my drafts")
    again.sees(HomePage)


def keyring_refuses(_name: str, _secret: bytes) -> None:
    raise VaultError("key_not_kept")


def test_the_way_and_the_passphrase_are_changed_from_home(
    start: Start, keyring: KeyringInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start()
    person.home()
    write(person, "Example")
    person.press("How your drafts are kept")
    person.sees(KeepingPage)
    assert "Your drafts open when you are signed in to this computer." in person.reads()
    person.tick("When I am signed in and type a passphrase")
    person.type_into("Choose a passphrase", PASSPHRASE)
    person.type_into("Type it again", PASSPHRASE)
    person.press("Keep them so from now on")
    person.waits_for("the way before no longer works")
    person.press("How your drafts are kept")
    person.sees(KeepingPage)
    person.type_into("Your present passphrase", "wrong")
    person.press("Make a recovery phrase")
    person.waits_for("This is not the passphrase of these drafts")
    assert "There is no recovery phrase." in person.reads()
    person.tab_to("Your present passphrase")
    assert isinstance(person.window.current, KeepingPage)
    person.window.current._present.edit.clear()
    person.type_into("Your present passphrase", PASSPHRASE)
    with monkeypatch.context() as patch:
        patch.setattr(keyring, "put", keyring_refuses)
        person.press("Make a recovery phrase")
        put_phrase_away(person)
        person.waits_for("This computer's keyring did not keep the key")
    person.type_into("Your present passphrase", PASSPHRASE)
    person.press("Use the phrase I have put away")
    person.waits_for("The new recovery phrase opens your drafts")
    person.close()
    again = start()
    again.sees(UnlockPage)
    again.type_into("Your passphrase", PASSPHRASE)
    again.press("Open my drafts")
    again.sees(HomePage)
    assert "Example" in again.reads()


def test_a_passphrase_of_ones_own_needs_no_tick(start: Start) -> None:
    person = start()
    page = person.sees(FirstRunPage)
    person.tick("Yes, or I am not sure")
    person.press("Suggest one")
    first = page._passphrase._first.edit
    person.qtbot.waitUntil(lambda: bool(first.text()), timeout=PATIENCE)
    person.press("Continue")
    assert "Error: Write the words down" in person.reads()
    for box in ("Choose a passphrase", "Type it again"):
        QTest.keyClick(person.tab_to(box), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        person.type(PASSPHRASE)
    assert "Error:" not in person.reads()
    assert not person._all("I have written these words down where nobody else finds them")
    person.press("Continue")
    person.sees(RecoveryOfferPage)


def test_wrong_passphrases_cost_a_growing_wait_and_wipe_nothing(
    start: Start, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = start()
    begin_with_passphrase(first)
    first.press("Not now")
    first.sees(HomePage)
    first.close()
    monkeypatch.setattr(waiting, "SECOND_MS", 400)
    person = start()
    for number in range(1, 5):
        page = person.sees(UnlockPage)
        try_passphrase(person, page, f"wrong {number}")
        person.waits_for("not the passphrase")
        if number < 4:
            person.qtbot.waitUntil(
                lambda: person._find("Open my drafts").isEnabled(), timeout=PATIENCE
            )
    assert "Wait 2 seconds before you try again." in person.reads()
    assert not person._find("Open my drafts").isEnabled()
    person.waits_for("Wait 1 second before")
    person.waits_for("You can try again now.")
    clock.moment += timedelta(seconds=2)
    person.type_into("Your passphrase", PASSPHRASE)
    person.press("Open my drafts")
    person.sees(HomePage)


def try_passphrase(person: Person, page: UnlockPage, words: str) -> None:
    """Try it, and wait for the page that says what came of it."""
    person.type_into("Your passphrase", words)
    person.press("Open my drafts")
    person.qtbot.waitUntil(
        lambda: person.window.current is not page and isinstance(person.window.current, UnlockPage),
        timeout=PATIENCE,
    )


def test_starting_the_program_again_does_not_end_the_wait(
    start: Start, desk: WindowDesk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "SECOND_MS", 20)
    first = start()
    begin_with_passphrase(first)
    first.press("Not now")
    first.sees(HomePage)
    first.close()
    for number in range(4):
        person = start()
        try_passphrase(person, person.sees(UnlockPage), f"wrong {number}")
        person.close()
    monkeypatch.setattr(waiting, "SECOND_MS", 60_000)
    again = start()
    again.sees(UnlockPage)
    again.waits_for(f"{TYPED_BEFORE} Wait 2 seconds before you try again.")
    assert not again._find("Open my drafts").isEnabled()
    again.close()
    clock.moment += timedelta(seconds=2)
    monkeypatch.setattr(waiting, "SECOND_MS", 20)
    last = start()
    page = last.sees(UnlockPage)
    assert last._find("Open my drafts").isEnabled()
    # Another window of this program tries meanwhile: this one does not try before the time.
    with contextlib.suppress(VaultError), desk.tries.one_try():
        raise VaultError("wrong_passphrase")
    try_passphrase(last, page, PASSPHRASE)
    last.waits_for("You can try again now.")
    clock.moment += timedelta(seconds=4)
    last.type_into("Your passphrase", PASSPHRASE)
    last.press("Open my drafts")
    last.sees(HomePage)


def test_guessing_the_present_passphrase_at_an_unattended_desk_is_slowed_down_too(
    start: Start,
) -> None:
    person = start()
    begin_with_passphrase(person)
    person.press("Not now")
    person.sees(HomePage)
    for number in range(3):
        person.press("How your drafts are kept")
        page = person.sees(KeepingPage)
        person.type_into("Your present passphrase", f"wrong {number}")
        person.press("Make a recovery phrase")
        person.waits_for("This is not the passphrase of these drafts")
        assert person.window.current is page
        if number < 2:
            person.press("Back")
            person.sees(HomePage)
    person.waits_for("Wait 1 second before")


class KeyringInTrouble(KeyringInMemory):
    """Says of every key that it cannot be had."""

    trouble = ""

    def get(self, name: str) -> bytes | None:
        if self.trouble:
            raise VaultError(self.trouble)
        return super().get(name)


@pytest.mark.parametrize("state", [s for s in KeyringState if s is not KeyringState.OK])
def test_every_state_of_the_keyring_has_its_page(
    start: Start, desk: WindowDesk, state: KeyringState
) -> None:
    keyring = KeyringInTrouble()
    own = replace(desk, keyring=keyring)  # type: ignore[arg-type]
    first = start(own)
    first.home()
    first.close()
    files = sorted(desk.vault_folder.iterdir())
    keyring.trouble = state
    person = start(own)
    page = person.sees(TroublePage)
    trouble = TROUBLES[f"vault.{state}"]
    assert page.title == trouble.title
    for words in (trouble.title, trouble.what, trouble.to_do, "Your drafts are untouched"):
        assert words in person.reads()
    if state is KeyringState.POLICY:
        assert "Network access: Do not allow storage of passwords" in person.reads()
    assert sorted(desk.vault_folder.iterdir()) == files
    keyring.trouble = ""
    person.press(trouble.again)
    person.sees(HomePage)


def test_starting_afresh_is_asked_twice(start: Start, keyring: KeyringInMemory) -> None:
    first = start()
    first.home()
    first.close()
    keyring.secrets.clear()
    person = start()
    person.sees(TroublePage)
    person.press("Keep the old drafts aside")
    assert person.focus.accessibleName() == "No, leave them"
    person.press("No, leave them")
    assert isinstance(person.window.current, TroublePage)
    assert person.focus.accessibleName().startswith("Keep the old drafts aside")
