"""One window for each user and folder of data; what a later start may ask of it, and what not."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from prevent_desktop.computer import one_window
from prevent_desktop.computer.one_window import (
    KINDS,
    LARGEST,
    MOST,
    NOTE,
    OLD_SECONDS,
    Asked,
    NoAnswer,
    read_notes,
    take_turn,
)
from prevent_desktop.disk.folder_lock import FolderLock
from prevent_desktop.kept.handover import ENDING


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "window"


@pytest.fixture
def first(place: Path) -> Iterator[FolderLock]:
    """The window that is open."""
    lock = take_turn(place, None)
    assert lock is not None
    yield lock
    lock.release()


def asks(place: Path, wish: Path | None) -> tuple[Path | None, ...]:
    """What the first hears of a second start."""
    heard: list[Path | None] = []
    with pytest.raises(Asked):
        take_turn(place, wish, pause=lambda _seconds: heard.extend(read_notes(place)))
    return tuple(heard)


def paper(folder: Path, name: str = "paper.pdf") -> Path:
    file = folder / name
    file.write_bytes(b"%PDF-")
    return file


def names(place: Path) -> list[str]:
    return sorted(each.name for each in place.iterdir())


@pytest.mark.usefixtures("first")
def test_a_second_start_asks_the_first_to_come_to_the_front(place: Path) -> None:
    assert asks(place, None) == (None,)
    assert names(place) == ["lock"]


@pytest.mark.usefixtures("first")
@pytest.mark.parametrize(
    "name",
    [
        "two words.pdf",
        'it\'s "quoted".PDF',
        "Müller-Łukasz שלום 漢字 🙂.prevent-transfer",
        " %f $HOME 'x'; rm.pdf",
        pytest.param("a line\nand another.pdf", marks=pytest.mark.needs("touch")),
        pytest.param("\udcff\udcfe.pdf", marks=pytest.mark.needs("touch")),
    ],
)
def test_any_path_arrives_as_it_is(place: Path, tmp_path: Path, name: str) -> None:
    if sys.platform == "win32":
        name = name.replace('"', "")
    file = paper(tmp_path, name)
    assert asks(place, file) == (file,)


def test_a_start_that_died_blocks_nobody(place: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; "
        "from prevent_desktop.computer.one_window import take_turn; "
        "lock = take_turn(Path(sys.argv[1]), None); print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(place)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(NoAnswer):
            take_turn(place, None, now=Passing(), pause=lambda _seconds: None)
        other.kill()
        other.wait()
    lock = take_turn(place, None)
    assert lock is not None
    lock.release()


class Passing:
    """A clock by which the patience is over soon."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        self.seconds += one_window.PATIENCE_SECONDS / 3
        return self.seconds


@pytest.mark.usefixtures("first")
def test_one_that_does_not_answer_is_given_up_and_its_note_taken_back(place: Path) -> None:
    with pytest.raises(NoAnswer):
        take_turn(place, None, now=Passing(), pause=lambda _seconds: None)
    assert names(place) == ["lock"]


def test_one_that_ends_meanwhile_makes_room(place: Path, first: FolderLock) -> None:
    lock = take_turn(place, None, pause=lambda _seconds: first.release())
    assert lock is not None
    assert names(place) == ["lock"]
    lock.release()


def test_where_no_lock_can_be_made_the_window_opens_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    assert take_turn(tmp_path / "data" / "window", None) is None


@pytest.mark.needs("chmod")
@pytest.mark.usefixtures("first")
def test_the_folder_is_for_this_user_only(place: Path) -> None:
    seen: list[int] = []

    def look(_seconds: float) -> None:
        seen.extend(each.stat().st_mode & 0o777 for each in place.glob(f"*{NOTE}"))
        read_notes(place)

    with pytest.raises(Asked):
        take_turn(place, None, pause=look)
    assert place.stat().st_mode & 0o777 == 0o700
    assert seen == [0o600]


Foul = Callable[[Path], bytes]
FOUL: dict[str, Foul] = {
    "nothing": lambda _at: b"",
    "another word": lambda _at: b"raise the window",
    "a path that is not whole": lambda _at: b"paper.pdf",
    "a file that is not there": lambda at: os.fsencode(at / "gone.pdf"),
    "another kind of file": lambda at: os.fsencode(paper(at, "note.txt")),
    "a folder": lambda at: _folder(at / "folder.pdf"),
    "a NUL": lambda at: os.fsencode(paper(at)) + b"\0",
    "two paths": lambda at: os.fsencode(paper(at)) + b"\n" + os.fsencode(paper(at)),
    "no text": lambda _at: bytes(range(256)),
    "too long": lambda at: b"/" * LARGEST + os.fsencode(paper(at)),
}


def _folder(at: Path) -> bytes:
    at.mkdir()
    return os.fsencode(at)


@pytest.mark.parametrize("what", FOUL)
def test_anything_else_is_dropped(place: Path, tmp_path: Path, what: str) -> None:
    place.mkdir(parents=True)
    (place / f"0{NOTE}").write_bytes(FOUL[what](tmp_path))
    assert read_notes(place) == ()
    assert names(place) == [], "and is not looked at again"


def test_a_note_that_nobody_took_is_dropped_once_it_is_old(place: Path, tmp_path: Path) -> None:
    place.mkdir(parents=True)
    note = place / f"0{NOTE}"
    note.write_bytes(os.fsencode(paper(tmp_path)))
    before = note.stat().st_mtime - OLD_SECONDS - 5
    os.utime(note, (before, before))
    assert read_notes(place) == ()
    assert names(place) == []


def test_not_more_than_some_notes_are_heard_at_a_time(place: Path) -> None:
    place.mkdir(parents=True)
    for number in range(MOST + 3):
        (place / f"{number:02}{NOTE}").write_bytes(b"raise")
    assert len(read_notes(place)) == MOST
    assert names(place) == []


@pytest.mark.needs("mkfifo")
def test_what_is_no_file_is_no_note(place: Path, tmp_path: Path) -> None:
    place.mkdir(parents=True)
    vars(os)["mkfifo"](place / f"pipe{NOTE}")  # the type checker knows that Windows has none
    (tmp_path / "elsewhere").write_bytes(b"raise")
    (place / f"link{NOTE}").symlink_to(tmp_path / "elsewhere")
    assert read_notes(place) == ()
    pipe = tmp_path / "pipe.pdf"
    vars(os)["mkfifo"](pipe)  # the type checker knows that Windows has none
    (place / f"0{NOTE}").write_bytes(os.fsencode(pipe))
    assert read_notes(place) == ()


def test_the_kinds_are_those_that_have_a_page() -> None:
    assert set(KINDS) == {ENDING, ".pdf"}
