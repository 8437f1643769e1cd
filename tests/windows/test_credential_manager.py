"""Windows' own Credential Manager keeps the key, through being killed in the middle of a save."""

import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.windows import credentials

from prevent_desktop.system_keyring import KeyringState, SystemKeyring
from prevent_desktop.vault import Kind, SlotKind, Vault

KILLS = 4
WRITER = """
import sys
from pathlib import Path
from prevent_desktop.system_keyring import SystemKeyring
from prevent_desktop.vault import Kind, Vault
folder, name, draft = sys.argv[1:]
vault = Vault.open(Path(folder), SystemKeyring(name))
number = vault.load(draft).generation
while True:
    number += 1
    vault.save(Kind.DRAFT, draft, b"card", (b"%d " % number) * 5000)
    print(number, flush=True)
"""


@pytest.fixture
def name() -> Iterator[str]:
    """Credentials are the user's, not the test's: a name of its own."""
    made = f"prevent-desktop-test-{uuid.uuid4().hex[:8]}"
    yield made
    credentials.forget(made)
    assert not credentials.names(made)


def test_it_keeps_gives_back_and_forgets(name: str) -> None:
    keys = SystemKeyring(name)
    assert keys.probe() is KeyringState.OK
    keys.put("k", bytes(range(32)))
    assert SystemKeyring(name).get("k") == bytes(range(32))
    keys.delete("k")
    assert keys.get("k") is None


def test_what_was_acknowledged_is_there_after_a_kill(folder: Path, name: str) -> None:
    keys = SystemKeyring(name)
    with Vault.create(folder, keys, slot=SlotKind.KEYRING) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"card", b"0 ")
    for kill in range(KILLS):
        command = [sys.executable, "-c", WRITER, str(folder), name, draft]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            said = [writer.stdout.readline() for _ in range(2 + kill)]
            writer.kill()
            said += writer.stdout.readlines()
        acknowledged = int([line for line in said if line.endswith("\n")][-1])
        with Vault.open(folder, keys) as vault:
            body = vault.load(draft).body
        number = int(body.split()[0])
        assert number >= acknowledged
        assert body == (b"%d " % number) * 5000
