"""Signing with a key file from an organisation: in the window, for one signature, kept nowhere."""

import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from tests.key_files import HOLDER, Key, ed25519_key, key_file, p256, rsa2048
from tests.stories.at_lock import lock_by_key
from tests.stories.computer import Clock
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.reachable import reachable_words

from prevent_desktop import document
from prevent_desktop.document import VerdictKind
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.verify.countersign_page import CountersignedPage, CountersignPage
from prevent_desktop.ui.verify.verify_page import VerifyPage
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.vault import Kind

SECRET = "".join(("Zanzibar", "quincewort"))
"""In two, so that the source of this file, which Python may hold in memory, is no hit."""
CHOICE = "Sign with a key file"


def on_the_sign_page(start: Start) -> Person:
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    page = person.sees(SignPage)
    person.type_into("Your full name", page._holder.name)
    return person


def chooses(person: Person, path: Path, passphrase: str) -> None:
    """Tick the choice, name the file and type its passphrase, all by keyboard."""
    person.press(CHOICE)
    person.type_into("Where is the key file?", str(path))
    person.type_into("Passphrase of the key file", passphrase)


def kept(person: Person, kind: Kind) -> int:
    vault = person.window.vault
    assert vault is not None
    return len(vault.list(kind))


@pytest.mark.needs("pdfsig")
@pytest.mark.parametrize("make", [p256, rsa2048])
def test_a_referral_signed_with_the_organisations_key(
    start: Start, clock: Clock, tmp_path: Path, make: Callable[[], Key]
) -> None:
    file = tmp_path / "trust.p12"
    file.write_bytes(key_file(make(), clock.moment - timedelta(days=1), passphrase=SECRET))
    person = on_the_sign_page(start)
    chooses(person, file, SECRET)
    person.press("Sign and make the PDF")
    person.sees(SendPage)
    (pdf,) = person.desk.documents_folder.glob("*.pdf")
    verdict = document.verify(pdf.read_bytes())
    assert verdict.kind is VerdictKind.UNCHANGED
    assert (verdict.signatures[0].name, verdict.signatures[0].role_org) == (HOLDER, "Example Trust")
    lines = document.as_text(pdf.read_bytes()).splitlines()
    assert "Signed by: Tomasz Testerman" in lines, "the paper names the referrer of the form"
    assert HOLDER in lines, "the signature's own box names the certificate's subject"
    told = subprocess.run(["pdfsig", pdf], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in told
    assert HOLDER in told
    assert kept(person, Kind.IDENTITY) == 0, "neither this key nor another was kept"


def test_the_default_stays_the_own_key(start: Start) -> None:
    person = on_the_sign_page(start)
    assert "Passphrase of the key file" not in person.reads()
    for word in (".p12", "our key"):
        assert word not in person.reads(), "nobody asked about keys"
    assert "The signature shows that the file was not changed" in person.reads()
    person.press(CHOICE)
    assert "The signature shows that the file was not changed" not in person.reads()
    person.press(CHOICE)
    person.press("Sign and make the PDF")
    person.sees(SendPage)
    assert kept(person, Kind.IDENTITY) == 1


@pytest.fixture
def wrong_files(clock: Clock, tmp_path: Path) -> dict[str, Path]:
    now = clock.moment
    early = now - timedelta(days=1)
    contents = {
        "good": key_file(p256(), early, passphrase=SECRET),
        "damaged": key_file(p256(), early, passphrase=SECRET)[:90],
        "ed25519": key_file(ed25519_key(), early, passphrase=SECRET),
        "expired": key_file(p256(), now - timedelta(days=9), days=8, passphrase=SECRET),
        "early": key_file(p256(), now + timedelta(days=3), passphrase=SECRET),
        "no key": key_file(p256(), early, passphrase=SECRET, with_key=False),
    }
    paths = {name: tmp_path / f"{name}.pfx" for name in contents}
    for name, path in paths.items():
        path.write_bytes(contents[name])
    return paths | {"gone": tmp_path / "gone.p12"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("damaged", "damaged, or it is no key file"),
        ("ed25519", "use a P-256 or RSA key"),
        ("expired", "ended on 21 November 2026"),
        ("early", "begins on 25 November 2026"),
        ("no key", "holds no private key"),
        ("gone", "There is no file"),
    ],
)
def test_what_is_wrong_with_a_key_file_is_said_at_its_box(
    start: Start, wrong_files: dict[str, Path], name: str, words: str
) -> None:
    person = on_the_sign_page(start)
    chooses(person, wrong_files[name], SECRET)
    is_refused(person, words, "Where is the key file?")


@pytest.mark.parametrize("passphrase", ["wrong", ""])
def test_a_wrong_passphrase_is_said_at_its_box(
    start: Start, wrong_files: dict[str, Path], passphrase: str
) -> None:
    person = on_the_sign_page(start)
    chooses(person, wrong_files["good"], passphrase)
    is_refused(person, "The passphrase does not open this key file", "Passphrase of the key file")


def is_refused(
    person: Person, words: str, box: str, page: type[SignPage | NotePage] = SignPage
) -> None:
    person.press("Sign and make the PDF")
    person.waits_for(words)
    assert person.mends().accessibleName() == box
    assert words in person.focus.accessibleDescription()
    assert not list(person.desk.documents_folder.glob("*"))
    part = person.sees(page).key.file
    assert part._passphrase.text == "", "a passphrase is used once"


def test_after_a_wrong_passphrase_the_right_one_signs(
    start: Start, wrong_files: dict[str, Path]
) -> None:
    person = on_the_sign_page(start)
    chooses(person, wrong_files["good"], "wrong")
    person.press("Sign and make the PDF")
    person.waits_for("The passphrase does not open this key file")
    person.mends()
    person.type(SECRET)
    person.press("Try again")
    person.sees(SendPage)


def test_a_new_file_in_the_same_place_is_read_anew(
    start: Start, wrong_files: dict[str, Path]
) -> None:
    person = on_the_sign_page(start)
    chooses(person, wrong_files["expired"], SECRET)
    person.press("Sign and make the PDF")
    person.waits_for("ended on 21 November 2026")
    wrong_files["good"].replace(wrong_files["expired"])
    person.type_into("Passphrase of the key file", SECRET)
    person.press("Try again")
    person.sees(SendPage)


def test_the_file_is_chosen_in_a_dialog(start: Start, wrong_files: dict[str, Path]) -> None:
    person = on_the_sign_page(start)
    person.press(CHOICE)
    person.press("Choose the key file")
    (dialog,) = person.window.findChildren(QFileDialog)
    dialog.setDirectory(str(wrong_files["good"].parent))
    dialog.selectFile(str(wrong_files["good"]))
    dialog.accept()
    person.qtbot.waitUntil(lambda: not person.window.findChildren(QFileDialog), timeout=PATIENCE)
    person.window.activateWindow()  # the platform of the tests does not give it back by itself
    assert person.focus.accessibleName() == "Passphrase of the key file"
    person.type(SECRET)
    person.press("Sign and make the PDF")
    person.sees(SendPage)
    (pdf,) = person.desk.documents_folder.glob("*.pdf")
    assert document.verify(pdf.read_bytes()).signatures[0].name == HOLDER


def test_a_file_has_to_be_named(start: Start) -> None:
    person = on_the_sign_page(start)
    person.press(CHOICE)
    person.press("Sign and make the PDF")
    assert "Type the whole path of the key file" in person.reads()
    assert person.mends().accessibleName() == "Where is the key file?"


def test_another_key_after_a_failed_save_signs_anew(
    start: Start, wrong_files: dict[str, Path], tmp_path: Path
) -> None:
    """What is signed already is not taken for what the person asked for since."""
    person = on_the_sign_page(start)
    page = person.sees(SignPage)
    blocked = tmp_path / "a-file"
    blocked.write_bytes(b"")
    page._folder.setText(str(blocked))
    person.press("Sign and make the PDF")
    person.waits_for("is not a folder")
    page._folder.setText(str(tmp_path / "papers"))
    chooses(person, wrong_files["good"], SECRET)
    person.press("Try again")
    person.sees(SendPage)
    (pdf,) = (tmp_path / "papers").glob("*.pdf")
    assert document.verify(pdf.read_bytes()).signatures[0].name == HOLDER


def to_countersign(person: Person, pdf: Path) -> None:
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    person.press("Check a signed PDF")
    person.sees(VerifyPage)
    person.type_into("Where is the PDF?", str(pdf))
    person.press("Check it")
    person.waits_for("Unchanged since it was signed")
    person.press("Add the lead's signature")
    person.sees(CountersignPage)


@pytest.mark.needs("pdfsig")
def test_a_lead_countersigns_with_the_organisations_key(
    start: Start, clock: Clock, tmp_path: Path
) -> None:
    file = tmp_path / "trust.p12"
    file.write_bytes(key_file(rsa2048(), clock.moment - timedelta(days=1), passphrase=SECRET))
    person = on_the_sign_page(start)
    person.press("Sign and make the PDF")
    person.sees(SendPage)
    (pdf,) = person.desk.documents_folder.glob("*.pdf")
    to_countersign(person, pdf)
    person.type_into("Your name", "Leona Leadbetter")
    chooses(person, file, "wrong")
    person.press("Add my signature")
    person.waits_for("The passphrase does not open this key file")
    person.mends()
    person.type(SECRET)
    person.press("Add my signature")
    person.sees(CountersignedPage)
    second = pdf.with_name(f"{pdf.stem}-countersigned.pdf")
    verdict = document.verify(second.read_bytes())
    assert verdict.kind is VerdictKind.UNCHANGED
    assert [fact.name for fact in verdict.signatures] == ["Tomasz Testerman", HOLDER]
    told = subprocess.run(["pdfsig", second], capture_output=True, text=True, check=False).stdout
    assert told.count("Signature is Valid") == 2


def holding_passphrase() -> list[str]:
    return [text for text in reachable_words() if SECRET in text and text is not SECRET]


def typed_on_the_sign_page(person: Person, file: Path) -> None:
    chooses(person, file, SECRET)
    person.press("Show what I type")


def refused_on_the_sign_page(person: Person, file: Path) -> None:
    file.write_bytes(file.read_bytes()[:200])
    chooses(person, file, SECRET)
    person.press("Sign and make the PDF")
    person.waits_for("damaged, or it is no key file")
    person.type_into("Passphrase of the key file", SECRET)


def typed_on_the_countersign_page(person: Person, file: Path) -> None:
    person.press("Sign and make the PDF")
    person.sees(SendPage)
    (pdf,) = person.desk.documents_folder.glob("*.pdf")
    to_countersign(person, pdf)
    chooses(person, file, SECRET)


@pytest.mark.parametrize(
    "place", [typed_on_the_sign_page, refused_on_the_sign_page, typed_on_the_countersign_page]
)
def test_a_lock_takes_the_passphrase_away(
    start: Start, clock: Clock, tmp_path: Path, place: Callable[[Person, Path], None]
) -> None:
    file = tmp_path / "trust.p12"
    file.write_bytes(key_file(p256(), clock.moment - timedelta(days=1), passphrase=SECRET))
    person = on_the_sign_page(start)
    place(person, file)
    assert holding_passphrase(), "this search finds nothing at all"
    lock_by_key(person)
    person.qtbot.waitUntil(lambda: not holding_passphrase(), timeout=PATIENCE)


def test_nothing_holds_a_passphrase_that_was_used(
    start: Start, clock: Clock, tmp_path: Path, desk: WindowDesk
) -> None:
    file = tmp_path / "trust.p12"
    file.write_bytes(key_file(p256(), clock.moment - timedelta(days=1), passphrase=SECRET))
    person = on_the_sign_page(start)
    chooses(person, file, SECRET)
    person.press("Sign and make the PDF")
    person.sees(SendPage)
    person.qtbot.waitUntil(lambda: not holding_passphrase(), timeout=PATIENCE)
    logs = [path.read_bytes() for path in desk.log_folder.rglob("*") if path.is_file()]
    assert not any(SECRET.encode() in text for text in logs)
