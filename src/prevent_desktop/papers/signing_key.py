"""Who signs: one choice among the key kept here, a key file, and a key for this one paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from prevent_desktop.document import Holder, Identity, make_identity
from prevent_desktop.papers.key_files import open_key_file, read_key_file

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from prevent_desktop.vault import Vault


class SigningKey(Protocol):
    """A key that was chosen. Blocking: use a worker."""

    def identity(self, holder: Holder, moment: datetime) -> Identity:
        """The identity to sign with at this moment, by the area's clocks.

        Raises what the kind of key may raise: FileError, IdentityError, VaultError.
        """


@dataclass(frozen=True, slots=True)
class KeptKey:
    """The holder's own, kept in the vault; made at the first need. Raises VaultError."""

    vault: Vault = field(repr=False)

    def identity(self, holder: Holder, moment: datetime) -> Identity:
        from prevent_desktop.kept.own_identity import identity_for

        return identity_for(self.vault, holder, moment)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """An organisation's, whose certificate says who. Raises FileError and IdentityError."""

    path: Path
    passphrase: bytes | None = field(default=None, repr=False)
    data: bytes = field(default=b"", repr=False)
    """What is in the file, where it was read before."""

    def identity(self, _holder: Holder, moment: datetime) -> Identity:
        data = self.data or read_key_file(self.path)
        return open_key_file(data, self.passphrase, moment)


@dataclass(frozen=True, slots=True)
class ThrowAwayKey:
    """Made for this one paper and kept nowhere."""

    def identity(self, holder: Holder, moment: datetime) -> Identity:
        return make_identity(holder, moment)
