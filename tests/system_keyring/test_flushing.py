"""What a Linux keyring wrote is forced to the disk, its folder too."""

import os
import sys
from pathlib import Path

import pytest
from tests.system_keyring.secret_service import private_session

from prevent_desktop.system_keyring import SystemKeyring
from prevent_desktop.system_keyring.flushing import flush_keyrings, keyring_folders

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux keyrings")


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every file and folder that is forced to the disk, in order."""
    paths: list[Path] = []
    fsync = os.fsync

    def watched(descriptor: int) -> None:
        paths.append(Path(f"/proc/self/fd/{descriptor}").readlink())
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    return paths


@pytest.mark.parametrize("name", ["keyrings", "kwalletd"])
def test_files_are_flushed_and_then_their_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flushed: list[Path], name: str
) -> None:
    folder = tmp_path / name
    (folder / "inner").mkdir(parents=True)
    (folder / "wallet").touch()
    vars(os)["mkfifo"](folder / "pipe")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    flush_keyrings()
    assert flushed == [folder / "wallet", folder]


def test_a_folder_that_cannot_be_flushed_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError

    (tmp_path / "keyrings").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(os, "fsync", refuse)
    flush_keyrings()


def test_without_a_keyring_there_is_nothing_to_flush(tmp_path: Path) -> None:
    assert keyring_folders({"HOME": str(tmp_path)}) == []
    (tmp_path / ".local/share/keyrings").mkdir(parents=True)
    assert keyring_folders({"HOME": str(tmp_path)}) == [tmp_path / ".local/share/keyrings"]


def test_a_key_is_on_the_disk_when_it_is_kept_and_when_it_is_destroyed(
    monkeypatch: pytest.MonkeyPatch, flushed: list[Path]
) -> None:
    with private_session(monkeypatch) as session:
        session.start_daemon()
        data = session.folder / "data"
        monkeypatch.setenv("XDG_DATA_HOME", str(data))
        keys = SystemKeyring("prevent-desktop-tests")
        keys.put("vault:1", bytes(32))
        assert flushed[-1] == data / "keyrings"
        flushed.clear()
        keys.delete("vault:1")
        assert flushed[-1] == data / "keyrings"
