"""Things in the folder that stand in the way: of a lock, a card, a list of keys, a new vault."""

import os
import shutil
import socket
import sys
from pathlib import Path

import pytest
from tests.vault.helpers import MemoryKeys, code_of
from tests.vault.renewing import renew_key
from tests.vault.scene import PHRASE, Scene, kill, listed, new

from prevent_desktop.disk.durable import Disk
from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.vault import SlotKind, Vault, describe, exists
from prevent_desktop.vault.cabinet import Cabinet
from prevent_desktop.vault.epochs import SETTLE_SECONDS
from prevent_desktop.vault.surroundings import Surroundings

DAY = 86_400


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


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed there")
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


@pytest.mark.needs("AF_UNIX")
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
        renew_key(vault)
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
