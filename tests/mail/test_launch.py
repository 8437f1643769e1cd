"""What can be seen of a program that was started: real ones that end well, badly, late or never."""

import os
import sys
import time
from pathlib import Path

import pytest
from tests.desk.waiting import until

from prevent_desktop.mail.launch import Outcome, environment, start

PYTHON = sys.executable


def test_a_program_that_ends_well_was_asked() -> None:
    seen = start([PYTHON, "-c", ""], 20)
    assert (seen.outcome, seen.exit_code) == (Outcome.ASKED, 0)


def test_a_program_that_complains_has_refused() -> None:
    seen = start([PYTHON, "-c", "raise SystemExit(4)"], 20)
    assert (seen.outcome, seen.exit_code) == (Outcome.REFUSED, 4)


@pytest.mark.parametrize("command", [["/nowhere/mail"], [""], ["a\x00b"]])
def test_a_program_that_is_not_there_was_not_started(command: list[str]) -> None:
    seen = start(command, 1)
    assert (seen.outcome, seen.exit_code) == (Outcome.NOT_STARTED, None)


def test_a_program_that_goes_on_is_not_waited_for_and_never_ended(tmp_path: Path) -> None:
    """It may show the message that a person is writing in."""
    door, mark = tmp_path / "door", tmp_path / "mark"
    code = "import os,sys,time\nwhile not os.path.exists(sys.argv[1]): time.sleep(.02)\n"
    code += "open(sys.argv[2], 'w').close()"
    begun = time.monotonic()
    seen = start([PYTHON, "-c", code, str(door), str(mark)], 0.2)
    assert time.monotonic() - begun < 10
    assert (seen.outcome, seen.exit_code) == (Outcome.ASKED, None)
    door.touch()
    until(mark.exists, "the program that goes on")


def test_words_reach_the_program_as_they_are(tmp_path: Path) -> None:
    words = ["a b", "'\"", "$(id)", "`id`", "%PATH%", "&|;<>^", "ü€😀", "", "\\", "-x", "a\nb"]
    out = tmp_path / "out"
    code = (
        "import sys; open(sys.argv[1], 'w', encoding='utf-8', newline='').write(repr(sys.argv[2:]))"
    )
    assert start([PYTHON, "-c", code, str(out), *words], 20).exit_code == 0
    assert out.read_text("utf-8") == repr(words)


def test_somebody_elses_program_gets_the_persons_own_libraries() -> None:
    ours = {
        "HOME": "/home/ann",
        "LD_LIBRARY_PATH": "/opt/prevent/_internal",
        "LD_LIBRARY_PATH_ORIG": "/home/ann/lib",
        "PYTHONPATH": "/x",
    }
    assert environment(ours, frozen=True) == {
        "HOME": "/home/ann",
        "LD_LIBRARY_PATH": "/home/ann/lib",
    }
    del ours["LD_LIBRARY_PATH_ORIG"]
    assert environment(ours, frozen=True) == {"HOME": "/home/ann"}
    assert environment({"LD_LIBRARY_PATH": "/x"}, frozen=False) == {"LD_LIBRARY_PATH": "/x"}


def test_nothing_of_ours_is_read_or_written_by_it() -> None:
    code = "import sys, os; raise SystemExit(len(sys.stdin.read()) + 1)"
    assert start([PYTHON, "-c", code], 20).exit_code == 1
    assert os.environ.get("PATH")
