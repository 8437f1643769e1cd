"""The state of an open vault, and its end."""

import contextlib
from types import TracebackType
from typing import Self

from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.sealing.kinds import SlotKind
from prevent_desktop.vault.access import Access
from prevent_desktop.vault.mark import remember
from prevent_desktop.vault.opened import Opened
from prevent_desktop.vault.ways import checkpoint


class OpenVault:
    """What can be asked of a vault while it is open; `close` lets go of its keys."""

    def __init__(self, opened: Opened) -> None:
        """Use `create` or `open`."""
        self._access = Access(opened)
        self._around = opened.around
        self._lock = opened.lock
        self._warnings = opened.warnings

    @property
    def slot(self) -> SlotKind:
        """How the key is kept now."""
        with self._access.reading() as opened:
            return opened.table.held.slot

    @property
    def recovered(self) -> bool:
        """Whether it was opened by the recovery phrase and no new way in was chosen yet."""
        with self._access.reading() as opened:
            return opened.table.held.recovered

    @property
    def has_recovery(self) -> bool:
        """Whether a recovery phrase opens it too."""
        with self._access.reading() as opened:
            return opened.table.head.recovery is not None

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading only."""
        return self._lock is None

    @property
    def warnings(self) -> tuple[str, ...]:
        """Codes of what was odd at opening.

        "older_key_table_used", "key_table_copy_damaged", "unknown_files" (files of drafts that
        no list of keys knows: the list was put back from an earlier day, or they are not ours),
        "drafts_found_again" (an older list of keys had drafts that nobody deleted),
        "folder_put_back" (the keyring remembers a later list of keys than any that is there).
        """
        return self._warnings

    def new_id(self) -> str:
        """A fresh object id, 32 hexadecimal digits; nothing is written until it is saved."""
        return self._around.entropy(16).hex()

    def close(self) -> None:
        """Let go of the keys and the lock; harmless when already closed."""
        with contextlib.suppress(FileError, VaultError), self._access.writing() as opened:
            # The floors only serve warnings: closing must work on a full disk too.
            checkpoint(opened)
            remember(opened.around.keys, opened.vault_id, opened.table)
        with self._access.closing() as last:
            if last is not None and last.lock is not None:
                last.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
