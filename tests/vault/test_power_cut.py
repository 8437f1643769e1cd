"""A power cut at any moment of a vault's life: nothing acknowledged is lost, nothing comes back."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.vault.crash_images import (
    Folder,
    Image,
    Recording,
    RecordingDisk,
    RecordingKeys,
    keyrings,
)
from tests.vault.helpers import MemoryKeys

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.vault import Kind, Vault, epochs


@dataclass(frozen=True)
class Promise:
    """What was acknowledged once so many events had happened."""

    after: int
    kept: str
    generation: int
    gone: frozenset[str] = frozenset()


def body(generation: int) -> bytes:
    return b"generation %d " % generation * 100


@dataclass
class Life:
    """A vault's life, recorded, with its promises."""

    folder: Path
    forgets: frozenset[str] = frozenset()
    recording: Recording = field(default_factory=Recording)
    promises: list[Promise] = field(default_factory=list)

    def live(self) -> None:
        now = [time.time()]
        disk = RecordingDisk(self.recording, self.forgets)
        keys = RecordingKeys(self.recording)
        vault = Vault.create(self.folder, keys, disk=disk, clock=lambda: now[0])
        # A keyring entry is settled when the first draft is begun, long after the first start.
        self.recording.add("settled")
        kept, gone = vault.new_id(), vault.new_id()

        def promise(generation: int, *deleted: str) -> None:
            after = len(self.recording.events)
            self.promises.append(Promise(after, kept, generation, frozenset(deleted)))

        for generation in (1, 2, 3):
            assert vault.save(Kind.DRAFT, kept, b"", body(generation)) == generation
            promise(generation)
        vault.save(Kind.DRAFT, gone, b"", b"victim")
        vault.checkpoint()
        promise(3)
        vault.delete(gone)
        promise(3, gone)
        vault.rotate()
        promise(3, gone)
        vault.save(Kind.DRAFT, kept, b"", body(4))
        promise(4, gone)
        now[0] += 1000
        self.recording.add("settled")
        assert vault.settle()
        promise(4, gone)
        vault.save(Kind.DRAFT, kept, b"", body(5))
        promise(5, gone)
        vault.close()

    def outcomes(self, place: Path) -> Iterator[str]:
        """For every image what went wrong in it; empty when nothing did."""
        folder = Folder()
        for count, event in enumerate(self.recording.events, 1):
            folder.replay(*event)
            due = [promise for promise in self.promises if promise.after <= count]
            if not due:
                continue
            for image in folder.images():
                for entries in keyrings(self.recording.events[:count]):
                    try:
                        recover(place, image, entries, due[-1])
                    except (AssertionError, PreventDesktopError) as problem:
                        yield f"{count} {event[0]}: {problem!r}"
                    else:
                        yield ""


def recover(place: Path, image: Image, entries: dict[str, bytes], promise: Promise) -> None:
    """Put the image on a disk, open it as a person would, and hold it to the promise."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name, raw in image.items():
        (place / name).write_bytes(raw)
    keys = MemoryKeys()
    keys.entries = dict(entries)
    quick = QuickDisk()
    for _ in range(2):  # recovering twice changes nothing
        with Vault.open(place, keys, disk=quick) as vault:
            loaded = vault.load(promise.kept)
            assert loaded.generation >= promise.generation
            assert loaded.body == body(loaded.generation)
            ids = {entry.object_id for entry in vault.list(Kind.DRAFT)}
            assert not ids & promise.gone
    with Vault.open(place, keys, disk=quick) as vault:
        vault.save(Kind.DRAFT, promise.kept, b"", b"usable")
        assert not list(place.glob("*.tmp"))


class QuickDisk(RecordingDisk):
    """Recovery itself is not under test for power cuts here: it need not wait for the disk."""

    def __init__(self) -> None:
        super().__init__(Recording())


def outcomes(tmp_path: Path, *forgets: str) -> Iterator[str]:
    life = Life(tmp_path / "vault", frozenset(forgets))
    life.live()
    return life.outcomes(tmp_path / "recovered")


def test_nothing_acknowledged_is_lost_by_a_power_cut(tmp_path: Path) -> None:
    found = list(outcomes(tmp_path))
    assert set(found) == {""}
    assert len(found) > 200


@pytest.mark.parametrize("step", ["sync_file", "sync_folder"])
def test_without_this_step_the_search_finds_a_loss(tmp_path: Path, step: str) -> None:
    assert any(outcomes(tmp_path, step))


def test_with_a_key_destroyed_too_soon_the_search_finds_a_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(epochs, "SETTLE_SECONDS", -1)
    assert any(outcomes(tmp_path))
