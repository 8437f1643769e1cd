"""The first page: who, how old, what is missing, what to do next; searched, and where one was."""

from dataclasses import replace
from datetime import timedelta

from tests.stories.conftest import PATIENCE, Clock, Person, Start

from prevent_desktop.ui.home.home_page import SEARCH_FROM, HomePage
from prevent_desktop.ui.home.kept_card import KeptCard


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
    assert again.focus.accessibleName() == "Go on with Second", "it was changed last"
    again.close()
    clock.moment += timedelta(days=1)
    later = start()
    later.home()
    assert later.focus.accessibleName() == "Start a new referral"
