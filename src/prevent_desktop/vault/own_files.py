"""Which files in the folder may be this vault's: the folder of another may have been put on top."""

from prevent_desktop.sealing.sealed_object import HEADER_SIZE, Name, name_in
from prevent_desktop.sealing.slot_file import SLOT_SIZE, owner_in
from prevent_desktop.vault.file_names import TableFile, parse_slot, parse_table
from prevent_desktop.vault.surroundings import Surroundings


def head_of(around: Surroundings, file: TableFile) -> Name | None:
    """What a table says that it is, not proven. Raises OSError."""
    return name_in(around.read(file.name, HEADER_SIZE))


def own_names(around: Surroundings, vault_id: bytes) -> list[str]:
    """The names, but for tables and slots that say they are another vault's. Raises FileError."""
    return [name for name in around.names() if _owner(around, name) in (None, vault_id)]


def _owner(around: Surroundings, name: str) -> bytes | None:
    """The vault that a table or a slot says it belongs to; None for anything else."""
    try:
        if file := parse_table(name):
            head = head_of(around, file)
            return head.vault_id if head else None
        if parse_slot(name) is not None:
            return owner_in(around.read(name, SLOT_SIZE))
    except OSError:
        return None
    return None
