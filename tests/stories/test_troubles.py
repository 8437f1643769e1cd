"""What goes wrong at a desk, and what the person sees and keeps."""

import subprocess
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from tests.stories.computer import KeyringInMemory
from tests.stories.conftest import PATIENCE, Person, Start, fill

from prevent_desktop import document
from prevent_desktop.form.loading import load_form
from prevent_desktop.referral import Library
from prevent_desktop.shipped import resources
from prevent_desktop.system_keyring import KeyringState
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.opening_page import OpeningPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage
from prevent_desktop.ui.opening.trouble_pages import TroublePage
from prevent_desktop.ui.opening.unlock_page import UnlockPage
from prevent_desktop.ui.referral.section_page import SectionPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.vault import Kind

pytestmark = pytest.mark.first_time
PASSPHRASE = "correct horse battery"


def choose_passphrase(person: Person) -> None:
    person.sees(FirstRunPage)
    person.type_into("Choose a passphrase", PASSPHRASE)
    person.type_into("Type it again", PASSPHRASE)
    person.press("Continue")
    person.sees(RecoveryOfferPage)
    person.press("Not now")
    person.sees(HomePage)


def write_surname(person: Person, surname: str) -> None:
    person.new_referral()
    person.type_into("Surname", surname)
    person.press("Save and close")
    person.sees(HomePage)


def test_a_second_window_is_refused_and_may_try_again(start: Start) -> None:
    first = start()
    first.home()
    second = start()
    second.sees(TroublePage)
    assert "Close Prevent Desktop first" in second.reads()
    first.close()
    second.press("Try again")
    second.sees(HomePage)


def test_without_a_keyring_a_passphrase_keeps_the_drafts(
    start: Start, keyring: KeyringInMemory
) -> None:
    keyring.state = KeyringState.NONE
    person = start()
    choose_passphrase(person)
    write_surname(person, "Example")
    person.close()
    assert keyring.secrets == {}
    again = start()
    again.sees(UnlockPage)
    again.type_into("Your passphrase", "wrong")
    again.press("Open my drafts")
    again.waits_for("not the passphrase")
    again.type_into("Your passphrase", PASSPHRASE)
    again.press("Open my drafts")
    again.sees(HomePage)
    assert "Example" in again.reads()


def test_a_shared_sign_in_needs_keyring_and_passphrase(
    start: Start, keyring: KeyringInMemory
) -> None:
    person = start()
    person.sees(FirstRunPage)
    person.tick("Yes, or I am not sure")
    choose_passphrase(person)
    person.close()
    assert keyring.secrets
    start().sees(UnlockPage)


def test_the_first_run_says_what_is_still_to_choose(start: Start) -> None:
    person = start()
    person.sees(FirstRunPage)
    person.press("Continue")
    assert "Choose yes or no." in person.reads()
    person.tick("Yes, or I am not sure")
    person.type_into("Choose a passphrase", "short")
    person.press("Continue")
    assert "at least 8 characters" in person.reads()


def test_a_lost_key_never_leads_to_a_new_vault_over_old_drafts(
    start: Start, keyring: KeyringInMemory, desk: WindowDesk
) -> None:
    person = start()
    write_surname_in_a_first_referral(person)
    person.close()
    before = sorted(p.name for p in desk.vault_folder.glob("*.vd"))
    keyring.secrets.clear()
    again = start()
    again.sees(TroublePage)
    assert "no longer in this computer's keyring" in again.reads()
    assert sorted(p.name for p in desk.vault_folder.glob("*.vd")) == before
    again.press("Keep the old drafts aside")
    again.press("Yes, start afresh")
    again.sees(FirstRunPage)
    (aside,) = desk.vault_folder.parent.glob("vault set aside*")
    assert sorted(p.name for p in aside.glob("*.vd")) == before


def write_surname_in_a_first_referral(person: Person, surname: str = "Example") -> None:
    person.home()
    write_surname(person, surname)


def test_a_damaged_draft_is_named_and_the_others_open(start: Start, desk: WindowDesk) -> None:
    person = start()
    write_surname_in_a_first_referral(person, "Whole")
    whole = {path.name[:32] for path in desk.vault_folder.glob("*.vd")}
    write_surname(person, "Broken")
    person.close()
    for path in desk.vault_folder.glob("*.vd"):
        if path.name[:32] not in whole:
            path.write_bytes(path.read_bytes()[:-50] + b"\0" * 50)
    again = start()
    again.home()
    assert "This draft is damaged" in again.reads()
    assert "Whole" in again.reads()
    again.press("Go on with Whole")
    again.view()


def test_a_full_disk_is_said_and_nothing_typed_is_lost(
    start: Start, desk: WindowDesk, small_disk: Path
) -> None:
    person = start(replace(desk, vault_folder=small_disk / "vault"))
    view = person.new_referral()
    person.type_into("Surname", "Example")
    person.saved()
    filler = fill(small_disk)
    person.type_into("Forename or forenames", "Alexandra")
    view.session.save_now()
    person.waits_for("Not saved: ")
    assert "no space left to save in the folder of your drafts" in person.reads()
    assert view.session.has_unsaved
    filler.unlink()
    person.qtbot.waitUntil(lambda: not view.session.has_unsaved, timeout=PATIENCE)
    assert "Saved on this computer" in person.reads()


def test_a_folder_that_may_only_be_read(start: Start, desk: WindowDesk, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    person = start(replace(desk, vault_folder=small_disk / "vault"))
    person.sees(FirstRunPage)
    person.tick("No, only I use it")
    person.press("Continue")
    person.sees(RecoveryOfferPage)
    person.press("Not now")
    person.sees(TroublePage)
    assert "only be read" in person.reads() or "may not save" in person.reads()


def test_a_step_that_fails_says_why_and_is_repeated(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed: list[bytes] = []
    real = document.sign

    def counting(*arguments: object, **more: object) -> bytes:
        result = real(*arguments, **more)  # type: ignore[arg-type]
        signed.append(result)
        return result

    person = start()
    person.new_referral()
    person.answer({}).go("check")
    # The rehearsal when it is checked signs a paper of its own, which is thrown away.
    person.qtbot.waitUntil(lambda: not person.window._workers.paper.busy, timeout=PATIENCE)
    monkeypatch.setattr(document, "sign", counting)
    documents = person.desk.documents_folder
    documents.parent.mkdir(exist_ok=True)
    documents.write_bytes(b"a file where the folder should be")
    person.press("Go on to sign")
    person.signs()
    person.waits_for("is not a folder")
    assert "Saving it: failed" in person.reads()
    documents.unlink()
    person.press("Try again")
    person.sees(SendPage)
    assert len(signed) == 1
    (pdf,) = documents.glob("*.pdf")
    assert pdf.read_bytes() == signed[0]


def test_the_first_paint_does_not_wait_for_the_keyring(start: Start, desk: WindowDesk) -> None:
    answer = threading.Event()

    class Slow(KeyringInMemory):
        def probe(self) -> KeyringState:
            answer.wait(30)
            return KeyringState.OK

    person = start(replace(desk, keyring=Slow()))  # type: ignore[arg-type]
    assert isinstance(person.window.current, OpeningPage)
    assert "Opening your drafts" in person.reads()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    assert isinstance(person.window.current, OpeningPage)
    answer.set()
    person.sees(FirstRunPage)


def test_typing_is_saved_by_closing_the_window(start: Start) -> None:
    person = start()
    person.new_referral()
    person.type_into("Surname", "Example")
    person.close()
    again = start()
    again.home()
    assert "Example" in again.reads()


def test_no_answer_lies_in_clear_anywhere(
    start: Start, desk: WindowDesk, private_home: Path
) -> None:
    person = start()
    view = person.new_referral()
    canaries = {
        "individual.surname": "Canaryworth",
        "concerns.description": "A canary sang of a plan.",
        "referrer.forename": "Canarina",
    }
    for question, text in canaries.items():
        view.session.set_value(question, text)
    person.saved()
    view.go("check")
    person.press("Save and close")
    person.sees(HomePage)
    person.close()
    searched = 0
    for folder in (desk.vault_folder.parent, private_home):
        for path in folder.rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                searched += 1
                for text in ("Canaryworth", "canary sang", "Canarina"):
                    for encoded in (text.encode(), text.encode("utf-16-le")):
                        assert encoded not in data, path
    assert searched > 3


def test_a_new_question_in_the_data_appears_in_the_window(start: Start, desk: WindowDesk) -> None:
    name = "prevent-national-2018.toml"
    words = resources.path("forms", name).read_text("utf-8")
    more = """
[[section.question]]
id = "individual.tattoos"
type = "text"
label = "Tattoos that help to find the person"
required = [{ level = "error", message = "Say whether there are tattoos." }]

[[section]]
id = "concern"
"""
    changed = words.replace('\n[[section]]\nid = "concern"\n', more)
    assert changed != words
    form = load_form(changed.encode(), name)
    library = Library({form.id: form}, desk.library.areas)
    person = start(replace(desk, library=library))
    view = person.new_referral()
    person.type_into("Tattoos that help", "A blue anchor")
    answers = view.session.draft.referral.answers
    assert answers.text("individual.tattoos") == "A blue anchor"
    view.session.set_value("individual.tattoos", None)
    view.go("check")
    assert "Say whether there are tattoos." in [f.message for f in view.session.review.errors]
    view.go_to_question("individual.tattoos")
    assert isinstance(view.page, SectionPage)


@pytest.mark.parametrize("state", [KeyringState.LOCKED, KeyringState.TIMEOUT])
def test_a_closed_keyring_at_first_start_may_be_opened_or_done_without(
    start: Start, keyring: KeyringInMemory, state: KeyringState
) -> None:
    keyring.state = state
    person = start()
    person.sees(TroublePage)
    assert "keyring" in person.reads()
    person.press("Use a passphrase instead")
    person.sees(FirstRunPage)
    assert "a passphrase that only you know" in person.reads()
    keyring.state = KeyringState.OK
    again = start()
    again.sees(FirstRunPage)
    assert "Do other people use this same sign-in" in again.reads()


def test_an_unreadable_identity_keeps_nobody_from_signing(start: Start) -> None:
    person = start()
    person.home()
    vault = person.window.vault
    assert vault is not None
    vault.save(Kind.IDENTITY, vault.new_id(), b"", b"not an identity")
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)


def test_details_of_another_form_do_not_stop_a_new_referral(start: Start) -> None:
    person = start()
    person.home()
    vault = person.window.vault
    assert vault is not None
    for body in (
        b'{"form": "tax-return", "version": "1", "area": "x", "answers": {}}',
        b"nonsense",
    ):
        for entry in vault.list(Kind.PROFILE):
            vault.delete(entry.object_id, kind=Kind.PROFILE)
        vault.save(Kind.PROFILE, vault.new_id(), b"", body)
        person.new_referral()
        person.press("Save and close")
        person.sees(HomePage)
