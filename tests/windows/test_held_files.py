"""Another program holds a file open, as virus scanners, backups and viewers do."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.vault.helpers import MemoryKeys, code_of, create, reopen

from prevent_desktop.disk.durable import Disk, file_error
from prevent_desktop.disk.held_files import as_told, is_held
from prevent_desktop.errors import FileError
from prevent_desktop.saving import read_limited, save_new
from prevent_desktop.vault import Kind

if sys.platform == "win32":
    import ctypes

    class Holder:
        """Opens a file the way a scanner does: nobody else may write, delete or even read it."""

        def __init__(self, path: Path, *, shared: int = 0) -> None:
            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateFileW.restype = ctypes.c_void_p
            read, there = ctypes.c_uint32(0x80000000), 3
            name = ctypes.c_wchar_p(str(path))
            self._handle = ctypes.c_void_p(
                self._kernel.CreateFileW(name, read, shared, None, there, 0, None)
            )
            assert self._handle.value not in (None, ctypes.c_void_p(-1).value)

        def let_go(self) -> None:
            self._kernel.CloseHandle(self._handle)

    @pytest.fixture
    def file(tmp_path: Path) -> Path:
        path = tmp_path / "a paper.pdf"
        path.write_bytes(b"%PDF")
        return path

    @pytest.fixture
    def holder(file: Path) -> Iterator[Holder]:
        held = Holder(file)
        yield held
        held.let_go()

    def soon(holder: Holder) -> threading.Timer:
        timer = threading.Timer(0.3, holder.let_go)
        timer.start()
        return timer

    def test_it_is_told_from_a_lack_of_rights(file: Path, holder: Holder) -> None:
        denied = PermissionError()
        assert is_held(as_told(denied, file))
        holder.let_go()
        assert as_told(denied, file) is denied
        assert not is_held(as_told(denied, file.with_name("nothing")))

    def test_reading_waits_until_it_is_let_go(file: Path) -> None:
        timer = soon(Holder(file))
        assert read_limited(file, 100) == b"%PDF"
        timer.join()

    def test_a_file_held_for_long_is_busy(file: Path, holder: Holder) -> None:
        assert holder
        begun = time.monotonic()
        with pytest.raises(FileError) as told:
            read_limited(file, 100)
        assert told.value.code == "busy"
        assert time.monotonic() - begun < 10

    def test_the_disk_says_busy_too(file: Path, holder: Holder) -> None:
        assert holder
        with pytest.raises(PermissionError) as told:
            Disk().read(file, 100)
        assert is_held(told.value)
        assert file_error(told.value, file.parent).code == "busy"

    def test_a_paper_that_is_open_in_a_viewer_is_not_overwritten(file: Path) -> None:
        held = Holder(file, shared=1)
        with pytest.raises(FileError) as told:
            save_new(file.parent, {file.name: b"new"})
        assert told.value.code == "exists"
        held.let_go()

    def test_what_may_be_read_and_not_replaced_is_held_too(file: Path) -> None:
        """Windows calls the rename over it "access denied"."""
        held = Holder(file, shared=1)
        (file.parent / "new").write_bytes(b"new")
        with pytest.raises(PermissionError) as told:
            Disk().rename(file.parent / "new", file)
        assert file_error(told.value, file.parent).code == "busy"
        held.let_go()
        Disk().rename(file.parent / "new", file)
        assert file.read_bytes() == b"new"

    def test_a_folder_of_a_files_name_is_not_waited_for(tmp_path: Path) -> None:
        (tmp_path / "keys.9.9.vk").mkdir()
        begun = time.monotonic()
        with pytest.raises(FileNotFoundError):
            Disk().read(tmp_path / "keys.9.9.vk", 100)
        Disk().unlink(tmp_path / "keys.9.9.vk")
        assert (tmp_path / "keys.9.9.vk").is_dir()
        assert time.monotonic() - begun < 1

    def test_a_vault_whose_files_are_read_by_a_scanner_saves_and_opens(tmp_path: Path) -> None:
        """Shared for reading alone, without the right to delete: as most scanners do."""
        keys, folder = MemoryKeys(), tmp_path / "vault"
        with create(folder, keys) as vault:
            draft = vault.new_id()
            vault.save(Kind.DRAFT, draft, b"card", b"one")
            with ExitStack() as held:
                for path in folder.iterdir():
                    if path.name != "lock":
                        held.callback(Holder(path, shared=1).let_go)
                vault.save(Kind.DRAFT, draft, b"card", b"two")
            vault.save(Kind.DRAFT, draft, b"card", b"three")
        with reopen(folder, keys) as vault:
            assert vault.load(draft).body == b"three"

    def test_a_vault_somebody_holds_closed_is_busy_and_opens_afterwards(tmp_path: Path) -> None:
        keys, folder = MemoryKeys(), tmp_path / "vault"
        with create(folder, keys) as vault:
            draft = vault.new_id()
            vault.save(Kind.DRAFT, draft, b"card", b"one")
        with ExitStack() as held:
            for path in folder.iterdir():
                held.callback(Holder(path).let_go)
            told = code_of(lambda: reopen(folder, keys))
        assert told in {"busy", "in_use"}
        with reopen(folder, keys) as vault:
            assert vault.load(draft).body == b"one"
