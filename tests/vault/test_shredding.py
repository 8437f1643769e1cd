"""Deleting in two phases: undone until the key is destroyed, and for good afterwards."""

from functools import partial
from pathlib import Path

import pytest
from tests.proofs import Record
from tests.vault.helpers import PASSPHRASE, QUICK, MemoryKeys, code_of, content

from prevent_desktop.vault import Kind, SlotKind, Vault
from prevent_desktop.vault.epochs import SETTLE_SECONDS


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def create(
    folder: Path, keys: MemoryKeys, clock: Clock, slot: SlotKind = SlotKind.KEYRING
) -> Vault:
    return Vault.create(folder, keys, slot=slot, passphrase=PASSPHRASE, cost=QUICK, clock=clock)


def reopen(folder: Path, keys: MemoryKeys, clock: Clock) -> Vault:
    return Vault.open(folder, keys, passphrase=PASSPHRASE, clock=clock)


def two_drafts(vault: Vault) -> tuple[str, str]:
    kept, gone = vault.new_id(), vault.new_id()
    for draft in (kept, gone):
        vault.save(Kind.DRAFT, draft, b"summary", b"1")
        vault.save(Kind.DRAFT, draft, b"summary", b"2")
    return kept, gone


def listed(vault: Vault) -> set[str]:
    return {entry.object_id for entry in vault.list(Kind.DRAFT)}


def due(vault: Vault) -> float | None:
    return vault.settles_at


def undoable(vault: Vault) -> set[str]:
    return {entry.object_id for entry in vault.deleted()}


@pytest.mark.parametrize("slot", list(SlotKind))
@pytest.mark.parametrize("reopened", [False, True])
def test_a_deletion_is_undone_whole_until_its_key_is_destroyed(
    folder: Path, keys: MemoryKeys, clock: Clock, slot: SlotKind, *, reopened: bool
) -> None:
    vault = create(folder, keys, clock, slot)
    kept, gone = two_drafts(vault)
    vault.delete(gone)
    if reopened:
        vault.close()
        vault = reopen(folder, keys, clock)
    assert listed(vault) == {kept}
    assert undoable(vault) == vault.ever_deleted() == {gone}
    assert vault.deleted()[0].summary == b"summary"
    assert code_of(lambda: vault.load(gone)) == "unknown_object"
    assert code_of(lambda: vault.delete(gone)) == "unknown_object"
    vault.undelete(gone)
    assert undoable(vault) == vault.ever_deleted() == set()
    assert vault.load(gone).body == b"2"
    clock.now += SETTLE_SECONDS
    assert vault.settle()
    vault.close()
    with reopen(folder, keys, clock) as vault:
        assert listed(vault) == {kept, gone}
        assert vault.load(gone).body == b"2"


@pytest.mark.parametrize("slot", list(SlotKind))
@pytest.mark.parametrize("reopened", [False, True])
def test_after_the_wait_it_is_gone_for_good(
    folder: Path, keys: MemoryKeys, clock: Clock, slot: SlotKind, *, reopened: bool
) -> None:
    vault = create(folder, keys, clock, slot)
    kept, gone = two_drafts(vault)
    assert due(vault) is None
    vault.delete(gone)
    assert due(vault) == clock.now + SETTLE_SECONDS
    clock.now += SETTLE_SECONDS - 1
    assert not vault.settle()
    clock.now += 1
    if reopened:
        vault.close()
        vault = reopen(folder, keys, clock)
    assert vault.settle()
    assert due(vault) is None
    assert undoable(vault) == set()
    assert vault.ever_deleted() == {gone}
    assert code_of(lambda: vault.undelete(gone)) == "unknown_object"
    assert listed(vault) == {kept}
    assert not list(folder.glob(f"{gone}*"))
    assert len(keys.epochs) == slot.needs_keyring
    assert len({path.name.split(".")[1] for path in folder.glob("keys.*")}) == 1
    vault.close()


def test_a_backup_from_before_opens_nothing_that_was_deleted(
    folder: Path, keys: MemoryKeys, clock: Clock, record: Record
) -> None:
    with create(folder, keys, clock) as vault:
        _, gone = two_drafts(vault)
        backup = content(folder)
        vault.delete(gone)
        clock.now += SETTLE_SECONDS
        assert vault.settle()
        after = content(folder)
    # The attacker puts every file of the backup back, alone and beside today's.
    for today in ({}, after):
        for path in folder.iterdir():
            if path.name != "lock":
                path.unlink()
        for name, raw in (backup | today).items():
            (folder / name).write_bytes(raw)
        if not today:
            assert code_of(lambda: reopen(folder, keys, clock)) == "key_lost"
            record("a backup from before a deletion with today's keyring", 1, 0)
            continue
        with reopen(folder, keys, clock) as vault:
            assert gone not in listed(vault) | undoable(vault)
            assert code_of(lambda: vault.load(gone)) == "unknown_object"
        record("a backup from before a deletion with today's keyring", 1, 0)


def test_several_deletions_are_undone_and_finished_together(
    folder: Path, keys: MemoryKeys, clock: Clock
) -> None:
    with create(folder, keys, clock) as vault:
        first, second = two_drafts(vault)
        third = vault.new_id()
        vault.save(Kind.DRAFT, third, b"", b"third")
        vault.delete(first)
        clock.now += 60
        vault.delete(second, third)
        assert undoable(vault) == {first, second, third}
        # Only the last certain epoch and the new one: none between keeps a deleted key.
        assert len(keys.epochs) == 2
        vault.undelete(third)
        clock.now += 60
        assert not vault.settle()  # the second deletion can still be undone
        clock.now += 60
        assert vault.settle()
        assert listed(vault) == {third}


def test_without_a_keyring_just_now_a_deletion_stands_and_is_finished_later(
    folder: Path, keys: MemoryKeys, clock: Clock
) -> None:
    with create(folder, keys, clock) as vault:
        kept, gone = two_drafts(vault)
        keys.trouble = "keyring_unavailable"
        vault.delete(gone)
        assert (listed(vault), undoable(vault)) == ({kept}, {gone})
        assert due(vault) == clock.now + SETTLE_SECONDS
        assert code_of(vault.settle) == "keyring_unavailable"
        keys.trouble = ""
    with reopen(folder, keys, clock) as vault:
        assert (listed(vault), undoable(vault)) == ({kept}, {gone})
        clock.now += SETTLE_SECONDS
        assert vault.settle()
    assert not list(folder.glob(f"{gone}*"))


def test_a_clock_set_back_does_not_hold_a_deletion_up_for_years(
    folder: Path, keys: MemoryKeys, clock: Clock
) -> None:
    with create(folder, keys, clock) as vault:
        _, gone = two_drafts(vault)
        vault.delete(gone)
        clock.now -= 10_000
        assert vault.settle()


def test_what_is_saved_while_a_deletion_waits_survives_a_keyring_that_forgets_the_new_key(
    folder: Path, keys: MemoryKeys, clock: Clock
) -> None:
    with create(folder, keys, clock) as vault:
        kept, gone = two_drafts(vault)
        certain = dict(keys.entries)
        vault.delete(gone)
        new = vault.new_id()
        vault.save(Kind.DRAFT, new, b"", b"new")
        vault.save(Kind.DRAFT, kept, b"", b"3")
    keys.entries = certain
    with reopen(folder, keys, clock) as vault:
        assert vault.warnings == ("older_key_table_used",)
        assert listed(vault) == {kept, new}
        assert undoable(vault) == {gone}
        assert (vault.load(new).body, vault.load(kept).body) == (b"new", b"3")
        clock.now += SETTLE_SECONDS
        assert vault.settle()
        assert listed(vault) == {kept, new}


def test_an_undone_deletion_stays_undone_when_the_keyring_forgets_the_new_key(
    folder: Path, keys: MemoryKeys, clock: Clock
) -> None:
    with create(folder, keys, clock) as vault:
        kept, gone = two_drafts(vault)
        certain = dict(keys.entries)
        vault.delete(gone)
        vault.undelete(gone)
    keys.entries = certain
    with reopen(folder, keys, clock) as vault:
        assert listed(vault) == {kept, gone}
        assert undoable(vault) == set()


def test_only_drafts_are_deleted_unless_another_kind_is_named(
    folder: Path, keys: MemoryKeys, clock: Clock
) -> None:
    with create(folder, keys, clock) as vault:
        draft, identity = vault.new_id(), vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"")
        vault.save(Kind.IDENTITY, identity, b"", b"")
        assert code_of(lambda: vault.delete(draft, identity)) == "wrong_kind"
        assert listed(vault) == {draft}
        vault.delete(identity, kind=Kind.IDENTITY)
        assert undoable(vault) == set()
        assert [entry.object_id for entry in vault.deleted(Kind.IDENTITY)] == [identity]


def test_a_deleted_draft_cannot_be_saved_by_a_window_that_is_late(
    folder: Path, keys: MemoryKeys, clock: Clock
) -> None:
    with create(folder, keys, clock) as vault:
        _, gone = two_drafts(vault)
        vault.delete(gone)
        late = partial(vault.save, Kind.DRAFT, gone, b"", b"late")
        assert code_of(late) == "unknown_object"
        clock.now += SETTLE_SECONDS
        assert vault.settle()
        assert code_of(late) == "unknown_object"
        assert len(vault.list(Kind.DRAFT)) == 1
