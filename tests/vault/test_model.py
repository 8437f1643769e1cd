"""Any order of saving, deleting, rotating, crashing and damage, against a dictionary."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule
from tests.vault.helpers import MemoryKeys

from prevent_desktop.vault import Health, Kind, Vault
from prevent_desktop.vault.durable import Disk

KINDS = st.sampled_from([Kind.DRAFT, Kind.IDENTITY, Kind.PROFILE])


class QuickDisk(Disk):
    """No power is cut here, so nothing waits for the disk."""

    def sync_file(self, descriptor: int) -> None:
        del descriptor

    def sync_folder(self, folder: Path) -> None:
        del folder


class VaultAgainstADictionary(RuleBasedStateMachine):
    objects = Bundle("objects")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="vault-model-"))
        self.keys = MemoryKeys()
        self.model: dict[str, tuple[Kind, bytes, bytes]] = {}
        self.now = 0.0

    @initialize()
    def create(self) -> None:
        self.vault = Vault.create(self.folder, self.keys, clock=lambda: self.now, disk=QuickDisk())

    @rule(target=objects, kind=KINDS, summary=st.binary(max_size=50), body=st.binary(max_size=50))
    def add(self, kind: Kind, summary: bytes, body: bytes) -> str:
        object_id = self.vault.new_id()
        self.vault.save(kind, object_id, summary, body)
        self.model[object_id] = kind, summary, body
        return object_id

    @rule(object_id=objects, body=st.binary(max_size=5000))
    def save(self, object_id: str, body: bytes) -> None:
        kind, summary, _ = self.model[object_id]
        self.vault.save(kind, object_id, summary, body)
        self.model[object_id] = kind, summary, body

    @rule(object_id=consumes(objects))
    def delete(self, object_id: str) -> None:
        kind, _, _ = self.model.pop(object_id)
        self.vault.delete(object_id, kind=kind)

    @rule()
    def rotate(self) -> None:
        self.vault.rotate()

    @rule(seconds=st.sampled_from([0.0, 1e10]))
    def settle(self, seconds: float) -> None:
        self.now = seconds
        self.vault.settle()

    @rule()
    def close_and_open(self) -> None:
        self.vault.close()
        self._open()

    @rule()
    def die_and_open(self) -> None:
        """What kill -9 leaves: the lock is free, nothing was tidied."""
        assert self.vault._lock is not None
        self.vault._lock.release()
        (self.folder / "0011223344556677.tmp").write_bytes(b"half")
        self._open()

    @rule(which=st.sampled_from(["keys.*.vk", "keys.*.vk.bak", "vault.json"]))
    def damage_one_copy_and_open(self, which: str) -> None:
        self.vault.close()
        for path in self.folder.glob(which):
            path.write_bytes(path.read_bytes()[:-1])
        self._open()

    def _open(self) -> None:
        self.vault = Vault.open(self.folder, self.keys, clock=lambda: self.now, disk=QuickDisk())

    @invariant()
    def vault_and_dictionary_agree(self) -> None:
        found = {
            entry.object_id: (entry.kind, entry.summary, self.vault.load(entry.object_id).body)
            for kind in (Kind.DRAFT, Kind.IDENTITY, Kind.PROFILE)
            for entry in self.vault.list(kind)
            if entry.health is Health.WHOLE
        }
        assert found == self.model
        files = [path.name for path in self.folder.glob("*.vd")]
        assert {name[:32] for name in files} == set(self.model)
        assert len(files) <= 2 * len(self.model)

    def teardown(self) -> None:
        self.vault.close()
        shutil.rmtree(self.folder)


VaultAgainstADictionary.TestCase.settings = settings(max_examples=25, stateful_step_count=25)
TestVaultAgainstADictionary = VaultAgainstADictionary.TestCase
