"""The vault: saved objects that only their owner's key can wake."""

import contextlib
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from prevent_desktop.disk.durable import Disk
from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.sealing.key_table import Row, Rows
from prevent_desktop.sealing.kinds import Kind, SlotKind
from prevent_desktop.sealing.passphrase import STANDARD_COST, Cost
from prevent_desktop.vault.cabinet import Typed
from prevent_desktop.vault.cleaning import finish_deletions, make_newest
from prevent_desktop.vault.epochs import SETTLE_SECONDS, is_pending, renew
from prevent_desktop.vault.key_store import KeyStore
from prevent_desktop.vault.model import Entry, Loaded
from prevent_desktop.vault.open_vault import OpenVault
from prevent_desktop.vault.rows import add_row, entries_of
from prevent_desktop.vault.start import make_vault, open_vault
from prevent_desktop.vault.surroundings import Surroundings
from prevent_desktop.vault.ways import (
    change_recovery,
    change_way,
    check_current,
    checkpoint,
    rows_with_floors,
)


class Vault(OpenVault):
    """An open vault. Every method may be called from any thread; they take turns.

    Methods that write raise FileError ("disk_full", "read_only", "no_permission", "busy",
    "unwritable") and then what was acknowledged before still stands; they raise VaultError
    "in_use" or "opened_read_only" in a vault opened for reading, and "closed" after `close`.
    """

    @classmethod
    def create(
        cls,
        folder: Path,
        keys: KeyStore,
        *,
        slot: SlotKind = SlotKind.KEYRING,
        passphrase: str | None = None,
        recovery: str | None = None,
        cost: Cost = STANDARD_COST,
        clock: Callable[[], float] = time.time,
        entropy: Callable[[int], bytes] = secrets.token_bytes,
        disk: Disk | None = None,
    ) -> Self:
        """Make a new vault and open it. Each phrase takes up to a second.

        `recovery` is a phrase that opens the vault too, if keyring or passphrase is lost. Raises
        VaultError "already_exists" (also over the remains of a vault), "in_use",
        "passphrase_needed" and what `KeyStore` raises; FileError.
        """
        around = Surroundings(folder, keys, clock, entropy, disk or Disk())
        return cls(make_vault(around, slot, Typed(passphrase, recovery), cost))

    @classmethod
    def open(
        cls,
        folder: Path,
        keys: KeyStore,
        *,
        passphrase: str | None = None,
        recovery: str | None = None,
        read_only: bool = False,
        clock: Callable[[], float] = time.time,
        entropy: Callable[[int], bytes] = secrets.token_bytes,
        disk: Disk | None = None,
    ) -> Self:
        """Open a vault. `read_only` changes nothing on disk and works beside a writer.

        With the `recovery` phrase neither keyring nor passphrase is asked; then `recovered` is
        true and a new way in has to be chosen. Raises VaultError "no_vault", "in_use",
        "passphrase_needed", "wrong_passphrase", "wrong_passphrase_or_key", "no_recovery",
        "wrong_recovery", "key_lost", "wrong_key", "key_table_damaged", "slot_damaged",
        "made_by_newer_version" and what `KeyStore` raises; FileError.
        """
        around = Surroundings(folder, keys, clock, entropy, disk or Disk())
        return cls(open_vault(around, Typed(passphrase, recovery), read_only=read_only))

    def save(self, kind: Kind, object_id: str, summary: bytes, body: bytes) -> int:
        """Save an object and return its new generation; durable when this returns.

        Raises VaultError "summary_too_long" (above `MAX_SUMMARY` bytes), "too_large",
        "wrong_kind", "unknown_object" (deleted meanwhile); FileError.
        """
        with self._access.writing() as opened:
            row = opened.table.rows.get(object_id) or add_row(opened, kind, object_id)
            if row.kind != kind:
                raise VaultError("wrong_kind")
            epoch = opened.table.held.epoch
            generation = opened.objects.save(object_id, row, epoch, summary, body)
            if not row.floor:
                # From now on its absence is told. It is saved in any case.
                with contextlib.suppress(FileError):
                    checkpoint(opened)
            return generation

    def list(self, kind: Kind) -> tuple[Entry, ...]:
        """Every object of a kind that was ever saved, damaged ones included, in no order.

        Each is read whole, so that damage is shown here and not only when it is opened.
        """
        with self._access.reading() as opened:
            return entries_of(opened, opened.table.rows, kind)

    def load(self, object_id: str) -> Loaded:
        """Open one object: its newest generation that is whole; ``health`` tells which.

        Raises VaultError "unknown_object", "damaged", "missing" or "made_by_newer_version".
        """
        with self._access.reading() as opened:
            row = opened.table.rows.get(object_id)
            if row is None or not (row.floor or opened.objects.newest(object_id, row)):
                raise VaultError("unknown_object", object_id=object_id)
            found = opened.objects.read(object_id, row)
            if not found.readable:
                raise VaultError(found.health, object_id=object_id, generation=found.generation)
            return Loaded(Kind(row.kind), found.summary, found.body, found.generation, found.health)

    def delete(self, *object_ids: str, kind: Kind = Kind.DRAFT) -> None:
        """Delete objects, phase one: they are gone from every list, for good after `settle`.

        Until then `undelete` brings each of them back. When the keyring cannot keep a new key
        just now, the deletion stands and is finished later. The kind is asked for so that a
        purge of drafts can never touch an identity or a record. Raises VaultError
        "unknown_object" or "wrong_kind"; FileError, and then they are still there (but may be
        gone at the next opening if the disk stays dead).
        """
        with self._access.writing() as opened:
            make_newest(opened)
            rows = rows_with_floors(opened)
            gone: Rows = {}
            for object_id in object_ids:
                if object_id not in rows:
                    raise VaultError("unknown_object", object_id=object_id)
                if rows[object_id].kind != kind:
                    raise VaultError("wrong_kind")
                gone[object_id] = rows.pop(object_id)
            opened.table.owed = True
            opened.table.write(rows, opened.table.doomed | gone)
            with contextlib.suppress(VaultError, FileError):
                opened.table = renew(opened.around, opened.cabinet, opened.table)

    def deleted(self, kind: Kind = Kind.DRAFT) -> tuple[Entry, ...]:
        """What was deleted and can still be brought back."""
        with self._access.reading() as opened:
            return entries_of(opened, opened.table.doomed, kind)

    def ever_deleted(self) -> frozenset[str]:
        """The ids of what was deleted here, for good or not yet; the last thousand of them."""
        with self._access.reading() as opened:
            return frozenset(opened.table.deleted)

    def undelete(self, object_id: str) -> None:
        """Undo a deletion.

        Raises VaultError "unknown_object" once its key is destroyed; FileError.
        """
        with self._access.writing() as opened:
            make_newest(opened)
            row = opened.table.doomed.get(object_id)
            if row is None or not opened.objects.newest(object_id, row):
                raise VaultError("unknown_object", object_id=object_id)
            kept = {i: other for i, other in opened.table.doomed.items() if i != object_id}
            back = Row(row.kind, row.key, row.floor)
            opened.table.write({**rows_with_floors(opened), object_id: back}, kept)

    def checkpoint(self) -> None:
        """Write down how far each object has come, so that a later rollback is seen."""
        with self._access.writing() as opened:
            checkpoint(opened)

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
        with self._access.writing() as opened:
            change_way(opened, slot, Typed(passphrase), current_passphrase, cost)

    def check_passphrase(self, current_passphrase: str | None) -> None:
        """Raise VaultError "wrong_passphrase" where a change would: before it is prepared."""
        with self._access.reading() as opened:
            check_current(opened, current_passphrase)

    def set_recovery(
        self,
        phrase: str | None,
        *,
        current_passphrase: str | None = None,
        cost: Cost = STANDARD_COST,
    ) -> None:
        """Have another recovery phrase, or none; the phrase before it opens nothing any more.

        Errors as in `change_slot`.
        """
        with self._access.writing() as opened:
            change_recovery(opened, phrase, current_passphrase, cost)

    def settle(self) -> bool:
        """Destroy the keys of earlier epochs if it is safe by now; True when none are left.

        Phase two of a deletion. Done at every opening; a program that stays open does it when
        `settles_at` has come. Raises VaultError and FileError; may be repeated at any time.
        """
        with self._access.writing() as opened:
            return finish_deletions(opened)

    @property
    def settles_at(self) -> float | None:
        """From when on `settle` may finish, seconds since 1970; None when nothing is pending."""
        with self._access.reading() as opened:
            if not is_pending(opened.table):
                return None
            return (
                opened.table.head.began if not opened.table.owed else opened.around.clock()
            ) + SETTLE_SECONDS
