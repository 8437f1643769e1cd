"""A process that holds a vault and saves until it is killed; it prints what is acknowledged.

Arguments: the vault's folder, a folder of keys, a draft's id, and "hold" to only hold it.
"""

import hashlib
import sys
from pathlib import Path

from prevent_desktop.vault import Kind, Vault


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


def main(folder: Path, keys: Path, draft: str, what: str) -> None:
    vault = Vault.open(folder, FileKeys(keys))
    print("open", flush=True)
    if what == "hold":
        sys.stdin.read()
        return
    while True:
        generation = vault.load(draft).generation + 1
        vault.save(Kind.DRAFT, draft, b"", body(generation))
        print(generation, flush=True)
        if generation % 3 == 0:
            victim = vault.new_id()
            vault.save(Kind.DRAFT, victim, b"", b"victim")
            vault.delete(victim)
            print("deleted", victim, flush=True)
        if generation % 5 == 0:
            vault.rotate()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
