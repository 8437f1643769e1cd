"""The one sealed object of dates and ids that looks after what is unfinished: how it is kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import msgspec

from prevent_desktop.errors import VaultError
from prevent_desktop.vault import Kind, Vault

_FORMAT: Final = 1


class UpkeepBody(msgspec.Struct, frozen=True, kw_only=True):
    """Nothing about a person: what was seen when, which warnings were shown, what was open."""

    format: int = _FORMAT
    seen: datetime | None = None
    counted_from: datetime | None = None
    shown: Mapping[str, datetime] = {}
    open: str = ""
    """The id of the draft or short paper that was being written; "" once it was put away."""


def read_upkeep(vault: Vault) -> tuple[str, UpkeepBody]:
    """What is kept, and its id; after damage it starts afresh. Raises VaultError and FileError."""
    for entry in vault.list(Kind.UPKEEP):
        try:
            body = msgspec.json.decode(vault.load(entry.object_id).body, type=UpkeepBody)
        except (VaultError, msgspec.DecodeError):
            body = UpkeepBody()
        return entry.object_id, body
    return vault.new_id(), UpkeepBody()


def write_upkeep(vault: Vault, object_id: str, body: UpkeepBody) -> None:
    """Keep it. Raises VaultError and FileError."""
    kept = msgspec.structs.replace(body, format=_FORMAT)
    vault.save(Kind.UPKEEP, object_id, b"", msgspec.json.encode(kept))


def open_before(vault: Vault) -> str:
    """What was open when the program ended or locked, by its id. Raises VaultError, FileError."""
    return read_upkeep(vault)[1].open


def note_open(vault: Vault, open_id: str) -> None:
    """Note what is open from now on; "" for nothing. Raises VaultError and FileError."""
    object_id, body = read_upkeep(vault)
    if body.open != open_id:
        write_upkeep(vault, object_id, msgspec.structs.replace(body, open=open_id))
