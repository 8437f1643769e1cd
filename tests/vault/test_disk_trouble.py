"""A full disk, a read-only disk, and an error at each single step."""

import contextlib
import errno
import os
import platform
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.vault.helpers import QUICK, MemoryKeys, code_of, create, reopen, with_draft

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.vault import Kind, SlotKind, Vault, exists
from prevent_desktop.vault.durable import Disk, file_error


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
            vault.rotate,
        ):
            assert code_of(action) == "disk_full"
        assert vault.load(draft).body == b"acknowledged"
    assert not list(folder.glob("*.tmp"))
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == b"acknowledged"
        filler.unlink()
        vault.save(Kind.DRAFT, draft, b"", large)
        vault.rotate()
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


class FailingDisk(Disk):
    """Fails at its n-th effect, once or from then on, before or after the effect happened."""

    def __init__(self, at: int, *, lasting: bool, after: bool) -> None:
        self.at, self.lasting, self.after = at, lasting, after
        self.count = 0
        self.armed = False

    def write_new(self, path: Path, content: bytes) -> None:
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
            raise OSError(errno.EIO, "injected")


@pytest.mark.parametrize(
    ("slot", "lasting", "after"),
    [
        (SlotKind.KEYRING, False, False),
        (SlotKind.KEYRING, False, True),
        (SlotKind.KEYRING, True, False),
        (SlotKind.KEYRING, True, True),
        (SlotKind.KEYRING_AND_PASSPHRASE, False, False),
    ],
)
def test_an_error_at_any_step_loses_nothing_acknowledged(
    tmp_path: Path, slot: SlotKind, *, lasting: bool, after: bool
) -> None:
    for at in range(1, 200):
        keys = MemoryKeys()
        folder = tmp_path / str(at)
        disk = FailingDisk(at, lasting=lasting, after=after)
        acknowledged = live_with(disk, folder, keys, slot)
        with reopen(folder, keys) as vault:
            for draft, (generation, body) in acknowledged.items():
                loaded = vault.load(draft)
                assert loaded.generation >= generation
                assert loaded.body == body or loaded.generation > generation
            assert not list(folder.glob("*.tmp"))
        if disk.count < at:
            return
    pytest.fail("the workload has more steps than are tried")


def live_with(
    disk: FailingDisk, folder: Path, keys: MemoryKeys, slot: SlotKind
) -> dict[str, tuple[int, bytes]]:
    """Use a vault while its disk fails; what was acknowledged and not deleted."""
    acknowledged: dict[str, tuple[int, bytes]] = {}
    codes: set[str] = set()
    vault = Vault.create(
        folder, keys, slot=slot, passphrase="correct horse battery staple", cost=QUICK, disk=disk
    )
    one, two = vault.new_id(), vault.new_id()

    def save(draft: str, body: bytes) -> None:
        acknowledged[draft] = vault.save(Kind.DRAFT, draft, b"", body), body

    save(one, b"before")
    disk.armed = True
    actions: list[Callable[[], object]] = [
        lambda: save(two, b"two"),
        lambda: save(one, b"1"),
        lambda: vault.delete(two),
        vault.rotate,
        lambda: save(one, b"2"),
        vault.checkpoint,
        lambda: save(one, b"3"),
    ]
    for action in actions:
        try:
            action()
        except PreventDesktopError as problem:
            codes.add(problem.code)
        if two in acknowledged and two not in {e.object_id for e in vault.list(Kind.DRAFT)}:
            del acknowledged[two]
    if not disk.lasting:
        disk.armed = False
        save(one, b"after")
    else:
        # The deletion was asked for and could be neither finished nor undone: both are right.
        acknowledged.pop(two, None)
    vault.close()
    assert codes <= {"unwritable", "unknown_object"}
    return acknowledged


@pytest.mark.parametrize("at", range(1, 12))
def test_a_deletion_that_failed_takes_no_later_save_with_it(
    folder: Path, keys: MemoryKeys, at: int
) -> None:
    disk = FailingDisk(at, lasting=False, after=False)
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
