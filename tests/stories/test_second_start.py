"""A second start brings the window to the front, at a file if it was given one."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.stories.at_lock import lock_by_key
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.test_lock import choose_a_passphrase
from tests.stories.test_transfer import hand_over, write
from tests.stories.test_troubles import PASSPHRASE

from prevent_desktop import app as program
from prevent_desktop.computer.one_window import Asked, take_turn
from prevent_desktop.computer.paths import find_paths
from prevent_desktop.disk.folder_lock import is_held
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.lock.lock_page import LockPage
from prevent_desktop.ui.settings.set_up_page import SKIP, SetUpPage
from prevent_desktop.ui.start.doorstep import Doorstep
from prevent_desktop.ui.transfer.transfer_pages import ArrivedPage, TakeOverPage
from prevent_desktop.ui.verify.verify_page import VerifyPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
"""The screen that nobody sees has no windows in front of each other."""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "It's “signed”, подписано.PDF"
    file.write_bytes(b"%PDF-1.7\n%%EOF\n")
    return file


def opened_and_taken_over(person: Person, file: Path, words: str) -> None:
    """A later start was given the file; only its words are asked for."""
    person.window.be_asked(file)
    page = person.sees(TakeOverPage)
    person.qtbot.waitUntil(page._words.edit.hasFocus, timeout=PATIENCE)
    person.type(words)
    person.press("Take it over")
    person.sees(ArrivedPage)


# --- at the window -------------------------------------------------------------------------------


def test_a_paper_is_looked_at_at_once(start: Start, paper: Path) -> None:
    person = start()
    person.home()
    person.window.be_asked(paper)
    person.sees(VerifyPage)
    person.waits_for("This is not")
    person.press("Back")
    person.sees(HomePage)


def test_a_draft_is_taken_over_by_its_words_alone(start: Start) -> None:
    person = start()
    person.home()
    write(person, "Example")
    file, words = hand_over(person, "Example", "Robin Sample")
    person.press("Back to your referrals")
    person.sees(HomePage)
    opened_and_taken_over(person, file, words)


def test_another_path_can_be_typed_over_it(start: Start, paper: Path) -> None:
    person = start()
    person.home()
    file = paper.with_suffix(".prevent-transfer")
    file.write_bytes(b"x")
    person.window.be_asked(file)
    page = person.sees(TakeOverPage)
    page._path.edit.setText(str(paper.parent / "gone.prevent-transfer"))
    person.type_into("The words you were told", "some words")
    person.press("Take it over")
    person.waits_for("There is no file")


def test_what_is_being_written_is_saved_first_and_come_back_to(start: Start, paper: Path) -> None:
    person = start()
    person.new_referral()
    person.type_into("Surname", "Example")
    where = person.view().where
    object_id = person.view().session.draft.object_id
    person.window.be_asked(paper)
    person.sees(VerifyPage)
    kept = person.store.open(object_id)
    assert kept.referral.answers.text("individual.surname") == "Example"
    person.press("Back")
    view = person.view()
    assert view.where == where
    assert view.session.draft.referral.answers.text("individual.surname") == "Example"
    person.press("Save and close")
    person.sees(HomePage)


def test_a_draft_that_was_taken_over_leads_home_and_not_to_the_one_left(start: Start) -> None:
    person = start()
    person.home()
    write(person, "Example")
    file, words = hand_over(person, "Example", "Robin Sample")
    person.press("Back to your referrals")
    person.press("Start a new referral")
    person.press("Start the referral")
    person.view()
    person.type_into("Surname", "Other")
    opened_and_taken_over(person, file, words)
    person.press("Open it as a new draft")
    assert person.view().session.draft.referral.answers.text("individual.surname") == "Example"
    person.press("Save and close")
    person.sees(HomePage)
    assert person._all("Go on with Other")


@pytest.mark.first_time
def test_while_locked_it_waits(start: Start, paper: Path) -> None:
    person = start()
    choose_a_passphrase(person)
    person.sees(HomePage)
    lock_by_key(person)
    person.window.be_asked(paper)
    assert isinstance(person.window.current, LockPage)
    person.press("Unlock")
    person.waits_for("Your passphrase")
    assert paper.name not in person.reads()
    person.type_into("Your passphrase", PASSPHRASE)
    person.press("Open my drafts")
    person.sees(VerifyPage)
    person.press("Back")
    person.sees(HomePage)


def test_after_a_lock_it_comes_over_what_was_open_with_a_way_back(
    start: Start, paper: Path
) -> None:
    person = start()
    person.new_referral()
    person.type_into("Surname", "Example")
    lock_by_key(person)
    person.window.be_asked(paper)
    person.press("Unlock")
    person.sees(VerifyPage)
    person.press("Back")
    assert person.view().session.draft.referral.answers.text("individual.surname") == "Example"


@pytest.mark.first_time
def test_a_first_start_with_a_file_is_set_up_first(start: Start, paper: Path) -> None:
    person = start()
    person.window.go_to(paper)
    person.qtbot.waitUntil(lambda: bool(person._all("No, only I use it")), timeout=PATIENCE)
    person.tick("No, only I use it")
    person.press("Continue")
    person.press("Not now")
    person.sees(SetUpPage)
    person.press(SKIP)
    person.sees(VerifyPage)


def test_a_cover_is_lifted(start: Start, paper: Path) -> None:
    person = start()
    person.home()
    covering = person.window.locking.covering
    covering.cover()
    person.window.be_asked(paper)
    person.sees(VerifyPage)
    assert not covering.is_covered


def test_a_window_that_is_put_away_comes_up(start: Start) -> None:
    person = start()
    person.home()
    person.window.showMinimized()
    person.qtbot.waitUntil(person.window.isMinimized, timeout=PATIENCE)
    person.window.be_asked(None)
    person.qtbot.waitUntil(
        lambda: not person.window.isMinimized() and person.window.isActiveWindow(),
        timeout=PATIENCE,
    )
    assert isinstance(person.window.current, HomePage)


def test_the_doorstep_hears_a_second_start(qtbot: QtBot, tmp_path: Path, paper: Path) -> None:
    place = tmp_path / "window"
    lock = take_turn(place, None)
    assert lock is not None
    doorstep = Doorstep(place)
    heard: list[Path | None] = []
    doorstep.asked.connect(heard.append)
    for wish in (None, paper):
        with pytest.raises(Asked):
            take_turn(place, wish, pause=lambda _seconds: qtbot.wait(10))
    qtbot.waitUntil(lambda: heard == [None, paper], timeout=PATIENCE)
    doorstep.close()
    lock.release()


# --- as processes --------------------------------------------------------------------------------

SHORT = """
import sys
from prevent_desktop.computer import one_window
one_window.PATIENCE_SECONDS = 0.5
from prevent_desktop.__main__ import start
sys.argv = ["prevent-desktop", *sys.argv[1:]]
sys.exit(start())
"""


@contextmanager
def opened(*words: str, code: str = "") -> Iterator[subprocess.Popen[str]]:
    """The program as a process of its own, with a window that nobody sees."""
    how = ["-c", code] if code else ["-m", "prevent_desktop"]
    with subprocess.Popen(
        [sys.executable, *how, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for_lock(qtbot: QtBot) -> None:
    """Until it is held: the file is there before, and who is stopped then holds none."""
    folder = find_paths().window
    qtbot.waitUntil(lambda: folder.exists() and is_held(folder), timeout=PATIENCE)


@pytest.mark.parametrize("words", [[], ["open"], ["open", ""], ["open", "PAPER"]])
def test_a_second_process_asks_the_first_and_ends(
    qtbot: QtBot, paper: Path, words: list[str]
) -> None:
    with opened() as first:
        wait_for_lock(qtbot)
        with opened(*(str(paper) if word == "PAPER" else word for word in words)) as second:
            out, err = second.communicate(timeout=60)
        assert (second.returncode, out) == (0, "")
        assert err.splitlines()[-1] == program.COMES_FORWARD
        assert first.poll() is None


@pytest.mark.needs("kill")
def test_beside_one_that_hangs_no_second_window_opens(qtbot: QtBot) -> None:
    with opened() as first:
        wait_for_lock(qtbot)
        os.kill(first.pid, vars(signal)["SIGSTOP"])
        with opened(code=SHORT) as second:
            assert second.stderr is not None
            silent = threading.Timer(PATIENCE / 1000, second.kill)  # ends the waiting for a line
            silent.start()
            assert program.NO_ANSWER in second.stderr.readline()
            silent.cancel()
            second.send_signal(signal.SIGTERM)
            assert second.wait(60) in (1, 128 + signal.SIGTERM)
        first.kill()
        first.wait()
        with opened() as third:
            qtbot.wait(10)
            assert third.poll() is None


def test_two_folders_of_data_have_a_window_each(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened():
        wait_for_lock(qtbot)
        monkeypatch.setenv("PREVENT_DESKTOP_DATA", str(tmp_path / "other"))
        with opened() as other:
            wait_for_lock(qtbot)
            assert other.poll() is None
