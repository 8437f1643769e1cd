"""What the vault asks of a place that keeps its key; callers may hand in their own."""

from typing import Protocol


class KeyStore(Protocol):
    """A keeper of 32-byte secrets by name.

    Methods raise VaultError "locked", "keyring_timeout", "keyring_policy",
    "keyring_unavailable", "key_not_kept" or "keyring_failed". "Not there" is never an error
    and an error is never "not there": the vault treats the two very differently.
    """

    @property
    def backend(self) -> str:
        """A short name of the keeper, recorded with the vault."""
        ...

    def get(self, name: str) -> bytes | None:
        """The secret, or None when the keeper is reachable and has no such name."""
        ...

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret and prove by reading it back that it was kept."""
        ...

    def delete(self, name: str) -> None:
        """Destroy a secret; harmless when it is not there."""
        ...
