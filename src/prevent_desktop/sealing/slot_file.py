"""A slot: the vault's key wrapped under a passphrase, passphrase and keyring, or recovery phrase.

Format DVS1, big-endian: ``"DVS1" | kind u8 | suite u8=1 | flags u16=0 | vault id[16] |
epoch u32 | memory KiB u32 | passes u32 | lanes u32 | Argon2id salt[16] | wrap salt[32] |
commitment[32] | wrapped key[48] | SHA-256 of all before[32]``.

The wrapping key is HKDF(keyring secret or nothing || Argon2id(passphrase), wrap salt). It has a
salt of its own, so that a later epoch can be wrapped again without asking for the passphrase. The
plain checksum holds no secret; it tells a damaged file from a wrong passphrase.
"""

import struct
from dataclasses import dataclass

from prevent_desktop.errors import VaultError
from prevent_desktop.sealing.envelope import (
    CHECKSUM_BYTES,
    KEY_BYTES,
    TAG,
    is_whole,
    open_file,
    seal_file,
)
from prevent_desktop.sealing.kinds import Wrap
from prevent_desktop.sealing.passphrase import Cost

_MAGIC = b"DVS1"
_SUITE = 1
_BOUND = struct.Struct(">4sBBH16sIIII16s")
SLOT_SIZE = _BOUND.size + 2 * KEY_BYTES + KEY_BYTES + TAG + CHECKSUM_BYTES
_KINDS = frozenset(Wrap)
_INFO = b"DVS1 wrapping key"


@dataclass(frozen=True, slots=True)
class Stretched:
    """A passphrase after Argon2id, with what is needed to repeat it."""

    secret: bytes
    salt: bytes
    cost: Cost


@dataclass(frozen=True, slots=True)
class SlotFile:
    """A slot as read: sound by its checksum, not yet opened."""

    kind: Wrap
    epoch: int
    cost: Cost
    salt: bytes
    raw: bytes


def wrap(
    kind: Wrap,
    *,
    vault_id: bytes,
    epoch: int,
    stretched: Stretched,
    keyring_secret: bytes,
    key: bytes,
    wrap_salt: bytes,
) -> bytes:
    """The slot's bytes; `keyring_secret` is empty where the keyring has no part."""
    cost = stretched.cost
    bound = _BOUND.pack(
        _MAGIC, kind, _SUITE, 0, vault_id, epoch,
        cost.memory_kib, cost.passes, cost.lanes, stretched.salt,
    )  # fmt: skip
    secret = keyring_secret + stretched.secret
    return seal_file(bound, secret, key, salt=wrap_salt, info=_INFO)


def read_slot(raw: bytes, vault_id: bytes) -> SlotFile:
    """Check a slot and its costs. Raises VaultError "slot_damaged" or "made_by_newer_version"."""
    if len(raw) != SLOT_SIZE or not is_whole(raw, _MAGIC):
        raise VaultError("slot_damaged")
    _, kind, suite, flags, owner, epoch, *cost_fields, salt = _BOUND.unpack_from(raw)
    if kind not in _KINDS or suite != _SUITE or flags:
        raise VaultError("made_by_newer_version")
    cost = Cost(*cost_fields)
    if owner != vault_id or not cost.within_caps:
        raise VaultError("slot_damaged")
    return SlotFile(Wrap(kind), epoch, cost, salt, raw)


def owner_in(raw: bytes) -> bytes | None:
    """The vault that a file says it is a slot of, not proven; None when it says none."""
    return raw[8:24] if raw[:4] == _MAGIC and len(raw) >= SLOT_SIZE else None


def unwrap(slot: SlotFile, stretched: Stretched, keyring_secret: bytes) -> bytes:
    """The vault's key. Raises VaultError "wrong_passphrase"."""
    return open_file(
        slot.raw,
        _BOUND.size,
        keyring_secret + stretched.secret,
        info=_INFO,
        wrong="wrong_passphrase",
        damaged="slot_damaged",
    )
