"""What can be said of a vault's folder, and done with it, without any key."""

import contextlib
import itertools
from collections.abc import Callable
from datetime import date
from pathlib import Path

from prevent_desktop.disk.durable import Disk, file_error
from prevent_desktop.disk.folder_lock import FolderLock
from prevent_desktop.errors import VaultError
from prevent_desktop.sealing.kinds import SlotKind
from prevent_desktop.sealing.sealed_object import HEADER_SIZE, name_in
from prevent_desktop.sealing.slot_file import SLOT_SIZE, read_slot
from prevent_desktop.vault.card import read_card
from prevent_desktop.vault.file_names import holds_a_vault, recovery_names, slot_names
from prevent_desktop.vault.model import Description
from prevent_desktop.vault.opening import table_files
from prevent_desktop.vault.table_store import table_name


def exists(folder: Path) -> bool:
    """Whether there is a vault here, or what is left of one. Raises FileError "unreadable"."""
    return holds_a_vault(_names(folder, Disk().everything))


def describe(folder: Path) -> Description:
    """How the vault is opened, told without a key.

    Raises VaultError "no_vault" or "made_by_newer_version", FileError "unreadable".
    """
    if not exists(folder):
        raise VaultError("no_vault")
    disk = Disk()
    names = _names(folder, disk.names)
    card = read_card(disk, folder)
    slot = card.slot if card else SlotKind.KEYRING
    # The card is written after a change of slot, so the newest epoch's own file goes before it.
    epoch = _newest_epoch(disk, folder, names, bytes.fromhex(card.vault_id) if card else None)
    copies = [name for name in slot_names(epoch) if name in names]
    if card and not copies:
        slot = SlotKind.KEYRING
    for name in copies:
        try:
            raw = disk.read(folder / name, SLOT_SIZE)
            owner = bytes.fromhex(card.vault_id) if card else raw[8:24]
            slot = read_slot(raw, owner).kind.slot
            break
        except (OSError, VaultError):
            continue
    recovery = any(name in names for name in recovery_names(epoch))
    return Description(slot, card.backend if card else "", recovery)


def _newest_epoch(disk: Disk, folder: Path, names: list[str], vault_id: bytes | None) -> int:
    """The epoch of the newest file that is a key table of this vault by its header; 0 for none."""
    for file in table_files(names):
        with contextlib.suppress(OSError):
            name = name_in(disk.read(folder / file.name, HEADER_SIZE))
            if name and name == table_name(vault_id or name.vault_id, file):
                return file.epoch
    return 0


def set_aside(folder: Path, today: date) -> Path:
    """Move a vault that cannot be opened out of the way, whole, and return where it is now.

    Only a person decides this. Raises VaultError "in_use" and FileError.
    """
    FolderLock(folder).release()
    stem = f"{folder.name} set aside {today.isoformat()}"
    names = (stem if number == 1 else f"{stem} {number}" for number in itertools.count(1))
    target = next(each for each in map(folder.with_name, names) if not each.exists())
    try:
        return folder.rename(target)
    except OSError as problem:
        raise file_error(problem, folder) from None


def _names(folder: Path, look: Callable[[Path], list[str]]) -> list[str]:
    try:
        return look(folder)
    except FileNotFoundError:
        return []
    except OSError as problem:
        raise file_error(problem, folder, "unreadable") from None
