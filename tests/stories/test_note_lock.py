"""A lock or an end while a short paper is written: no word of it is lost, and none is left."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from tests.stories.at_lock import CANARY, key, lock_by_key, locked
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.conftest import fill as fill_disk
from tests.stories.test_lock import choose_a_passphrase, slow_disk
from tests.stories.test_lock_papers import found_again
from tests.stories.test_notes import (
    ADD,
    ADDENDUM,
    DECIDE,
    DECISION,
    STORY,
    fill,
    opens,
    resumes,
    slow_signing,
)
from tests.stories.test_troubles import PASSPHRASE

from prevent_desktop.kept.notes import KeptNotes, Note
from prevent_desktop.ui.closing import UNLOCK_FIRST
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.home.kept_card import KeptCard
from prevent_desktop.ui.lock.lock_page import NOT_SAVED, LockPage
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.system.sign_out import save_before_the_end
from prevent_desktop.ui.work.desk import WindowDesk

__all__ = ["slow_disk", "slow_signing"]
CONCERN = "What the concern was"


@pytest.fixture
def small(start: Start, desk: WindowDesk, small_disk: Path) -> Person:
    """Somebody whose drafts are on a small disk."""
    return start(replace(desk, vault_folder=small_disk / "vault"))


def kept(person: Person) -> None:
    """Wait until what was typed in the short paper is on the disk."""
    written = person.window.written
    assert written is not None
    written.save_now()
    person.qtbot.waitUntil(lambda: not written.has_unsaved, timeout=PATIENCE)


def typed_on_a_full_disk(person: Person, disk: Path) -> Path:
    opens(person, DECIDE)
    person.type_into(CONCERN, STORY)
    kept(person)
    filler = fill_disk(disk)
    person.type(f" {CANARY} too.")
    return filler


def concern(person: Person) -> str:
    return person.sees(NotePage).values()["concern"]


@pytest.mark.parametrize("words", [ADD, DECIDE])
def test_unlocking_leads_back_to_the_short_paper(start: Start, words: str) -> None:
    person = start()
    page = opens(person, words)
    for box in page._boxes._boxes:
        person.type_into(box.label, f"{CANARY} {box.name}")
    lock_by_key(person)
    assert "After unlocking you are where you were." in person.reads()
    person.press("Unlock")
    back = person.sees(NotePage)
    assert back.title == page.title
    assert back.values() == {box.name: f"{CANARY} {box.name}" for box in page._boxes._boxes}
    person.press("Keep it and go back")
    person.sees(HomePage)


def test_unlocking_leads_back_to_one_without_a_letter_too(start: Start) -> None:
    person = start()
    opens(person, DECIDE)
    lock_by_key(person)
    person.press("Unlock")
    assert set(person.sees(NotePage).values().values()) == {""}
    person.type_into(CONCERN, STORY)
    person.press("Keep it and go back")
    person.sees(HomePage)
    resumes(person, "Decision not to refer")
    assert concern(person) == STORY


def test_a_short_paper_that_was_left_does_not_come_back(start: Start) -> None:
    person = start()
    opens(person, DECIDE)
    person.type_into(CONCERN, STORY)
    person.press("Keep it and go back")
    person.sees(HomePage)
    lock_by_key(person)
    person.press("Unlock")
    person.sees(HomePage)


def test_nothing_is_lost_when_saving_fails_at_a_lock(small: Person, small_disk: Path) -> None:
    filler = typed_on_a_full_disk(small, small_disk)
    key(small, Qt.Key.Key_F9)
    small.waits_for(NOT_SAVED)
    assert "no space left" in small.reads()
    window = small.window
    small.qtbot.waitUntil(lambda: not window.findChildren(NotePage), timeout=PATIENCE)
    filler.unlink()
    locked(small)
    small.qtbot.waitUntil(lambda: not found_again(), timeout=PATIENCE)
    small.press("Unlock")
    assert concern(small) == f"{STORY} {CANARY} too."


def test_while_saving_fails_the_words_are_in_what_is_to_be_saved_alone(
    small: Person, small_disk: Path
) -> None:
    filler = typed_on_a_full_disk(small, small_disk)
    key(small, Qt.Key.Key_F9)
    small.waits_for(NOT_SAVED)

    def left() -> list[str]:
        """What holds the word, but the text that the session keeps; one object, however often."""
        written = small.window.written
        assert isinstance(written.content if written else None, Note)
        held = {id(text) for text in written.content.values.values()}  # type: ignore[union-attr]
        return [text for text in found_again() if id(text) not in held]

    small.qtbot.waitUntil(lambda: not left(), timeout=PATIENCE)
    assert found_again(), "this search finds nothing at all"
    filler.unlink()
    locked(small)


def test_one_may_unlock_while_saving_still_fails(small: Person, small_disk: Path) -> None:
    filler = typed_on_a_full_disk(small, small_disk)
    key(small, Qt.Key.Key_F9)
    small.waits_for(NOT_SAVED)
    small.window.close()
    assert small.window.isVisible(), "closing would have lost what was typed"
    small.press("Unlock")
    assert concern(small) == f"{STORY} {CANARY} too."
    written = small.window.written
    assert written is not None
    assert written.has_unsaved
    filler.unlink()
    small.press("Keep it and go back")
    small.sees(HomePage)
    resumes(small, "Decision not to refer")
    assert concern(small) == f"{STORY} {CANARY} too."


def test_a_first_word_that_no_disk_took_comes_back_as_the_same_paper(
    small: Person, small_disk: Path
) -> None:
    opens(small, DECIDE)
    filler = fill_disk(small_disk)
    small.type_into("Who it is about", CANARY)
    key(small, Qt.Key.Key_F9)
    small.waits_for(NOT_SAVED)
    small.press("Unlock")
    assert small.sees(NotePage).values()["about"] == CANARY
    filler.unlink()
    small.press("Keep it and go back")
    small.sees(HomePage)
    assert small.reads().count(CANARY) == 1


def test_the_window_does_not_close_over_words_that_no_disk_took(
    small: Person, small_disk: Path
) -> None:
    filler = typed_on_a_full_disk(small, small_disk)
    small.window.close()
    small.waits_for("Not saved: ")
    assert small.window.isVisible()
    assert small.focus.accessibleName() == CONCERN
    small.type(" And more.")
    filler.unlink()
    small.close()


def test_the_window_closes_when_the_person_gives_those_words_up(
    small: Person, small_disk: Path
) -> None:
    filler = typed_on_a_full_disk(small, small_disk)
    small.window.close()
    small.waits_for("Not saved: ")
    (close,) = small._all("Close without saving")
    close.click()
    small.qtbot.waitUntil(lambda: not small.window.isVisible(), timeout=PATIENCE)
    filler.unlink()


class Manager:
    """Stands for Qt's session manager."""

    cancelled = False

    def allowsInteraction(self) -> bool:
        return True

    def cancel(self) -> None:
        self.cancelled = True


def signs_out(person: Person) -> bool:
    """The system wants to end the session; whether it may."""
    window, manager = person.window, Manager()
    held = window.locking.holds_unsaved
    save_before_the_end(window.written, manager, held=held)  # type: ignore[arg-type]
    return not manager.cancelled


def test_signing_out_saves_a_short_paper(start: Start) -> None:
    person = start()
    opens(person, DECIDE)
    person.type_into(CONCERN, STORY)
    assert signs_out(person)
    assert person.window.written is not None
    assert not person.window.written.has_unsaved


def test_signing_out_waits_for_words_that_no_disk_took(small: Person, small_disk: Path) -> None:
    filler = typed_on_a_full_disk(small, small_disk)
    assert not signs_out(small)
    filler.unlink()
    assert signs_out(small)


@pytest.mark.first_time
def test_nothing_ends_while_words_that_no_disk_took_wait_for_the_passphrase(
    small: Person, small_disk: Path
) -> None:
    choose_a_passphrase(small)
    filler = typed_on_a_full_disk(small, small_disk)
    key(small, Qt.Key.Key_F9)
    small.waits_for(NOT_SAVED)
    small.press("Unlock")
    small.waits_for("Your passphrase")
    small.window.close()
    assert small.window.isVisible()
    assert UNLOCK_FIRST in small.reads()
    assert not signs_out(small)
    filler.unlink()
    small.type_into("Your passphrase", PASSPHRASE)
    small.press("Open my drafts")
    assert concern(small) == f"{STORY} {CANARY} too."
    kept(small)


def test_a_lock_waits_for_a_slow_save_and_comes_back(
    start: Start, slow_disk: threading.Event
) -> None:
    person = start()
    opens(person, DECIDE)
    person.type_into(CONCERN, STORY)
    slow_disk.clear()
    person.type(" More.")
    key(person, Qt.Key.Key_F9)
    assert isinstance(person.window.current, LockPage)
    assert "being saved" in person.reads()
    slow_disk.set()
    locked(person)
    person.press("Unlock")
    assert concern(person) == f"{STORY} More."


def test_a_lock_while_it_is_signed_leads_home_and_the_text_is_gone(
    start: Start, slow_signing: threading.Event
) -> None:
    person = start()
    opens(person, DECIDE)
    fill(person, DECISION)
    slow_signing.clear()
    person.press("Sign and make the PDF")
    key(person, Qt.Key.Key_F9)
    slow_signing.set()
    locked(person)
    person.press("Unlock")
    assert not person.sees(HomePage).findChildren(KeptCard)
    assert len(list(person.desk.documents_folder.glob("*.pdf"))) == 1


def test_a_save_that_is_tried_again_does_not_take_the_place_of_what_is_signed_by_then(
    small: Person, small_disk: Path, slow_signing: threading.Event
) -> None:
    for second in range(2):
        opens(small, ADD)
        fill(small, ADDENDUM | {"Reference of the first referral": "CRM/2026/00417"})
        if not second:
            small.press("Sign and make the PDF")
            small.sees(SendPage)
            small.press("Back to your referrals")
            small.sees(HomePage)
    kept(small)
    written = small.window.written
    assert written is not None
    filler = fill_disk(small_disk)
    small.type_into("What became known", " A film.")
    slow_signing.clear()
    small.press("Sign and make the PDF")
    small.waits_for("Not saved: ")
    tried_again = written._autosave
    small.qtbot.waitUntil(lambda: not tried_again.isActive(), timeout=PATIENCE)
    filler.unlink()
    slow_signing.set()
    small.sees(SendPage)
    assert "Not saved" not in small.reads()
    small.press("Back to your referrals")
    small.sees(HomePage)
    vault = small.window.vault
    assert vault is not None
    lines = KeptNotes(vault, small.desk.now).lines()
    assert [line.waits_to_be_sent for line in lines] == [True, True]
