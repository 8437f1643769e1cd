"""What a vault stands on: a folder, a disk, a keyring, a clock and randomness, all handed in."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from prevent_desktop.disk.durable import Content, Disk, file_error, put
from prevent_desktop.vault.key_store import KeyStore


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The outside world of one vault."""

    folder: Path
    keys: KeyStore
    clock: Callable[[], float]
    """Seconds since 1970."""
    entropy: Callable[[int], bytes]
    """So many unpredictable bytes."""
    disk: Disk

    def put(self, name: str, content: Content) -> None:
        """Save a file durably; FileError when that failed."""
        put(self.disk, self.folder, name, content, self.entropy)

    def read(self, name: str, limit: int) -> bytes:
        """A file's content; plain OSError, for the caller has a second copy to try."""
        return self.disk.read(self.folder / name, limit)

    def names(self) -> list[str]:
        """The names in the folder. Raises FileError."""
        try:
            return self.disk.names(self.folder)
        except OSError as problem:
            raise file_error(problem, self.folder, "unreadable") from None

    def remove(self, names: list[str]) -> None:
        """Unlink files and force that to the disk. Raises FileError."""
        try:
            for name in names:
                self.disk.unlink(self.folder / name)
            if names:
                self.disk.sync_folder(self.folder)
        except OSError as problem:
            raise file_error(problem, self.folder) from None

    def sync(self) -> None:
        """Force the names in the folder to the disk. Raises FileError."""
        try:
            self.disk.sync_folder(self.folder)
        except OSError as problem:
            raise file_error(problem, self.folder) from None

    def tidy(self, names: list[str]) -> None:
        """Unlink files nobody needs; what cannot go now goes at the next opening."""
        for name in names:
            with contextlib.suppress(OSError):
                self.disk.unlink(self.folder / name)
