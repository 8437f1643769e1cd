"""A recovery phrase in the school safe: the way in when keyring or passphrase is lost."""

from pathlib import Path

import pytest
from tests.vault.helpers import PASSPHRASE, QUICK, MemoryKeys, code_of, flip, only
from tests.vault.renewing import renew_key

from prevent_desktop.shipped import resources
from prevent_desktop.vault import Kind, SlotKind, Vault, describe, new_passphrase, waiting_seconds

PHRASE = "abacus zoom lunar twig panda essay"


def create(
    folder: Path, keys: MemoryKeys, slot: SlotKind = SlotKind.KEYRING, recovery: str | None = PHRASE
) -> Vault:
    return Vault.create(
        folder, keys, slot=slot, passphrase=PASSPHRASE, recovery=recovery, cost=QUICK
    )


def is_recovered(vault: Vault) -> bool:
    return vault.recovered


def recover(folder: Path, keys: MemoryKeys, phrase: str = PHRASE) -> Vault:
    return Vault.open(folder, keys, recovery=phrase)


@pytest.mark.parametrize("slot", list(SlotKind))
@pytest.mark.parametrize("trouble", ["forgotten", "keyring_unavailable"])
def test_the_phrase_opens_the_drafts_and_a_new_way_in_is_chosen(
    folder: Path, keys: MemoryKeys, slot: SlotKind, trouble: str
) -> None:
    with create(folder, keys, slot) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"body")
        renew_key(vault)
        assert vault.has_recovery
        assert not is_recovered(vault)
    assert describe(folder).has_recovery
    if trouble == "forgotten":
        keys.entries.clear()
    else:
        keys.trouble = trouble
    with recover(folder, keys, f"  {PHRASE.upper().replace(' ', '-')} ") as vault:
        assert is_recovered(vault)
        assert vault.load(draft).body == b"body"
        vault.change_slot(SlotKind.PASSPHRASE, passphrase="another one", cost=QUICK)
        assert not is_recovered(vault)
    with Vault.open(folder, keys, passphrase="another one") as vault:
        assert vault.load(draft).body == b"body"
        assert vault.has_recovery
    recover(folder, keys).close()


def test_a_wrong_phrase_and_a_vault_without_one_are_told_apart(
    folder: Path, keys: MemoryKeys
) -> None:
    with create(folder, keys, recovery=None) as vault:
        assert not vault.has_recovery
    assert not describe(folder).has_recovery
    assert code_of(lambda: recover(folder, keys)) == "no_recovery"
    with Vault.open(folder, keys) as vault:
        vault.set_recovery(PHRASE, cost=QUICK)
    assert code_of(lambda: recover(folder, keys, "abacus zoom")) == "wrong_recovery"
    assert code_of(lambda: recover(folder, keys, "")) == "passphrase_needed"
    recover(folder, keys).close()


def test_a_new_phrase_ends_the_one_before_and_none_ends_both(
    folder: Path, keys: MemoryKeys
) -> None:
    with create(folder, keys, SlotKind.PASSPHRASE) as vault:
        wrong = code_of(lambda: vault.set_recovery("other words", current_passphrase="no"))
        assert wrong == "wrong_passphrase"
        assert code_of(lambda: vault.check_passphrase("no")) == "wrong_passphrase"
        vault.check_passphrase(PASSPHRASE)
        vault.set_recovery("other words", current_passphrase=PASSPHRASE, cost=QUICK)
    assert code_of(lambda: recover(folder, keys)) == "wrong_recovery"
    with recover(folder, keys, "other words") as vault:
        assert vault.slot is SlotKind.PASSPHRASE
    with Vault.open(folder, keys, passphrase=PASSPHRASE) as vault:
        vault.set_recovery(None, current_passphrase=PASSPHRASE)
        assert not vault.has_recovery
    assert not list(folder.glob("recovery.*"))
    assert code_of(lambda: recover(folder, keys, "other words")) == "no_recovery"


def test_until_a_way_in_is_chosen_nothing_is_destroyed(folder: Path, keys: MemoryKeys) -> None:
    with create(folder, keys) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"body")
    before = keys.epochs
    with Vault.open(folder, keys, recovery=PHRASE, clock=lambda: 1e11) as vault:
        assert vault.settle()
        vault.save(Kind.DRAFT, draft, b"", b"more")
        vault.delete(draft)
        assert not vault.settle()
        vault.undelete(draft)
    assert before.items() <= keys.entries.items()
    with Vault.open(folder, keys) as vault:
        assert vault.load(draft).body == b"more"


def test_one_damaged_copy_of_the_recovery_slot_costs_nothing(
    folder: Path, keys: MemoryKeys
) -> None:
    create(folder, keys).close()
    flip(only(folder, "recovery.*.vs"), 60)
    recover(folder, keys).close()
    flip(only(folder, "recovery.*.vs.bak"), 60)
    assert code_of(lambda: recover(folder, keys)) == "slot_damaged"
    Vault.open(folder, keys).close()


def test_a_passphrase_slot_passed_off_as_a_recovery_slot_is_refused(
    folder: Path, keys: MemoryKeys
) -> None:
    create(folder, keys, SlotKind.PASSPHRASE).close()
    for name in ("recovery.1.vs", "recovery.1.vs.bak"):
        (folder / name).write_bytes((folder / name.replace("recovery", "slot")).read_bytes())
    assert code_of(lambda: recover(folder, keys, PASSPHRASE)) == "slot_damaged"


def test_generated_phrases_are_plain_words_and_differ() -> None:
    phrases = {new_passphrase() for _ in range(20)}
    assert len(phrases) == 20
    for phrase in phrases:
        words = phrase.split(" ")
        assert len(words) == 6
        assert all(word.isascii() and word.isalpha() and word.islower() for word in words)


def test_the_wait_grows_and_ends_at_a_minute() -> None:
    waits = [waiting_seconds(failures) for failures in range(12)]
    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_no_word_of_the_list_is_out_of_place_beside_a_referral() -> None:
    listed = resources.read_text("words", "eff-large.txt").split()
    assert len(set(listed)) == len(listed) > 7_600
    for word in ("islamist", "detonator", "racism", "hate", "prison", "army", "police", "evil"):
        assert word not in listed
