"""A full disk, a read-only disk, and an error at each single step."""

import contextlib
import errno
import os
import platform
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from tests.proofs import Record
from tests.vault.helpers import MemoryKeys, code_of, create, reopen, with_draft
from tests.vault.renewing import renew_key

from prevent_desktop.disk.durable import Content, Disk, file_error
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.vault import Kind, Vault, exists


def mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"mount is refused here: {done.stderr.strip()}")


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    if platform.system() != "Linux":
        pytest.skip("a tiny disk is made with Linux's tmpfs")
    place = tmp_path / "disk"
    place.mkdir()
    mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place))
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    return filler


def test_a_full_disk_is_told_and_costs_nothing(tiny_disk: Path, keys: MemoryKeys) -> None:
    folder = tiny_disk / "vault"
    with create(folder, keys) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"acknowledged")
        filler = fill(tiny_disk)
        large = os.urandom(60_000)
        for _ in range(3):
            assert code_of(lambda: vault.save(Kind.DRAFT, draft, b"", large)) == "disk_full"
        for action in (
            lambda: vault.save(Kind.DRAFT, vault.new_id(), b"", b""),
            lambda: vault.delete(draft),
            partial(renew_key, vault),
        ):
            assert code_of(action) == "disk_full"
        assert vault.load(draft).body == b"acknowledged"
    assert not list(folder.glob("*.tmp"))
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == b"acknowledged"
        filler.unlink()
        vault.save(Kind.DRAFT, draft, b"", large)
        renew_key(vault)
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == large
        assert len(vault.list(Kind.DRAFT)) == 1


def test_a_read_only_disk_can_be_read(tiny_disk: Path, keys: MemoryKeys) -> None:
    folder = tiny_disk / "vault"
    draft = with_draft(folder, keys, b"body")
    mount("-o", "remount,ro", str(tiny_disk))
    assert exists(folder)
    assert code_of(lambda: reopen(folder, keys)) == "read_only"
    assert code_of(lambda: create(tiny_disk / "other", keys)) == "read_only"
    with Vault.open(folder, keys, read_only=True) as vault:
        assert vault.load(draft).body == b"body"
        assert code_of(lambda: vault.delete(draft)) == "opened_read_only"


@dataclass(frozen=True)
class Fault:
    """What the disk says: a POSIX error, or one of Windows' own numbers through a faked layer."""

    number: int
    windows: int = 0
    code: str = "unwritable"

    def error(self) -> OSError:
        problem = OSError(self.number, "injected")
        if self.windows:
            problem.winerror = self.windows  # type: ignore[attr-defined,unused-ignore]
        return problem


EIO = Fault(errno.EIO)
FAULTS = (
    EIO,
    Fault(errno.ENOSPC, code="disk_full"),
    Fault(errno.EACCES, code="no_permission"),
    Fault(errno.EINVAL, 5, "no_permission"),
    Fault(errno.EINVAL, 32, "busy"),
    Fault(errno.EINVAL, 33, "busy"),
    Fault(errno.EINVAL, 112, "disk_full"),
)


class FailingDisk(Disk):
    """Fails at its n-th operation, once or from then on, before or after the effect happened."""

    def __init__(self, at: int, fault: Fault, *, lasting: bool, after: bool) -> None:
        self.at, self.fault, self.lasting, self.after = at, fault, lasting, after
        self.count = 0
        self.armed = False

    def names(self, folder: Path) -> list[str]:
        self._step(lambda: None)
        return super().names(folder)

    def read(self, path: Path, limit: int) -> bytes:
        self._step(lambda: None)
        return super().read(path, limit)

    def write_new(self, path: Path, content: Content) -> None:
        self._step(lambda: super(FailingDisk, self).write_new(path, content))

    def rename(self, old: Path, new: Path) -> None:
        self._step(lambda: super(FailingDisk, self).rename(old, new))

    def unlink(self, path: Path) -> None:
        self._step(lambda: super(FailingDisk, self).unlink(path))

    def sync_folder(self, folder: Path) -> None:
        self._step(lambda: super(FailingDisk, self).sync_folder(folder))

    def sync_file(self, descriptor: int) -> None:
        del descriptor  # no power is cut here

    def _step(self, effect: Callable[[], None]) -> None:
        self.count += self.armed
        fails = self.armed and (self.count >= self.at if self.lasting else self.count == self.at)
        if not fails or self.after:
            effect()
        if fails:
            raise self.fault.error()


@pytest.mark.wide
@pytest.mark.parametrize(
    ("fault", "lasting", "after"),
    [
        *((fault, False, False) for fault in FAULTS),
        (EIO, False, True),
        (EIO, True, False),
        (EIO, True, True),
        (FAULTS[1], True, False),
        (FAULTS[4], True, False),
    ],
)
def test_an_error_at_any_operation_loses_nothing_acknowledged(
    tmp_path: Path, record: Record, fault: Fault, *, lasting: bool, after: bool
) -> None:
    for at in range(1, 500):
        disk = FailingDisk(at, fault, lasting=lasting, after=after)
        life = FaultyLife(disk, tmp_path / str(at))
        life.live()
        # "key_table_damaged": nothing is destroyed while the table cannot be read back.
        assert life.codes <= {fault.code, "unreadable", "unknown_object", "key_table_damaged"}
        life.hold()
        if disk.count < at:
            name = (
                f"Windows error {fault.windows}" if fault.windows else errno.errorcode[fault.number]
            )
            how = f"{'lasting' if lasting else 'once'}, {'after' if after else 'before'} the effect"
            record(f"{name} at each operation, {how}", at, 0)
            return
    pytest.fail("the workload has more operations than are tried")


class FaultyLife:
    """A vault in use while its disk fails."""

    def __init__(self, disk: FailingDisk, folder: Path) -> None:
        self.disk, self.folder = disk, folder
        self.keys = MemoryKeys()
        self.now = 1e9
        self.codes: set[str] = set()
        self.there: dict[str, tuple[int, bytes]] = {}
        self.unsure: set[str] = set()
        self.shredded: set[str] = set()

    def save(self, draft: str, body: bytes) -> None:
        self.there[draft] = self.vault.save(Kind.DRAFT, draft, b"", body), body

    def attempt(self, action: Callable[[], object]) -> bool:
        try:
            action()
        except PreventDesktopError as problem:
            self.codes.add(problem.code)
            return False
        return True

    def delete(self, draft: str) -> None:
        """A deletion that failed may or may not have happened; one that did not fail has."""
        self.unsure.add(draft)
        if self.attempt(lambda: self.vault.delete(draft)):
            self.there.pop(draft, None)

    def undelete(self, draft: str, was: tuple[int, bytes]) -> None:
        if self.attempt(lambda: self.vault.undelete(draft)):
            self.there[draft] = was
            self.unsure.discard(draft)

    def settle(self) -> None:
        self.now += 1000
        if self.attempt(self.vault.settle) and self.vault.settles_at is None:
            self.shredded |= self.unsure - self.there.keys()

    def live(self) -> None:
        self.vault = Vault.create(self.folder, self.keys, disk=self.disk, clock=lambda: self.now)
        one, two, three = (self.vault.new_id() for _ in range(3))
        self.save(one, b"before")
        self.save(two, b"two")
        self.disk.armed = True
        was = self.there[two]
        self.attempt(lambda: self.save(three, b"three"))
        self.attempt(lambda: self.save(one, b"1"))
        self.delete(two)
        self.attempt(lambda: self.save(one, b"2"))
        self.undelete(two, was)
        self.delete(three)
        self.attempt(partial(renew_key, self.vault))
        self.attempt(lambda: self.save(one, b"3"))
        self.settle_now()
        self.attempt(self.vault.checkpoint)
        self.attempt(lambda: self.save(one, b"4"))
        self.vault.close()

    def settle_now(self) -> None:
        try:
            self.settle()
        except PreventDesktopError as problem:
            self.codes.add(problem.code)

    def hold(self) -> None:
        """Reopened on a disk that works, everything that was acknowledged is there."""
        with Vault.open(self.folder, self.keys, clock=lambda: self.now) as vault:
            listed = {entry.object_id for entry in vault.list(Kind.DRAFT)}
            for draft, (generation, body) in self.there.items():
                if draft in self.unsure and draft not in listed:
                    continue
                loaded = vault.load(draft)
                assert loaded.generation >= generation
                assert loaded.body == body or loaded.generation > generation
            undoable = {entry.object_id for entry in vault.deleted()}
            assert not self.shredded & (listed | undoable)
            assert not list(self.folder.glob("*.tmp"))


@pytest.mark.parametrize("at", range(1, 12))
def test_a_deletion_that_failed_takes_no_later_save_with_it(
    folder: Path, keys: MemoryKeys, at: int
) -> None:
    disk = FailingDisk(at, EIO, lasting=False, after=False)
    vault = Vault.create(folder, keys, disk=disk)
    draft = vault.new_id()
    vault.save(Kind.DRAFT, draft, b"", b"before")
    disk.armed = True
    with contextlib.suppress(PreventDesktopError):
        vault.delete(draft)
    disk.armed = False
    still_there = bool(vault.list(Kind.DRAFT))
    if still_there:
        vault.save(Kind.DRAFT, draft, b"", b"after")
    assert vault._lock is not None
    vault._lock.release()  # as a kill would
    with reopen(folder, keys) as vault:
        bodies = [vault.load(entry.object_id).body for entry in vault.list(Kind.DRAFT)]
        assert bodies == ([b"after"] if still_there else [])


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (OSError(errno.ENOSPC, "x"), "disk_full"),
        (OSError(errno.EDQUOT, "x"), "disk_full"),
        (OSError(errno.EROFS, "x"), "read_only"),
        (PermissionError(errno.EACCES, "x"), "no_permission"),
        (OSError(errno.EIO, "x"), "unwritable"),
        (OSError(), "unwritable"),
    ],
)
def test_disk_errors_become_codes(problem: OSError, code: str) -> None:
    error = file_error(problem, Path("somewhere", "drafts"))
    assert (error.code, error.places) == (code, {"name": "drafts"})


@pytest.mark.parametrize(
    ("number", "code"),
    [(112, "disk_full"), (19, "read_only"), (5, "no_permission"), (32, "busy"), (33, "busy")],
)
def test_windows_disk_errors_become_codes(number: int, code: str) -> None:
    problem = OSError(errno.EINVAL, "x")
    problem.winerror = number  # type: ignore[attr-defined,unused-ignore]
    error = file_error(problem, Path("somewhere", "drafts"))
    assert (error.code, error.places) == (code, {"name": "drafts"})
