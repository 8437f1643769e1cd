"""What somebody who may write in the folder, or a mishap there, tried against the vault."""

import errno
import os
import shutil
import socket
from pathlib import Path

import pytest
from tests.vault.helpers import PASSPHRASE, QUICK, MemoryKeys, code_of, content

from prevent_desktop.disk.durable import Content, Disk
from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.vault import Health, Kind, SlotKind, Vault, describe, exists
from prevent_desktop.vault.cabinet import Cabinet
from prevent_desktop.vault.cleaning import STRAY_SECONDS
from prevent_desktop.vault.epochs import SETTLE_SECONDS
from prevent_desktop.vault.surroundings import Surroundings

PHRASE = "lunar twig panda essay abacus zoom"
DAY = 86_400


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


class Scene:
    """A folder, its keyring and a clock."""

    def __init__(self, folder: Path, keys: MemoryKeys, clock: Clock) -> None:
        self.folder, self.keys, self.clock = folder, keys, clock

    def make(self, slot: SlotKind = SlotKind.KEYRING, recovery: str | None = None) -> Vault:
        return Vault.create(
            self.folder,
            self.keys,
            slot=slot,
            passphrase=PASSPHRASE,
            recovery=recovery,
            cost=QUICK,
            clock=self.clock,
        )

    def open(self, *, passphrase: str | None = PASSPHRASE, recovery: str | None = None) -> Vault:
        return Vault.open(
            self.folder, self.keys, passphrase=passphrase, recovery=recovery, clock=self.clock
        )

    def replace(self, files: dict[str, bytes]) -> None:
        """Have these files in the folder and no others."""
        for path in self.folder.iterdir():
            if path.name != "lock":
                path.unlink()
        self.add(files)

    def add(self, files: dict[str, bytes]) -> None:
        for name, raw in files.items():
            (self.folder / name).write_bytes(raw)

    def tables(self, pattern: str = "keys.*") -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.glob(pattern)}

    @property
    def epochs(self) -> list[str]:
        """The epochs whose keys the keyring has."""
        return sorted(name.rpartition(":")[2] for name in self.keys.epochs)


@pytest.fixture
def scene(folder: Path, keys: MemoryKeys, clock: Clock) -> Scene:
    return Scene(folder, keys, clock)


def new(vault: Vault, body: bytes = b"body") -> str:
    draft = vault.new_id()
    vault.save(Kind.DRAFT, draft, b"", body)
    return draft


def listed(vault: Vault) -> set[str]:
    return {entry.object_id for entry in vault.list(Kind.DRAFT)}


def kill(vault: Vault) -> None:
    assert vault._lock is not None
    vault._lock.release()


@pytest.mark.parametrize("saves", [1, 2])
def test_planted_generations_push_none_out(scene: Scene, saves: int) -> None:
    with scene.make() as vault:
        draft = new(vault, b"two")
        for _ in range(saves - 1):
            vault.save(Kind.DRAFT, draft, b"", b"two")
    for number in (3, 4):
        (scene.folder / f"{draft}.{number}.vd").touch()
    with scene.open() as vault:
        assert vault.load(draft).body == b"two"
        vault.save(Kind.DRAFT, draft, b"", b"three")
    with scene.open() as vault:
        loaded = vault.load(draft)
        assert (loaded.body, loaded.health) == (b"three", Health.WHOLE)


def test_a_generation_renamed_to_a_huge_number_poisons_nothing(scene: Scene) -> None:
    with scene.make() as vault:
        draft = new(vault, b"one")
    small = scene.folder / f"{draft}.1.vd"
    huge = small.rename(scene.folder / f"{draft}.9999999999999999999.vd")
    with scene.open() as vault:
        assert [entry.health for entry in vault.list(Kind.DRAFT)] == [Health.MISSING]
    huge.rename(small)
    with scene.open() as vault:
        vault.save(Kind.DRAFT, draft, b"", b"two")
    with scene.open() as vault:
        assert vault.load(draft).body == b"two"


@pytest.mark.parametrize("with_its_card", [False, True])
def test_another_vault_moved_in_takes_nothing_away(scene: Scene, *, with_its_card: bool) -> None:
    theirs = Scene(scene.folder.with_name("other"), scene.keys, scene.clock)
    with theirs.make(recovery=PHRASE) as vault:
        old = new(vault)
        vault.rotate()
        scene.clock.now += SETTLE_SECONDS
        assert vault.settle()
    with scene.make() as vault:
        mine = new(vault)
    before, moved_in = content(scene.folder), content(theirs.folder)
    card = moved_in.pop("vault.json")
    scene.add(moved_in | ({"vault.json": card} if with_its_card else {}))
    for _ in range(3):
        scene.open().close()
        scene.clock.now += SETTLE_SECONDS
    scene.add({"vault.json": before["vault.json"]})
    with scene.open() as vault:
        assert listed(vault) == {mine}
    scene.add({"vault.json": card})
    with scene.open() as vault:
        assert listed(vault) == {old}


def test_nobody_makes_deletions_wait_for_ever(scene: Scene) -> None:
    with scene.make() as vault:
        first = new(vault, b"secret")
    backup = content(scene.folder)
    head = bytearray((scene.folder / f"{first}.1.vd").read_bytes()[:128])
    (scene.folder / f"{'a' * 32}.1.vd").write_bytes(head)
    with scene.open() as vault:
        vault.delete(first)
    for _ in range(4):
        scene.clock.now += 3 * DAY
        with scene.open() as vault:
            vault.delete(new(vault))
    assert "1" not in scene.epochs
    scene.replace(backup)
    assert code_of(scene.open) == "key_lost"


def test_a_stray_of_an_epoch_to_come_makes_nothing_wait(scene: Scene) -> None:
    with scene.make() as vault:
        first = new(vault)
    head = bytearray((scene.folder / f"{first}.1.vd").read_bytes()[:128])
    head[48:52] = (10**6).to_bytes(4, "big")
    (scene.folder / f"{'a' * 32}.1.vd").write_bytes(head)
    with scene.open() as vault:
        vault.delete(first)
        scene.clock.now += SETTLE_SECONDS
        assert vault.settle()


def test_a_planted_slot_saves_no_key(scene: Scene) -> None:
    with scene.make(recovery=PHRASE) as vault:
        first, second = new(vault, b"secret"), new(vault)
        backup = content(scene.folder)
        vault.delete(first)
        shutil.copy(scene.folder / "recovery.1.vs", scene.folder / "slot.1.vs")
        scene.clock.now += SETTLE_SECONDS
        assert vault.settle()
        vault.delete(second)
        scene.clock.now += SETTLE_SECONDS
        assert vault.settle()
    assert scene.epochs == ["3"]
    scene.replace(backup)
    assert code_of(scene.open) == "key_lost"


def test_a_keyring_that_forgets_over_two_deletions_is_told_again(scene: Scene) -> None:
    vault = scene.make()
    first, second = new(vault), new(vault)
    vault.delete(first)
    scene.clock.now += SETTLE_SECONDS
    before = dict(scene.keys.entries)
    assert vault.settle()
    vault.delete(second)
    kill(vault)
    scene.keys.entries = before
    for _ in range(2):
        scene.clock.now += SETTLE_SECONDS
        scene.open().close()
    assert len(scene.epochs) == 1


def test_a_passphrase_instead_of_a_forgetful_keyring_leaves_no_key(scene: Scene) -> None:
    vault = scene.make()
    new(vault)
    before = dict(scene.keys.entries)
    vault.change_slot(SlotKind.PASSPHRASE, passphrase=PASSPHRASE, cost=QUICK)
    kill(vault)
    scene.keys.entries = before
    scene.open().close()
    assert scene.epochs == []


@pytest.mark.parametrize("planted", [True, False])
def test_a_recovery_chooses_no_weaker_way_in(scene: Scene, *, planted: bool) -> None:
    with scene.make(SlotKind.PASSPHRASE, PHRASE) as vault:
        draft, other = new(vault), new(vault)
    for path in scene.folder.glob("slot.*"):
        path.unlink()
    if planted:
        (scene.folder / "keys.2.1.vk").touch()
    with scene.open(recovery=PHRASE) as vault:
        assert vault.recovered
        vault.delete(other)
        for action in (vault.rotate, lambda: vault.set_recovery(PHRASE)):
            assert code_of(action) == "passphrase_needed"
        assert vault.recovered
    assert scene.epochs == []
    assert code_of(lambda: scene.open(passphrase=None)) in {"key_lost", "key_table_damaged"}
    with scene.open(recovery=PHRASE) as vault:
        vault.change_slot(SlotKind.PASSPHRASE, passphrase=PASSPHRASE, cost=QUICK)
        assert not vault.recovered
    with scene.open() as vault:
        assert listed(vault) == {draft}
        assert vault.settles_at is None


def test_a_recovery_asks_no_keyring(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene.make(recovery=PHRASE).close()
    asked: list[str] = []

    def asking(_keys: MemoryKeys, name: str) -> None:
        asked.append(name)

    monkeypatch.setattr(MemoryKeys, "get", asking)
    scene.open(recovery=PHRASE).close()
    assert not asked


@pytest.mark.parametrize("settled", [False, True])
def test_an_old_list_brings_back_nothing_that_was_deleted(scene: Scene, *, settled: bool) -> None:
    with scene.make() as vault:
        gone, kept = new(vault), new(vault)
    backup = content(scene.folder)
    vault = scene.open()
    vault.delete(gone)
    before = dict(scene.keys.entries)
    if settled:
        scene.clock.now += SETTLE_SECONDS
        assert vault.settle()
    added = new(vault)
    kill(vault)
    scene.keys.entries = before  # the keyring forgets that it destroyed the old key
    scene.add({name: raw for name, raw in backup.items() if name != "vault.json"})
    with scene.open() as vault:
        assert listed(vault) == {kept, added}


def test_a_hidden_base_does_not_make_a_deletion_forgotten(scene: Scene) -> None:
    with scene.make() as vault:
        gone, _ = new(vault), new(vault)
    old = scene.tables()
    with scene.open() as vault:
        vault.delete(gone)
    (scene.folder / "slot.1.vs").write_bytes(b"garbage")
    with scene.open() as vault:
        new(vault)
    (scene.folder / "slot.1.vs").unlink()
    for path in scene.folder.glob("keys.1.*"):
        path.unlink()
    scene.add(old)
    with scene.open() as vault:
        assert gone not in listed(vault)


def test_what_an_undo_brought_back_survives_the_list_from_before_it(scene: Scene) -> None:
    vault = scene.make()
    undone, _ = new(vault), new(vault)
    vault.delete(undone)
    old = scene.tables("keys.2.*")
    vault.undelete(undone)
    scene.clock.now += SETTLE_SECONDS
    assert vault.settle()
    vault.close()
    newest = scene.tables("keys.2.*")
    for name in newest:
        (scene.folder / name).unlink()
    scene.add(old)
    with scene.open() as vault:
        assert "folder_put_back" in vault.warnings
    for path in scene.folder.glob("keys.2.*"):
        path.unlink()
    scene.add(newest)
    with scene.open() as vault:
        assert vault.load(undone).health is Health.WHOLE


def test_a_deletion_in_a_folder_that_was_put_back_costs_nothing_of_the_right_one(
    scene: Scene,
) -> None:
    with scene.make() as vault:
        first = new(vault)
    monday = content(scene.folder)
    with scene.open() as vault:
        later = new(vault)
    tuesday = content(scene.folder)
    scene.replace(monday)
    with scene.open() as vault:
        assert vault.warnings == ("folder_put_back",)
        vault.delete(first)
    for _ in range(2):
        scene.clock.now += DAY
        scene.open().close()
    deleted = content(scene.folder)
    scene.replace(tuesday)
    with scene.open() as vault:
        assert listed(vault) == {first, later}
    scene.replace(deleted)
    scene.clock.now += STRAY_SECONDS
    with scene.open() as vault:
        assert vault.settles_at is None
        assert listed(vault) == set()


@pytest.mark.parametrize("in_the_base", [False, True])
def test_a_list_put_back_with_a_lower_number_is_taken_up(
    scene: Scene, *, in_the_base: bool
) -> None:
    vault = scene.make()
    before = scene.tables()
    earlier = new(vault)
    right = scene.tables()
    kill(vault)
    for name in right:
        (scene.folder / name).unlink()
    scene.add(before)
    vault = scene.open()
    others = [new(vault) for _ in range(4)]
    if in_the_base:
        vault.delete(others.pop())
    kill(vault)
    scene.add(right)
    with scene.open() as vault:
        assert listed(vault) == {earlier, *others}
        assert "drafts_found_again" in vault.warnings
    scene.clock.now += STRAY_SECONDS
    with scene.open() as vault:
        assert listed(vault) == {earlier, *others}
        assert vault.warnings == ()


class Refusing(Disk):
    """Cannot read so many bytes of the first epoch's tables just now, and may refuse to write."""

    def __init__(self, at_most: int = 1 << 40) -> None:
        self.at_most = at_most
        self.is_full = False

    def read(self, path: Path, limit: int) -> bytes:
        if path.name.startswith("keys.1.") and limit > self.at_most:
            raise OSError(errno.EIO, "just now")
        return super().read(path, limit)

    def write_new(self, path: Path, content: Content) -> None:
        if self.is_full:
            raise OSError(errno.ENOSPC, "full")
        super().write_new(path, content)


@pytest.mark.parametrize("at_most", [0, 1000])
def test_a_base_that_cannot_be_read_just_now_is_not_given_up(scene: Scene, at_most: int) -> None:
    with scene.make() as vault:
        draft = new(vault)
        vault.delete(draft)
    refused = code_of(lambda: Vault.open(scene.folder, scene.keys, disk=Refusing(at_most)))
    assert refused == "unreadable"
    with scene.open() as vault:
        assert [entry.object_id for entry in vault.deleted()] == [draft]


def test_what_was_found_again_is_written_before_anything_is_destroyed(scene: Scene) -> None:
    """At the opening the disk is full."""
    vault = scene.make()
    before = scene.tables()
    earlier, victim = new(vault), new(vault)
    right = scene.tables()
    kill(vault)
    for name in right:
        (scene.folder / name).unlink()
    scene.add(before)
    with scene.open() as vault:
        later = new(vault)
        vault.delete(later)
    scene.add(right)
    disk = Refusing()
    disk.is_full = True
    vault = Vault.open(scene.folder, scene.keys, clock=scene.clock, disk=disk)
    scene.clock.now += STRAY_SECONDS
    assert code_of(vault.settle) == "disk_full"
    disk.is_full = False
    assert vault.settle()
    kill(vault)
    with scene.open() as vault:
        assert listed(vault) == {earlier, victim}


def test_a_folder_that_is_a_file_is_told(scene: Scene) -> None:
    scene.folder.write_text("no folder")
    assert code_of(scene.open) == "unreadable"


def test_no_key_is_put_away_without_the_passphrase_it_needs(scene: Scene) -> None:
    around = Surroundings(scene.folder, scene.keys, scene.clock, bytes, Disk())
    cabinet = Cabinet(around, bytes(16))
    refused = code_of(lambda: cabinet.put_away(1, SlotKind.KEYRING_AND_PASSPHRASE, None, None))
    assert refused == "passphrase_needed"
    assert not scene.keys.entries


def test_a_lock_that_cannot_be_looked_at_is_not_called_lost(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> list[str]:
        raise PermissionError

    with scene.make() as vault, monkeypatch.context() as patch:
        patch.setattr(os, "listdir", refuse)
        new(vault)


def test_a_removed_lock_lets_no_second_window_write(scene: Scene) -> None:
    scene.make().close()
    with scene.open() as first:
        (scene.folder / "lock").unlink()
        assert code_of(lambda: new(first)) == "in_use"
        with scene.open() as second:
            kept = new(second)
            assert code_of(lambda: new(first)) == "in_use"
    with scene.open() as vault:
        assert listed(vault) == {kept}


def test_no_new_vault_is_made_over_links_to_one(scene: Scene) -> None:
    scene.make().close()
    elsewhere = scene.folder.with_name("another disk")
    elsewhere.mkdir()
    for path in list(scene.folder.iterdir()):
        path.rename(elsewhere / path.name)
        path.symlink_to(elsewhere / path.name)
    assert exists(scene.folder)
    assert code_of(scene.make) == "already_exists"
    assert code_of(scene.open) == "key_lost"


def test_thousands_of_names_are_not_thousands_of_questions(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scene.make() as vault:
        draft = new(vault)
    for number in range(1000, 3000):
        (scene.folder / f"keys.{number}.1.vk").touch()
    asked: list[str] = []
    delete = MemoryKeys.delete

    def counting(keys: MemoryKeys, name: str) -> None:
        asked.append(name)
        delete(keys, name)

    monkeypatch.setattr(MemoryKeys, "delete", counting)
    for _ in range(3):
        with scene.open() as vault:
            assert vault.load(draft).body == b"body"
            scene.clock.now += SETTLE_SECONDS
            assert vault.settle()
    assert len(asked) < 10
    assert not scene.tables("keys.1000.*")


def test_a_folder_named_as_the_next_list_stops_nothing(scene: Scene) -> None:
    with scene.make() as vault:
        draft = new(vault)
        (scene.folder / "keys.1.4.vk").mkdir()
        (scene.folder / "keys.1.5.vk.bak").mkdir()
        assert any(isinstance(attempt(vault), str) for _ in range(3))
        vault.delete(draft)
    with scene.open() as vault:
        assert draft not in listed(vault)


def attempt(vault: Vault) -> str | None:
    try:
        return new(vault)
    except FileError:
        return None


def test_a_socket_is_no_slot(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    with scene.make() as vault:
        draft = new(vault)
    monkeypatch.chdir(scene.folder)  # the path of a socket has to be short
    with socket.socket(vars(socket)["AF_UNIX"]) as bound:
        bound.bind("slot.1.vs")
    with scene.open() as vault:
        assert vault.load(draft).body == b"body"


def test_a_folder_instead_of_the_card_stops_no_cleaning(scene: Scene) -> None:
    with scene.make() as vault:
        vault.delete(new(vault))
    (scene.folder / "vault.json").unlink()
    (scene.folder / "vault.json").mkdir()
    scene.clock.now += SETTLE_SECONDS
    scene.open().close()
    assert scene.epochs == ["2"]
    assert not list(scene.folder.glob("*.vd"))


def test_a_list_of_another_vault_hides_no_way_in(scene: Scene) -> None:
    scene.make(SlotKind.PASSPHRASE, PHRASE).close()
    theirs = Scene(scene.folder.with_name("other"), MemoryKeys(), scene.clock)
    with theirs.make() as vault:
        vault.rotate()
    shutil.copy(theirs.folder / "keys.2.1.vk", scene.folder)
    described = describe(scene.folder)
    assert (described.slot, described.has_recovery) == (SlotKind.PASSPHRASE, True)


def test_a_kill_between_the_two_copies_is_no_damage(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = scene.make()
    draft = new(vault)
    rename = Disk.rename

    def killed(disk: Disk, old: Path, name: Path) -> None:
        if name.suffix == ".bak":
            raise KeyboardInterrupt
        rename(disk, old, name)

    with monkeypatch.context() as patch:
        patch.setattr(Disk, "rename", killed)
        with pytest.raises(KeyboardInterrupt):
            new(vault)
    kill(vault)
    with scene.open() as vault:
        assert vault.warnings == ()
        assert vault.load(draft).body == b"body"
    assert len(scene.tables("*.bak")) == 1


def test_a_keyring_that_fails_at_the_second_look_stops_no_opening(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scene.make() as vault:
        draft, gone = new(vault), new(vault)
        vault.delete(gone)
        scene.clock.now += SETTLE_SECONDS
        assert vault.settle()

    def refuse(_keys: MemoryKeys, _name: str) -> None:
        raise VaultError("keyring_failed")

    monkeypatch.setattr(MemoryKeys, "delete", refuse)
    with scene.open() as vault:
        assert vault.load(draft).body == b"body"
