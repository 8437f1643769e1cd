"""What the sealed formats share: keys used once, a commitment, and a file for one message.

Every sealing has a fresh salt, so each derived key encrypts one message and the nonce may be zero:
no nonce state can be repeated by a crash, a restored backup or a copied machine. The commitment
tells a wrong secret from damage and binds the ciphertext to one key.
"""

import hashlib
import hmac

from prevent_desktop.errors import VaultError

KEY_BYTES = 32
CHECKSUM_BYTES = 32
TAG = 16
"""Bytes by which the encrypted is longer than the plain."""
NONCE = bytes(12)


def derive(secret: bytes, salt: bytes, info: bytes, count: int) -> list[bytes]:
    """So many keys of 32 bytes by HKDF-SHA256; the last one serves as the commitment."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = HKDF(SHA256(), count * KEY_BYTES, salt, info).derive(secret)
    return [derived[start : start + KEY_BYTES] for start in range(0, len(derived), KEY_BYTES)]


def fits(commitment: bytes, kept: bytes) -> bool:
    """Whether a commitment is the one in the file; takes as long whichever byte differs."""
    return hmac.compare_digest(commitment, kept)


def seal_file(bound: bytes, secret: bytes, plain: bytes, *, salt: bytes, info: bytes) -> bytes:
    """``bound | salt[32] | commitment[32] | encrypted | SHA-256 of all before[32]``.

    The plain checksum holds no secret; it tells a damaged file from a wrong secret.
    """
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    key, commitment = derive(secret, salt, info + bound, 2)
    header = bound + salt + commitment
    sealed = header + ChaCha20Poly1305(key).encrypt(NONCE, plain, header)
    return sealed + hashlib.sha256(sealed).digest()


def is_whole(raw: bytes, magic: bytes) -> bool:
    """Whether a file of this kind arrived as it was written."""
    body, checksum = raw[:-CHECKSUM_BYTES], raw[-CHECKSUM_BYTES:]
    return raw[: len(magic)] == magic and hashlib.sha256(body).digest() == checksum


def open_file(
    raw: bytes, bound_size: int, secret: bytes, *, info: bytes, wrong: str, damaged: str
) -> bytes:
    """What `seal_file` encrypted, of a file that is whole. Raises VaultError `wrong`, `damaged`."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    bound, salt = raw[:bound_size], raw[bound_size : bound_size + KEY_BYTES]
    header_size = bound_size + 2 * KEY_BYTES
    header = raw[:header_size]
    key, commitment = derive(secret, salt, info + bound, 2)
    if not fits(commitment, header[-KEY_BYTES:]):
        raise VaultError(wrong)
    try:
        return ChaCha20Poly1305(key).decrypt(NONCE, raw[header_size:-CHECKSUM_BYTES], header)
    except InvalidTag:
        raise VaultError(damaged) from None
