"""Lists of keys, and whole folders, put back to an earlier day."""

import errno
from pathlib import Path

import pytest
from tests.vault.helpers import PASSPHRASE, QUICK, code_of, content
from tests.vault.renewing import renew_key
from tests.vault.scene import Scene, kill, listed, new

from prevent_desktop.disk.durable import Content, Disk
from prevent_desktop.vault import Health, SlotKind, Vault
from prevent_desktop.vault.cleaning import STRAY_SECONDS
from prevent_desktop.vault.epochs import SETTLE_SECONDS

DAY = 86_400


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


def test_what_cannot_be_undone_any_more_leaves_no_file_either(scene: Scene) -> None:
    with scene.make(SlotKind.PASSPHRASE) as vault:
        vault.delete(new(vault))
        vault.change_slot(
            SlotKind.KEYRING_AND_PASSPHRASE,
            passphrase="second",
            current_passphrase=PASSPHRASE,
            cost=QUICK,
        )
    with scene.open(passphrase="second") as vault:
        assert not vault.deleted()
        vault.change_slot(
            SlotKind.PASSPHRASE, passphrase="third", current_passphrase="second", cost=QUICK
        )
        assert vault.settles_at is None
        assert not list(scene.folder.glob("*.vd"))


def test_an_epoch_between_brings_back_nothing_while_the_keyring_is_silent(scene: Scene) -> None:
    """The base needs the keyring; the epoch between, which could not be destroyed, does not."""
    vault = scene.make()
    vault.delete(new(vault))
    vault.change_slot(SlotKind.PASSPHRASE, passphrase=PASSPHRASE, cost=QUICK)
    scene.keys.trouble = "keyring_unavailable"
    gone = new(vault)
    renew_key(vault)
    vault.delete(gone)
    kill(vault)
    with scene.open() as vault:
        renew_key(vault)
        assert listed(vault) == set()
    scene.keys.trouble = ""
    scene.clock.now += SETTLE_SECONDS
    with scene.open() as vault:
        assert listed(vault) == set()
        assert vault.settles_at is None
    assert not list(scene.folder.glob("*.vd"))


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
