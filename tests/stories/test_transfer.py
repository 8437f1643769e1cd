"""Handing a draft over, taking one over; places where drafts must not be or do not last."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QLabel
from tests.stories.computer import Clock
from tests.stories.conftest import PATIENCE, Person, Start

from prevent_desktop.computer.place import Place, PlaceKind
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.big_words import BigWords
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.place_pages import LeavingPage, PlaceRefusedPage
from prevent_desktop.ui.transfer.transfer_pages import ArrivedPage, HandOverPage, TakeOverPage
from prevent_desktop.ui.work.desk import WindowDesk


def write(person: Person, surname: str) -> None:
    person.new_referral()
    person.type_into("Surname", surname)
    person.press("Save and close")
    person.sees(HomePage)


def hand_over(person: Person, name: str, sender: str) -> tuple[Path, str]:
    """Save a transfer file of a draft; the file and its words."""
    person.press(f"Hand over or move {name}")
    page = person.sees(HandOverPage)
    (box,) = page.findChildren(BigWords)
    words = " ".join(label.text().split("\u00a0")[1] for label in box.findChildren(QLabel))
    person.type_into("Your name", sender)
    person.press("Save the transfer file")
    person.waits_for("The transfer file is saved")
    (path,) = person.desk.documents_folder.glob("*.prevent-transfer")
    return path, words


def take_over(person: Person, path: Path, words: str) -> None:
    person.press("Take over a draft")
    page = person.sees(TakeOverPage)
    page._path.edit.setText(str(path))
    person.type_into("The words you were told", words)
    person.press("Take it over")


def test_a_draft_goes_to_another_computer_and_stays_on_this_one(
    start: Start, desk: WindowDesk, tmp_path: Path, clock: Clock
) -> None:
    person = start()
    person.home()
    write(person, "Example")
    path, words = hand_over(person, "Example", "Robin Sample")
    assert path.name == "Prevent draft 2026-11-22.prevent-transfer"
    assert "6 December 2026" in person.reads()
    assert "The draft stays here too, until you delete it." in person.reads()
    assert b"Example" not in path.read_bytes()
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert person._all("Go on with Example")
    person.close()
    clock.moment += timedelta(days=1)
    other = start(replace(desk, vault_folder=tmp_path / "other vault"))
    other.home()
    take_over(other, path, "these are not the words at all")
    other.waits_for("These are not the words of this transfer file")
    page = other.window.current
    assert isinstance(page, TakeOverPage)
    assert other.mends() is page._words.edit
    page._words.edit.clear()
    other.type_into("The words you were told", words.upper())
    other.press("Take it over")
    other.sees(ArrivedPage)
    assert "It says that it comes from “Robin Sample”" in other.reads()
    assert "Nobody has checked who it comes from" in other.reads()
    other.press("Open it as a new draft")
    answers = other.view().session.draft.referral.answers
    assert answers.text("individual.surname") == "Example"
    other.press("Save and close")
    other.sees(HomePage)
    assert other._all("Go on with Example")


def test_a_draft_that_came_before_is_told_when_it_comes_again(
    start: Start, desk: WindowDesk, tmp_path: Path, clock: Clock
) -> None:
    person = start()
    person.home()
    write(person, "Example")
    path, words = hand_over(person, "Example", "Robin Sample")
    person.close()
    other = start(replace(desk, vault_folder=tmp_path / "other vault"))
    other.home()
    take_over(other, path, words)
    other.sees(ArrivedPage)
    assert "here already" not in other.reads()
    other.press("Open it as a new draft")
    other.view()
    clock.moment += timedelta(hours=1)
    other.type_into("Forename or forenames", "Alexandra")
    other.press("Save and close")
    other.sees(HomePage)
    take_over(other, path, words)
    other.sees(ArrivedPage)
    assert "This draft is here already" in other.reads()
    assert "Alexandra Example. It was last changed 22 November 2026" in other.reads()
    other.press("Do not take it over")
    other.sees(HomePage)


def test_an_old_file_says_so_and_may_be_left(start: Start, clock: Clock) -> None:
    person = start()
    person.home()
    write(person, "Example")
    path, words = hand_over(person, "Example", "")
    person.press("Back to your referrals")
    person.sees(HomePage)
    clock.moment += timedelta(days=20)
    take_over(person, path, words)
    person.sees(ArrivedPage)
    assert "It was to be taken over until 6 December 2026" in person.reads()
    assert "somebody who gave no name" in person.reads()
    person.press("Do not take it over")
    person.sees(HomePage)
    assert len(person._all("Go on with Example")) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"nonsense", "This is not a whole transfer file"), (None, "There is no file")],
)
def test_a_file_that_is_none_is_refused_in_one_sentence(
    start: Start, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    file = tmp_path / "x.prevent-transfer"
    if content is not None:
        file.write_bytes(content)
    person = start()
    person.home()
    take_over(person, file, "six words that do not matter")
    person.waits_for(sentence)
    assert sentence in person.mends().accessibleDescription()


@pytest.mark.parametrize("kind", [PlaceKind.NETWORK, PlaceKind.SYNCHRONISED])
def test_nothing_is_written_to_a_place_that_is_not_allowed(
    start: Start, desk: WindowDesk, kind: PlaceKind
) -> None:
    person = start(replace(desk, place=Place(kind)))
    person.sees(PlaceRefusedPage)
    assert "allow_shared_folder = true" in person.reads()
    assert not desk.vault_folder.exists()
    person.press("Close Prevent Desktop")
    person.qtbot.waitUntil(lambda: not person.window.isVisible(), timeout=PATIENCE)


def test_the_administrator_may_allow_the_place(start: Start, desk: WindowDesk) -> None:
    policy = msgspec.structs.replace(desk.policy, allow_shared_folder=True)
    person = start(replace(desk, place=Place(PlaceKind.NETWORK), policy=policy))
    person.sees(FirstRunPage)


def test_a_computer_that_forgets_says_so_and_offers_the_file_before_closing(
    start: Start, desk: WindowDesk
) -> None:
    person = start(replace(desk, place=Place(lasting=False)))
    person.home()
    assert "This computer forgets your drafts when you sign out" in person.reads()
    person.new_referral()
    person.type_into("Surname", "Example")
    person.window.close()
    person.sees(LeavingPage)
    person.press("Save a transfer file of Example")
    person.sees(HandOverPage)
    person.press("Save the transfer file")
    person.waits_for("The transfer file is saved")
    assert list(desk.documents_folder.glob("*.prevent-transfer"))
    person.window.close()
    person.sees(LeavingPage)
    person.press("Back to your referrals")
    person.sees(HomePage)
    person.window.close()
    person.sees(LeavingPage)
    person.press("Close all the same")
    person.qtbot.waitUntil(lambda: not person.window.isVisible(), timeout=PATIENCE)


def test_such_a_computer_tells_of_an_unfinished_addition_too(
    start: Start, desk: WindowDesk
) -> None:
    person = start(replace(desk, place=Place(lasting=False)))
    person.home()
    person.press("Add to a referral you sent")
    person.type_into("Reference of the first referral", "PR-7K2M-4H9Q")
    person.press("Keep it and go back")
    person.sees(HomePage)
    person.window.close()
    person.sees(LeavingPage)
    assert "Addition to PR-7K2M-4H9Q" in person.reads()
    person.press("Close all the same")
    person.qtbot.waitUntil(lambda: not person.window.isVisible(), timeout=PATIENCE)


def test_without_drafts_such_a_computer_closes_at_once(start: Start, desk: WindowDesk) -> None:
    person = start(replace(desk, place=Place(lasting=False)))
    person.home()
    person.close()
