"""The first page: who, how old, what is missing, what to do next; searched, and where one was."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.stories.computer import Clock
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.places import at_rest

from prevent_desktop.ui.home.home_notices import DOUBTFUL, STALE
from prevent_desktop.ui.home.home_page import SEARCH_FROM, HomePage
from prevent_desktop.ui.home.kept_card import KeptCard
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.referral.before_page import BeforePage
from prevent_desktop.ui.work.desk import WindowDesk


def keep(person: Person, surname: str, **answers: str) -> str:
    """Put a draft into the list, as another day's writing would."""
    draft = person.store.new()
    referral = draft.referral.with_value("individual.surname", surname)
    for question, value in answers.items():
        referral = referral.with_value(question.replace("__", "."), value)
    person.store.save(replace(draft, referral=referral))
    return draft.object_id


def listed_anew(person: Person) -> HomePage:
    person.rooms.go_home("")
    workers = person.window._workers
    person.qtbot.waitUntil(lambda: not any(w.busy for w in workers), timeout=PATIENCE)
    return person.sees(HomePage)


def cards(person: Person) -> list[str]:
    found = person.window.findChildren(KeptCard)
    return sorted(card.title for card in found if card.isVisible())


def test_a_card_says_who_how_old_and_what_is_missing(start: Start, clock: Clock) -> None:
    person = start()
    person.home()
    keep(person, "Example", individual__dob="2010-05-14")
    clock.moment += timedelta(days=10)
    listed_anew(person)
    words = person.reads()
    assert "Born 14 May 2010" in words
    assert "needed answers are missing" in words
    assert "Last changed 22 November 2026" in words
    assert "Deleted in 80 days unless you change it" in words


def test_the_empty_list_says_what_to_do(start: Start) -> None:
    person = start()
    person.home()
    words = person.reads()
    assert "A referral goes in three steps" in words
    assert "Set up once" in words
    assert not person._all("Find a referral")


def test_a_program_whose_numbers_nobody_checked_for_a_year_says_so_quietly(
    start: Start, clock: Clock
) -> None:
    person = start()
    person.home()
    assert STALE not in person.reads()
    assert DOUBTFUL not in person.reads()
    clock.moment += timedelta(days=400)
    listed_anew(person)
    assert f"{STALE} 29 November 2026" in person.reads()
    assert DOUBTFUL in person.reads()
    person.press("Start a new referral")
    person.sees(BeforePage)


def test_from_eight_entries_on_they_can_be_searched(start: Start) -> None:
    person = start()
    person.home()
    names = [f"Name{number}" for number in range(SEARCH_FROM - 1)]
    for name in names:
        keep(person, name)
    listed_anew(person)
    assert "Find a referral" not in person.reads()
    for number in range(6):
        keep(person, f"Other{number}", individual__dob="2011-03")
    listed_anew(person)
    person.type_into("Find a referral", "name3")
    assert cards(person) == ["Name3"]
    assert "1 of 13 shown" in person.reads()
    person.focus.clear()  # type: ignore[attr-defined]
    person.type("march 2011")
    assert cards(person) == [f"Other{number}" for number in range(6)]
    person.type(" nobody")
    assert cards(person) == []


def test_the_focus_is_on_the_draft_that_was_open(start: Start, clock: Clock) -> None:
    person = start()
    person.home()
    keep(person, "First")
    clock.moment += timedelta(minutes=1)
    keep(person, "Second")
    listed_anew(person)
    person.press("Go on with First")
    person.view()
    person.press("Save and close")
    person.sees(HomePage)
    assert person.focus.accessibleName() == "Go on with First"
    person.close()
    again = start()
    again.home()
    assert again.focus.accessibleName() == "Start a new referral", "it was put away"


def after_a_crash(start: Start, desk: WindowDesk, folder: Path) -> Person:
    """The program once more, with its drafts as they are on the disk just now."""
    shutil.copytree(desk.vault_folder, folder)
    again = start(replace(desk, vault_folder=folder))
    again.home()
    return again


def test_after_a_crash_the_focus_is_on_the_draft_that_was_open(
    start: Start, clock: Clock, desk: WindowDesk, tmp_path: Path
) -> None:
    person = start()
    person.home()
    keep(person, "First")
    clock.moment += timedelta(minutes=1)
    keep(person, "Second")
    listed_anew(person)
    person.press("Go on with First")
    person.view()
    at_rest(person)
    clock.moment += timedelta(days=40)
    again = after_a_crash(start, desk, tmp_path / "one")
    assert again.focus.accessibleName() == "Go on with First", "though the other was changed last"
    last = after_a_crash(start, replace(desk, vault_folder=tmp_path / "one"), tmp_path / "two")
    assert last.focus.accessibleName() == "Start a new referral", "this time nothing was open"


def test_after_a_crash_at_an_addition_the_focus_is_on_that(
    start: Start, desk: WindowDesk, tmp_path: Path
) -> None:
    person = start()
    person.home()
    keep(person, "First")
    person.press("Add to a referral you sent")
    person.sees(NotePage)
    person.type_into("Name of the person", "Somebody")
    at_rest(person)
    person.window.written.save_now()  # type: ignore[union-attr]
    at_rest(person)
    again = after_a_crash(start, desk, tmp_path / "copy")
    assert again.focus.accessibleName().startswith("Go on with Addition")
