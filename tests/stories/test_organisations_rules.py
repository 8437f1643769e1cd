"""What the organisation decides in the window: the area, and what is not offered."""

from dataclasses import replace
from typing import get_args

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.test_areas import with_two
from tests.stories.test_records import record, sent
from tests.stories.test_returning import signed
from tests.stories.test_start import words_at_start
from tests.stories.test_verdicts import looks_at

from prevent_desktop import app as program
from prevent_desktop import document
from prevent_desktop.computer.place import Place, PlaceKind
from prevent_desktop.computer.policy import Feature, Policy, read_policy
from prevent_desktop.document import VerdictKind
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.by_organisation import BY_ORGANISATION
from prevent_desktop.ui.opening.place_pages import LeavingPage
from prevent_desktop.ui.referral.before_page import BeforePage
from prevent_desktop.ui.sending.answers_page import AnswersPage
from prevent_desktop.ui.settings.settings_page import SettingsPage
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.verify.verify_page import COMPARING
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.vault import Kind

ALL_OFF = Policy(features_off=frozenset(get_args(Feature)))
AT_HOME = {
    "continue_from_pdf": "Continue from an earlier PDF",
    "transfer": "Take over a draft",
    "move_everything": "Take everything to a new computer",
}


def off(desk: WindowDesk, *features: Feature) -> WindowDesk:
    return replace(desk, policy=Policy(features_off=frozenset(features)))


@pytest.mark.parametrize("feature", AT_HOME)
def test_what_is_off_is_not_offered_and_the_rest_is(
    start: Start, desk: WindowDesk, feature: Feature
) -> None:
    person = start(off(desk, feature))
    person.home()
    for other, words in AT_HOME.items():
        assert bool(person._all(words)) is (other != feature)


def test_with_everything_off_a_referral_is_written_signed_and_sent(
    start: Start, desk: WindowDesk
) -> None:
    person, pdf = signed(lambda: start(replace(desk, policy=ALL_OFF)))
    assert document.verify(pdf.read_bytes()).kind is VerdictKind.UNCHANGED
    words = person.reads()
    assert "Copy your answers one by one" not in words
    for gone in (
        "The police want their own form",
        "Copy your answers one by one",
        "Make a copy for Word",
    ):
        assert not person._all(gone), gone
    assert "If they ask for a form of their own" not in words
    assert person._all("Make a copy in large print")
    person.qtbot.waitUntil(lambda: bool(person._all("Open a draft message")), timeout=PATIENCE)
    assert not person.store.vault.list(Kind.IDENTITY), "no key is kept"


def test_with_nothing_off_the_same_page_has_them(start: Start) -> None:
    person, _ = signed(start)
    for there in (
        "The police want their own form",
        "Copy your answers one by one",
        "Make a copy for Word",
    ):
        assert person._all(there), there
    assert person.store.vault.list(Kind.IDENTITY)


def test_a_key_for_one_paper_is_said_before_signing(start: Start, desk: WindowDesk) -> None:
    person = start(off(desk, "keep_signing_key"))
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.sees(SignPage)
    person.waits_for("Your organisation keeps no signing keys on this computer")


def test_a_card_and_the_check_offer_no_form_and_no_file(start: Start, desk: WindowDesk) -> None:
    person = start(off(desk, "own_form", "transfer"))
    person.new_referral()
    person.type_into("Surname", "Example")
    person.view().go("check")
    person.waits_for("Check your answers")
    assert not person._all("The police want their own form")
    person.press("Save and close")
    person.sees(HomePage)
    assert person._all("Go on with Example")
    assert not person._all("The police's form for Example")
    assert not person._all("Hand over or move Example")


def test_what_was_sent_is_still_seen_where_nothing_is_copied(
    start: Start, desk: WindowDesk
) -> None:
    person, _ = sent(lambda: start(off(desk, "copy_answers")))
    record(person)
    person.press("See what was sent")
    page = person.sees(AnswersPage)
    assert "Graham" in person.reads()
    shown = [b.accessibleName() for b in page.findChildren(QAbstractButton) if b.isVisible()]
    assert shown == ["Back to the record"]
    person.press("Back to the record")


@pytest.mark.parametrize("switched_off", [False, True])
def test_a_lead_signs_where_that_is_not_switched_off(
    start: Start, desk: WindowDesk, switched_off: bool
) -> None:
    person, pdf = signed(start)
    person.close()
    own = off(desk, "countersign") if switched_off else desk
    other = looks_at(lambda: start(own), pdf)
    other.waits_for("since it was signed")
    other.qtbot.waitUntil(lambda: COMPARING not in other.reads(), timeout=PATIENCE)
    assert bool(other._all("Add the lead's signature")) is not switched_off


def test_on_a_computer_that_forgets_no_file_is_promised(start: Start, desk: WindowDesk) -> None:
    forgetful = replace(off(desk, "transfer"), place=Place(PlaceKind.FINE, lasting=False))
    person = start(forgetful)
    person.new_referral()
    person.type_into("Surname", "Example")
    person.press("Save and close")
    person.sees(HomePage)
    assert "Hand over or move" not in person.reads()
    person.window.close()
    person.sees(LeavingPage)
    assert "Sign each draft first" in person.reads()
    assert not person._all("Save a transfer file of Example")
    person.press("Close all the same")


def reads(person: Person) -> str:
    """The page, without the places at which an address may break."""
    return person.reads().replace("\u200b", "")


# --- the area ------------------------------------------------------------------------------------


def in_the_north(start: Start, desk: WindowDesk) -> Person:
    return start(replace(desk, library=with_two(desk.library).fixed_to("north")))


def test_the_area_is_not_asked_for_and_said(start: Start, desk: WindowDesk) -> None:
    person = in_the_north(start, desk)
    person.home()
    person.press("Start a new referral")
    person.sees(BeforePage)
    assert "The North: prevent@north.example.police.uk" in reads(person)
    assert BY_ORGANISATION in person.reads()
    person.press("Start the referral")
    assert person.view().session.draft.referral.area.id == "north"
    person.press("Save and close")
    person.sees(HomePage)
    person.press("Settings")
    person.sees(SettingsPage)
    assert "New referrals go to The North: prevent@north.example.police.uk" in reads(person)


def test_where_nobody_set_it_nothing_is_said(start: Start) -> None:
    person = start()
    person.home()
    person.press("Settings")
    person.sees(SettingsPage)
    assert "New referrals go to" not in person.reads()
    assert BY_ORGANISATION not in person.reads()


def test_a_draft_begun_for_another_area_keeps_it_and_says_so(
    start: Start, desk: WindowDesk
) -> None:
    person, _ = signed(start)
    assert "another area" not in person.reads()
    person.close()
    again = in_the_north(start, desk)
    again.sees(HomePage)
    again.press("Back to sending Graham")
    again.waits_for("Your organisation has set another area: The North")
    assert "preventreferrals@kent.police.uk" in reads(again)


def test_an_area_that_is_not_there_gets_a_page_of_its_own(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "_policy", lambda: read_policy(b'area = "atlantis"'))
    seen = words_at_start(qapp)
    assert any("“atlantis”, which this computer does not have" in words for words in seen)
    assert any("kent-and-medway" in words for words in seen)
    assert "Is anyone in danger right now? Call 999." in seen
    assert "atlantis" in capsys.readouterr().err
