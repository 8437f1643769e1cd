"""The vault: saved objects that only their owner's key can wake."""

import contextlib
import hmac
import re
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.vault.card import write_card
from prevent_desktop.vault.durable import Disk
from prevent_desktop.vault.epochs import begin_epoch, settle
from prevent_desktop.vault.key_store import KeyStore
from prevent_desktop.vault.key_table import Row, Rows
from prevent_desktop.vault.lock import is_held
from prevent_desktop.vault.model import Entry, Kind, Loaded, SlotKind
from prevent_desktop.vault.passphrase import STANDARD_COST, Cost, stretch
from prevent_desktop.vault.slot_file import Stretched
from prevent_desktop.vault.start import Opened, make_vault, open_vault
from prevent_desktop.vault.surroundings import Surroundings

_OBJECT_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_KEY_BYTES = 32


class Vault:
    """An open vault. Every method may be called from any thread; they take turns.

    Methods that write raise FileError ("disk_full", "read_only", "no_permission", "busy",
    "unwritable") and then what was acknowledged before still stands; they raise VaultError
    "in_use" or "opened_read_only" in a vault opened for reading, and "closed" after `close`.
    """

    def __init__(self, opened: Opened) -> None:
        """Use `create` or `open`."""
        self._around = opened.around
        self._vault_id = opened.vault_id
        self._lock = opened.lock
        self._table = opened.table
        self._objects = opened.objects
        self._cabinet = opened.cabinet
        self._newest_table = opened.newest_table
        self._warnings = opened.warnings
        self._turn = threading.RLock()
        self._closed = False

    @classmethod
    def create(
        cls,
        folder: Path,
        keys: KeyStore,
        *,
        slot: SlotKind = SlotKind.KEYRING,
        passphrase: str | None = None,
        cost: Cost = STANDARD_COST,
        clock: Callable[[], float] = time.time,
        entropy: Callable[[int], bytes] = secrets.token_bytes,
        disk: Disk | None = None,
    ) -> Self:
        """Make a new vault and open it. With a passphrase it takes up to a second.

        Raises VaultError "already_exists" (also over the remains of a vault), "in_use",
        "passphrase_needed" and what `KeyStore` raises; FileError.
        """
        around = Surroundings(folder, keys, clock, entropy, disk or Disk())
        return cls(make_vault(around, slot, passphrase, cost))

    @classmethod
    def open(
        cls,
        folder: Path,
        keys: KeyStore,
        *,
        passphrase: str | None = None,
        read_only: bool = False,
        clock: Callable[[], float] = time.time,
        entropy: Callable[[int], bytes] = secrets.token_bytes,
        disk: Disk | None = None,
    ) -> Self:
        """Open a vault. `read_only` changes nothing on disk and works beside a writer.

        Raises VaultError "no_vault", "in_use", "passphrase_needed", "wrong_passphrase",
        "key_lost", "key_table_damaged", "slot_damaged", "made_by_newer_version" and what
        `KeyStore` raises; FileError.
        """
        around = Surroundings(folder, keys, clock, entropy, disk or Disk())
        return cls(open_vault(around, passphrase, read_only=read_only))

    @property
    def slot(self) -> SlotKind:
        if self._closed:
            raise VaultError("closed")
        return self._table.held.slot

    @property
    def read_only(self) -> bool:
        return self._lock is None

    @property
    def warnings(self) -> tuple[str, ...]:
        """Codes of what was odd at opening: "older_key_table_used", "key_table_copy_damaged"."""
        return self._warnings

    def new_id(self) -> str:
        """A fresh object id, 32 hexadecimal digits; nothing is written until it is saved."""
        return self._around.entropy(16).hex()

    def save(self, kind: Kind, object_id: str, summary: bytes, body: bytes) -> int:
        """Save an object and return its new generation; durable when this returns.

        Raises VaultError "summary_too_long" (above `MAX_SUMMARY` bytes), "too_large",
        "wrong_kind"; FileError.
        """
        with self._writing():
            row = self._table.rows.get(object_id) or self._add_row(kind, object_id)
            if row.kind != kind:
                raise VaultError("wrong_kind")
            return self._objects.save(object_id, row, self._table.held.epoch, summary, body)

    def list(self, kind: Kind) -> tuple[Entry, ...]:
        """Every object of a kind that was ever saved, damaged ones included, in no order.

        Each is read whole, so that damage is shown here and not only when it is opened.
        """
        with self._reading():
            entries = []
            for object_id, row in self._table.rows.items():
                if row.kind != kind or not (row.floor or self._objects.newest(object_id)):
                    continue
                found = self._objects.read(object_id, row)
                summary = found.summary if found.readable else None
                entries.append(Entry(object_id, kind, found.generation, summary, found.health))
            return tuple(entries)

    def load(self, object_id: str) -> Loaded:
        """Open one object: its newest generation that is whole; ``health`` tells which.

        Raises VaultError "unknown_object", "damaged", "missing" or "made_by_newer_version".
        """
        with self._reading():
            row = self._table.rows.get(object_id)
            if row is None or not (row.floor or self._objects.newest(object_id)):
                raise VaultError("unknown_object", object_id=object_id)
            found = self._objects.read(object_id, row)
            if not found.readable:
                raise VaultError(found.health, object_id=object_id, generation=found.generation)
            return Loaded(Kind(row.kind), found.summary, found.body, found.generation, found.health)

    def delete(self, object_id: str, *, kind: Kind = Kind.DRAFT) -> None:
        """Delete one object; its key is gone from the key table when this returns.

        The kind is asked for so that a purge of drafts can never touch an identity or a
        record. Raises VaultError "unknown_object" or "wrong_kind"; FileError, and then the
        object is still there (but may be gone at the next opening if the disk stays dead).
        """
        with self._writing():
            row = self._table.rows.get(object_id)
            if row is None:
                raise VaultError("unknown_object", object_id=object_id)
            if row.kind != kind:
                raise VaultError("wrong_kind")
            rows = self._rows_with_floors()
            del rows[object_id]
            self._table.write(rows)
            self._objects.remove(object_id)

    def checkpoint(self) -> None:
        """Write down how far each object has come, so that a later rollback is seen."""
        with self._writing():
            rows = self._rows_with_floors()
            if rows != self._table.rows:
                self._table.write(rows)

    def change_slot(
        self,
        slot: SlotKind,
        *,
        passphrase: str | None = None,
        current_passphrase: str | None = None,
        cost: Cost = STANDARD_COST,
    ) -> None:
        """Keep the vault's key in another way, or under another passphrase; a fresh key.

        The current passphrase is asked for when there is one, because a colleague may be at
        an unattended desk. Raises VaultError "passphrase_needed", "wrong_passphrase" and what
        `KeyStore` raises; FileError; after any of these the old way still works.
        """
        with self._writing():
            self._check_current(current_passphrase)
            stretched = None
            if slot.needs_passphrase:
                stretched = self._cabinet.stretch(passphrase or "", cost)
            self._begin_epoch(slot, stretched)

    def rotate(self) -> None:
        """A fresh key for the whole vault, kept as now. Errors as in `change_slot`."""
        with self._writing():
            held = self._table.held
            self._begin_epoch(held.slot, held.stretched)

    def settle(self) -> bool:
        """Destroy the keys of earlier epochs if it is safe by now; True when none are left.

        Done at every opening; a program that stays open for days calls it now and then.
        Raises VaultError and FileError; it may be tried again at any time.
        """
        with self._writing():
            return self._newest_table and settle(self._around, self._cabinet, self._table)

    def close(self) -> None:
        """Let go of the keys and the lock; harmless when already closed."""
        with self._turn:
            if self._closed:
                return
            if self._lock is not None:
                # The floors only serve warnings: closing must work on a full disk too.
                with contextlib.suppress(FileError):
                    self.checkpoint()
                self._lock.release()
            self._closed = True
            del self._table, self._objects

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        with self._turn:
            if self._closed:
                raise VaultError("closed")
            if self._lock is None:
                # Beside a writer, the files of a moment ago may have been replaced.
                self._objects.scan(self._around.names())
            yield

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with self._turn:
            if self._closed:
                raise VaultError("closed")
            if self._lock is None:
                raise VaultError("in_use" if self._held_by_another() else "opened_read_only")
            self._table.withdraw_unfinished()
            yield

    def _held_by_another(self) -> bool:
        try:
            return is_held(self._around.folder)
        except FileError:
            return False

    def _add_row(self, kind: Kind, object_id: str) -> Row:
        """Give a new object its own key; in the table before the object is on disk."""
        if kind is Kind.TABLE or not _OBJECT_ID.fullmatch(object_id):
            raise ValueError(object_id)
        row = Row(kind, self._around.entropy(_KEY_BYTES))
        self._table.write({**self._rows_with_floors(), object_id: row})
        return row

    def _rows_with_floors(self) -> Rows:
        return {
            object_id: Row(row.kind, row.key, max(row.floor, self._objects.newest(object_id)))
            for object_id, row in self._table.rows.items()
        }

    def _check_current(self, passphrase: str | None) -> None:
        stretched = self._table.held.stretched
        if stretched is None:
            return
        given = stretch(passphrase or "", stretched.salt, stretched.cost)
        if not hmac.compare_digest(given, stretched.secret):
            raise VaultError("wrong_passphrase")

    def _begin_epoch(self, slot: SlotKind, stretched: Stretched | None) -> None:
        begin_epoch(
            self._around,
            self._cabinet,
            self._table,
            self._rows_with_floors(),
            slot=slot,
            stretched=stretched,
        )
        # The new epoch stands; what is left to do may fail and is done at a later opening.
        self._newest_table = True
        with contextlib.suppress(FileError):
            write_card(self._around, self._vault_id, slot)
        with contextlib.suppress(VaultError, FileError):
            settle(self._around, self._cabinet, self._table)
