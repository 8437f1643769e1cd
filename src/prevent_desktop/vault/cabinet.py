"""Where the vault's key of one epoch is put away, fetched and destroyed."""

import contextlib
from dataclasses import dataclass

from prevent_desktop.errors import VaultError
from prevent_desktop.vault.file_names import slot_names
from prevent_desktop.vault.model import SlotKind
from prevent_desktop.vault.passphrase import SALT_BYTES, Cost, stretch
from prevent_desktop.vault.slot_file import (
    SLOT_SIZE,
    SlotFile,
    Stretched,
    read_slot,
    unwrap,
    wrap,
)
from prevent_desktop.vault.surroundings import Surroundings

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class EpochKey:
    """The key that encrypts the key table during one epoch, and how it is kept."""

    epoch: int
    key: bytes
    slot: SlotKind
    keyring_secret: bytes
    """What the keyring holds: the key itself, a part of it, or nothing."""
    stretched: Stretched | None
    """The stretched passphrase, so that a new epoch need not ask for it again."""


class Cabinet:
    """Keeps the keys of one vault's epochs in its slots.

    A recovery slot (a further wrap of the same key) will be one more file written by `put_away`
    and tried by `fetch`.
    """

    def __init__(self, around: Surroundings, vault_id: bytes) -> None:
        self._around = around
        self._vault_id = vault_id

    def stretch(self, passphrase: str, cost: Cost) -> Stretched:
        """A new passphrase with a fresh salt. Raises VaultError "passphrase_needed"."""
        salt = self._around.entropy(SALT_BYTES)
        return Stretched(stretch(passphrase, salt, cost), salt, cost)

    def put_away(self, epoch: int, slot: SlotKind, stretched: Stretched | None) -> EpochKey:
        """Make a fresh key for an epoch and keep it. Raises VaultError, FileError."""
        key = self._around.entropy(_KEY_BYTES)
        keyring_secret = b""
        if slot is SlotKind.KEYRING:
            keyring_secret, stretched = key, None
        elif slot is SlotKind.KEYRING_AND_PASSPHRASE:
            keyring_secret = self._around.entropy(_KEY_BYTES)
        if keyring_secret:
            self._around.keys.put(self._name(epoch), keyring_secret)
        if slot.needs_passphrase:
            if stretched is None:
                raise VaultError("passphrase_needed")
            raw = wrap(
                slot,
                vault_id=self._vault_id,
                epoch=epoch,
                stretched=stretched,
                keyring_secret=keyring_secret,
                key=key,
                wrap_salt=self._around.entropy(32),
            )
            for name in slot_names(epoch):
                self._around.put(name, raw)
        return EpochKey(epoch, key, slot, keyring_secret, stretched)

    def fetch(self, epoch: int, passphrase: str | None) -> EpochKey | None:
        """The key of an epoch; None when it is certain that there is none any more.

        Raises VaultError "passphrase_needed", "wrong_passphrase", "slot_damaged",
        "made_by_newer_version" and what `KeyStore` raises.
        """
        slot = self.read_slot(epoch)
        keyring_secret = b""
        if slot is None or slot.kind.needs_keyring:
            kept = self._around.keys.get(self._name(epoch))
            if kept is None:
                return None
            keyring_secret = kept
        if slot is None:
            return EpochKey(epoch, keyring_secret, SlotKind.KEYRING, keyring_secret, None)
        if not passphrase:
            raise VaultError("passphrase_needed")
        secret = stretch(passphrase, slot.salt, slot.cost)
        stretched = Stretched(secret, slot.salt, slot.cost)
        key = unwrap(slot, stretched, keyring_secret)
        return EpochKey(epoch, key, slot.kind, keyring_secret, stretched)

    def read_slot(self, epoch: int) -> SlotFile | None:
        """The epoch's passphrase slot, from whichever copy is sound; None when it has none.

        Raises VaultError "slot_damaged" or "made_by_newer_version".
        """
        problem: VaultError | None = None
        for name in slot_names(epoch):
            try:
                slot = read_slot(self._around.read(name, SLOT_SIZE), self._vault_id)
            except FileNotFoundError:
                continue
            except OSError:
                problem = VaultError("slot_damaged")
            except VaultError as damage:
                problem = damage
            else:
                if slot.epoch == epoch:
                    return slot
                problem = VaultError("slot_damaged")
        if problem is not None:
            raise problem
        return None

    def still_kept(self, held: EpochKey) -> bool:
        """Whether the keyring has its part of this key now. Raises what `KeyStore` raises."""
        if not held.slot.needs_keyring:
            return True
        return self._around.keys.get(self._name(held.epoch)) == held.keyring_secret

    def destroy_keyring_part(self, epoch: int) -> None:
        """Destroy what the keyring holds of an epoch's key. Raises what `KeyStore` raises.

        The slot files are to be removed after this, and after the epoch's tables: as long as a
        slot is there it can be told whether the keyring had a part at all.
        """
        uses_keyring = True
        with contextlib.suppress(VaultError):
            slot = self.read_slot(epoch)
            uses_keyring = slot is None or slot.kind.needs_keyring
        if uses_keyring:
            self._around.keys.delete(self._name(epoch))

    def abandon(self, epoch: int) -> None:
        """Undo a `put_away` that came to nothing, as far as that is possible."""
        with contextlib.suppress(VaultError):
            self.destroy_keyring_part(epoch)
        self._around.tidy(list(slot_names(epoch)))

    def _name(self, epoch: int) -> str:
        return f"{self._vault_id.hex()}:{epoch}"
