"""``vault.json``: which vault this is and how it is opened. Nothing in it is secret or trusted."""

from pathlib import Path

import msgspec

from prevent_desktop.disk.durable import Disk
from prevent_desktop.errors import VaultError
from prevent_desktop.sealing.kinds import SlotKind
from prevent_desktop.vault.file_names import CARD
from prevent_desktop.vault.surroundings import Surroundings

FORMAT = 1
_LARGEST = 65536


class Card(msgspec.Struct, frozen=True):
    """The card's fields; ``vault_id`` is 32 hexadecimal digits."""

    format: int
    vault_id: str
    slot: SlotKind
    backend: str


class _FormatOnly(msgspec.Struct, frozen=True):
    """The one field that every version of the card has."""

    format: int


def write_card(around: Surroundings, vault_id: bytes, slot: SlotKind) -> None:
    """Write the card as readable JSON. Raises FileError."""
    backend = around.keys.backend if slot.needs_keyring else ""
    card = Card(FORMAT, vault_id.hex(), slot, backend)
    around.put(CARD, msgspec.json.format(msgspec.json.encode(card), indent=2) + b"\n")


def read_card(disk: Disk, folder: Path) -> Card | None:
    """The card, or None when it is missing or damaged: the vault can be opened without it.

    Raises VaultError "made_by_newer_version".
    """
    try:
        raw = disk.read(folder / CARD, _LARGEST)
        if msgspec.json.decode(raw, type=_FormatOnly).format > FORMAT:
            raise VaultError("made_by_newer_version")
        card = msgspec.json.decode(raw, type=Card)
        bytes.fromhex(card.vault_id)
    except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
        return None
    return card if len(card.vault_id) == 32 else None
