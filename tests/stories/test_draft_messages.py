"""The draft message that a mail program reads is in clear: when it goes from the computer."""

import os
from pathlib import Path

import pytest
from tests.stories.at_lock import lock_by_key
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.places import sending

from prevent_desktop.ui import main_window
from prevent_desktop.ui.sending.sent_words import SENT


def opened_message(start: Start) -> tuple[Person, Path]:
    """A draft message just written into the private folder, by the clock of the window."""
    person = start()
    sending(person)
    person.press("Open a draft message")
    person.waits_for("It has NOT been sent")
    (message,) = person.desk.private_folder.iterdir()
    return person, message


def written(person: Person, message: Path, *, hours_ago: int) -> None:
    """So long ago by the window's clock."""
    then = person.desk.now().timestamp() - 3600 * hours_ago
    os.utime(message, (then, then))


def test_an_old_draft_message_does_not_outlive_the_window(start: Start) -> None:
    person, message = opened_message(start)
    if os.name == "posix":
        assert message.stat().st_mode & 0o777 == 0o600
    written(person, message, hours_ago=1)
    person.close()
    assert not list(person.desk.private_folder.iterdir())


def test_a_young_draft_message_is_left_to_its_program_when_the_window_closes(start: Start) -> None:
    person, message = opened_message(start)
    person.close()
    assert message.exists()


def test_a_young_draft_message_goes_when_it_is_ticked_as_sent(start: Start) -> None:
    """Its program has it; ten minutes more would be ten minutes in clear, or until the next day."""
    person, message = opened_message(start)
    other = message.with_name("PR-AAAA-AAAA.eml")
    other.write_bytes(b"of another paper")
    person.tick(SENT)
    person.qtbot.waitUntil(lambda: not message.exists(), timeout=PATIENCE)
    assert other.exists()


def test_a_young_draft_message_goes_ten_minutes_after_a_lock(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "SWEEP_AFTER_LOCK_MS", 100)
    person, message = opened_message(start)
    lock_by_key(person)
    assert message.exists()
    written(person, message, hours_ago=1)
    person.qtbot.waitUntil(lambda: not message.exists(), timeout=PATIENCE)


def test_an_old_draft_message_goes_when_the_window_closes_locked(start: Start) -> None:
    person, message = opened_message(start)
    lock_by_key(person)
    written(person, message, hours_ago=1)
    person.close()
    assert not message.exists()
