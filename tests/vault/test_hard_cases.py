"""Sequences that an attacker, or bad luck, needs several steps for."""

import time
from pathlib import Path

import pytest
from tests.vault.helpers import MemoryKeys, code_of, content, create, reopen, with_draft
from tests.vault.renewing import renew_key
from tests.vault.test_disk_trouble import EIO, FailingDisk

from prevent_desktop.errors import FileError
from prevent_desktop.vault import Kind, SlotKind, Vault
from prevent_desktop.vault.epochs import SETTLE_SECONDS


def at(folder: Path, keys: MemoryKeys, now: float) -> Vault:
    return Vault.open(folder, keys, clock=lambda: now)


@pytest.mark.parametrize(
    "name", ["keys.999999999.1.vk", "slot.999999999.vs", "recovery.999999999.vs.bak"]
)
def test_a_strangers_huge_number_leads_nowhere(folder: Path, keys: MemoryKeys, name: str) -> None:
    draft = with_draft(folder, keys, b"body")
    (folder / name).touch()
    for now in (1e10, 2e10, 3e10):
        with at(folder, keys, now) as vault:
            gone = vault.new_id()
            vault.save(Kind.DRAFT, gone, b"", b"")
            vault.delete(gone)
            assert vault.load(draft).body == b"body"


def test_a_strangers_huge_generation_costs_no_save(folder: Path, keys: MemoryKeys) -> None:
    draft = with_draft(folder, keys, b"one")
    (folder / f"{draft}.9999999999999999999.vd").touch()
    with reopen(folder, keys) as vault:
        for _ in range(3):
            vault.save(Kind.DRAFT, draft, b"", b"more")
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == b"more"


@pytest.mark.parametrize("name", ["slot.1.vs", "recovery.1.vs"])
def test_an_interrupted_making_leaves_no_slot_behind(
    folder: Path, keys: MemoryKeys, name: str
) -> None:
    folder.mkdir()
    (folder / name).write_bytes(b"of an interrupted making")
    draft = with_draft(folder, keys, b"body")
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == b"body"
        assert not vault.has_recovery


def test_the_base_goes_before_an_epoch_between(folder: Path, keys: MemoryKeys) -> None:
    """The epoch between could not be destroyed, and then the newest key is forgotten."""
    with create(folder, keys) as vault:
        drafts = [vault.new_id() for _ in range(3)]
        for draft in drafts:
            vault.save(Kind.DRAFT, draft, b"", draft.encode())
        vault.delete(drafts[0])
        between = dict(keys.entries)
        files = content(folder)
        vault.delete(drafts[1])
        new = vault.new_id()
        vault.save(Kind.DRAFT, new, b"", b"new")
    for name, raw in files.items():  # as if its destruction had not happened
        if name.startswith("keys.2."):
            (folder / name).write_bytes(raw)
    keys.entries = between
    with reopen(folder, keys) as vault:
        assert vault.load(new).body == b"new"


def test_a_second_deletion_whose_renewal_fails_is_not_left_half_done(
    folder: Path, keys: MemoryKeys
) -> None:
    now = time.time()
    vault = Vault.create(folder, keys, clock=lambda: now)
    drafts = [vault.new_id() for _ in range(2)]
    for draft in drafts:
        vault.save(Kind.DRAFT, draft, b"", b"body")
    vault.delete(drafts[0])
    backup = content(folder)
    keys.trouble = "locked"
    vault.delete(drafts[1])
    vault.close()
    keys.trouble = ""
    for _ in range(3):
        now += SETTLE_SECONDS
        at(folder, keys, now).close()
    for path in folder.iterdir():
        path.unlink()
    for name, raw in backup.items():
        (folder / name).write_bytes(raw)
    assert code_of(lambda: at(folder, keys, now)) == "key_lost"


def test_a_deletion_that_failed_does_not_come_true_later(folder: Path, keys: MemoryKeys) -> None:
    failed = 0
    for step in range(1, 30):
        place = folder.with_name(f"vault {step}")
        disk = FailingDisk(step, EIO, lasting=False, after=False)
        vault = Vault.create(place, keys, disk=disk)
        first, second = vault.new_id(), vault.new_id()
        for draft in (first, second):
            vault.save(Kind.DRAFT, draft, b"", b"body")
        certain = dict(keys.entries)
        vault.delete(first)
        disk.armed = True
        try:
            vault.delete(second)
        except FileError:
            failed += 1
        else:
            continue
        vault.save(Kind.DRAFT, second, b"", b"saved after it failed")
        assert vault._lock is not None
        vault._lock.release()  # as a kill would
        keys.entries = certain  # and the keyring forgets what came last
        with reopen(place, keys) as again:
            assert again.load(second).body == b"saved after it failed"
    assert failed > 5


def test_nothing_is_destroyed_while_the_table_in_force_cannot_be_read(
    folder: Path, keys: MemoryKeys
) -> None:
    now = time.time()
    vault = Vault.create(folder, keys, clock=lambda: now)
    draft = vault.new_id()
    vault.save(Kind.DRAFT, draft, b"", b"body")
    renew_key(vault)
    for path in folder.glob("keys.2.*"):
        path.write_bytes(b"damaged")
    now += SETTLE_SECONDS
    assert code_of(vault.settle) == "key_table_damaged"
    vault.close()


def test_nothing_is_destroyed_while_the_slot_in_force_cannot_be_read(
    folder: Path, keys: MemoryKeys
) -> None:
    with create(folder, keys, SlotKind.PASSPHRASE) as vault:
        renew_key(vault)
        for path in folder.glob("slot.2.*"):
            path.unlink()
        assert code_of(vault.settle) == "key_table_damaged"
        for name in ("slot.2.vs", "slot.2.vs.bak"):
            (folder / name).write_bytes(b"damaged")
        assert code_of(vault.settle) == "key_table_damaged"


def test_a_draft_that_was_saved_once_does_not_vanish_unseen(folder: Path, keys: MemoryKeys) -> None:
    vault = create(folder, keys)
    draft = vault.new_id()
    vault.save(Kind.DRAFT, draft, b"", b"body")
    assert vault._lock is not None
    vault._lock.release()  # as a kill would
    for path in folder.glob("*.vd"):
        path.unlink()
    with reopen(folder, keys) as again:
        assert [entry.object_id for entry in again.list(Kind.DRAFT)] == [draft]


def test_a_keyring_that_falls_silent_over_the_base_is_told(
    folder: Path, keys: MemoryKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    with create(folder, keys) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"body")
        vault.delete(draft)
    get = keys.get

    def silent_for_the_first(name: str) -> bytes | None:
        keys.trouble = "keyring_timeout" if name.endswith(":1") else ""
        return get(name)

    monkeypatch.setattr(keys, "get", silent_for_the_first)
    assert code_of(lambda: reopen(folder, keys)) == "keyring_timeout"
    monkeypatch.undo()
    keys.trouble = ""
    with reopen(folder, keys) as vault:
        assert [entry.object_id for entry in vault.deleted()] == [draft]
