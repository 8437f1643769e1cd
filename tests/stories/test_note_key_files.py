"""An addition and a decision signed with a key file from an organisation, as a referral is."""

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from tests.key_files import HOLDER, key_file, rsa2048
from tests.stories.at_lock import lock_by_key
from tests.stories.computer import Clock
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.test_key_files import (
    CHOICE,
    SECRET,
    chooses,
    holding_passphrase,
    is_refused,
    kept,
    wrong_files,
)
from tests.stories.test_notes import ADD, ADDENDUM, DECIDE, DECISION, fill, makes, opens

from prevent_desktop import document
from prevent_desktop.document import VerdictKind
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.notes.note_saved_page import NoteSavedPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.vault import Kind

__all__ = ["wrong_files"]


@pytest.fixture
def file(clock: Clock, tmp_path: Path) -> Path:
    path = tmp_path / "trust.p12"
    path.write_bytes(key_file(rsa2048(), clock.moment - timedelta(days=1), passphrase=SECRET))
    return path


def decides(start: Start) -> Person:
    person = start()
    opens(person, DECIDE)
    fill(person, DECISION)
    return person


@pytest.mark.needs("pdfsig")
@pytest.mark.parametrize(
    ("words", "values", "page"), [(ADD, ADDENDUM, SendPage), (DECIDE, DECISION, NoteSavedPage)]
)
def test_it_is_signed_with_the_organisations_key_and_nothing_of_it_is_kept(
    start: Start, file: Path, words: str, values: dict[str, str], page: type[QWidget]
) -> None:
    person = start()
    opens(person, words)
    fill(person, values)
    chooses(person, file, SECRET)
    makes(person)
    person.sees(page)
    (path,) = person.desk.documents_folder.glob("*.pdf")
    pdf = path.read_bytes()
    verdict = document.verify(pdf)
    assert verdict.kind is VerdictKind.UNCHANGED
    assert [fact.name for fact in verdict.signatures] == [HOLDER]
    text = document.as_text(pdf)
    assert values["Your name"] in text, "the paper names who wrote it"
    told = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in told
    assert kept(person, Kind.IDENTITY) == 0, "neither this key nor another was kept"


def test_the_default_stays_the_own_key(start: Start) -> None:
    person = decides(start)
    assert "The signature shows that the file was not changed" in person.reads()
    person.press(CHOICE)
    assert "The signature shows that the file was not changed" not in person.reads()
    person.press(CHOICE)
    makes(person)
    person.sees(NoteSavedPage)
    assert kept(person, Kind.IDENTITY) == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("damaged", "damaged, or it is no key file"),
        ("expired", "ended on 21 November 2026"),
        ("gone", "There is no file"),
    ],
)
def test_what_is_wrong_is_said_at_its_box_and_the_right_one_signs(
    start: Start, wrong_files: dict[str, Path], name: str, words: str
) -> None:
    person = decides(start)
    chooses(person, wrong_files[name], SECRET)
    is_refused(person, words, "Where is the key file?", NotePage)
    person.sees(NotePage).key.file._path.edit.setText(str(wrong_files["good"]))
    person.type_into("Passphrase of the key file", SECRET)
    person.press_any("Try again", "Sign and make the PDF")
    person.sees(NoteSavedPage)


def test_a_wrong_passphrase_is_said_at_its_box(start: Start, file: Path) -> None:
    person = decides(start)
    chooses(person, file, "wrong")
    is_refused(
        person, "The passphrase does not open this key file", "Passphrase of the key file", NotePage
    )
    person.type(SECRET)
    person.press_any("Try again", "Sign and make the PDF")
    person.sees(NoteSavedPage)


def test_a_file_has_to_be_named(start: Start) -> None:
    person = decides(start)
    person.press(CHOICE)
    person.press("Sign and make the PDF")
    assert "Type the whole path of the key file" in person.reads()
    assert person.mends().accessibleName() == "Where is the key file?"


def test_a_lock_takes_the_passphrase_away_and_it_does_not_come_back(
    start: Start, file: Path
) -> None:
    person = decides(start)
    chooses(person, file, SECRET)
    person.press("Show what I type")
    assert holding_passphrase(), "this search finds nothing at all"
    lock_by_key(person)
    person.qtbot.waitUntil(lambda: not holding_passphrase(), timeout=PATIENCE)
    person.press("Unlock")
    assert person.sees(NotePage).key.file.path() is None


def test_nothing_holds_a_passphrase_that_was_used(
    start: Start, file: Path, desk: WindowDesk
) -> None:
    person = decides(start)
    chooses(person, file, SECRET)
    makes(person)
    person.sees(NoteSavedPage)
    person.qtbot.waitUntil(lambda: not holding_passphrase(), timeout=PATIENCE)
    logs = [path.read_bytes() for path in desk.log_folder.rglob("*") if path.is_file()]
    assert not any(SECRET.encode() in text for text in logs)


def test_an_own_key_that_has_ended_is_said_before_a_new_one_is_made(
    start: Start, clock: Clock
) -> None:
    person = decides(start)
    makes(person)
    person.sees(NoteSavedPage)
    person.press("Back to your referrals")
    person.sees(HomePage)
    clock.moment += timedelta(days=2 * 365 + 1)
    opens(person, DECIDE)
    person.type_into("Your name", DECISION["Your name"])
    person.tab_to("Your full name")
    person.waits_for("The certificate of your key ended on 21 November 2028. Signing makes a new")
