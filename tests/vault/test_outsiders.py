"""What somebody who may write in the folder, or a mishap there, tried against the vault."""

import hashlib
import shutil
from functools import partial

import pytest
from tests.vault.helpers import PASSPHRASE, QUICK, MemoryKeys, code_of, content
from tests.vault.renewing import renew_key
from tests.vault.scene import PHRASE, Scene, kill, listed, new

from prevent_desktop.vault import Health, Kind, SlotKind
from prevent_desktop.vault.epochs import SETTLE_SECONDS

DAY = 86_400


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
        renew_key(vault)
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


def test_a_keyring_used_for_a_moment_between_two_passphrases_keeps_no_key(scene: Scene) -> None:
    """It is silent when the key of that moment is to go, and two more epochs follow."""
    with scene.make(SlotKind.PASSPHRASE) as vault:
        new(vault)
        vault.change_slot(SlotKind.KEYRING, current_passphrase=PASSPHRASE, cost=QUICK)
        scene.keys.trouble = "locked"
        vault.change_slot(SlotKind.PASSPHRASE, passphrase=PASSPHRASE, cost=QUICK)
        renew_key(vault)
        scene.keys.trouble = ""
        scene.clock.now += SETTLE_SECONDS
        assert vault.settle()
    scene.open().close()
    assert scene.epochs == []


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
        for action in (partial(renew_key, vault), lambda: vault.set_recovery(PHRASE)):
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


def forged(raw: bytes, place: int, by: int) -> bytes:
    """One byte changed and the checksum, which holds no secret, made right again."""
    changed = bytearray(raw)
    changed[place] ^= by
    return bytes(changed[:-32]) + hashlib.sha256(changed[:-32]).digest()


KIND, SALT, WRAP_SALT, WRAPPED = 4, 40, 60, 130
"""Places in a slot file: see docs/file-formats.md."""


@pytest.mark.parametrize("copy", ["", ".bak"])
@pytest.mark.parametrize(
    ("place", "by"), [(KIND, 1), (KIND, 3), (SALT, 1), (WRAP_SALT, 1), (WRAPPED, 1)]
)
@pytest.mark.parametrize("slot", [SlotKind.PASSPHRASE, SlotKind.KEYRING_AND_PASSPHRASE])
def test_one_forged_copy_of_the_slot_shuts_nobody_out(
    scene: Scene, slot: SlotKind, place: int, by: int, copy: str
) -> None:
    with scene.make(slot, recovery=PHRASE) as vault:
        draft = new(vault)
    for name in ("slot.1.vs", "recovery.1.vs"):
        path = scene.folder / f"{name}{copy}"
        path.write_bytes(forged(path.read_bytes(), place, by))
    with scene.open() as vault:
        assert vault.load(draft).body == b"body"
    refused = code_of(lambda: scene.open(passphrase="not this one"))
    assert refused.startswith("wrong_passphrase")
    assert code_of(lambda: scene.open(recovery="zoom zoom zoom")) == "wrong_recovery"
    with scene.open(passphrase=None, recovery=PHRASE) as vault:
        assert vault.load(draft).body == b"body"


def test_planted_generations_that_go_again_leave_the_true_one_whole(scene: Scene) -> None:
    """A name proves nothing: only what opens may raise the mark of how far a draft has come."""
    with scene.make() as vault:
        draft = new(vault, b"true")
    planted = scene.folder / f"{draft}.99.vd"
    planted.write_bytes((scene.folder / f"{draft}.1.vd").read_bytes())
    with scene.open() as vault:
        assert vault.load(draft).body == b"true"
        vault.delete(other := new(vault))
        vault.undelete(other)
    planted.unlink()
    with scene.open() as vault:
        loaded = vault.load(draft)
        assert (loaded.body, loaded.health) == (b"true", Health.WHOLE)


def test_what_was_saved_above_a_planted_generation_counts(scene: Scene) -> None:
    with scene.make() as vault:
        draft = new(vault, b"old")
    (scene.folder / f"{draft}.99.vd").touch()
    with scene.open() as vault:
        vault.save(Kind.DRAFT, draft, b"", b"new")
    (scene.folder / f"{draft}.100.vd").unlink()
    with scene.open() as vault:
        assert vault.load(draft).health is Health.ROLLED_BACK
