"""A folder, its keyring and a clock, for what outsiders and mishaps do to a vault."""

from pathlib import Path

from tests.vault.helpers import PASSPHRASE, QUICK, MemoryKeys

from prevent_desktop.vault import Kind, SlotKind, Vault

PHRASE = "lunar twig panda essay abacus zoom"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


class Scene:
    """A folder, its keyring and a clock."""

    def __init__(self, folder: Path, keys: MemoryKeys, clock: Clock) -> None:
        self.folder, self.keys, self.clock = folder, keys, clock

    def make(self, slot: SlotKind = SlotKind.KEYRING, recovery: str | None = None) -> Vault:
        return Vault.create(
            self.folder,
            self.keys,
            slot=slot,
            passphrase=PASSPHRASE,
            recovery=recovery,
            cost=QUICK,
            clock=self.clock,
        )

    def open(self, *, passphrase: str | None = PASSPHRASE, recovery: str | None = None) -> Vault:
        return Vault.open(
            self.folder, self.keys, passphrase=passphrase, recovery=recovery, clock=self.clock
        )

    def replace(self, files: dict[str, bytes]) -> None:
        """Have these files in the folder and no others."""
        for path in self.folder.iterdir():
            if path.name != "lock":
                path.unlink()
        self.add(files)

    def add(self, files: dict[str, bytes]) -> None:
        for name, raw in files.items():
            (self.folder / name).write_bytes(raw)

    def tables(self, pattern: str = "keys.*") -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.glob(pattern)}

    @property
    def epochs(self) -> list[str]:
        """The epochs whose keys the keyring has."""
        return sorted(name.rpartition(":")[2] for name in self.keys.epochs)


def new(vault: Vault, body: bytes = b"body") -> str:
    draft = vault.new_id()
    vault.save(Kind.DRAFT, draft, b"", body)
    return draft


def listed(vault: Vault) -> set[str]:
    return {entry.object_id for entry in vault.list(Kind.DRAFT)}


def kill(vault: Vault) -> None:
    assert vault._lock is not None
    vault._lock.release()
