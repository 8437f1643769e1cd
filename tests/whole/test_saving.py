"""Finished files: whole or not at all, nothing of a killed run left, no success told as a fault."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prevent_desktop import saving
from prevent_desktop.computer.ending import SIGNALS
from prevent_desktop.disk import held_files, temporary_files
from prevent_desktop.disk.temporary_files import remove_leftovers, temporary_file
from prevent_desktop.errors import FileError
from prevent_desktop.papers.finished import is_message
from prevent_desktop.saving import is_empty, read_limited, remove_own, save_new

MESSAGE = "PR-7K2M-4H9Q.eml"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def held(number: int) -> OSError:
    problem = PermissionError(13, "held", None, number)  # Windows takes it, others leave it out
    vars(problem)["winerror"] = number
    return problem


@pytest.fixture
def scanner(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[float]]:
    """A virus scanner that holds a file for so many tries; the pauses between them are noted."""
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)

    def hold(owner: Any, name: str, times: int, number: int = 32) -> list[float]:
        real, left = getattr(owner, name), [times]

        def act(*arguments: Any, **words: Any) -> Any:
            if left[0]:
                left[0] -= 1
                raise held(number)
            return real(*arguments, **words)

        monkeypatch.setattr(owner, name, act)
        return pauses

    return hold


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_scanner_that_lets_go_is_waited_for(
    tmp_path: Path, scanner: Callable[..., list[float]], number: int
) -> None:
    pauses = scanner(Path, "hardlink_to", 3, number)
    (saved,) = save_new(tmp_path, {"a.pdf": b"paper"})
    assert saved.read_bytes() == b"paper"
    assert pauses == list(held_files.PAUSES[:3])
    assert names(tmp_path) == ["a.pdf"]


def test_a_saved_file_is_saved_though_its_temporary_one_is_held(
    tmp_path: Path, scanner: Callable[..., list[float]]
) -> None:
    """The scanner looks at the file that has just been written, and nothing is wrong with that."""
    scanner(Path, "unlink", 99)
    (saved,) = save_new(tmp_path, {"a.pdf": b"paper"})
    assert saved.read_bytes() == b"paper"


def test_a_file_that_stays_held_is_said_to_be(
    tmp_path: Path, scanner: Callable[..., list[float]]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"paper")
    pauses = scanner(os, "open", 99)
    with pytest.raises(FileError) as caught:
        read_limited(path, 100)
    assert caught.value.code == "busy"
    assert pauses == list(held_files.PAUSES)


def test_a_file_that_is_held_for_a_moment_is_read(
    tmp_path: Path, scanner: Callable[..., list[float]]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"paper")
    scanner(os, "open", 2)
    assert read_limited(path, 100) == b"paper"


def test_of_two_files_both_are_saved_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = saving._publish
    published: list[Path] = []

    def publish(temporary: temporary_files.Temporary, target: Path) -> None:
        if published:
            raise FileError("exists", name=str(target))
        published.append(target)
        real(temporary, target)

    monkeypatch.setattr(saving, "_publish", publish)
    with pytest.raises(FileError):
        save_new(tmp_path, {"a.pdf": b"paper", "a.eml": b"message"})
    assert published
    assert names(tmp_path) == []


# --- what a killed run left ------------------------------------------------------------------

WRITING = """
import sys, time
from pathlib import Path
from prevent_desktop.disk.temporary_files import temporary_file
with temporary_file(Path(sys.argv[1])) as made:
    made.write(b"half a paper")
    print("written", flush=True)
    time.sleep(60)
"""


def start_writing(folder: Path) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", WRITING, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "written\n"
    return child


def test_what_a_killed_run_left_goes_and_what_one_is_writing_stays(tmp_path: Path) -> None:
    with start_writing(tmp_path) as killed, start_writing(tmp_path) as alive:
        killed.kill()
        killed.wait(30)
        assert len(names(tmp_path)) == 2
        save_new(tmp_path, {"a.pdf": b"paper"})
        left = [name for name in names(tmp_path) if name != "a.pdf"]
        assert len(left) == 1, "only what is being written stays"
        alive.kill()
        alive.wait(30)
        save_new(tmp_path, {"b.pdf": b"paper"})
    assert names(tmp_path) == ["a.pdf", "b.pdf"]


def test_strangers_things_with_such_a_name_stay(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("mine")
    (tmp_path / ".prevent-abcdefgh.tmp").symlink_to(own)
    (tmp_path / ".prevent-abcdefgi.tmp").mkdir()
    for name in (".prevent-short.tmp", ".prevent-abcdefgh.tmp.old", "prevent-abcdefgh.tmp"):
        (tmp_path / name).write_text("mine")
    before = names(tmp_path)
    remove_leftovers(tmp_path)
    assert names(tmp_path) == before
    (tmp_path / ".prevent-abcdefgj.tmp").write_text("left")
    remove_leftovers(tmp_path)
    assert names(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows holds a file by having it open")
def test_one_that_was_taken_away_at_once_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = temporary_files._hold
    taken: list[int] = []

    def hold(handle: int) -> bool:
        if not taken:
            taken.append(handle)
            for path in tmp_path.iterdir():
                path.unlink()
        return real(handle)

    monkeypatch.setattr(temporary_files, "_hold", hold)
    with temporary_file(tmp_path) as made:
        made.write(b"paper")
        assert made.path.read_bytes() == b"paper"
    assert taken


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [*SIGNALS, signal.SIGINT])
def test_a_command_that_is_told_to_end_leaves_nothing_behind(tmp_path: Path, number: int) -> None:
    code = (
        "import signal, sys, time; from pathlib import Path\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from prevent_desktop.computer.ending import SIGNALS\n"
        "for number in SIGNALS: signal.signal(number, signal.SIG_DFL)\n"
        "from prevent_desktop import app\n"
        "from prevent_desktop.disk.temporary_files import temporary_file\n"
        "def command(_arguments=None):\n"
        f"    with temporary_file(Path({str(tmp_path)!r})) as made:\n"
        "        made.write(b'half a paper')\n"
        "        print('written', flush=True)\n"
        "        time.sleep(60)\n"
        "app.main = command\n"
        "from prevent_desktop.__main__ import start\n"
        "sys.exit(start())\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "written\n"
        assert names(tmp_path)
        child.send_signal(number)
        assert child.wait(30) == 128 + number
        assert child.stderr is not None
        assert child.stderr.read() == ""
    assert names(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_signal_that_was_to_be_ignored_still_is() -> None:
    """As `nohup` asks for."""
    code = (
        "import signal\n"
        "from prevent_desktop.computer.ending import SIGNALS, listen\n"
        "for number in SIGNALS: signal.signal(number, signal.SIG_IGN)\n"
        "listen()\n"
        "for number in SIGNALS: signal.raise_signal(number)\n"
    )
    subprocess.run([sys.executable, "-c", code], timeout=60, check=True)


# --- the folder for files that exist for a moment --------------------------------------------


def test_only_what_the_program_put_into_its_private_folder_goes(tmp_path: Path) -> None:
    private, own = tmp_path / "private", tmp_path / "mine.txt"
    private.mkdir()
    own.write_text("mine")
    for name in (MESSAGE, "PR-2222-3333.eml", ".prevent-abcdefgh.tmp"):
        (private / name).write_text("ours")
    strangers = ["notes.txt", "PR-7K2M-4H9Q.eml.txt", "PR-0000-0000.eml", ".eml"]
    if sys.platform != "win32":  # there it is the same name as the message's, so ours
        strangers.append(MESSAGE.lower())
    for name in strangers:
        (private / name).write_text("theirs")
    (private / "PR-7777-7777.eml").symlink_to(own)
    (private / "PR-8888-8888.eml").mkdir()
    remove_own(private, is_message)
    left = {"PR-7777-7777.eml", "PR-8888-8888.eml", *strangers}
    assert set(names(private)) == left
    assert own.read_text() == "mine"


def test_a_private_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    theirs = tmp_path / "Documents"
    theirs.mkdir()
    (theirs / MESSAGE).write_text("saved by a person")
    (tmp_path / "private").symlink_to(theirs)
    remove_own(tmp_path / "private", is_message)
    assert names(theirs) == [MESSAGE]
    remove_own(tmp_path / "never", is_message)


def test_a_folder_is_empty_only_where_nothing_can_be_in_it(tmp_path: Path) -> None:
    assert is_empty(tmp_path)
    assert is_empty(tmp_path / "never")
    (tmp_path / MESSAGE).write_text("a draft")
    assert not is_empty(tmp_path)
    assert not is_empty(tmp_path / MESSAGE), "what cannot be looked into may hold something"
