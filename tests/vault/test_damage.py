import json
import shutil
from functools import partial
from pathlib import Path

import pytest
from tests.vault.helpers import (
    PASSPHRASE,
    MemoryKeys,
    code_of,
    content,
    create,
    flip,
    newer_version,
    only,
    reopen,
    with_draft,
)
from tests.vault.renewing import renew_key

from prevent_desktop.vault import Health, Kind, SlotKind, Vault, describe, exists

PROOF = "swapped, replayed, renamed, missing, foreign and damaged files"
pytestmark = pytest.mark.usefixtures("counted")
INSIDE_THE_BODY = 2000


def health_of(vault: Vault, draft: str) -> Health:
    (health,) = (entry.health for entry in vault.list(Kind.DRAFT) if entry.object_id == draft)
    return health


@pytest.mark.parametrize("position", [0, 30, 70, 100, 200, INSIDE_THE_BODY, -1])
def test_a_damaged_draft_falls_back_to_the_generation_before(
    folder: Path, keys: MemoryKeys, position: int
) -> None:
    draft = with_draft(folder, keys, b"one", b"two")
    flip(folder / f"{draft}.2.vd", position)
    with reopen(folder, keys) as vault:
        loaded = vault.load(draft)
        # The floor knows of generation 2, so the older one is told as such.
        assert (loaded.body, loaded.generation) == (b"one", 1)
        assert loaded.health is health_of(vault, draft) is Health.ROLLED_BACK
        assert vault.save(Kind.DRAFT, draft, b"", b"three") == 3
        assert vault.load(draft).health is Health.WHOLE


def test_damage_since_the_last_checkpoint_is_a_plain_fall_back(
    folder: Path, keys: MemoryKeys
) -> None:
    with create(folder, keys) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"one")
        vault.save(Kind.DRAFT, draft, b"", b"two")
        flip(folder / f"{draft}.2.vd", INSIDE_THE_BODY)
        assert vault.load(draft).health is Health.FELL_BACK
        assert health_of(vault, draft) is Health.FELL_BACK


def test_a_draft_beyond_repair_is_named_and_the_others_open(folder: Path, keys: MemoryKeys) -> None:
    bad = with_draft(folder, keys, b"one", b"two")
    with reopen(folder, keys) as vault:
        good = vault.new_id()
        vault.save(Kind.DRAFT, good, b"good", b"good body")
    for path in folder.glob(f"{bad}.*"):
        flip(path, INSIDE_THE_BODY)
    with reopen(folder, keys) as vault:
        entries = {entry.object_id: entry for entry in vault.list(Kind.DRAFT)}
        assert (entries[bad].health, entries[bad].generation) == (Health.DAMAGED, 2)
        assert not entries[bad].readable
        assert entries[good].summary == b"good"
        assert code_of(lambda: vault.load(bad)) == "damaged"
        assert vault.load(good).body == b"good body"


def test_a_draft_whose_files_are_gone_is_named(folder: Path, keys: MemoryKeys) -> None:
    draft = with_draft(folder, keys, b"one")
    only(folder, "*.vd").unlink()
    with reopen(folder, keys) as vault:
        assert health_of(vault, draft) is Health.MISSING
        assert code_of(lambda: vault.load(draft)) == "missing"


def test_an_old_copy_put_back_is_told(folder: Path, keys: MemoryKeys) -> None:
    draft = with_draft(folder, keys, b"one")
    old = (folder / f"{draft}.1.vd").read_bytes()
    with reopen(folder, keys) as vault:
        for body in (b"two", b"three"):
            vault.save(Kind.DRAFT, draft, b"", body)
    for path in folder.glob("*.vd"):
        path.unlink()
    (folder / f"{draft}.1.vd").write_bytes(old)
    with reopen(folder, keys) as vault:
        assert vault.load(draft).health is Health.ROLLED_BACK
        assert vault.save(Kind.DRAFT, draft, b"", b"four") == 4
    (folder / f"{draft}.9.vd").write_bytes(old)
    with reopen(folder, keys) as vault:
        assert vault.load(draft).generation == 4


def test_two_drafts_with_swapped_files_are_both_refused(folder: Path, keys: MemoryKeys) -> None:
    one = with_draft(folder, keys, b"one")
    with reopen(folder, keys) as vault:
        other = vault.new_id()
        vault.save(Kind.DRAFT, other, b"", b"other")
    first, second = folder / f"{one}.1.vd", folder / f"{other}.1.vd"
    raw = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(raw)
    with reopen(folder, keys) as vault:
        assert {entry.health for entry in vault.list(Kind.DRAFT)} == {Health.DAMAGED}


def test_a_draft_of_a_newer_version_is_not_replaced_by_an_older_generation(
    folder: Path, keys: MemoryKeys
) -> None:
    draft = with_draft(folder, keys, b"one")
    with reopen(folder, keys) as vault, newer_version():
        vault.save(Kind.DRAFT, draft, b"", b"two")
    with reopen(folder, keys) as vault:
        assert health_of(vault, draft) is Health.NEWER
        assert code_of(lambda: vault.load(draft)) == "made_by_newer_version"


@pytest.mark.parametrize("which", ["keys.*.vk", "keys.*.vk.bak"])
@pytest.mark.parametrize("position", [0, 5, 8, 100, INSIDE_THE_BODY, None])
def test_one_damaged_copy_of_the_table_costs_nothing_and_is_mended(
    folder: Path, keys: MemoryKeys, which: str, position: int | None
) -> None:
    draft = with_draft(folder, keys, b"body")
    path = only(folder, which)
    if position is None:
        path.unlink()
    else:
        flip(path, position)
    with reopen(folder, keys) as vault:
        assert vault.warnings == (() if position is None else ("key_table_copy_damaged",))
        assert vault.load(draft).body == b"body"
    with reopen(folder, keys) as vault:
        assert vault.warnings == ()
    assert only(folder, "keys.*.vk").read_bytes() == only(folder, "keys.*.vk.bak").read_bytes()


def test_a_table_damaged_in_both_copies_is_told_and_nothing_is_touched(
    folder: Path, keys: MemoryKeys
) -> None:
    with_draft(folder, keys, b"body")
    for path in folder.glob("keys.*"):
        flip(path, INSIDE_THE_BODY)
    before = content(folder)
    assert code_of(lambda: reopen(folder, keys)) == "key_table_damaged"
    assert content(folder) == before


@pytest.mark.parametrize("loss", ["gone", "other key", "table gone", "table and card gone"])
def test_a_lost_key_never_leads_to_a_new_vault(folder: Path, keys: MemoryKeys, loss: str) -> None:
    with_draft(folder, keys, b"body")
    if loss == "gone":
        keys.entries.clear()
    elif loss == "other key":
        keys.entries = dict.fromkeys(keys.entries, bytes(32))
    else:
        for path in folder.glob("keys.*"):
            path.unlink()
        if "card" in loss:
            (folder / "vault.json").unlink()
    before = content(folder)
    assert exists(folder)
    refused = "wrong_key" if loss == "other key" else "key_lost"
    assert code_of(lambda: reopen(folder, keys)) == refused
    assert code_of(lambda: create(folder, keys)) == "already_exists"
    assert content(folder) == before


@pytest.mark.parametrize(
    "trouble", ["locked", "keyring_timeout", "keyring_policy", "keyring_unavailable"]
)
def test_a_keyring_that_cannot_answer_is_not_a_lost_key(
    folder: Path, keys: MemoryKeys, trouble: str
) -> None:
    draft = with_draft(folder, keys, b"body")
    with reopen(folder, keys) as vault:
        renew_key(vault)
    before = content(folder)
    keys.trouble = trouble
    assert code_of(lambda: reopen(folder, keys)) == trouble
    assert code_of(lambda: create(folder.with_name("new"), keys)) == trouble
    assert not exists(folder.with_name("new"))
    assert content(folder) == before
    keys.trouble = ""
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == b"body"


def test_the_keyring_may_go_while_the_vault_is_open(folder: Path, keys: MemoryKeys) -> None:
    with create(folder, keys) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"one")
        keys.trouble = "keyring_unavailable"
        vault.save(Kind.DRAFT, draft, b"", b"two")
        assert code_of(partial(renew_key, vault)) == "keyring_unavailable"
        vault.save(Kind.DRAFT, draft, b"", b"three")
        keys.trouble = ""
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == b"three"


@pytest.mark.parametrize("text", [None, "", "{", '{"format": 1}', "wrong id"])
def test_the_card_may_be_lost_or_wrong(folder: Path, keys: MemoryKeys, text: str | None) -> None:
    draft = with_draft(folder, keys, b"body")
    card = folder / "vault.json"
    whole = card.read_text()
    if text is None:
        card.unlink()
    elif text == "wrong id":
        card.write_text(json.dumps({**json.loads(whole), "vault_id": "0" * 32}))
    else:
        card.write_text(text)
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == b"body"
    if text != "wrong id":
        assert card.read_text() == whole


def test_a_vault_of_a_newer_version_is_left_alone(folder: Path, keys: MemoryKeys) -> None:
    with_draft(folder, keys, b"body")
    (folder / "vault.json").write_text('{"format": 2, "anything": []}')
    before = content(folder)
    assert code_of(lambda: reopen(folder, keys)) == "made_by_newer_version"
    assert code_of(lambda: describe(folder)) == "made_by_newer_version"
    assert content(folder) == before


def test_a_table_of_a_newer_version_hides_no_older_one(folder: Path, keys: MemoryKeys) -> None:
    draft = with_draft(folder, keys, b"body")
    older = content(folder)
    with reopen(folder, keys) as vault:
        vault.save(Kind.DRAFT, draft, b"", b"more")
        with newer_version():
            vault.checkpoint()
    for name, raw in older.items():
        if name.startswith("keys."):
            (folder / name).write_bytes(raw)
    before = content(folder)
    assert code_of(lambda: reopen(folder, keys)) == "made_by_newer_version"
    assert content(folder) == before


def test_one_damaged_copy_of_the_slot_costs_nothing(folder: Path, keys: MemoryKeys) -> None:
    create(folder, keys, SlotKind.PASSPHRASE).close()
    flip(folder / "slot.1.vs", 60)
    assert describe(folder).slot is SlotKind.PASSPHRASE
    reopen(folder, keys).close()
    flip(folder / "slot.1.vs.bak", 60)
    assert code_of(lambda: reopen(folder, keys)) == "slot_damaged"


def test_a_whole_vault_copied_elsewhere_still_opens(folder: Path, keys: MemoryKeys) -> None:
    draft = with_draft(folder, keys, b"body")
    shutil.copytree(folder, folder.with_name("copy"))
    with Vault.open(folder.with_name("copy"), keys, passphrase=PASSPHRASE) as vault:
        assert vault.load(draft).body == b"body"


def test_leftovers_are_removed_at_opening_and_never_read(folder: Path, keys: MemoryKeys) -> None:
    draft = with_draft(folder, keys, b"body")
    (folder / "0123456789abcdef.tmp").write_bytes(b"half")
    shredded = (folder / f"{draft}.1.vd").read_bytes()
    with Vault.open(folder, keys, clock=lambda: 0.0) as vault:
        vault.delete(draft)
        assert not list(folder.glob("*.tmp"))
    Vault.open(folder, keys, clock=lambda: 1e10).close()
    (folder / f"{draft}.1.vd").write_bytes(shredded)
    with reopen(folder, keys) as vault:
        assert vault.warnings == ()
    assert not list(folder.glob("*.vd"))


@pytest.mark.parametrize("raw", ["a copy", b"", b"not ours"])
def test_a_file_that_no_table_knows_is_told_and_left_alone(
    folder: Path, keys: MemoryKeys, raw: str | bytes
) -> None:
    draft = with_draft(folder, keys, b"body")
    stray = folder / f"{'a' * 32}.1.vd"
    whole = (folder / f"{draft}.1.vd").read_bytes()
    stray.write_bytes(raw if isinstance(raw, bytes) else whole)
    for _ in range(2):
        with reopen(folder, keys) as vault:
            assert vault.warnings == ("unknown_files",)
            assert [entry.object_id for entry in vault.list(Kind.DRAFT)] == [draft]
    assert stray.exists()


def test_a_table_put_back_from_an_earlier_day_destroys_nothing(
    folder: Path, keys: MemoryKeys
) -> None:
    create(folder, keys).close()
    earlier = content(folder)
    with reopen(folder, keys) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"body")
    today = content(folder)
    for name in list(today):
        if name.startswith("keys."):
            (folder / name).unlink()
    for name, raw in earlier.items():
        (folder / name).write_bytes(raw)
    with reopen(folder, keys) as vault:
        assert vault.warnings == ("folder_put_back", "unknown_files")
    for name, raw in today.items():
        (folder / name).write_bytes(raw)
    with reopen(folder, keys) as vault:
        assert vault.load(draft).body == b"body"


def test_nothing_there_is_no_vault(folder: Path, keys: MemoryKeys) -> None:
    assert code_of(lambda: reopen(folder, keys)) == "no_vault"
    assert code_of(lambda: describe(folder)) == "no_vault"
    assert not folder.exists()


def test_a_making_that_was_interrupted_is_made_again(folder: Path, keys: MemoryKeys) -> None:
    folder.mkdir()
    (folder / "slot.1.vs").write_bytes(b"from an interrupted making")
    (folder / "0123456789abcdef.tmp").write_bytes(b"half")
    with create(folder, keys, SlotKind.PASSPHRASE):
        assert not list(folder.glob("*.tmp"))
    reopen(folder, keys).close()
