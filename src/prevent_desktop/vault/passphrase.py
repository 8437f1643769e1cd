"""From a passphrase to 32 bytes: Argon2id (RFC 9106, second recommended choice)."""

import unicodedata
from dataclasses import dataclass

from prevent_desktop.errors import VaultError

SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Cost:
    """How hard a guess is made: memory in KiB, passes over it, lanes."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def within_caps(self) -> bool:
        """Whether a file may ask for this much; a larger request is an attack or damage."""
        return (
            8 * 1024 <= self.memory_kib <= 256 * 1024
            and 1 <= self.passes <= 10
            and 1 <= self.lanes <= 8
        )


STANDARD_COST = Cost()
"""About 0.15 s on a fast computer, under one second on a slow one."""


def stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes that cost a guesser what `cost` says; the passphrase is NFKC-normalised.

    Raises VaultError "passphrase_needed" when it is empty.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # Two keyboards may type the same accented letter in two ways.
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    if not secret:
        raise VaultError("passphrase_needed")
    return Argon2id(
        salt=salt,
        length=32,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(secret)
