"""The parts of a vault that has been opened."""

from dataclasses import dataclass, field

from prevent_desktop.disk.folder_lock import FolderLock
from prevent_desktop.vault.cabinet import Cabinet
from prevent_desktop.vault.object_store import ObjectStore
from prevent_desktop.vault.surroundings import Surroundings
from prevent_desktop.vault.table_store import TableStore


@dataclass(slots=True)
class Opened:
    """What `Vault` works with. ``lock`` is None when it was opened only for reading."""

    around: Surroundings
    vault_id: bytes
    lock: FolderLock | None
    table: TableStore
    objects: ObjectStore
    cabinet: Cabinet
    newest_table: bool
    """False while a newer table exists that cannot be opened."""
    warnings: tuple[str, ...] = ()
    destroyed: set[str] = field(default_factory=set)
    """Deleted for good since the opening: a late save must not make them again."""
