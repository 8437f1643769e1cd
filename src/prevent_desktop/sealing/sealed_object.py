"""One sealed object: the 128-byte header, the two encrypted segments, and their checks.

Format DVF1, big-endian: ``"DVF1" | kind u8 | suite u8=1 | flags u16=0 | vault id[16] |
object id[16] | generation u64 | epoch u32 | length of summary u32 | length of body u64 |
salt[32] | commitment[32] | summary | body``. Lengths include the 16-byte tags.

Each write has a fresh salt, so each derived key encrypts one message and the nonce may be zero:
no nonce state can be repeated by a crash, a restored backup or a copied machine. The commitment
tells a wrong key from damage and binds the ciphertext to one key.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass

from prevent_desktop.errors import VaultError
from prevent_desktop.sealing.envelope import KEY_BYTES, NONCE, TAG, derive, fits
from prevent_desktop.sealing.kinds import Kind
from prevent_desktop.sealing.padding import pad, padded_size, unpad

_MAGIC = b"DVF1"
_SUITE = 1
_BOUND = struct.Struct(">4sBBH16s16sQIIQ")
"""The part of the header that the keys are derived from."""
HEADER_SIZE = _BOUND.size + 2 * KEY_BYTES
_SUMMARY_SIZE = 1024
MAX_SUMMARY = _SUMMARY_SIZE - 4
"""Bytes of summary that fit."""
MAX_BODY = 32 << 20
"""Bytes of body that are accepted: far above any referral, far below what hurts."""
MAX_FILE = HEADER_SIZE + _SUMMARY_SIZE + padded_size(MAX_BODY) + 2 * TAG
_INFO = b"DVF1 segment keys"
_KINDS = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Name:
    """Which object, in which vault, at which generation; bound into the encryption."""

    kind: Kind
    vault_id: bytes
    object_id: bytes
    generation: int
    epoch: int


def sealed_size(body: bytes) -> int:
    """Bytes of the file that an object with this body becomes. Raises VaultError "too_large"."""
    if len(body) > MAX_BODY:
        raise VaultError("too_large", bytes=len(body))
    return HEADER_SIZE + _SUMMARY_SIZE + padded_size(len(body)) + 2 * TAG


def seal(name: Name, key: bytes, summary: bytes, body: bytes, salt: bytes) -> bytes:
    """Encrypt one object; `salt` is 32 fresh random bytes.

    Raises VaultError "summary_too_long" or "too_large".
    """
    room = bytearray(sealed_size(body))
    seal_into(memoryview(room), name, key, summary=summary, body=body, salt=salt)
    return bytes(room)


def seal_into(
    room: memoryview, name: Name, key: bytes, *, summary: bytes, body: bytes, salt: bytes
) -> None:
    """Encrypt one object into room of exactly `sealed_size` bytes.

    Raises VaultError "summary_too_long".

    With room that is used again a save of megabytes takes half the time: fresh memory is slow.
    """
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    if len(summary) > MAX_SUMMARY:
        raise VaultError("summary_too_long", bytes=len(summary))
    padded_body = pad(body, padded_size(len(body)))
    bound = _BOUND.pack(
        _MAGIC, name.kind, _SUITE, 0, name.vault_id, name.object_id, name.generation, name.epoch,
        _SUMMARY_SIZE + TAG, len(padded_body) + TAG,
    )  # fmt: skip
    summary_key, body_key, commitment = _derive(key, salt, bound)
    header = bound + salt + commitment
    body_start = HEADER_SIZE + _SUMMARY_SIZE + TAG
    room[:HEADER_SIZE] = header
    room[HEADER_SIZE:body_start] = ChaCha20Poly1305(summary_key).encrypt(
        NONCE, pad(summary, _SUMMARY_SIZE), header + b"S"
    )
    ChaCha20Poly1305(body_key).encrypt_into(NONCE, padded_body, header + b"B", room[body_start:])


def name_in(head: bytes) -> Name | None:
    """The name that the beginning of a file claims, not proven; None when it claims none."""
    if len(head) < _BOUND.size or head[:4] != _MAGIC or head[4] not in _KINDS:
        return None
    _, kind, _, _, vault_id, object_id, generation, epoch, *_ = _BOUND.unpack_from(head)
    return Name(Kind(kind), vault_id, object_id, generation, epoch)


def unseal(raw: bytes, key: bytes, accept: Callable[[Name], bool]) -> tuple[bytes, bytes]:
    """Decrypt one object into its summary and body.

    `accept` says whether the name is the expected one; a file that was renamed or swapped is
    whole but not accepted. Raises VaultError "damaged", "wrong_key" or "made_by_newer_version".
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    name = _checked_name(raw, key)
    if not accept(name):
        raise VaultError("damaged")
    header, body_start = raw[:HEADER_SIZE], HEADER_SIZE + _SUMMARY_SIZE + TAG
    summary_key, body_key, commitment = _derive(key, *_salt_and_bound(raw))
    if not fits(commitment, header[-KEY_BYTES:]):
        raise VaultError("wrong_key")
    try:
        summary = ChaCha20Poly1305(summary_key).decrypt(
            NONCE, raw[HEADER_SIZE:body_start], header + b"S"
        )
        body = ChaCha20Poly1305(body_key).decrypt(NONCE, raw[body_start:], header + b"B")
        return unpad(summary), unpad(body)
    except (InvalidTag, ValueError):
        raise VaultError("damaged") from None


def _checked_name(raw: bytes, key: bytes) -> Name:
    """The name in a header whose lengths fit the file exactly; errors as in `unseal`."""
    if len(raw) < HEADER_SIZE or raw[:4] != _MAGIC:
        raise VaultError("damaged")
    name, (suite, flags) = name_in(raw), _BOUND.unpack_from(raw)[2:4]
    if name is None or suite != _SUITE or flags:
        raise VaultError("damaged" if _was_ours(raw, key) else "made_by_newer_version")
    summary_length, body_length = _BOUND.unpack_from(raw)[8:]
    expected = HEADER_SIZE + summary_length + body_length
    if summary_length != _SUMMARY_SIZE + TAG or len(raw) > MAX_FILE or len(raw) != expected:
        raise VaultError("damaged")
    return name


def _was_ours(raw: bytes, key: bytes) -> bool:
    """Whether the commitment fits the header as this version writes it: a byte was flipped.

    Then the generation before may be shown; before a file of a newer version it must not be.
    """
    salt, bound = _salt_and_bound(raw)
    kept = raw[HEADER_SIZE - KEY_BYTES : HEADER_SIZE]
    ours = (bound[:4] + bytes((kind, _SUITE, 0, 0)) + bound[8:] for kind in Kind)
    return any(fits(_derive(key, salt, each)[2], kept) for each in ours)


def _salt_and_bound(raw: bytes) -> tuple[bytes, bytes]:
    return raw[_BOUND.size : _BOUND.size + KEY_BYTES], raw[: _BOUND.size]


def _derive(key: bytes, salt: bytes, bound: bytes) -> list[bytes]:
    """The summary's key, the body's key and the commitment."""
    return derive(key, salt, _INFO + bound, 3)
