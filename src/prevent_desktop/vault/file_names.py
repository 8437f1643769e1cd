"""The names of the files in a vault's folder; they say nothing about what is inside."""

import re
from dataclasses import dataclass

CARD = "vault.json"
_SECOND_COPY = ".bak"
_OBJECT = re.compile(r"([0-9a-f]{32})\.([1-9]\d{0,18})\.vd", re.ASCII)
_TABLE = re.compile(r"keys\.([1-9]\d{0,8})\.([1-9]\d{0,17})\.vk(\.bak)?", re.ASCII)
_SLOT = re.compile(r"(?:slot|recovery)\.([1-9]\d{0,8})\.vs(?:\.bak)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class TableFile:
    """One copy of a key table; the greater, the newer."""

    epoch: int
    sequence: int
    first_copy: bool

    @property
    def name(self) -> str:
        return table_names(self.epoch, self.sequence)[0 if self.first_copy else 1]


def object_name(object_id: str, generation: int) -> str:
    """The file of one generation of an object."""
    return f"{object_id}.{generation}.vd"


def table_names(epoch: int, sequence: int) -> tuple[str, str]:
    """The two identical copies of a key table."""
    name = f"keys.{epoch}.{sequence}.vk"
    return name, name + _SECOND_COPY


def slot_names(epoch: int) -> tuple[str, str]:
    """The two identical copies of a passphrase slot."""
    name = f"slot.{epoch}.vs"
    return name, name + _SECOND_COPY


def recovery_names(epoch: int) -> tuple[str, str]:
    """The two identical copies of a recovery slot."""
    name = f"recovery.{epoch}.vs"
    return name, name + _SECOND_COPY


def parse_object(name: str) -> tuple[str, int] | None:
    """The id and generation in an object's file name."""
    match = _OBJECT.fullmatch(name)
    return (match[1], int(match[2])) if match else None


def parse_table(name: str) -> TableFile | None:
    """The epoch, sequence and copy in a key table's file name."""
    match = _TABLE.fullmatch(name)
    return TableFile(int(match[1]), int(match[2]), not match[3]) if match else None


def parse_slot(name: str) -> int | None:
    """The epoch in the file name of a passphrase or recovery slot."""
    match = _SLOT.fullmatch(name)
    return int(match[1]) if match else None


def epochs_of(names: list[str]) -> set[int]:
    """Every epoch that has a table or a slot among the names."""
    tables = {table.epoch for name in names if (table := parse_table(name))}
    return tables | {epoch for name in names if (epoch := parse_slot(name))}


def holds_a_vault(names: list[str]) -> bool:
    """Whether anything here could be, or need, a key: then no new vault may be made over it."""
    return any(name == CARD or parse_table(name) or parse_object(name) for name in names)
