"""The files of saved objects: one per generation, never overwritten, the newest two kept."""

import contextlib
import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from prevent_desktop.errors import VaultError
from prevent_desktop.sealing.key_table import Row
from prevent_desktop.sealing.kinds import Kind
from prevent_desktop.sealing.sealed_object import (
    HEADER_SIZE,
    MAX_FILE,
    Name,
    name_in,
    seal_into,
    sealed_size,
    unseal,
)
from prevent_desktop.vault.file_names import object_name, parse_object
from prevent_desktop.vault.model import Health
from prevent_desktop.vault.surroundings import Surroundings

GENERATIONS_KEPT = 2
_FURTHEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Found:
    """What a reading of one object came to; empty bytes and no ``readable`` when it failed."""

    generation: int
    health: Health
    summary: bytes = b""
    body: bytes = b""

    @property
    def readable(self) -> bool:
        return self.health in (Health.WHOLE, Health.FELL_BACK, Health.ROLLED_BACK)


class ObjectStore:
    """Reads and writes the generations of objects in one vault."""

    def __init__(self, around: Surroundings, vault_id: bytes) -> None:
        self._around = around
        self._vault_id = vault_id
        self._generations: dict[str, list[int]] = {}
        self._tried: dict[str, int] = {}
        self._sound: set[tuple[str, int]] = set()
        """What was read or written whole since the opening."""
        self._room = bytearray()
        """Used for one save after the other; it only ever holds ciphertext."""
        self.scan(around.names())

    def scan(self, names: Iterable[str]) -> None:
        """Take the generations on disk from the names in the folder."""
        self._generations = {}
        for name in names:
            if parsed := parse_object(name):
                self._generations.setdefault(parsed[0], []).append(parsed[1])
        for generations in self._generations.values():
            generations.sort(reverse=True)

    @property
    def ids(self) -> set[str]:
        """Every object with a file on disk."""
        return set(self._generations)

    def newest(self, object_id: str, row: Row) -> int:
        """The newest generation on disk; 0 for none."""
        return next(iter(self._of(object_id, row)), 0)

    def _of(self, object_id: str, row: Row) -> list[int]:
        """The generations on disk, newest first, that can be this object's.

        A number far above the last one that is known is a stranger's: counting on from it would
        run out of names, and everything saved after it would look rolled back.
        """
        known = self._generations.get(object_id, ())
        return [each for each in known if each <= row.floor + _FURTHEST]

    def proven(self, object_id: str, row: Row) -> int:
        """The newest generation that opens, or the floor: a name alone proves nothing."""
        above = (each for each in self._of(object_id, row) if each > row.floor)
        return next((each for each in above if self._is_whole(object_id, row, each)), row.floor)

    def saved_in_epoch(self, object_id: str) -> int | None:
        """The epoch that the newest file of an object names; None when it is none of this vault."""
        try:
            newest = self._generations[object_id][0]
            head = self._around.read(object_name(object_id, newest), HEADER_SIZE)
        except OSError:
            return None
        name = name_in(head)
        return name.epoch if name and name.vault_id == self._vault_id else None

    def save(self, object_id: str, row: Row, epoch: int, summary: bytes, body: bytes) -> int:
        """Write the next generation durably and return its number.

        Raises FileError, and VaultError when the content is too long. A number is used once,
        even when its writing failed, so that no file is ever written over.
        """
        newest = self.newest(object_id, row)
        generation = 1 + max(row.floor, newest, self._tried.get(object_id, 0))
        name = Name(Kind(row.kind), self._vault_id, bytes.fromhex(object_id), generation, epoch)
        room = self._room_for(sealed_size(body))
        salt = self._around.entropy(32)
        seal_into(room, name, row.key, summary=summary, body=body, salt=salt)
        self._tried[object_id] = generation
        self._around.put(object_name(object_id, generation), room)
        known = self._generations.setdefault(object_id, [])
        known.append(generation)
        known.sort(reverse=True)
        self._sound.add((object_id, generation))
        self.prune(object_id, row)
        return generation

    def _room_for(self, size: int) -> memoryview:
        if len(self._room) < size:
            self._room = bytearray(size)
        return memoryview(self._room)[:size]

    def prune(self, object_id: str, row: Row) -> None:
        """Keep only the newest generations that are whole, and everything above them."""
        generations = self._of(object_id, row)
        if len(generations) <= GENERATIONS_KEPT:
            return
        whole = (each for each in generations if self._is_whole(object_id, row, each))
        kept = list(itertools.islice(whole, GENERATIONS_KEPT))
        if len(kept) == GENERATIONS_KEPT:
            old = [each for each in generations if each < kept[-1]]
            self._around.tidy([object_name(object_id, each) for each in old])
            self._generations[object_id] = [
                each for each in self._generations[object_id] if each not in old
            ]

    def _is_whole(self, object_id: str, row: Row, generation: int) -> bool:
        if (object_id, generation) not in self._sound:
            with contextlib.suppress(OSError, VaultError):
                self._read_one(object_id, row, generation)
        return (object_id, generation) in self._sound

    def remove(self, object_id: str) -> None:
        """Unlink every generation; what cannot go now goes at the next opening."""
        generations = self._generations.pop(object_id, [])
        self._around.tidy([object_name(object_id, each) for each in generations])

    def read(self, object_id: str, row: Row) -> Found:
        """The newest generation that can be read; never raises for a damaged file."""
        generations = self._of(object_id, row)
        for generation in generations:
            try:
                summary, body = self._read_one(object_id, row, generation)
            except OSError:
                continue
            except VaultError as problem:
                if problem.code == Health.NEWER:
                    # Showing the generation before it would invite a save over the newer one.
                    return Found(generation, Health.NEWER)
                continue
            health = Health.WHOLE if generation == generations[0] else Health.FELL_BACK
            if generation < row.floor:
                health = Health.ROLLED_BACK
            return Found(generation, health, summary, body)
        newest = self.newest(object_id, row)
        return Found(newest, Health.DAMAGED if generations else Health.MISSING)

    def _read_one(self, object_id: str, row: Row, generation: int) -> tuple[bytes, bytes]:
        def accept(name: Name) -> bool:
            return (name.kind, name.vault_id, name.object_id, name.generation) == (
                row.kind, self._vault_id, bytes.fromhex(object_id), generation,
            )  # fmt: skip

        raw = self._around.read(object_name(object_id, generation), MAX_FILE)
        opened = unseal(raw, row.key, accept)
        self._sound.add((object_id, generation))
        return opened
