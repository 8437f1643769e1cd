"""A process that holds a vault and saves until it is killed; it prints what is acknowledged.

Arguments: the vault's folder, a folder of keys, a draft's id, and "hold" to only hold it or any
other word as the seed of what it does.
"""

import hashlib
import random
import sys
import time
from pathlib import Path

from prevent_desktop.vault import Kind, Vault
from prevent_desktop.vault.epochs import renew


class FileKeys:
    """A keyring for tests of killing: one file per key, replaced whole."""

    backend = "files"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def get(self, name: str) -> bytes | None:
        path = self._path(name)
        return path.read_bytes() if path.exists() else None

    def put(self, name: str, secret: bytes) -> None:
        temporary = self._path(name).with_suffix(".new")
        temporary.write_bytes(secret)
        temporary.replace(self._path(name))

    def delete(self, name: str) -> None:
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.folder / name.replace(":", "-")


def body(generation: int) -> bytes:
    return hashlib.shake_256(b"%d" % generation).digest(20_000)


class Writer:
    """Does everything a window does, and says what was acknowledged, one line each."""

    def __init__(self, folder: Path, keys: Path, draft: str) -> None:
        self.folder, self.keys, self.draft = folder, keys, draft
        self.now = time.time()
        self.waiting: list[str] = []
        self.unlock()

    def unlock(self) -> None:
        self.vault = Vault.open(self.folder, FileKeys(self.keys), clock=lambda: self.now)

    def save(self) -> None:
        generation = self.vault.load(self.draft).generation + 1
        self.vault.save(Kind.DRAFT, self.draft, b"", body(generation))
        print("saved", generation, flush=True)

    def create(self) -> str:
        new = self.vault.new_id()
        self.vault.save(Kind.DRAFT, new, b"", new.encode())
        print("created", new, flush=True)
        return new

    def delete(self) -> None:
        victim = self.create()
        print("deleting", victim, flush=True)
        self.vault.delete(victim)
        print("deleted", victim, flush=True)
        self.waiting.append(victim)

    def undo(self) -> None:
        if self.waiting:
            victim = self.waiting.pop()
            print("undoing", victim, flush=True)
            self.vault.undelete(victim)
            print("undone", victim, flush=True)

    def shred(self) -> None:
        self.now += 1000
        assert self.vault.settle()
        for victim in self.waiting:
            print("shredded", victim, flush=True)
        self.waiting.clear()

    def rotate(self) -> None:
        with self.vault._access.writing() as opened:  # as `renewing`, which a script cannot import
            opened.table = renew(opened.around, opened.cabinet, opened.table)
        print("rotated", flush=True)

    def lock(self) -> None:
        self.vault.close()
        print("locked", flush=True)
        self.unlock()
        self.waiting = [entry.object_id for entry in self.vault.deleted()]


def main(folder: Path, keys: Path, draft: str, what: str) -> None:
    writer = Writer(folder, keys, draft)
    print("open", flush=True)
    if what == "hold":
        sys.stdin.read()
        return
    # The order differs from run to run, so that the kills meet every pair of deeds.
    source = random.Random(what)
    deeds = (
        writer.save, writer.save, writer.create, writer.delete, writer.delete, writer.undo,
        writer.shred, writer.rotate, writer.lock,
    )  # fmt: skip
    while True:
        source.choice(deeds)()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
