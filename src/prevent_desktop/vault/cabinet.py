"""Where the vault's key of one epoch is put away, fetched and destroyed."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from prevent_desktop.errors import VaultError
from prevent_desktop.sealing.key_table import Recovery
from prevent_desktop.sealing.kinds import SlotKind, Wrap
from prevent_desktop.sealing.passphrase import SALT_BYTES, Cost, normal_phrase, stretch
from prevent_desktop.sealing.slot_file import (
    SLOT_SIZE,
    SlotFile,
    Stretched,
    read_slot,
    unwrap,
    wrap,
)
from prevent_desktop.vault.file_names import recovery_names, slot_names
from prevent_desktop.vault.surroundings import Surroundings

_T = TypeVar("_T")
_KEY_BYTES = 32
_WRAPS = {
    SlotKind.PASSPHRASE: Wrap.PASSPHRASE,
    SlotKind.KEYRING_AND_PASSPHRASE: Wrap.KEYRING_AND_PASSPHRASE,
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed to open a vault: a passphrase, a recovery phrase, or nothing."""

    passphrase: str | None = None
    recovery: str | None = None


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
    recovered: bool = False
    """Opened by the recovery phrase: whether the slot still opens is not known."""

    @property
    def asked_keyring(self) -> bool:
        """Whether the keyring answered when this key was fetched."""
        return bool(self.keyring_secret)


class Cabinet:
    """Keeps the keys of one vault's epochs in its slots."""

    def __init__(self, around: Surroundings, vault_id: bytes) -> None:
        self._around = around
        self._vault_id = vault_id

    def stretch(self, passphrase: str, cost: Cost) -> Stretched:
        """A new passphrase with a fresh salt. Raises VaultError "passphrase_needed"."""
        salt = self._around.entropy(SALT_BYTES)
        return Stretched(stretch(passphrase, salt, cost), salt, cost)

    def stretch_recovery(self, phrase: str, cost: Cost) -> Recovery:
        """A new recovery phrase with a fresh salt. Raises VaultError "passphrase_needed"."""
        made = self.stretch(normal_phrase(phrase), cost)
        return Recovery(made.secret, made.salt, cost.memory_kib, cost.passes, cost.lanes)

    def put_away(
        self, epoch: int, slot: SlotKind, stretched: Stretched | None, recovery: Recovery | None
    ) -> EpochKey:
        """Make a fresh key for an epoch and keep it. Raises VaultError, FileError."""
        if slot.needs_passphrase and stretched is None:
            raise VaultError("passphrase_needed")
        key = self._around.entropy(_KEY_BYTES)
        keyring_secret = b""
        if slot is SlotKind.KEYRING:
            keyring_secret, stretched = key, None
        elif slot is SlotKind.KEYRING_AND_PASSPHRASE:
            keyring_secret = self._around.entropy(_KEY_BYTES)
        if keyring_secret:
            self._around.keys.put(self._name(epoch), keyring_secret)
        if stretched is not None:
            self._wrap(_WRAPS[slot], epoch, key, stretched, keyring_secret)
        if recovery is not None:
            cost = Cost(recovery.memory_kib, recovery.passes, recovery.lanes)
            again = Stretched(recovery.secret, recovery.salt, cost)
            self._wrap(Wrap.RECOVERY, epoch, key, again, b"")
        return EpochKey(epoch, key, slot, keyring_secret, stretched)

    def _wrap(
        self, kind: Wrap, epoch: int, key: bytes, stretched: Stretched, keyring_secret: bytes
    ) -> None:
        raw = wrap(
            kind,
            vault_id=self._vault_id,
            epoch=epoch,
            stretched=stretched,
            keyring_secret=keyring_secret,
            key=key,
            wrap_salt=self._around.entropy(32),
        )
        for name in recovery_names(epoch) if kind is Wrap.RECOVERY else slot_names(epoch):
            self._around.put(name, raw)

    def fetch(self, epoch: int, typed: Typed) -> EpochKey | None:
        """The key of an epoch; None when it is certain that there is none any more.

        Raises VaultError "passphrase_needed", "wrong_passphrase", "wrong_passphrase_or_key" (where
        the keyring has a part of the key), "slot_damaged", "no_recovery", "wrong_recovery",
        "made_by_newer_version" and what `KeyStore` raises.
        """
        if typed.recovery is not None:
            return self._recover(epoch, typed.recovery)
        slots = self._copies(slot_names(epoch), epoch, recovery=False)
        if slots:
            return _first(slots, lambda slot: self._open(slot, typed.passphrase))
        kept = self._around.keys.get(self._name(epoch))
        return EpochKey(epoch, kept, SlotKind.KEYRING, kept, None) if kept is not None else None

    def _open(self, slot: SlotFile, passphrase: str | None) -> EpochKey | None:
        way, name = slot.kind.slot, self._name(slot.epoch)
        kept = self._around.keys.get(name) if way.needs_keyring else b""
        if kept is None:
            return None
        if not passphrase:
            raise VaultError("passphrase_needed")
        stretched = _stretch_as(slot, passphrase)
        wrong = "wrong_passphrase_or_key" if kept else "wrong_passphrase"  # either may not fit
        return EpochKey(slot.epoch, _key_in(slot, stretched, kept, wrong), way, kept, stretched)

    def _recover(self, epoch: int, phrase: str) -> EpochKey:
        """The key of an epoch by the recovery phrase, without asking the keyring.

        Raises VaultError "no_recovery", "wrong_recovery", "passphrase_needed", "slot_damaged".
        """
        slots = self._copies(recovery_names(epoch), epoch, recovery=True)
        if not slots:
            raise VaultError("no_recovery")
        kept: SlotFile | None = None
        with contextlib.suppress(VaultError):
            kept = self.read_slot(epoch)
        way = kept.kind.slot if kept else SlotKind.KEYRING

        def key_in(slot: SlotFile) -> bytes:
            again = _stretch_as(slot, normal_phrase(phrase))
            return _key_in(slot, again, b"", "wrong_recovery")

        return EpochKey(epoch, _first(slots, key_in), way, b"", None, recovered=True)

    def read_slot(self, epoch: int) -> SlotFile | None:
        """The epoch's passphrase slot, from whichever copy is sound; None when it has none.

        Raises VaultError "slot_damaged" or "made_by_newer_version".
        """
        return next(iter(self._copies(slot_names(epoch), epoch, recovery=False)), None)

    def _copies(self, names: tuple[str, str], epoch: int, *, recovery: bool) -> list[SlotFile]:
        """Every sound copy, the same ones once; none where there is no file.

        Raises VaultError when there are copies and none is sound.
        """
        sound: dict[bytes, SlotFile] = {}
        problem: Exception | None = None
        for name in names:
            try:
                slot = read_slot(self._around.read(name, SLOT_SIZE), self._vault_id)
            except FileNotFoundError:
                continue
            except (OSError, VaultError) as damage:
                problem = damage
                continue
            problem = problem or VaultError("slot_damaged")
            if slot.epoch == epoch and (slot.kind is Wrap.RECOVERY) is recovery:
                sound[slot.raw] = slot
        if problem is not None and not sound:
            raise problem if isinstance(problem, VaultError) else VaultError("slot_damaged")
        return list(sound.values())

    def slot_is_whole(self, held: EpochKey) -> bool:
        """Whether the slot that opens this key can be read back, where there has to be one."""
        try:
            return self.read_slot(held.epoch) is not None or not held.slot.needs_passphrase
        except VaultError:
            return False

    def still_kept(self, held: EpochKey) -> bool:
        """Whether the keyring has its part of this key now. Raises what `KeyStore` raises."""
        if not held.slot.needs_keyring:
            return True
        return self._around.keys.get(self._name(held.epoch)) == held.keyring_secret

    def destroy_keyring_part(self, epoch: int, *, asks: bool) -> None:
        """Destroy what the keyring holds of an epoch's key. Raises what `KeyStore` raises.

        `asks` says whether the keyring had a part of this vault's keys. If not, only a slot that
        says so makes the keyring be asked: there may be none. The slot files are to be removed
        after this, and after the epoch's tables, so that it can be repeated.
        """
        if not asks:
            with contextlib.suppress(VaultError):
                slot = self.read_slot(epoch)
                asks = slot is not None and slot.kind.slot.needs_keyring
        if asks:
            self._around.keys.delete(self._name(epoch))

    def abandon(self, epoch: int, slot: SlotKind) -> None:
        """Undo a `put_away` that came to nothing, as far as that is possible."""
        with contextlib.suppress(VaultError):
            self.destroy_keyring_part(epoch, asks=slot.needs_keyring)
        self._around.tidy([*slot_names(epoch), *recovery_names(epoch)])

    def _name(self, epoch: int) -> str:
        return f"{self._vault_id.hex()}:{epoch}"


def _key_in(slot: SlotFile, stretched: Stretched, kept: bytes, wrong: str) -> bytes:
    """The key that a slot wraps. Raises VaultError `wrong` where what was typed does not fit."""
    try:
        return unwrap(slot, stretched, kept)
    except VaultError as problem:
        raise VaultError(wrong if problem.code == "wrong_passphrase" else problem.code) from None


def _stretch_as(slot: SlotFile, words: str) -> Stretched:
    return Stretched(stretch(words, slot.salt, slot.cost), slot.salt, slot.cost)


def _first(slots: list[SlotFile], open_one: Callable[[SlotFile], _T]) -> _T:
    """What the copy that opens gives, or how the first one fails.

    A checksum is right on a forged copy too, so where copies differ each is tried.
    """
    for slot in slots[1:]:
        with contextlib.suppress(VaultError):
            if found := open_one(slot):
                return found
    return open_one(slots[0]) or open_one(slots[-1])  # no key for one: how the other fails
