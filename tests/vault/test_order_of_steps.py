"""Steps whose order or presence only shows when something fails between them."""

from functools import partial
from pathlib import Path

import pytest
from tests.vault.helpers import PASSPHRASE, QUICK, MemoryKeys, code_of, content, reopen, with_draft
from tests.vault.renewing import renew_key
from tests.vault.test_disk_trouble import EIO, FailingDisk

from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.vault import Kind, SlotKind, Vault
from prevent_desktop.vault.epochs import SETTLE_SECONDS

NOW = 1_000_000.0
PHRASE = "lunar twig panda essay abacus zoom"


def kill(vault: Vault) -> None:
    assert vault._lock is not None
    vault._lock.release()


def drafts_in(vault: Vault, count: int) -> list[str]:
    ids = [vault.new_id() for _ in range(count)]
    for each in ids:
        vault.save(Kind.DRAFT, each, b"", each.encode())
    return ids


def certain(keys: MemoryKeys) -> dict[str, bytes]:
    """What the keyring is sure to have: the key of the first epoch."""
    return {name: secret for name, secret in keys.entries.items() if name.endswith(":1")}


@pytest.mark.parametrize("reopened", [False, True])
def test_every_change_reaches_the_epoch_whose_key_is_certain(
    folder: Path, keys: MemoryKeys, *, reopened: bool
) -> None:
    vault = Vault.create(folder, keys, clock=lambda: NOW)
    first, second = drafts_in(vault, 2)
    vault.delete(first)
    if reopened:
        vault.close()
        vault = Vault.open(folder, keys, clock=lambda: NOW)
    vault.delete(second)
    (third,) = drafts_in(vault, 1)
    kill(vault)
    keys.entries = certain(keys)
    with reopen(folder, keys) as vault:
        assert [entry.object_id for entry in vault.list(Kind.DRAFT)] == [third]
        assert vault.load(third).body == third.encode()


def test_the_oldest_epoch_is_the_base_though_one_between_is_left(
    folder: Path, keys: MemoryKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Vault.create(folder, keys, clock=lambda: NOW) as vault:
        first, second = drafts_in(vault, 2)
        vault.delete(first)
        with monkeypatch.context() as patch:
            patch.setattr(MemoryKeys, "delete", refuse)
            vault.delete(second)
    assert len(keys.epochs) == 3
    vault = Vault.open(folder, keys, clock=lambda: NOW)
    (third,) = drafts_in(vault, 1)
    kill(vault)
    keys.entries = certain(keys)
    with reopen(folder, keys) as vault:
        assert vault.load(third).body == third.encode()


def refuse(_keys: MemoryKeys, _name: str) -> None:
    raise VaultError("keyring_failed")


@pytest.mark.parametrize("deed", ["save", "delete"])
def test_a_table_of_a_rotation_that_failed_hides_nothing_done_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    """The keyring cannot take the new key back, so that the table would open."""
    monkeypatch.setattr(MemoryKeys, "delete", refuse)
    failed = 0
    for step in range(1, 30):
        place, keys = tmp_path / f"{step}", MemoryKeys()
        disk = FailingDisk(step, EIO, lasting=False, after=True)
        vault = Vault.create(place, keys, disk=disk)
        (there,) = drafts_in(vault, 1)
        disk.armed = True
        try:
            renew_key(vault)
        except FileError:
            failed += 1
        disk.armed = False
        if deed == "save":
            there = drafts_in(vault, 1)[0]
        else:
            with monkeypatch.context() as patch:
                patch.setattr(MemoryKeys, "put", fail_to_put)
                vault.delete(there)
        kill(vault)
        with reopen(place, keys) as again:
            listed = {entry.object_id for entry in again.list(Kind.DRAFT)}
            assert (there in listed) is (deed == "save")
    assert failed > 5


def fail_to_put(_keys: MemoryKeys, _name: str, _secret: bytes) -> None:
    raise VaultError("keyring_failed")


def test_a_generation_whose_saving_failed_is_never_written_over(
    folder: Path, keys: MemoryKeys
) -> None:
    with Vault.create(folder, keys) as vault:
        (draft,) = drafts_in(vault, 1)
    for step in range(1, 5):
        disk = FailingDisk(step, EIO, lasting=False, after=True)
        with Vault.open(folder, keys, disk=disk) as vault:
            before = vault.load(draft).generation
            disk.armed = True
            assert code_of(lambda: vault.save(Kind.DRAFT, draft, b"", b"failed")) == "unwritable"
            left = {name: raw for name, raw in content(folder).items() if name.endswith(".vd")}
            assert vault.save(Kind.DRAFT, draft, b"", b"more") == before + 2
            now = content(folder)
            assert all(now[name] == raw for name, raw in left.items() if name in now)
        if step == 3:
            return


def test_nothing_is_destroyed_before_a_new_way_in_is_chosen(folder: Path, keys: MemoryKeys) -> None:
    with Vault.create(folder, keys, recovery=PHRASE, cost=QUICK, clock=lambda: NOW) as vault:
        (draft,) = drafts_in(vault, 1)
        vault.delete(draft)
    before = keys.epochs
    later = NOW + SETTLE_SECONDS
    with Vault.open(folder, keys, recovery=PHRASE, clock=lambda: later) as vault:
        assert not vault.settle()
        assert keys.epochs == before
        vault.change_slot(SlotKind.KEYRING)
        later += SETTLE_SECONDS
        assert vault.settle()
    assert not before.keys() & keys.epochs.keys()


@pytest.mark.parametrize("slot", list(SlotKind))
def test_a_rotation_that_failed_leaves_no_key_behind(tmp_path: Path, slot: SlotKind) -> None:
    failed = 0
    for step in range(1, 40):
        place, keys = tmp_path / f"{step}", MemoryKeys()
        disk = FailingDisk(step, EIO, lasting=False, after=False)
        vault = Vault.create(place, keys, slot=slot, passphrase=PASSPHRASE, cost=QUICK, disk=disk)
        before = dict(keys.entries)
        disk.armed = True
        try:
            renew_key(vault)
        except FileError:
            failed += 1
            assert keys.entries == before
            assert not list(place.glob("slot.2.*"))
    assert failed > 5


@pytest.mark.parametrize("deed", ["save", "delete", "undelete"])
def test_a_list_that_comes_to_be_readable_again_undoes_nothing(
    folder: Path, keys: MemoryKeys, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    """At the opening the keyring takes no new key, so that nothing can be put above it yet."""
    now = NOW
    vault = Vault.create(folder, keys, clock=lambda: now)
    kept, victim = drafts_in(vault, 2)
    if deed == "undelete":
        vault.delete(victim)
    else:
        renew_key(vault)
    vault.close()
    newest = {path.name: path.read_bytes() for path in folder.glob("keys.2.*")}
    for name in newest:
        (folder / name).write_bytes(b"damaged just now")
    with monkeypatch.context() as patch:
        patch.setattr(MemoryKeys, "put", fail_to_put)
        vault = Vault.open(folder, keys, clock=lambda: now)
    with vault:
        assert vault.warnings == ("older_key_table_used", "folder_put_back")
        assert all((folder / name).read_bytes() == b"damaged just now" for name in newest)
        if deed == "save":
            kept = drafts_in(vault, 1)[0]
        elif deed == "delete":
            with monkeypatch.context() as patch:
                patch.setattr(MemoryKeys, "put", fail_to_put)
                assert code_of(partial(vault.delete, victim)) == "keyring_failed"
            vault.delete(victim)
        else:
            vault.undelete(victim)
    for name, raw in newest.items():
        (folder / name).write_bytes(raw)
    with Vault.open(folder, keys, clock=lambda: now) as vault:
        assert vault.load(kept).body == kept.encode()
        there = victim in {entry.object_id for entry in vault.list(Kind.DRAFT)}
        assert there is (deed != "delete")


def test_a_list_that_cannot_be_read_just_now_is_not_removed(
    folder: Path, keys: MemoryKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault.create(folder, keys)
    drafts_in(vault, 1)
    before = {path.name: path.read_bytes() for path in folder.glob("keys.*")}
    (new,) = drafts_in(vault, 1)
    kill(vault)
    newest = {path.name: path.read_bytes() for path in folder.glob("keys.*")}
    for name in newest:
        (folder / name).write_bytes(b"damaged just now")
    for name, raw in before.items():
        (folder / name).write_bytes(raw)
    with monkeypatch.context() as patch:
        patch.setattr(MemoryKeys, "put", fail_to_put)
        Vault.open(folder, keys).close()
    for name, raw in newest.items():
        assert (folder / name).read_bytes() == b"damaged just now"
        (folder / name).write_bytes(raw)
    with reopen(folder, keys) as vault:
        assert vault.load(new).body == new.encode()


def test_a_list_put_back_in_the_same_epoch_costs_no_draft_on_either_side(
    folder: Path, keys: MemoryKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault.create(folder, keys)
    before = {path.name: path.read_bytes() for path in folder.glob("keys.*")}
    earlier = drafts_in(vault, 2)
    kill(vault)
    newest = {path.name: path.read_bytes() for path in folder.glob("keys.*")}
    for name in newest:
        (folder / name).write_bytes(b"damaged just now")
    for name, raw in before.items():
        (folder / name).write_bytes(raw)
    with monkeypatch.context() as patch:
        patch.setattr(MemoryKeys, "put", fail_to_put)
        vault = Vault.open(folder, keys)
    with vault:
        (later,) = drafts_in(vault, 1)
    for name, raw in newest.items():
        (folder / name).write_bytes(raw)
    with reopen(folder, keys) as vault:
        assert {entry.object_id for entry in vault.list(Kind.DRAFT)} == {*earlier, later}


def test_destroying_can_be_taken_up_again_wherever_it_stopped(tmp_path: Path) -> None:
    """Without a keyring nobody may be asked for a part of the key that never was."""
    stopped = 0
    for step in range(1, 40):
        place, keys = tmp_path / f"{step}", MemoryKeys()
        now = NOW
        disk = FailingDisk(step, EIO, lasting=True, after=False)
        vault = Vault.create(
            place,
            keys,
            slot=SlotKind.PASSPHRASE,
            passphrase=PASSPHRASE,
            cost=QUICK,
            clock=lambda: now,  # noqa: B023
            disk=disk,
        )
        keys.trouble = "keyring_unavailable"
        (draft,) = drafts_in(vault, 1)
        vault.delete(draft)
        now += SETTLE_SECONDS
        disk.armed = True
        try:
            vault.settle()
        except (FileError, VaultError):
            stopped += 1
        kill(vault)
        with Vault.open(place, keys, passphrase=PASSPHRASE, clock=lambda: now) as vault:  # noqa: B023
            assert vault.settles_at is None
        assert not list(place.glob("slot.1.*"))
    assert stopped > 3


def test_what_was_read_stays_readable_through_an_opening(folder: Path, keys: MemoryKeys) -> None:
    draft = with_draft(folder, keys, b"one", b"two")
    for _ in range(3):
        with reopen(folder, keys) as vault:
            assert vault.load(draft).body == b"two"
