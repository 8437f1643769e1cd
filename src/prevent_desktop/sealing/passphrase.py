"""Passphrases: to 32 bytes by Argon2id (RFC 9106, second recommended choice); made of words."""

import secrets
import unicodedata
from collections.abc import Callable
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


def normal_phrase(typed: str) -> str:
    """A generated phrase as it was generated: case, hyphens and spacing do not matter."""
    return " ".join(typed.lower().replace("-", " ").split())


def waiting_seconds(failures: int) -> int:
    """How long to wait before the next try after so many wrong passphrases in a row.

    Three tries are free, then it doubles up to a minute. Nothing is ever wiped: a colleague
    could destroy the drafts by guessing.
    """
    return min(60, 2 ** (failures - 3)) if failures > 2 else 0


def new_passphrase(words: int = 6, entropy: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """So many words from a list of 7,678, with a space between: 12.9 bits each.

    Six words (77 bits) under Argon2id are out of reach of guessing. Raises ResourceError
    "missing" when the program's own list is gone.
    """
    from prevent_desktop.shipped import resources

    listed = resources.read_text("words", "eff-large.txt").split()
    # 64 bits over 7,678 words: the bias is far below anything that helps a guesser.
    return " ".join(listed[int.from_bytes(entropy(8), "big") % len(listed)] for _ in range(words))
