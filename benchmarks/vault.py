"""Times of the vault as ratios in one run: `python3 dev.py bench vault`.

A save against a bare write with the same two syncs; a listing and an opening against reading the
same bytes from disk, with the keyring's own time apart. Ratios, because disks differ.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.system_keyring.secret_service import private_session

from prevent_desktop.system_keyring import SystemKeyring
from prevent_desktop.vault import Kind, Vault

SAVES = 60
DRAFTS = 1000
SIZES = {"50 KB": (50_000, 2.5), "2 MB": (2_000_000, 2.0)}
"""The body of a save, and the most that it may take as a multiple of a bare write."""


class MemoryKeys:
    """A keyring that costs nothing, so that only the vault is measured."""

    backend = "memory"

    def __init__(self) -> None:
        self.entries: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self.entries.get(name)

    def put(self, name: str, secret: bytes) -> None:
        self.entries[name] = secret

    def delete(self, name: str) -> None:
        self.entries.pop(name, None)


def bare_write(folder: Path, number: int, body: bytes) -> None:
    """What any durable save needs: write, sync, rename, sync the folder."""
    temporary, final = folder / f"{number}.tmp", folder / f"{number}.bin"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(descriptor, body)
    os.fsync(descriptor)
    os.close(descriptor)
    temporary.replace(final)
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
    final.with_name(f"{number - 2}.bin").unlink(missing_ok=True)


def median(actions: list[Callable[[], object]]) -> float:
    """The median of the times of these calls, in seconds."""
    times = []
    for action in actions:
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def saves(place: Path) -> bool:
    """Print one line a size; whether both are within their bounds."""
    good = True
    bare = place / "bare"
    bare.mkdir()
    vault = Vault.create(place / "saving", MemoryKeys())
    draft = vault.new_id()
    number = iter(range(1_000_000))
    for name, (size, bound) in SIZES.items():
        body = os.urandom(size)
        # In turns, so that a disk that is slow just now is slow for both.
        pairs: list[tuple[float, float]] = []
        for _ in range(SAVES):
            save = median([lambda b=body: vault.save(Kind.DRAFT, draft, b"summary", b)])  # type: ignore[misc]
            write = median([lambda b=body: bare_write(bare, next(number), b)])  # type: ignore[misc]
            pairs.append((save, write))
        save, write = (statistics.median(column) for column in zip(*pairs, strict=True))
        ratio = save / write
        good &= ratio <= bound
        print(
            f"save of {name:>5}: {save * 1e3:6.2f} ms, bare write {write * 1e3:6.2f} ms: "
            f"{ratio:4.2f} x (at most {bound} x) {'good' if ratio <= bound else 'TOO SLOW'}"
        )
    vault.close()
    return good


def reading(folder: Path) -> float:
    """Seconds to read every draft's file once, warm."""
    files = list(folder.glob("*.vd"))
    return median([lambda: [file.read_bytes() for file in files]] * 5)


def listing(place: Path) -> None:
    """Print how long a listing and an opening of many drafts take."""
    folder, keys = place / "many", MemoryKeys()
    vault = Vault.create(folder, keys)
    for number in range(DRAFTS):
        vault.save(Kind.DRAFT, vault.new_id(), b"summary %d" % number, b"x" * 3000)
    vault.close()

    def reopen() -> None:
        Vault.open(folder, keys).close()

    opening = median([reopen] * 5)
    with Vault.open(folder, keys) as vault:
        listed = median([lambda: vault.list(Kind.DRAFT)] * 5)
    bytes_read = reading(folder)
    print(
        f"listing {DRAFTS} drafts: {listed * 1e3:.0f} ms, reading the same bytes "
        f"{bytes_read * 1e3:.0f} ms: {listed / bytes_read:.1f} x"
    )
    print(
        f"opening and closing that vault: {opening * 1e3:.0f} ms: "
        f"{opening / bytes_read:.1f} x, without the keyring"
    )


def keyring() -> None:
    """Print what one look into a real keyring takes: gnome-keyring in a session of its own."""
    with pytest.MonkeyPatch.context() as patch, private_session(patch) as session:
        session.start_daemon()
        keys = SystemKeyring("prevent-desktop-bench")
        keys.put("bench", bytes(32))
        took = median([lambda: keys.get("bench")] * 10)
        print(f"the keyring, apart: {took * 1e3:.0f} ms for one key")


def main() -> int:
    """Print the table; 1 when a save takes more than it may."""
    with tempfile.TemporaryDirectory() as place:
        good = saves(Path(place))
        listing(Path(place))
    if sys.platform == "linux":
        keyring()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
