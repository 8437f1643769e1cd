"""Who signed: keys that somebody compared, and a countersignature that is typed once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit
from tests.stories.at_lock import lock_by_key
from tests.stories.computer import Clock, KeyringInMemory
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.reachable import reachable_words

from prevent_desktop import document
from prevent_desktop.document import Addendum, Holder
from prevent_desktop.document.fingerprints import spoken
from prevent_desktop.document.identity import to_bytes
from prevent_desktop.kept.known_signers import known_signers
from prevent_desktop.kept.own_identity import find_identity, identity_for
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.verify.countersign_page import CountersignedPage, CountersignPage
from prevent_desktop.ui.verify.known_signers_page import KnownSignersPage
from prevent_desktop.ui.verify.verify_page import VerifyPage
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.vault import Kind, SlotKind, Vault

PRIYA = Holder("Priya Sampleford", "Designated safeguarding lead, Example Academy")
CANARY = "".join(("Balthazar", "quillfeather"))
"""In two, so that the source of this file, which Python may hold in memory, is no hit."""
COMPARE = "I have compared this fingerprint with"

Paper = Callable[..., tuple[Path, str]]


@pytest.fixture
def paper(tmp_path: Path, desk: WindowDesk, moment: datetime) -> Paper:
    """Make a paper that was signed on another computer; its path and the key's fingerprint."""

    def make(holder: Holder = PRIYA, name: str = "theirs.pdf") -> tuple[Path, str]:
        identity = document.make_identity(holder, moment)
        addendum = Addendum(
            area=desk.library.default_area,
            reference="PR-2345-6789",
            first_reference="PR-9876-5432",
            person="Alex Example",
            referrer=holder.name,
            phone="01632 960123",
            text="It was the Tuesday.",
            moment=moment,
            signer=holder,
        )
        signed = document.sign(document.render_addendum(addendum), identity, moment)
        (tmp_path / name).write_bytes(signed)
        return tmp_path / name, identity.fingerprint

    return make


def check(person: Person, path: Path) -> VerifyPage:
    page = person.sees(VerifyPage)
    page._path.setText("")
    person.type_into("Where is the PDF?", str(path))
    person.press("Check it")
    person.waits_for("Signed on")
    return page


def at_the_verdict(start: Start, path: Path) -> Person:
    person = start()
    person.home()
    person.press("Check a signed PDF")
    check(person, path)
    return person


def buttons(person: Person) -> list[str]:
    found = person.window.findChildren(QAbstractButton)
    return [button.accessibleName() for button in found if button.isVisible()]


def vault_of(person: Person) -> Vault:
    vault = person.window.vault
    assert vault is not None
    return vault


def test_a_compared_key_is_known_the_next_time(start: Start, paper: Paper) -> None:
    path, fingerprint = paper()
    person = at_the_verdict(start, path)
    assert "This key is not known here." in person.reads()
    assert "Who signed is not shown by this" in person.reads()
    assert "a number that you had before you got this file" in person.reads()
    assert spoken(fingerprint) in person.reads()
    person.press(f"{COMPARE} Priya Sampleford by phone")
    known = "This is the key that was compared with Priya Sampleford on 22 November 2026."
    person.waits_for(known)
    assert "not that this person held it" in person.reads()
    assert person.focus.accessibleName() == "Forget the comparison with Priya Sampleford"
    assert not person._all(f"{COMPARE} Priya Sampleford by phone")
    check(person, path)
    person.waits_for(known)
    assert "Unchanged since it was signed" in person.reads()
    (kept,) = known_signers(vault_of(person))
    assert (kept.name, kept.fingerprint) == ("Priya Sampleford", fingerprint)


def test_a_comparison_outlives_the_window_and_is_encrypted(
    start: Start, paper: Paper, desk: WindowDesk
) -> None:
    path, fingerprint = paper(Holder(CANARY, ""))
    person = at_the_verdict(start, path)
    person.press(COMPARE)
    person.waits_for("This is the key that was compared")
    person.close()
    for file in desk.vault_folder.rglob("*"):
        if file.is_file():
            raw = file.read_bytes()
            assert CANARY.encode() not in raw
            assert fingerprint.encode() not in raw
    person = at_the_verdict(start, path)
    assert "This is the key that was compared" in person.reads()


def test_a_comparison_is_forgotten_and_taken_back(start: Start, paper: Paper) -> None:
    path, _ = paper()
    person = at_the_verdict(start, path)
    person.press(COMPARE)
    person.waits_for("This is the key that was compared")
    person.press("Forget the comparison")
    person.waits_for("This comparison is forgotten")
    assert known_signers(vault_of(person)) == ()
    person.press("Undo: keep the comparison")
    person.waits_for("This is the key that was compared")
    assert len(known_signers(vault_of(person))) == 1


def test_the_list_of_compared_keys_and_the_way_back_to_the_verdict(
    start: Start, paper: Paper
) -> None:
    path, fingerprint = paper()
    person = at_the_verdict(start, path)
    person.press("Keys you have compared")
    person.sees(KnownSignersPage)
    assert "There are none yet." in person.reads()
    person.press("Back")
    person.sees(VerifyPage)
    person.waits_for("since somebody signed it")
    person.press(COMPARE)
    person.waits_for("This is the key that was compared")
    person.press("Keys you have compared")
    person.sees(KnownSignersPage)
    assert spoken(fingerprint) in person.reads()
    person.press("Forget the comparison with Priya Sampleford")
    person.waits_for("This comparison is forgotten")
    person.press("Back")
    person.sees(VerifyPage)
    person.waits_for("This key is not known here.")
    person.press("Back")
    person.sees(HomePage)


def test_another_key_in_a_compared_name_is_pointed_out(start: Start, paper: Paper) -> None:
    path, _ = paper()
    forged, _ = paper(replace(PRIYA, name="PRIYA SAMPLEFORD"), "forged.pdf")
    person = at_the_verdict(start, path)
    assert "this is another one" not in person.reads()
    person.press(COMPARE)
    person.waits_for("This is the key that was compared")
    check(person, forged)
    person.waits_for("This key is not known here. A key in this name was compared here before")


def test_nobody_compares_the_key_of_a_changed_file(start: Start, paper: Paper) -> None:
    path, _ = paper()
    path.write_bytes(path.read_bytes() + b"\n% more\n")
    person = start()
    person.home()
    person.press("Check a signed PDF")
    person.sees(VerifyPage)
    person.type_into("Where is the PDF?", str(path))
    person.press("Check it")
    person.waits_for("Changed after it was signed")
    assert "Priya Sampleford" in person.reads()
    assert not [name for name in buttons(person) if name.startswith(COMPARE)]


def test_a_compared_key_lends_nothing_to_a_changed_file(start: Start, paper: Paper) -> None:
    path, _ = paper()
    person = at_the_verdict(start, path)
    person.press(COMPARE)
    person.waits_for("This is the key that was compared")
    path.write_bytes(path.read_bytes() + b"\n% more\n")
    person.press("Check it")
    person.waits_for("Changed after it was signed")
    assert "the file was changed: that shows nothing" in person.reads()
    assert "This is the key that was compared" not in person.reads()


def test_a_name_of_any_length_leaves_the_page_in_the_window(start: Start, paper: Paper) -> None:
    path, _ = paper(Holder("W" * 64, "M" * 64))
    person = start()
    person.window.resize(700, 700)
    person.home()
    person.press("Check a signed PDF")
    page = check(person, path)
    person.press(f"{COMPARE} its holder")
    person.waits_for("This is the key that was compared")
    assert page.column._ground.width() <= page.column.viewport().width()
    person.press("Keys you have compared")
    listed = person.sees(KnownSignersPage)
    assert listed.column._ground.width() <= listed.column.viewport().width()


def test_no_signer_can_be_reached_after_a_lock(start: Start, paper: Paper) -> None:
    path, _ = paper(Holder(CANARY, ""))
    person = at_the_verdict(start, path)
    person.press(COMPARE)
    person.waits_for("This is the key that was compared")
    person.press("Keys you have compared")
    person.sees(KnownSignersPage)

    def found() -> list[str]:
        return [text for text in reachable_words() if CANARY in text and text is not CANARY]

    assert found(), "this search finds nothing at all"
    lock_by_key(person)
    person.qtbot.waitUntil(lambda: not found(), timeout=PATIENCE)


# --- countersigning -------------------------------------------------------------------------


def with_details(start: Start) -> Person:
    """A person whose details are kept, as after any referral of their own."""
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    return person


def boxes(page: CountersignPage) -> tuple[str, str, str]:
    return page._name.text(), page._role.text(), page._how.name_box.text()


def test_the_lead_types_nothing_that_is_known(start: Start, paper: Paper) -> None:
    path, _ = paper()
    person = with_details(start)
    person.press("Check a signed PDF")
    check(person, path)
    person.press("Add the lead's signature")
    page = person.sees(CountersignPage)
    own = ("Tomasz Testerman", "GP partner, Fiction Lane Surgery", "Tomasz Testerman")
    assert boxes(page) == own
    person.press("Add my signature")
    person.sees(CountersignedPage)
    second = path.with_name("theirs-countersigned.pdf")
    names = [fact.name for fact in document.verify(second.read_bytes()).signatures]
    assert names == ["Priya Sampleford", "Tomasz Testerman"]
    assert len(vault_of(person).list(Kind.IDENTITY)) == 1, "the key that was there was used"


def test_the_referrer_is_not_offered_as_their_own_lead(start: Start) -> None:
    person = with_details(start)
    (path,) = person.desk.documents_folder.glob("*.pdf")
    person.press("Check a signed PDF")
    check(person, path)
    person.press("Add the lead's signature")
    assert boxes(person.sees(CountersignPage)) == ("", "", "")


def test_the_typed_signature_follows_the_name_until_it_is_changed(
    start: Start, paper: Paper
) -> None:
    path, _ = paper()
    person = at_the_verdict(start, path)
    person.press("Add the lead's signature")
    page = person.sees(CountersignPage)
    person.type_into("Your name", "Leona L")
    assert page._how.name_box.text() == "Leona L"
    person.type("eadbetter")
    assert page._how.name_box.text() == "Leona Leadbetter"
    person.type_into("Your full name", "L. Leadbetter")
    person.type_into("Your name", "x")
    assert page._how.name_box.text() == "L. Leadbetter"


def test_back_from_countersigning_is_the_verdict(start: Start, paper: Paper) -> None:
    path, _ = paper()
    person = at_the_verdict(start, path)
    person.press("Add the lead's signature")
    person.sees(CountersignPage)
    person.press("Back")
    page = person.sees(VerifyPage)
    person.waits_for("since somebody signed it")
    assert page._path.text() == str(path)
    person.press("Back")
    person.sees(HomePage)


def test_reading_before_signing_makes_no_key(start: Start) -> None:
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.sees(SignPage)
    person.press("Read what you are about to sign")

    def text() -> str:
        found = person.window.findChildren(QPlainTextEdit)
        return next((box.toPlainText() for box in found if box.isReadOnly()), "")

    person.qtbot.waitUntil(lambda: "Placeholder-Finch" in text(), timeout=PATIENCE)
    assert "Signed by: Tomasz Testerman" in text()
    assert "Fingerprint" not in text()
    assert vault_of(person).list(Kind.IDENTITY) == ()
    person.signs()
    person.sees(SendPage)
    assert len(vault_of(person).list(Kind.IDENTITY)) == 1


@pytest.fixture
def vault(tmp_path: Path, keyring: KeyringInMemory) -> Vault:
    return Vault.create(tmp_path / "own", keyring, slot=SlotKind.KEYRING)


def test_a_slip_of_the_hand_makes_no_second_key(vault: Vault, clock: Clock) -> None:
    first = identity_for(vault, Holder("Leona Leadbetter", "DSL, Example School"), clock())
    for typed in ("leona  leadbetter", "Leona LeadBetter ", "LeonaLeadbetter"):
        assert identity_for(vault, Holder(typed, "DSL, example school"), clock()) == first
    for other in (Holder("Leona Ledbetter", first.holder.role_org), Holder(first.holder.name, "")):
        assert find_identity(vault, other, clock()) is None
    exact = Holder("LEONA LEADBETTER", "DSL, Example School")
    vault.save(
        Kind.IDENTITY,
        vault.new_id(),
        b"",
        to_bytes(document.make_identity(exact, clock())),
    )
    found = find_identity(vault, exact, clock())
    assert found is not None
    assert found.holder == exact
    assert find_identity(vault, exact, clock() + timedelta(days=731)) is None
    vault.close()
