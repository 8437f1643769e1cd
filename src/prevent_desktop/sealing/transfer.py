"""The transfer file: one draft sealed under words, for another computer or a colleague.

Format DVH1, big-endian: ``"DVH1" | suite u8=1 | flags u8=0 | zeros u16 | memory KiB u32 |
passes u32 | lanes u32 | Argon2id salt[16] | made u64 | expires u64 | salt[32] | commitment[32] |
sealed body | SHA-256 of all before[32]``. Times are seconds since 1970. Everything before the body
is bound into its encryption. The plain checksum holds no secret; it tells a file that was cut or
changed on its way from wrong words. Whoever has the words can open the file: the expiry is a
promise of this program, not of mathematics.
"""

import struct
from collections.abc import Callable
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
from prevent_desktop.sealing.padding import pad, padded_size, unpad
from prevent_desktop.sealing.passphrase import (
    SALT_BYTES,
    STANDARD_COST,
    Cost,
    normal_phrase,
    stretch,
)

MAX_TRANSFER = 32 << 20
"""Bytes of a file that are accepted."""
_MAGIC = b"DVH1"
_SUITE = 1
_BOUND = struct.Struct(">4sBBHIII16sQQ")
_SMALLEST = _BOUND.size + 2 * KEY_BYTES + TAG + CHECKSUM_BYTES
_INFO = b"DVH1 transfer keys"


@dataclass(frozen=True, slots=True)
class Transfer:
    """An opened transfer file: bytes that nobody has looked at yet, and two claimed times."""

    body: bytes
    made: int
    """Seconds since 1970 by the clock of the sender."""
    expires: int


def seal_transfer(
    body: bytes,
    words: str,
    *,
    made: int,
    expires: int,
    entropy: Callable[[int], bytes],
    cost: Cost = STANDARD_COST,
) -> bytes:
    """The file's bytes. Raises VaultError "too_large" or "passphrase_needed"."""
    size = padded_size(len(body))
    if _SMALLEST + size > MAX_TRANSFER:
        raise VaultError("too_large", bytes=len(body))
    salt = entropy(SALT_BYTES)
    bound = _BOUND.pack(
        _MAGIC, _SUITE, 0, 0, cost.memory_kib, cost.passes, cost.lanes, salt, made, expires
    )
    secret = stretch(normal_phrase(words), salt, cost)
    return seal_file(bound, secret, pad(body, size), salt=entropy(KEY_BYTES), info=_INFO)


def open_transfer(raw: bytes, words: str) -> Transfer:
    """Open a file with the words that were told by phone.

    Size, checksum and costs are checked before any work. Raises VaultError "transfer_too_large",
    "transfer_damaged", "transfer_wrong_words", "passphrase_needed" or "made_by_newer_version".
    """
    cost, salt, made, expires = _read_header(raw)
    padded = open_file(
        raw,
        _BOUND.size,
        stretch(normal_phrase(words), salt, cost),
        info=_INFO,
        wrong="transfer_wrong_words",
        damaged="transfer_damaged",
    )
    try:
        return Transfer(unpad(padded), made, expires)
    except ValueError:
        raise VaultError("transfer_damaged") from None


def _read_header(raw: bytes) -> tuple[Cost, bytes, int, int]:
    """The costs, the salt and the two times, once the file is known to be whole."""
    if len(raw) > MAX_TRANSFER:
        raise VaultError("transfer_too_large")
    if len(raw) < _SMALLEST or not is_whole(raw, _MAGIC):
        raise VaultError("transfer_damaged")
    _, suite, flags, zeros, memory, passes, lanes, salt, made, expires = _BOUND.unpack_from(raw)
    if suite != _SUITE or flags or zeros:
        raise VaultError("made_by_newer_version")
    cost = Cost(memory, passes, lanes)
    if not cost.within_caps:
        raise VaultError("transfer_damaged")
    return cost, salt, made, expires
