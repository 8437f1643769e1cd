"""A slot: the vault's key wrapped under a passphrase, passphrase and keyring, or recovery phrase.

Format DVS1, big-endian: ``"DVS1" | kind u8 | suite u8=1 | flags u16=0 | vault id[16] |
epoch u32 | memory KiB u32 | passes u32 | lanes u32 | Argon2id salt[16] | wrap salt[32] |
commitment[32] | wrapped key[48] | SHA-256 of all before[32]``.

The wrapping key is HKDF(keyring secret or nothing || Argon2id(passphrase), wrap salt). It has a
salt of its own, so that a later epoch can be wrapped again without asking for the passphrase. The
plain checksum holds no secret; it tells a damaged file from a wrong passphrase.
"""

import hashlib
import hmac
import struct
from dataclasses import dataclass

from prevent_desktop.errors import VaultError
from prevent_desktop.vault.model import Wrap
from prevent_desktop.vault.passphrase import Cost

_MAGIC = b"DVS1"
_SUITE = 1
_BOUND = struct.Struct(">4sBBH16sIIII16s")
_WRAP_SALT_BYTES = 32
_KEY_BYTES = 32
_WRAPPED_BYTES = _KEY_BYTES + 16
_CHECKSUM_BYTES = 32
SLOT_SIZE = _BOUND.size + _WRAP_SALT_BYTES + _KEY_BYTES + _WRAPPED_BYTES + _CHECKSUM_BYTES
_KINDS = frozenset(Wrap)
_INFO = b"DVS1 wrapping key"
_NONCE = bytes(12)


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
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    cost = stretched.cost
    bound = _BOUND.pack(
        _MAGIC, kind, _SUITE, 0, vault_id, epoch,
        cost.memory_kib, cost.passes, cost.lanes, stretched.salt,
    )  # fmt: skip
    wrapping_key, commitment = _derive(keyring_secret + stretched.secret, wrap_salt, bound)
    header = bound + wrap_salt + commitment
    sealed = header + ChaCha20Poly1305(wrapping_key).encrypt(_NONCE, key, header)
    return sealed + hashlib.sha256(sealed).digest()


def read_slot(raw: bytes, vault_id: bytes) -> SlotFile:
    """Check a slot and its costs. Raises VaultError "slot_damaged" or "made_by_newer_version"."""
    sound = (
        len(raw) == SLOT_SIZE
        and raw[:4] == _MAGIC
        and hashlib.sha256(raw[:-_CHECKSUM_BYTES]).digest() == raw[-_CHECKSUM_BYTES:]
    )
    if not sound:
        raise VaultError("slot_damaged")
    _, kind, suite, flags, owner, epoch, *cost_fields, salt = _BOUND.unpack_from(raw)
    if kind not in _KINDS or suite != _SUITE or flags:
        raise VaultError("made_by_newer_version")
    cost = Cost(*cost_fields)
    if owner != vault_id or not cost.within_caps:
        raise VaultError("slot_damaged")
    return SlotFile(Wrap(kind), epoch, cost, salt, raw)


def unwrap(slot: SlotFile, stretched: Stretched, keyring_secret: bytes) -> bytes:
    """The vault's key. Raises VaultError "wrong_passphrase"."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    header = slot.raw[: _BOUND.size + _WRAP_SALT_BYTES + _KEY_BYTES]
    wrap_salt = header[_BOUND.size : -_KEY_BYTES]
    wrapping_key, commitment = _derive(
        keyring_secret + stretched.secret, wrap_salt, header[: _BOUND.size]
    )
    if not hmac.compare_digest(commitment, header[-_KEY_BYTES:]):
        raise VaultError("wrong_passphrase")
    wrapped = slot.raw[len(header) : len(header) + _WRAPPED_BYTES]
    try:
        return ChaCha20Poly1305(wrapping_key).decrypt(_NONCE, wrapped, header)
    except InvalidTag:
        raise VaultError("slot_damaged") from None


def _derive(secret: bytes, salt: bytes, bound: bytes) -> tuple[bytes, bytes]:
    """The wrapping key and the commitment."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(SHA256(), 2 * _KEY_BYTES, salt, _INFO + bound).derive(secret)
    return derived[:_KEY_BYTES], derived[_KEY_BYTES:]
