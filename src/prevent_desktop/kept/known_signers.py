"""Other people's keys whose fingerprints somebody compared, kept in the vault.

That a fingerprint was compared shows that it is the same key, not that its holder is who they say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import msgspec

from prevent_desktop.document.fingerprints import read_fingerprint
from prevent_desktop.errors import VaultError
from prevent_desktop.vault import Kind, Vault

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class KnownSigner:
    """Whose key it is said to be, its fingerprint, and the day on which it was compared."""

    object_id: str
    name: str
    fingerprint: str
    compared: date


class _Body(msgspec.Struct, frozen=True):
    format: int
    name: str
    fingerprint: str
    compared: date


def known_signers(vault: Vault) -> tuple[KnownSigner, ...]:
    """Every compared key that can be read, by name. Blocking: use a worker.

    Raises VaultError "closed" and FileError.
    """
    return tuple(sorted(_kept(vault), key=lambda known: (known.name.casefold(), known.fingerprint)))


def remember(vault: Vault, name: str, fingerprint: str, day: date) -> KnownSigner:
    """Keep that this key was compared; durable when this returns. Nothing is kept twice.

    Raises VaultError and FileError.
    """
    for known in _kept(vault):
        if known.fingerprint == fingerprint:
            return known
    object_id = vault.new_id()
    body = msgspec.json.encode(_Body(_FORMAT, name, fingerprint, day))
    vault.save(Kind.TRUSTED_SIGNER, object_id, b"", body)
    return KnownSigner(object_id, name, fingerprint, day)


def forget(vault: Vault, object_id: str) -> None:
    """Let the key be unknown again; `remember` takes it back.

    Raises VaultError and FileError.
    """
    vault.delete(object_id, kind=Kind.TRUSTED_SIGNER)


def _kept(vault: Vault) -> Iterator[KnownSigner]:
    """Those that can be read; a damaged one is as if it had never been compared."""
    for entry in vault.list(Kind.TRUSTED_SIGNER):
        if entry.readable:
            try:
                body = msgspec.json.decode(vault.load(entry.object_id).body, type=_Body)
                mark = read_fingerprint(body.fingerprint)
            except (VaultError, ValueError):  # msgspec's own errors are ValueErrors
                continue
            if body.format == _FORMAT:
                yield KnownSigner(entry.object_id, body.name, mark, body.compared)
