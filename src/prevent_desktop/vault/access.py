"""Taking turns at an open vault, and refusing what a reader or a closed vault may not do."""

import contextlib
import threading
from collections.abc import Iterator

from prevent_desktop.disk.folder_lock import is_held
from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.vault.opened import Opened


class Access:
    """One thread at a time; `reading` and `writing` raise VaultError where that is not allowed."""

    def __init__(self, opened: Opened) -> None:
        self._opened: Opened | None = opened
        self._turn = threading.RLock()

    @contextlib.contextmanager
    def reading(self) -> Iterator[Opened]:
        """The parts of the vault, to look. Raises VaultError "closed", FileError."""
        with self._turn:
            opened = self._parts()
            if opened.lock is None:
                # Beside a writer, the files of a moment ago may have been replaced.
                opened.objects.scan(opened.around.names())
            yield opened

    @contextlib.contextmanager
    def writing(self) -> Iterator[Opened]:
        """The parts, to change. Raises VaultError "closed", "in_use" or "opened_read_only"."""
        with self._turn:
            opened = self._parts()
            if opened.lock is None:
                raise VaultError("in_use" if _held_by_another(opened) else "opened_read_only")
            if opened.lock.is_lost():
                raise VaultError("in_use")
            opened.table.withdraw_unfinished()
            yield opened

    @contextlib.contextmanager
    def closing(self) -> Iterator[Opened | None]:
        """The parts for the last time; None when they were let go of before."""
        with self._turn:
            opened, self._opened = self._opened, None
            yield opened

    def _parts(self) -> Opened:
        if self._opened is None:
            raise VaultError("closed")
        return self._opened


def _held_by_another(opened: Opened) -> bool:
    try:
        return is_held(opened.around.folder)
    except FileError:
        return False
