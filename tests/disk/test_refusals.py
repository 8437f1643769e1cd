"""What the disk refuses or cannot do: passed on as it is, and never mistaken for something else."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from prevent_desktop.disk import durable, held_files, temporary_files, windows_files
from prevent_desktop.disk.durable import Disk

REFUSED = PermissionError(errno.EACCES, "refused")


def refuse(*_: object, **__: object) -> int:
    raise REFUSED


def test_a_file_that_may_not_be_read_is_no_missing_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rights are refused here by hand: root may read everything."""
    folder.mkdir()
    (folder / "one").write_bytes(b"sealed")
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(PermissionError):
        Disk().read(folder / "one", 100)


def test_a_file_that_may_not_be_removed_is_said_and_a_folder_is_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "inner").mkdir(parents=True)
    (folder / "one").write_bytes(b"sealed")
    Disk().unlink(folder / "inner")
    assert (folder / "inner").is_dir()
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(PermissionError):
        Disk().unlink(folder / "one")


def test_a_refusal_that_is_over_when_it_is_asked_about_is_tried_once_more(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows alone is asked, and of a file that nobody holds it has nothing to tell."""
    monkeypatch.setattr(held_files, "ASKS", True)
    folder.mkdir()
    (folder / "one").write_bytes(b"sealed")
    tries: list[int] = []

    def action() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise REFUSED
        return "done"

    assert held_files.patiently(action, folder / "one") == "done"


@contextlib.contextmanager
def locks(monkeypatch: pytest.MonkeyPatch, flock: Callable[..., None]) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr("fcntl.flock", flock)
        yield


@pytest.mark.skipif(os.name == "nt", reason="Windows holds a file by having it open")
def test_a_disk_without_locks_still_takes_a_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()

    def none_here(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    with locks(monkeypatch, none_here), temporary_files.temporary_file(folder) as made:
        made.write(b"paper")
        made.let_go()
        made.let_go()  # twice is once
        assert made.path.read_bytes() == b"paper"
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows holds a file by having it open")
def test_when_every_temporary_file_is_taken_away_it_is_said(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()

    def taken(*_: object) -> None:
        raise BlockingIOError

    with locks(monkeypatch, taken), pytest.raises(OSError, match="taken away"):
        temporary_files._make(folder)
    left = list(folder.iterdir())
    temporary_files.remove_leftovers(folder)
    assert left
    assert list(folder.iterdir()) == []


def test_what_windows_needs_is_known_elsewhere_as_nothing() -> None:
    assert hasattr(windows_files, "move_through") == (os.name == "nt")
    assert durable.file_error(REFUSED, Path("drafts")).code == "no_permission"
