"""How far the vault had come when it was last closed, kept outside its folder.

Whoever puts the whole folder back to an earlier day (a restored backup, a helpful program) brings
older drafts with a key that still opens them. The keyring remembers the epoch and the sequence of
the key table; a table behind it was put back. The mark is no secret and decides nothing: it only
gives a warning.
"""

import contextlib
import struct

from prevent_desktop.errors import VaultError
from prevent_desktop.vault.key_store import KeyStore
from prevent_desktop.vault.table_store import TableStore

_MARK = struct.Struct(">IQ20x")


def is_put_back(keys: KeyStore, vault_id: bytes, table: TableStore) -> bool:
    """Whether the keyring remembers a later table; False when it cannot be asked."""
    if not _may_ask(table):
        return False
    with contextlib.suppress(VaultError, struct.error):
        kept = keys.get(_name(vault_id))
        return kept is not None and _MARK.unpack(kept) > (table.held.epoch, table.sequence)
    return False


def remember(keys: KeyStore, vault_id: bytes, table: TableStore) -> None:
    """Have the keyring remember this table. Raises what `KeyStore` raises."""
    if _may_ask(table):
        mark = _MARK.pack(table.held.epoch, table.sequence)
        if keys.get(_name(vault_id)) != mark:
            keys.put(_name(vault_id), mark)


def _may_ask(table: TableStore) -> bool:
    return table.held.slot.needs_keyring and not table.held.recovered


def _name(vault_id: bytes) -> str:
    return f"{vault_id.hex()}:mark"
