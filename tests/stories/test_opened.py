"""That a draft message was opened is kept, apart from whether it was sent."""

from datetime import timedelta

from tests.stories.computer import Clock
from tests.stories.conftest import PATIENCE, Start
from tests.stories.test_records import at_rest, record
from tests.stories.test_returning import go_home, signed

from prevent_desktop.ui.sending.send_page import SendPage


def test_that_a_draft_was_opened_is_kept_apart_from_that_it_was_sent(
    start: Start, clock: Clock
) -> None:
    person, _pdf = signed(start)
    person.waits_for("It opens in Thunderbird")
    person.press("Open a draft message")
    person.waits_for("We asked Thunderbird to open a new message")
    at_rest(person)
    go_home(person)
    assert "A draft message was opened" not in person.reads(), "nobody said that it opened"
    clock.moment += timedelta(minutes=5)
    person.press("Back to sending Graham")
    person.sees(SendPage)
    assert "Thunderbird was asked to open a draft message on 22 November 2026" in person.reads()
    person.waits_for("It opens in Thunderbird")
    person.press("Open a draft message")
    person.waits_for("We asked Thunderbird to open a new message")
    person.press("A new message with the PDF opened")
    at_rest(person)
    go_home(person)
    moment = person.desk.zone.day_and_time(clock.moment)
    assert f"A draft message was opened on {moment}" in person.reads()
    assert "Have you sent these?" in person.reads(), "opened is not sent"
    person.tick("I have sent it")
    at_rest(person)
    person.rooms.go_home("")
    at_rest(person)
    record(person)
    assert f"A draft message was opened in Thunderbird on {moment}." in person.reads()


def test_a_draft_that_did_not_open_is_not_kept_as_opened(start: Start) -> None:
    person, _pdf = signed(start)
    person.waits_for("It opens in Thunderbird")
    person.press("Open a draft message")
    person.waits_for("We asked Thunderbird to open a new message")
    person.press("Nothing opened, or it has no Send button")
    person.waits_for("Use the four steps below")
    (line,) = person.store.lines()
    person.qtbot.waitUntil(  # it is saved within two seconds
        lambda: not person.store.open(line.object_id).opened, timeout=PATIENCE
    )
