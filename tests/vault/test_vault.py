import os
import stat
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from tests.vault.helpers import (
    PASSPHRASE,
    QUICK,
    MemoryKeys,
    code_of,
    content,
    create,
    flip,
    only,
    reopen,
    with_draft,
)
from tests.vault.renewing import renew_key

from prevent_desktop.sealing.sealed_object import HEADER_SIZE
from prevent_desktop.vault import (
    Description,
    Health,
    Kind,
    SlotKind,
    Vault,
    describe,
    exists,
    set_aside,
)

SLOTS = list(SlotKind)


@pytest.mark.parametrize("slot", SLOTS)
def test_a_draft_sleeps_and_wakes_in_every_slot(
    folder: Path, keys: MemoryKeys, slot: SlotKind
) -> None:
    assert not exists(folder)
    with create(folder, keys, slot) as vault:
        draft = vault.new_id()
        assert vault.save(Kind.DRAFT, draft, b"s1", b"one") == 1
        assert vault.save(Kind.DRAFT, draft, b"s2", b"two") == 2
    assert exists(folder)
    assert describe(folder) == Description(slot, "memory" if slot.needs_keyring else "")
    with reopen(folder, keys) as vault:
        assert vault.slot is slot
        assert vault.warnings == ()
        loaded = vault.load(draft)
        assert (loaded.kind, loaded.summary, loaded.body) == (Kind.DRAFT, b"s2", b"two")
        assert (loaded.generation, loaded.health) == (2, Health.WHOLE)
        assert vault.save(Kind.DRAFT, draft, b"s3", b"three") == 3


def wrong_code(slot: SlotKind) -> str:
    """Where the keyring has a part of the key, nothing tells which of the two does not fit."""
    return "wrong_passphrase_or_key" if slot.needs_keyring else "wrong_passphrase"


def test_another_key_in_the_keyring_is_not_called_a_wrong_passphrase(
    folder: Path, keys: MemoryKeys
) -> None:
    create(folder, keys, SlotKind.KEYRING_AND_PASSPHRASE).close()
    keys.entries = dict.fromkeys(keys.entries, bytes(32))
    before = content(folder)
    assert code_of(lambda: reopen(folder, keys)) == "wrong_passphrase_or_key"
    keys.entries.clear()
    assert code_of(lambda: reopen(folder, keys)) == "key_lost"
    assert content(folder) == before


@pytest.mark.parametrize(
    ("slot", "code"),
    [(SlotKind.KEYRING, "wrong_key"), (SlotKind.PASSPHRASE, "key_table_damaged")],
)
def test_a_table_that_a_proven_key_does_not_open_is_what_is_damaged(
    folder: Path, keys: MemoryKeys, slot: SlotKind, code: str
) -> None:
    create(folder, keys, slot).close()
    for path in folder.glob("keys.*"):
        flip(path, HEADER_SIZE - 1)
    assert code_of(lambda: reopen(folder, keys)) == code


@pytest.mark.parametrize("slot", [slot for slot in SLOTS if slot.needs_passphrase])
def test_a_passphrase_is_needed_and_has_to_be_right(
    folder: Path, keys: MemoryKeys, slot: SlotKind
) -> None:
    create(folder, keys, slot).close()
    before = content(folder)
    assert code_of(lambda: Vault.open(folder, keys)) == "passphrase_needed"
    assert code_of(lambda: Vault.open(folder, keys, passphrase="")) == "passphrase_needed"
    wrong = code_of(lambda: Vault.open(folder, keys, passphrase="wrong"))
    assert wrong == wrong_code(slot)
    assert content(folder) == before
    reopen(folder, keys).close()


def test_a_vault_cannot_be_made_without_its_passphrase(folder: Path, keys: MemoryKeys) -> None:
    made = code_of(lambda: Vault.create(folder, keys, slot=SlotKind.PASSPHRASE))
    assert made == "passphrase_needed"
    assert not exists(folder)


def test_a_passphrase_alone_never_touches_the_keyring(folder: Path, keys: MemoryKeys) -> None:
    keys.trouble = "keyring_unavailable"
    with create(folder, keys, SlotKind.PASSPHRASE) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"body")
        renew_key(vault)
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == b"body"
        assert vault.settle()
    assert len(list(folder.glob("slot.*.vs"))) == 1


def test_the_two_newest_generations_are_kept(folder: Path, keys: MemoryKeys) -> None:
    draft = with_draft(folder, keys, b"1", b"2", b"3", b"4")
    assert {path.name for path in folder.glob("*.vd")} == {f"{draft}.3.vd", f"{draft}.4.vd"}


def test_objects_are_listed_by_kind(folder: Path, keys: MemoryKeys) -> None:
    kinds = [kind for kind in Kind if kind is not Kind.TABLE]
    with create(folder, keys) as vault:
        made = {kind: vault.new_id() for kind in kinds}
        for kind, object_id in made.items():
            vault.save(kind, object_id, kind.name.encode(), b"")
        for kind, object_id in made.items():
            (entry,) = vault.list(kind)
            assert (entry.object_id, entry.kind) == (object_id, kind)
            assert entry.summary == kind.name.encode()
            assert entry.readable


def test_an_object_keeps_its_kind(folder: Path, keys: MemoryKeys) -> None:
    with create(folder, keys) as vault:
        identity = vault.new_id()
        vault.save(Kind.IDENTITY, identity, b"", b"key")
        assert code_of(lambda: vault.save(Kind.DRAFT, identity, b"", b"")) == "wrong_kind"
        assert code_of(lambda: vault.delete(identity)) == "wrong_kind"
        assert vault.load(identity).body == b"key"
        vault.delete(identity, kind=Kind.IDENTITY)
        assert vault.list(Kind.IDENTITY) == ()


def test_a_table_or_a_made_up_id_cannot_be_saved(folder: Path, keys: MemoryKeys) -> None:
    with create(folder, keys) as vault:
        for kind, object_id in ((Kind.TABLE, vault.new_id()), (Kind.DRAFT, "../../elsewhere")):
            with pytest.raises(ValueError, match=object_id):
                vault.save(kind, object_id, b"", b"")


def test_an_unsaved_id_is_no_object(folder: Path, keys: MemoryKeys) -> None:
    with create(folder, keys) as vault:
        object_id = vault.new_id()
        assert code_of(lambda: vault.load(object_id)) == "unknown_object"
        assert code_of(lambda: vault.save(Kind.DRAFT, object_id, bytes(2000), b"")) == (
            "summary_too_long"
        )
        assert vault.list(Kind.DRAFT) == ()
        assert code_of(lambda: vault.load(object_id)) == "unknown_object"


def test_a_closed_vault_does_nothing_more(folder: Path, keys: MemoryKeys) -> None:
    vault = create(folder, keys)
    vault.close()
    vault.close()
    for action in (
        lambda: vault.list(Kind.DRAFT),
        lambda: vault.save(Kind.DRAFT, "0" * 32, b"", b""),
        partial(renew_key, vault),
        lambda: vault.slot,
    ):
        assert code_of(action) == "closed"


@pytest.mark.parametrize("old", SLOTS)
@pytest.mark.parametrize("new", SLOTS)
def test_every_slot_can_become_every_other(
    folder: Path, keys: MemoryKeys, old: SlotKind, new: SlotKind
) -> None:
    with create(folder, keys, old) as vault:
        draft, identity = vault.new_id(), vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"draft")
        vault.save(Kind.IDENTITY, identity, b"", b"identity")
        if old.needs_passphrase:
            for wrong in (None, "", "wrong"):
                refused = code_of(
                    lambda w=wrong: vault.change_slot(new, passphrase="new", current_passphrase=w)  # type: ignore[misc]
                )
                assert refused in ("passphrase_needed", "wrong_passphrase")
        vault.change_slot(new, passphrase="new", current_passphrase=PASSPHRASE, cost=QUICK)
        assert vault.slot is new
        vault.save(Kind.DRAFT, draft, b"", b"draft 2")
    assert describe(folder).slot is new
    if new.needs_passphrase:
        old_way = code_of(lambda: Vault.open(folder, keys, passphrase=PASSPHRASE))
        assert old_way == wrong_code(new)
    with Vault.open(folder, keys, passphrase="new") as vault:
        assert vault.load(draft).body == b"draft 2"
        assert vault.load(identity).body == b"identity"


def test_the_old_key_is_destroyed_only_when_the_new_one_had_time_to_settle(
    folder: Path, keys: MemoryKeys
) -> None:
    now = [0.0]
    draft = with_draft(folder, keys, b"body")
    now[0] = only(folder, "keys.1.*.vk").stat().st_mtime
    old_table = content(folder)
    with Vault.open(folder, keys, clock=lambda: now[0]) as vault:
        renew_key(vault)
        now[0] = only(folder, "keys.2.*.vk").stat().st_mtime + 119
        assert not vault.settle()
        assert len(keys.epochs) == 2
        now[0] += 2
        kept = dict(keys.entries)
        keys.entries = {name: secret for name, secret in kept.items() if name.endswith(":1")}
        assert code_of(vault.settle) == "key_not_kept"
        keys.entries = dict(kept)
        assert vault.settle()
        assert [name[-2:] for name in keys.epochs] == [":2"]
        assert not list(folder.glob("keys.1.*"))
        assert vault.load(draft).body == b"body"
    # A backup from before is noise without the old key.
    for path in folder.iterdir():
        path.unlink()
    for name, raw in old_table.items():
        (folder / name).write_bytes(raw)
    assert code_of(lambda: reopen(folder, keys)) == "key_lost"


def test_a_reopening_settles_an_earlier_rotation(folder: Path, keys: MemoryKeys) -> None:
    with create(folder, keys) as vault:
        renew_key(vault)
    later = only(folder, "keys.2.*.vk").stat().st_mtime + 1000
    Vault.open(folder, keys, clock=lambda: later).close()
    assert len(keys.epochs) == 1


def test_a_new_key_that_the_keyring_lost_costs_nothing(folder: Path, keys: MemoryKeys) -> None:
    draft = with_draft(folder, keys, b"body")
    before = dict(keys.entries)
    with reopen(folder, keys) as vault:
        renew_key(vault)
        later = vault.new_id()
        vault.save(Kind.DRAFT, later, b"", b"begun under the new key")
    after, keys.entries = dict(keys.entries), before
    with reopen(folder, keys) as vault:
        assert vault.warnings == ("older_key_table_used",)
        assert vault.load(later).body == b"begun under the new key"
        vault.save(Kind.DRAFT, draft, b"", b"more")
        vault.save(Kind.DRAFT, vault.new_id(), b"", b"begun meanwhile")
    # The lost key may even come back: nothing that was saved meanwhile is hidden by it.
    keys.entries |= after
    with Vault.open(folder, keys, clock=lambda: 1e10) as vault:
        assert vault.warnings == ()
        bodies = {vault.load(entry.object_id).body for entry in vault.list(Kind.DRAFT)}
        assert bodies == {b"more", b"begun under the new key", b"begun meanwhile"}
    assert len(keys.epochs) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_nobody_else_may_read_the_folder(folder: Path, keys: MemoryKeys) -> None:
    folder.mkdir(mode=0o755)
    with_draft(folder, keys, b"body")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_many_threads_take_turns(folder: Path, keys: MemoryKeys) -> None:
    with create(folder, keys) as vault:
        drafts = [vault.new_id() for _ in range(4)]

        def work(draft: str) -> None:
            for number in range(8):
                vault.save(Kind.DRAFT, draft, b"", b"%d" % number)

        threads = [threading.Thread(target=work, args=(draft,)) for draft in drafts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for draft in drafts:
            assert (vault.load(draft).body, vault.load(draft).generation) == (b"7", 8)


def test_randomness_is_handed_in(folder: Path, keys: MemoryKeys) -> None:
    numbers = iter(range(1, 1000))

    def entropy(size: int) -> bytes:
        return next(numbers).to_bytes(size, "big")

    with Vault.create(folder, keys, entropy=entropy) as vault:
        assert vault.new_id() == f"{next(numbers) - 1:032x}"


def test_a_vault_can_be_set_aside(folder: Path, keys: MemoryKeys) -> None:
    from datetime import date

    draft = with_draft(folder, keys, b"body")
    vault = reopen(folder, keys)
    assert code_of(lambda: set_aside(folder, date(2026, 11, 22))) == "in_use"
    vault.close()
    places = []
    for _ in range(2):
        places.append(set_aside(folder, date(2026, 11, 22)))
        assert not exists(folder)
        create(folder, keys).close()
    assert [place.name[6:] for place in places] == [
        "set aside 2026-11-22",
        "set aside 2026-11-22 2",
    ]
    with reopen(places[0], keys) as vault:
        assert vault.load(draft).body == b"body"


def test_importing_the_vault_loads_nothing_heavy() -> None:
    script = (
        "import sys, prevent_desktop.vault\n"
        "heavy = {'keyring', 'cryptography', 'secretstorage', 'ctypes', 'PySide6'}\n"
        "sys.exit(','.join(heavy & {name.split('.')[0] for name in sys.modules}) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, env=os.environ
    )
    assert done.stderr == ""
    assert done.returncode == 0
