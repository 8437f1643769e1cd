"""Short papers being written (an addition, a decision), kept in the vault until they are made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from prevent_desktop.errors import VaultError
from prevent_desktop.vault import Kind, Vault

_FORMAT = 1


class NoteKind(StrEnum):
    """Which paper; at most one of each is being written at a time."""

    ADDENDUM = "addendum"
    CONSIDERED = "considered"


class _Body(msgspec.Struct, frozen=True):
    format: int
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class KeptNotes:
    """What was typed so far, by the name of its box. Blocking: use a worker."""

    vault: Vault = field(repr=False)

    def load(self, kind: NoteKind) -> dict[str, str]:
        """What was kept; empty when nothing was, or when it cannot be read any more.

        Raises VaultError "closed" and FileError.
        """
        object_id = self._find(kind)
        if not object_id:
            return {}
        try:
            body = msgspec.json.decode(self.vault.load(object_id).body, type=_Body)
        except (VaultError, msgspec.DecodeError):
            return {}
        return body.values if body.format == _FORMAT else {}

    def save(self, kind: NoteKind, values: Mapping[str, str]) -> None:
        """Keep it; durable when this returns. Raises VaultError and FileError."""
        object_id = self._find(kind) or self.vault.new_id()
        body = msgspec.json.encode(_Body(_FORMAT, dict(values)))
        self.vault.save(Kind.NOTE, object_id, kind.encode("ascii"), body)

    def discard(self, kind: NoteKind) -> None:
        """Delete it, as a draft is deleted. Raises VaultError and FileError."""
        object_id = self._find(kind)
        if object_id:
            self.vault.delete(object_id, kind=Kind.NOTE)

    def _find(self, kind: NoteKind) -> str:
        wanted = kind.encode("ascii")
        found = (e.object_id for e in self.vault.list(Kind.NOTE) if e.summary == wanted)
        return next(found, "")
