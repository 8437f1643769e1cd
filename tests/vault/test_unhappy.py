"""What else can go wrong around a vault, each told by its code and none of it a crash."""

import errno
from datetime import date
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
    only,
    reopen,
    with_draft,
)
from tests.vault.renewing import renew_key

from prevent_desktop.disk import folder_lock as locks
from prevent_desktop.disk.durable import Disk, put
from prevent_desktop.errors import VaultError
from prevent_desktop.sealing.padding import pad
from prevent_desktop.system_keyring.backends import KeyringState, ask_to_unlock
from prevent_desktop.vault import (
    Health,
    Kind,
    SlotKind,
    Vault,
    exists,
    opening,
    set_aside,
    table_store,
)


class Refusing(Disk):
    """A disk on which some names cannot be read, and perhaps not even listed."""

    def __init__(self, *endings: str, listing: bool = True) -> None:
        self.endings, self.listing = endings, listing

    def names(self, folder: Path) -> list[str]:
        if not self.listing:
            raise OSError(errno.EIO, "injected")
        return super().names(folder)

    def read(self, path: Path, limit: int) -> bytes:
        if path.name.endswith(self.endings):
            raise OSError(errno.EIO, "injected")
        return super().read(path, limit)


def test_a_folder_that_cannot_be_listed_is_told(folder: Path, keys: MemoryKeys) -> None:
    with_draft(folder, keys, b"body")
    refused = code_of(lambda: Vault.open(folder, keys, disk=Refusing(listing=False)))
    assert refused == "unreadable"


def test_something_that_is_no_folder_is_told(folder: Path) -> None:
    folder.write_bytes(b"a file where the drafts should be")
    assert code_of(lambda: exists(folder)) == "unreadable"


def test_one_unreadable_copy_of_the_table_costs_nothing(folder: Path, keys: MemoryKeys) -> None:
    draft = with_draft(folder, keys, b"body")
    with Vault.open(folder, keys, disk=Refusing(".vk")) as vault:
        assert vault.load(draft).body == b"body"
    refused = code_of(lambda: Vault.open(folder, keys, disk=Refusing(".vk", ".vk.bak")))
    assert refused == "unreadable"


def test_an_unreadable_generation_falls_back_and_an_unreadable_stray_stays(
    folder: Path, keys: MemoryKeys
) -> None:
    draft = with_draft(folder, keys, b"one", b"two")
    with Vault.open(folder, keys, disk=Refusing(".2.vd")) as vault:
        assert vault.load(draft).health is Health.ROLLED_BACK
    for number in (1, 2):
        (folder / f"{'a' * 31}{number}.2.vd").write_bytes(b"whatever")
    with Vault.open(folder, keys, disk=Refusing(".2.vd")) as vault:
        assert vault.warnings == ("unknown_files",)
    assert len(list(folder.glob(f"{'a' * 31}*.vd"))) == 2


def test_a_folder_that_cannot_be_synced_opens_all_the_same(folder: Path, keys: MemoryKeys) -> None:
    class NoSync(Disk):
        def sync_folder(self, folder: Path) -> None:
            del folder
            raise OSError(errno.EIO, "injected")

    draft = with_draft(folder, keys, b"body")
    with Vault.open(folder, keys, disk=NoSync()) as vault:
        assert vault.load(draft).body == b"body"


def test_a_lock_that_the_file_system_cannot_give_is_told(
    folder: Path, keys: MemoryKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_draft(folder, keys, b"body")

    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "injected")

    monkeypatch.setattr(locks, "_take", refuse)
    assert code_of(lambda: reopen(folder, keys)) == "unwritable"


def test_a_folder_that_cannot_be_moved_stays_where_it_is(
    folder: Path, keys: MemoryKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = with_draft(folder, keys, b"body")

    def refuse(*_: object) -> Path:
        raise PermissionError(errno.EACCES, "injected")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse)
        assert code_of(lambda: set_aside(folder, date(2026, 11, 22))) == "no_permission"
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == b"body"


def test_a_slot_of_another_epoch_is_damage(folder: Path, keys: MemoryKeys) -> None:
    with create(folder, keys, SlotKind.PASSPHRASE) as vault:
        old = {name: (folder / name).read_bytes() for name in ("slot.1.vs", "slot.1.vs.bak")}
        renew_key(vault)
        assert vault.settle()
    for name, raw in old.items():
        (folder / name.replace(".1.", ".2.")).write_bytes(raw)
    assert code_of(lambda: reopen(folder, keys)) == "slot_damaged"


def test_after_recovery_a_passphrase_is_not_made_up(folder: Path, keys: MemoryKeys) -> None:
    with Vault.create(
        folder,
        keys,
        slot=SlotKind.PASSPHRASE,
        passphrase=PASSPHRASE,
        recovery="abacus zoom",
        cost=QUICK,
    ) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"body")
    with Vault.open(folder, keys, recovery="abacus zoom") as vault:
        assert code_of(partial(renew_key, vault)) == "passphrase_needed"
        vault.delete(draft)
        vault.undelete(draft)
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == b"body"


@pytest.mark.parametrize("settles_down", [True, False])
def test_a_reader_looks_again_while_the_writer_replaces_the_table(
    folder: Path, keys: MemoryKeys, monkeypatch: pytest.MonkeyPatch, *, settles_down: bool
) -> None:
    """The table that was listed is gone when it is read, once or every time."""
    draft = with_draft(folder, keys, b"body")
    with reopen(folder, keys) as writer:
        real = table_store.read_table
        calls = []

        def replaced(*arguments: object) -> object:
            calls.append(1)
            if not settles_down or len(calls) <= 2:
                writer.save(Kind.PROFILE, writer.new_id(), b"", b"")  # writes a new table
                raise FileNotFoundError
            return real(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(opening, "read_table", replaced)
        if settles_down:
            with Vault.open(folder, keys, read_only=True) as reader:
                assert reader.load(draft).body == b"body"
        else:
            refused = code_of(lambda: Vault.open(folder, keys, read_only=True))
            assert refused == "in_use"


def test_more_content_than_its_room_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="10"):
        pad(b"too much for it", 10)


def test_only_the_secret_service_can_be_asked_to_unlock() -> None:
    assert ask_to_unlock("windows-credential-manager", 1) is KeyringState.OK


def test_a_table_that_cannot_be_opened_leaves_the_folder_as_it_was(
    folder: Path, keys: MemoryKeys
) -> None:
    with_draft(folder, keys, b"body")
    before = content(folder)
    real, keys.entries = keys.entries, {}
    with pytest.raises(VaultError):
        reopen(folder, keys)
    keys.entries = real
    assert content(folder) == before
    assert only(folder, "keys.*.vk").exists()


def test_what_is_not_an_error_of_the_disk_leaves_no_temporary_file(folder: Path) -> None:
    class Stopped(Disk):
        def rename(self, old: Path, new: Path) -> None:
            del old, new
            raise KeyboardInterrupt

    folder.mkdir()
    with pytest.raises(KeyboardInterrupt):
        put(Stopped(), folder, "name", b"content", bytes)
    assert list(folder.iterdir()) == []


def test_a_lock_may_be_released_twice(folder: Path, keys: MemoryKeys) -> None:
    create(folder, keys).close()
    taken = locks.FolderLock(folder)
    taken.release()
    taken.release()
    reopen(folder, keys).close()


def test_a_reader_does_not_look_again_when_nothing_changed(folder: Path, keys: MemoryKeys) -> None:
    with_draft(folder, keys, b"body")
    keys.entries.clear()
    refused = code_of(lambda: Vault.open(folder, keys, read_only=True))
    assert refused == "key_lost"
    assert code_of(lambda: Vault.open(folder.with_name("none"), keys)) == "no_vault"
