"""What the vault's tests share: a keyring in memory, quick passphrases, a folder as bytes."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.sealing import sealed_object
from prevent_desktop.vault import Cost, Kind, SlotKind, Vault

QUICK = Cost(8 * 1024, 1, 1)
"""The cheapest Argon2id that a slot file may ask for."""
PASSPHRASE = "correct horse battery staple"


class MemoryKeys:
    """A keyring that keeps what it is given, or fails with a code when told to."""

    def __init__(self) -> None:
        self.entries: dict[str, bytes] = {}
        self.trouble = ""

    @property
    def backend(self) -> str:
        return "memory"

    def get(self, name: str) -> bytes | None:
        self._fail_if_told()
        return self.entries.get(name)

    def put(self, name: str, secret: bytes) -> None:
        self._fail_if_told()
        self.entries[name] = secret

    def delete(self, name: str) -> None:
        self._fail_if_told()
        self.entries.pop(name, None)

    @property
    def epochs(self) -> dict[str, bytes]:
        """The keys of epochs, without the mark."""
        return {name: kept for name, kept in self.entries.items() if not name.endswith(":mark")}

    def _fail_if_told(self) -> None:
        if self.trouble:
            from prevent_desktop.errors import VaultError

            raise VaultError(self.trouble)


def create(folder: Path, keys: MemoryKeys, slot: SlotKind = SlotKind.KEYRING) -> Vault:
    return Vault.create(folder, keys, slot=slot, passphrase=PASSPHRASE, cost=QUICK)


def reopen(folder: Path, keys: MemoryKeys) -> Vault:
    return Vault.open(folder, keys, passphrase=PASSPHRASE)


def with_draft(folder: Path, keys: MemoryKeys, *bodies: bytes) -> str:
    """A closed vault with one draft, saved once for each body; its id."""
    with create(folder, keys) as vault:
        draft = vault.new_id()
        for body in bodies:
            vault.save(Kind.DRAFT, draft, b"summary", body)
    return draft


def code_of(action: Callable[[], object]) -> str:
    """The code of the error that the action raises."""
    with pytest.raises(PreventDesktopError) as caught:
        action()
    return caught.value.code


def only(folder: Path, pattern: str) -> Path:
    """The one file that matches."""
    (path,) = folder.glob(pattern)
    return path


def flip(path: Path, position: int) -> None:
    """Change one byte of a file."""
    raw = bytearray(path.read_bytes())
    raw[position] ^= 1
    path.write_bytes(raw)


@contextlib.contextmanager
def newer_version() -> Iterator[None]:
    """What is sealed meanwhile is sealed as a later version of the program might do it."""
    with patch.object(sealed_object, "_SUITE", 2):
        yield


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, without the lock."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "lock"}


def child(script: Path, *arguments: str) -> list[str]:
    """The command line of a helper process."""
    return [sys.executable, str(script), *arguments]
