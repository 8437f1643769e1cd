"""Any order of everything a vault can do or suffer, against a dictionary."""

import contextlib
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.proofs import Record
from tests.vault.helpers import QUICK, MemoryKeys, code_of
from tests.vault.renewing import renew_key

from prevent_desktop.disk.durable import Disk
from prevent_desktop.errors import VaultError
from prevent_desktop.vault import Health, Kind, SlotKind, Vault
from prevent_desktop.vault.epochs import SETTLE_SECONDS

KINDS = st.sampled_from([Kind.DRAFT, Kind.IDENTITY, Kind.PROFILE])
PASSPHRASES = ("correct horse", "battery staple")
WORDS = "lunar twig panda essay abacus zoom"
Stored = tuple[Kind, bytes, bytes]


class QuickDisk(Disk):
    """No power is cut here, so nothing waits for the disk."""

    def sync_file(self, descriptor: int) -> None:
        del descriptor

    def sync_folder(self, folder: Path) -> None:
        del folder


class VaultAgainstADictionary(RuleBasedStateMachine):
    objects = Bundle("objects")
    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="vault-model-"))
        self.keys = MemoryKeys()
        self.model: dict[str, Stored] = {}
        self.deleted: dict[str, Stored] = {}
        self.hidden: dict[str, Stored] = {}
        self.base_may_be_hidden = False
        """The key for undoing is with a silent keyring, or under the passphrase before."""
        self.now = 1e9
        self.passphrase = PASSPHRASES[0]
        self.locked = False

    @initialize(slot=st.sampled_from(list(SlotKind)))
    def create(self, slot: SlotKind) -> None:
        self.slot = slot
        self.vault = Vault.create(
            self.folder,
            self.keys,
            slot=slot,
            passphrase=self.passphrase,
            recovery=WORDS,
            cost=QUICK,
            clock=lambda: self.now,
            disk=QuickDisk(),
        )

    @precondition(lambda self: not self.locked)
    @rule(target=objects, kind=KINDS, summary=st.binary(max_size=50), body=st.binary(max_size=50))
    def add(self, kind: Kind, summary: bytes, body: bytes) -> str:
        object_id = self.vault.new_id()
        self.vault.save(kind, object_id, summary, body)
        self.model[object_id] = kind, summary, body
        return object_id

    @precondition(lambda self: not self.locked)
    @rule(object_id=objects, body=st.binary(max_size=5000))
    def save(self, object_id: str, body: bytes) -> None:
        if object_id in self.model:
            kind, summary, _ = self.model[object_id]
            self.vault.save(kind, object_id, summary, body)
            self.model[object_id] = kind, summary, body

    @precondition(lambda self: not self.locked)
    @rule(object_id=objects)
    def delete(self, object_id: str) -> None:
        """Works with or without a keyring."""
        if object_id in self.model:
            kind, _, _ = self.model[object_id]
            self.vault.delete(object_id, kind=kind)
            self.deleted[object_id] = self.model.pop(object_id)
        else:
            assert code_of(lambda: self.vault.delete(object_id)) == "unknown_object"

    @precondition(lambda self: not self.locked)
    @rule(object_id=objects)
    def undo(self, object_id: str) -> None:
        if object_id in self.deleted:
            self.vault.undelete(object_id)
            self.model[object_id] = self.deleted.pop(object_id)
        else:
            assert code_of(lambda: self.vault.undelete(object_id)) == "unknown_object"

    @precondition(lambda self: not self.locked)
    @rule()
    def rotate(self) -> None:
        if self.keys.trouble and self.slot.needs_keyring:
            assert code_of(lambda: renew_key(self.vault)) == self.keys.trouble
        else:
            renew_key(self.vault)

    @precondition(lambda self: not self.locked and not self.keys.trouble)
    @rule(slot=st.sampled_from(list(SlotKind)), passphrase=st.sampled_from(PASSPHRASES))
    def change_the_way_in(self, slot: SlotKind, passphrase: str) -> None:
        self.vault.change_slot(
            slot, passphrase=passphrase, current_passphrase=self.passphrase, cost=QUICK
        )
        self.base_may_be_hidden = True
        self.slot = slot
        if slot.needs_passphrase:
            self.passphrase = passphrase

    @rule(seconds=st.sampled_from([0.0, 60.0, 1000.0, 1e8, -1e7]))
    def time_goes_by(self, seconds: float) -> None:
        self.now = max(1.0, self.now + seconds)

    @precondition(lambda self: not self.locked)
    @rule()
    def settle(self) -> None:
        with contextlib.suppress(VaultError):
            if self.vault.settle():
                self.deleted.clear()
                self.hidden.clear()
            return
        assert self.keys.trouble

    @rule(trouble=st.sampled_from(["", "keyring_unavailable", "locked", "keyring_timeout"]))
    def the_keyring_comes_and_goes(self, trouble: str) -> None:
        self.keys.trouble = trouble

    @precondition(lambda self: not self.locked)
    @rule()
    def lock(self) -> None:
        self.vault.close()
        self.locked = True

    @precondition(lambda self: self.locked)
    @rule(wrong=st.booleans())
    def unlock(self, *, wrong: bool) -> None:
        if wrong and self.slot.needs_passphrase:
            refused = code_of(lambda: self._open("not this"))
            codes = ("wrong_passphrase", "wrong_passphrase_or_key", self.keys.trouble)
            assert refused in codes
        self._reopen()

    @precondition(lambda self: not self.locked)
    @rule()
    def die(self) -> None:
        """What kill -9 leaves: the lock is free, nothing was tidied."""
        assert self.vault._lock is not None
        self.vault._lock.release()
        (self.folder / "0011223344556677.tmp").write_bytes(b"half")
        self._reopen()

    @precondition(lambda self: not self.locked)
    @rule(which=st.sampled_from(["keys.*.vk", "keys.*.vk.bak", "vault.json", "slot.*.vs.bak"]))
    def damage_one_copy(self, which: str) -> None:
        self.vault.close()
        for path in self.folder.glob(which):
            path.write_bytes(path.read_bytes()[:-1])
        self._reopen()

    def _reopen(self) -> None:
        if self.keys.trouble and self.slot.needs_keyring:
            assert code_of(lambda: self._open(self.passphrase)) == self.keys.trouble
            self.locked = True
            return
        self.vault = self._open(self.passphrase)
        self.locked = False
        # An opening finishes what is due; what it left can still be undone.
        left = {
            entry.object_id
            for kind in (Kind.DRAFT, Kind.IDENTITY, Kind.PROFILE)
            for entry in self.vault.deleted(kind)
        }
        waiting = self.hidden | self.deleted
        assert left <= waiting.keys()
        self.deleted = {i: stored for i, stored in waiting.items() if i in left}
        self.base_may_be_hidden |= bool(self.keys.trouble)
        self.hidden = {
            i: stored
            for i, stored in waiting.items()
            if self.base_may_be_hidden and i not in left and list(self.folder.glob(f"{i}.*"))
        }

    def _open(self, passphrase: str) -> Vault:
        return Vault.open(
            self.folder,
            self.keys,
            passphrase=passphrase,
            clock=lambda: self.now,
            disk=QuickDisk(),
        )

    @invariant()
    def vault_and_dictionary_agree(self) -> None:
        VaultAgainstADictionary.steps += 1
        if self.locked:
            return
        kinds = (Kind.DRAFT, Kind.IDENTITY, Kind.PROFILE)
        found = {
            entry.object_id: (entry.kind, entry.summary, self.vault.load(entry.object_id).body)
            for kind in kinds
            for entry in self.vault.list(kind)
            if entry.health is Health.WHOLE
        }
        assert found == self.model
        undoable = {entry.object_id for kind in kinds for entry in self.vault.deleted(kind)}
        assert undoable == self.deleted.keys()
        files = [path.name for path in self.folder.glob("*.vd")]
        if self.vault.settles_at is None:
            self.hidden.clear()
            self.base_may_be_hidden = False
        known = self.model.keys() | self.deleted.keys() | self.hidden.keys()
        assert {name[:32] for name in files} == known
        assert len(files) <= 2 * len(known)
        if not self.deleted and self.vault.settles_at is None:
            assert len(self.keys.epochs) == self.slot.needs_keyring

    def teardown(self) -> None:
        if not self.locked:
            self.vault.close()
        self.keys.trouble = ""
        self.now += 2 * SETTLE_SECONDS
        with self._open(self.passphrase) as vault:
            assert {e.object_id for kind in Kind for e in vault.list(kind)} == self.model.keys()
        shutil.rmtree(self.folder)


def test_the_vault_agrees_with_a_dictionary(record: Record, *, long_form: bool) -> None:
    VaultAgainstADictionary.steps = 0
    examples, steps = (400, 60) if long_form else (40, 30)
    run_state_machine_as_test(
        VaultAgainstADictionary,
        settings=settings(max_examples=examples, stateful_step_count=steps),
    )
    record("random deeds and mishaps against a dictionary", VaultAgainstADictionary.steps, 0)
