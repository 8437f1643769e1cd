"""Things in the folder that are not the vault's; its own things taken away and put back."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.vault.helpers import (
    PASSPHRASE,
    QUICK,
    MemoryKeys,
    content,
    create,
    flip,
    only,
    reopen,
    with_draft,
)

from prevent_desktop.disk.durable import Disk
from prevent_desktop.errors import VaultError
from prevent_desktop.vault import Health, Kind, SlotKind, Vault, describe
from prevent_desktop.vault.cleaning import STRAY_SECONDS
from prevent_desktop.vault.epochs import SETTLE_SECONDS

NOW = 1_000_000.0
PHRASE = "lunar twig panda essay abacus zoom"


def at(folder: Path, keys: MemoryKeys, now: float) -> Vault:
    return Vault.open(folder, keys, passphrase=PASSPHRASE, clock=lambda: now)


def put_back(folder: Path, files: dict[str, bytes]) -> None:
    for name, raw in files.items():
        (folder / name).write_bytes(raw)


def pipe(path: Path) -> None:
    vars(os)["mkfifo"](path)  # the type checker knows that Windows has none


def link(path: Path) -> None:
    path.symlink_to("lock")


A_PIPE = pytest.param(pipe, marks=pytest.mark.needs("mkfifo"))


@pytest.mark.parametrize("make", [A_PIPE, Path.mkdir, link])
@pytest.mark.parametrize(
    "name",
    [
        "keys.9.9.vk",
        "keys.1.9.vk.bak",
        f"{'a' * 32}.1.vd",
        "slot.1.vs",
        "recovery.1.vs",
        "slot.2.vs",
        "0123456789abcdef.tmp",
    ],
)
def test_what_is_no_file_is_none_of_ours(
    folder: Path, keys: MemoryKeys, make: Callable[[Path], None], name: str
) -> None:
    draft = with_draft(folder, keys, b"body")
    make(folder / name)
    assert describe(folder).slot is SlotKind.KEYRING
    with at(folder, keys, NOW) as vault:
        assert vault.warnings == ()
        assert vault.load(draft).body == b"body"
        gone = vault.new_id()
        vault.save(Kind.DRAFT, gone, b"", b"")
        vault.delete(gone)
    with at(folder, keys, NOW + SETTLE_SECONDS) as vault:
        assert vault.settles_at is None
        assert vault.load(draft).body == b"body"


@pytest.mark.parametrize("make", [A_PIPE, Path.mkdir, link])
def test_a_pipe_or_a_folder_instead_of_the_card_is_no_card(
    folder: Path, keys: MemoryKeys, make: Callable[[Path], None]
) -> None:
    draft = with_draft(folder, keys, b"body")
    (folder / "vault.json").unlink()
    make(folder / "vault.json")
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == b"body"


@pytest.mark.parametrize("raw", [b"", b"DVF1", bytes(5000), "another's"])
@pytest.mark.parametrize("slot", list(SlotKind))
def test_a_strangers_list_of_keys_changes_no_way_in(
    folder: Path, keys: MemoryKeys, raw: bytes | str, slot: SlotKind
) -> None:
    with Vault.create(
        folder, keys, slot=slot, passphrase=PASSPHRASE, recovery=PHRASE, cost=QUICK
    ) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"body")
    theirs = folder.with_name("other")
    create(theirs, MemoryKeys()).close()
    stranger = raw if isinstance(raw, bytes) else only(theirs, "keys.*.vk").read_bytes()
    (folder / "keys.7.1.vk").write_bytes(stranger)
    if slot is SlotKind.PASSPHRASE:
        keys.trouble = "keyring_unavailable"
    assert describe(folder).slot is slot
    assert describe(folder).has_recovery
    with Vault.open(folder, keys, recovery=PHRASE, read_only=True) as vault:
        assert vault.load(draft).body == b"body"
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == b"body"


@pytest.mark.parametrize("position", [4, 5, 6, 7])
def test_a_flipped_version_byte_costs_one_generation(
    folder: Path, keys: MemoryKeys, position: int
) -> None:
    draft = with_draft(folder, keys, b"one")
    with reopen(folder, keys) as vault:
        vault.save(Kind.DRAFT, draft, b"", b"two")
        flip(folder / f"{draft}.2.vd", position)
        loaded = vault.load(draft)
    assert (loaded.body, loaded.health) == (b"one", Health.FELL_BACK)


def test_a_damaged_generation_does_not_count_among_the_two_that_are_kept(
    folder: Path, keys: MemoryKeys
) -> None:
    draft = with_draft(folder, keys, b"one", b"two")
    flip(folder / f"{draft}.2.vd", 2000)
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == b"one"
        vault.save(Kind.DRAFT, draft, b"", b"three")
        flip(folder / f"{draft}.3.vd", 2000)
        assert vault.load(draft).body == b"one"
        for _ in range(2):
            vault.save(Kind.DRAFT, draft, b"", b"more")
    assert len(list(folder.glob("*.vd"))) == 2


def hide_newest_list(folder: Path, keys: MemoryKeys) -> tuple[str, str, dict[str, bytes]]:
    """Two drafts; the list of keys that has the second is taken away, the one before put back."""
    vault = Vault.create(folder, keys, clock=lambda: NOW)
    first, second = vault.new_id(), vault.new_id()
    vault.save(Kind.DRAFT, first, b"", b"first")
    vault.checkpoint()
    before = {name: raw for name, raw in content(folder).items() if name.startswith("keys.")}
    vault.save(Kind.DRAFT, second, b"", b"second")
    vault.close()
    after = {path.name: path.read_bytes() for path in folder.glob("keys.*")}
    for name in after:
        (folder / name).unlink()
    put_back(folder, before)
    return first, second, after


def test_a_deletion_waits_for_a_list_of_keys_that_may_be_put_back(
    folder: Path, keys: MemoryKeys
) -> None:
    first, second, newest = hide_newest_list(folder, keys)
    with at(folder, keys, NOW) as vault:
        assert vault.warnings == ("folder_put_back", "unknown_files")
        vault.delete(first)
    with at(folder, keys, NOW + STRAY_SECONDS - 1) as vault:
        assert not vault.settle()
        assert vault.warnings == ("unknown_files",)
    put_back(folder, newest)
    with at(folder, keys, NOW + STRAY_SECONDS - 1) as vault:
        assert vault.load(second).body == b"second"
        assert [entry.object_id for entry in vault.list(Kind.DRAFT)] == [second]
    with at(folder, keys, NOW + STRAY_SECONDS) as vault:
        assert vault.settles_at is None
        assert vault.load(second).body == b"second"


def test_a_deletion_does_not_wait_for_ever(folder: Path, keys: MemoryKeys) -> None:
    first, _, _ = hide_newest_list(folder, keys)
    with at(folder, keys, NOW) as vault:
        vault.delete(first)
    at(folder, keys, NOW + STRAY_SECONDS).close()
    assert [name[-2:] for name in keys.epochs] == [":2"]
    at(folder, keys, NOW + STRAY_SECONDS).close()
    assert not list(folder.glob("*.vd"))


@pytest.mark.parametrize("raw", [b"", b"not ours", "another's"])
def test_a_strangers_draft_holds_no_deletion_up(
    folder: Path, keys: MemoryKeys, raw: bytes | str
) -> None:
    with Vault.create(folder, keys, clock=lambda: NOW) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"body")
        vault.delete(draft)
    other = folder.with_name("other")
    with_draft(other, MemoryKeys(), b"body")
    theirs = only(other, "*.vd")
    stranger = raw if isinstance(raw, bytes) else theirs.read_bytes()
    (folder / theirs.name).write_bytes(stranger)
    with at(folder, keys, NOW + SETTLE_SECONDS) as vault:
        assert vault.settles_at is None


def test_a_changed_passphrase_does_not_make_a_deletion_wait_longer(
    folder: Path, keys: MemoryKeys
) -> None:
    with Vault.create(
        folder, keys, slot=SlotKind.PASSPHRASE, passphrase="before", cost=QUICK, clock=lambda: NOW
    ) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"body")
        vault.delete(draft)
        vault.change_slot(
            SlotKind.PASSPHRASE, passphrase=PASSPHRASE, current_passphrase="before", cost=QUICK
        )
    with at(folder, keys, NOW + SETTLE_SECONDS) as vault:
        assert vault.warnings == ()
        assert vault.settles_at is None
    assert not list(folder.glob("*.vd"))


def test_a_keyring_that_forgets_its_last_deletions_is_told_again(
    folder: Path, keys: MemoryKeys
) -> None:
    now = NOW
    vault = Vault.create(folder, keys, clock=lambda: now)
    drafts = [vault.new_id() for _ in range(4)]
    for draft in drafts:
        vault.save(Kind.DRAFT, draft, b"", b"body")
    for draft in drafts[1:]:
        vault.delete(draft)
    ever = keys.epochs
    now += SETTLE_SECONDS
    assert vault.settle()
    vault.close()
    newest = keys.epochs
    assert len(newest) == 1
    keys.entries = ever | newest  # as after a power cut
    assert len(keys.epochs) > 1
    at(folder, keys, now).close()
    assert keys.epochs == newest


def test_a_power_cut_while_keys_are_destroyed_holds_no_later_deletion_up(
    folder: Path, keys: MemoryKeys
) -> None:
    with Vault.create(folder, keys, clock=lambda: NOW) as vault:
        first, second = vault.new_id(), vault.new_id()
        for draft in (first, second):
            vault.save(Kind.DRAFT, draft, b"", b"body")
        vault.delete(first)
    (name,) = (name for name in keys.entries if name.endswith(":1"))
    del keys.entries[name]  # the key is gone, its list and the draft's file are still there
    with at(folder, keys, NOW) as vault:
        vault.delete(second)
    with at(folder, keys, NOW + SETTLE_SECONDS) as vault:
        assert vault.settles_at is None
    assert not list(folder.glob("*.vd"))


def test_a_vault_without_any_list_of_keys_can_still_be_described(
    folder: Path, keys: MemoryKeys
) -> None:
    create(folder, keys).close()
    for path in folder.glob("keys.*"):
        path.write_bytes(b"")
    assert describe(folder).slot is SlotKind.KEYRING


def test_a_folder_in_the_way_is_left_alone_and_a_file_that_is_held_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_path: Path, **_options: bool) -> None:
        raise PermissionError

    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    Disk().unlink(tmp_path / "folder")
    assert (tmp_path / "folder").is_dir()
    monkeypatch.setattr(Path, "unlink", held)
    with pytest.raises(PermissionError):
        Disk().unlink(tmp_path / "file")


@pytest.mark.parametrize("slot", [SlotKind.KEYRING, SlotKind.KEYRING_AND_PASSPHRASE])
def test_a_folder_put_back_to_an_earlier_day_is_told_once(
    folder: Path, keys: MemoryKeys, slot: SlotKind
) -> None:
    create(folder, keys, slot).close()
    with reopen(folder, keys) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"monday")
    monday = content(folder)
    with reopen(folder, keys) as vault:
        assert vault.warnings == ()
        vault.save(Kind.DRAFT, draft, b"", b"tuesday")
    for path in folder.iterdir():
        path.unlink()
    put_back(folder, monday)
    with Vault.open(folder, keys, passphrase=PASSPHRASE, read_only=True) as vault:
        assert vault.warnings == ()
    with reopen(folder, keys) as vault:
        assert vault.warnings == ("folder_put_back",)
        assert vault.load(draft).body == b"monday"
    with reopen(folder, keys) as vault:
        assert vault.warnings == ()


@pytest.mark.parametrize("trouble", ["locked", "", "another size"])
def test_without_the_mark_nothing_is_told_and_closing_goes_on(
    folder: Path, keys: MemoryKeys, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    draft = with_draft(folder, keys, b"body")
    (mark,) = keys.entries.keys() - keys.epochs.keys()
    if trouble == "another size":
        keys.entries[mark] = b"short"
    elif not trouble:
        del keys.entries[mark]
    get = keys.get

    def no_mark(name: str) -> bytes | None:
        if trouble == "locked" and name == mark:
            raise VaultError("locked")
        return get(name)

    monkeypatch.setattr(keys, "get", no_mark)
    with reopen(folder, keys) as vault:
        assert vault.warnings == ()
        assert vault.load(draft).body == b"body"


def test_a_passphrase_alone_leaves_no_mark(folder: Path, keys: MemoryKeys) -> None:
    create(folder, keys, SlotKind.PASSPHRASE).close()
    assert not keys.entries
