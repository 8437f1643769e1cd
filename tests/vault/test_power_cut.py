"""A power cut at any moment of a vault's life: nothing acknowledged is lost, nothing comes back."""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from tests.proofs import Record
from tests.vault.crash_images import (
    Folder,
    Image,
    Recording,
    RecordingDisk,
    RecordingKeys,
    keyrings,
)
from tests.vault.helpers import QUICK, MemoryKeys
from tests.vault.renewing import renew_key

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.vault import Kind, SlotKind, Vault, epochs

pytestmark = pytest.mark.skipif(
    sys.platform == "win32",
    reason="the disk is imagined, with POSIX' rules; under wine the search takes over an hour",
)

WAIT = epochs.SETTLE_SECONDS + 1
PASSPHRASE = "correct horse battery"
AGAIN, AGAIN_QUICKLY = 15, 300
"""Of so many images one is cut a second time, while it is put right."""


@dataclass(frozen=True)
class Promise:
    """What was acknowledged once so many events had happened."""

    after: int
    kept: dict[str, int]
    """The least generation of each draft that must be there."""
    gone: frozenset[str]
    """Deleted: in no list, though still to be undone perhaps."""
    shredded: frozenset[str]
    """Deleted and settled: not to be undone either."""


def body(draft: str, generation: int) -> bytes:
    return f"{draft} {generation} ".encode() * 50


@dataclass
class Life:
    """A vault's life, recorded, with its promises."""

    folder: Path
    forgets: frozenset[str] = frozenset()
    recording: Recording = field(default_factory=Recording)
    promises: list[Promise] = field(default_factory=list)
    kept: dict[str, int] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    shredded: set[str] = field(default_factory=set)
    now: float = field(default_factory=time.time)

    def begin(self, slot: SlotKind) -> None:
        self.vault = Vault.create(
            self.folder,
            RecordingKeys(self.recording),
            slot=slot,
            passphrase=PASSPHRASE,
            cost=QUICK,
            disk=RecordingDisk(self.recording, self.forgets),
            clock=lambda: self.now,
        )
        # A keyring entry is settled when the first draft is begun, long after the first start.
        self.recording.add("settled")
        self.promise()

    def promise(self) -> None:
        after = len(self.recording.events)
        gone, shredded = frozenset(self.gone), frozenset(self.shredded)
        self.promises.append(Promise(after, dict(self.kept), gone, shredded))

    def save(self, draft: str) -> None:
        generation = self.kept.get(draft, 0) + 1
        assert self.vault.save(Kind.DRAFT, draft, b"", body(draft, generation)) == generation
        self.kept[draft] = generation
        self.promise()

    def new(self) -> str:
        draft = self.vault.new_id()
        self.save(draft)
        return draft

    def delete(self, draft: str) -> int:
        """Between the wish and its acknowledgement both outcomes are right."""
        generation = self.kept.pop(draft)
        self.promise()
        self.vault.delete(draft)
        self.gone.add(draft)
        self.promise()
        return generation

    def undelete(self, draft: str, generation: int) -> None:
        self.gone.discard(draft)
        self.promise()
        self.vault.undelete(draft)
        self.kept[draft] = generation
        self.promise()

    def do(self, action: Callable[[], object]) -> None:
        action()
        self.promise()

    def settle(self) -> None:
        self.now += WAIT
        self.recording.add("settled")
        assert self.vault.settle()
        self.shredded |= self.gone
        self.promise()

    def end(self) -> None:
        self.do(self.vault.close)

    def outcomes(self, place: Path, every: int = 1, again: int = 0) -> Iterator[str]:
        """For every n-th image what went wrong in it; empty when nothing did.

        For every `again`-th of them (0: none) also after a second one, while it is put right.
        """
        folder, number = Folder(), 0
        for count, event in enumerate(self.recording.events, 1):
            folder.replay(*event)
            due = [promise for promise in self.promises if promise.after <= count]
            if not due:
                continue
            for image in folder.images():
                for entries in keyrings(self.recording.events[:count]):
                    number += 1
                    if number % every:
                        continue
                    where = f"{count} {event[0]}"
                    yield outcome(where, place, image, entries, due[-1])
                    if again and number % (every * again) == 0:
                        yield from cut_again(where, place, image, entries, due[-1])


def outcome(
    where: str, place: Path, image: Image, entries: dict[str, bytes], promise: Promise
) -> str:
    """What went wrong; empty when nothing did."""
    try:
        recover(place, image, entries, promise)
    except (AssertionError, PreventDesktopError) as problem:
        return f"{where}: {problem!r}"
    return ""


def cut_again(
    where: str, place: Path, image: Image, entries: dict[str, bytes], promise: Promise
) -> Iterator[str]:
    """A power cut while what the first one left is put right, and then an opening."""
    write_image(place, image)
    recording = Recording()
    keys = RecordingKeys(recording)
    keys.entries = dict(entries)
    # Late enough for what is pending to be finished.
    late = time.time() + 10 * WAIT
    Vault.open(
        place, keys, passphrase=PASSPHRASE, disk=RecordingDisk(recording), clock=lambda: late
    ).close()
    folder = Folder(image)
    for count, event in enumerate(recording.events, 1):
        folder.replay(*event)
        for second in folder.images():
            for left in keyrings(recording.events[:count], entries):
                yield outcome(f"{where}, {count} {event[0]}", place, second, left, promise)


def write_image(place: Path, image: Image) -> None:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name, raw in image.items():
        (place / name).write_bytes(raw)


def recover(place: Path, image: Image, entries: dict[str, bytes], promise: Promise) -> None:
    """Put the image on a disk, open it as a person would, and hold it to the promise."""
    write_image(place, image)
    keys = MemoryKeys()
    keys.entries = dict(entries)
    for _ in range(2):  # recovering twice changes nothing
        with _open(place, keys) as vault:
            ids = {entry.object_id for entry in vault.list(Kind.DRAFT)}
            assert not ids & promise.gone, "a deleted draft is back"
            undoable = {entry.object_id for entry in vault.deleted()}
            assert not undoable & promise.shredded, "a shredded draft can be undone"
            for draft, generation in promise.kept.items():
                loaded = vault.load(draft)
                assert loaded.generation >= generation, "an older draft"
                assert loaded.body == body(draft, loaded.generation), "another body"
    with _open(place, keys) as vault:
        for draft in promise.kept:
            vault.save(Kind.DRAFT, draft, b"", b"usable")
        assert not list(place.glob("*.tmp"))
    for late in (10 * WAIT, 20 * WAIT):
        _open(place, keys, time.time() + late).close()
    # One that was put away for an epoch that never began opens nothing and is written over.
    epoch = max(int(path.name.split(".")[1]) for path in place.glob("keys.*"))
    old = [name for name in keys.epochs if int(name.rpartition(":")[2]) < epoch]
    assert not old, "a key of an earlier epoch is left"


def _open(place: Path, keys: MemoryKeys, now: float | None = None) -> Vault:
    # It need not wait for the disk here; `cut_again` looks at its own power cuts.
    disk = RecordingDisk(Recording())
    clock = time.time if now is None else lambda: now
    return Vault.open(place, keys, passphrase=PASSPHRASE, disk=disk, clock=clock)


def saving_and_shredding(life: Life) -> None:
    """Saves, a deletion, an undone one, new drafts while they wait, and the end of both."""
    life.begin(SlotKind.KEYRING)
    first = life.new()
    for _ in range(2):
        life.save(first)
    second, third = life.new(), life.new()
    life.do(life.vault.checkpoint)
    life.delete(second)
    life.save(first)
    fourth = life.new()
    generation = life.delete(third)
    life.undelete(third, generation)
    life.save(third)
    life.settle()
    life.save(fourth)
    life.delete(fourth)
    life.settle()
    life.save(first)
    life.end()


def changing_keys(life: Life) -> None:
    """Rotation, a passphrase added and changed, a deletion in the middle of it."""
    life.begin(SlotKind.KEYRING)
    first, second = life.new(), life.new()
    life.do(partial(renew_key, life.vault))
    life.save(first)
    third = life.new()
    life.settle()
    life.do(
        lambda: life.vault.change_slot(
            SlotKind.KEYRING_AND_PASSPHRASE, passphrase=PASSPHRASE, cost=QUICK
        )
    )
    life.delete(second)
    life.save(third)
    life.settle()
    life.end()


def a_short_life(life: Life) -> None:
    """Enough for a mutant to lose something."""
    life.begin(SlotKind.KEYRING)
    life.save(life.new())
    life.delete(life.new())
    life.end()


LIVES = [saving_and_shredding, changing_keys]
QUICK_SHARE = 3
"""The quick form looks at every third image."""


@pytest.mark.parametrize("live", LIVES)
def test_nothing_acknowledged_is_lost_by_a_power_cut(
    tmp_path: Path, live: Callable[[Life], None], record: Record, *, long_form: bool
) -> None:
    life = Life(tmp_path / "vault")
    live(life)
    shares = (1, AGAIN) if long_form else (QUICK_SHARE, AGAIN_QUICKLY)
    found = list(life.outcomes(tmp_path / "recovered", *shares))
    lost = [problem for problem in found if problem]
    record(f"power cuts while {live.__name__.replace('_', ' ')}", len(found), len(lost))
    assert lost == []
    assert len(found) > 200


def look_for_losses(life: Life, place: Path, name: str, record: Record) -> None:
    """A mutant has to be caught, or the search for losses proves nothing."""
    a_short_life(life)
    found = list(life.outcomes(place, QUICK_SHARE))
    lost = sum(map(bool, found))
    record(f"mutant: power cuts {name}", len(found), lost, caught=lost > 0)
    assert lost


@pytest.mark.parametrize("step", ["sync_file", pytest.param("sync_folder", marks=pytest.mark.wide)])
def test_without_this_step_the_search_finds_a_loss(
    tmp_path: Path, step: str, record: Record
) -> None:
    life = Life(tmp_path / "vault", frozenset({step}))
    look_for_losses(life, tmp_path / "recovered", f"without {step}", record)


def test_with_a_key_destroyed_too_soon_the_search_finds_a_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: Record
) -> None:
    delete = Vault.delete

    def in_one_phase(vault: Vault, *drafts: str) -> None:
        delete(vault, *drafts)
        vault.settle()

    monkeypatch.setattr(epochs, "SETTLE_SECONDS", -1)
    monkeypatch.setattr(Vault, "delete", in_one_phase)
    life = Life(tmp_path / "vault")
    look_for_losses(life, tmp_path / "recovered", "with one-phase deletion", record)
