"""The keyring of a Linux desktop in each of its moods, on the real gnome-keyring."""

import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from tests.system_keyring.secret_service import Session, private_session
from tests.vault.helpers import code_of
from tests.vault.renewing import renew_key

from prevent_desktop.system_keyring import KeyringState, SystemKeyring
from prevent_desktop.vault import Kind, Vault

PROOF = "a real Secret Service in each of its moods, and hostile settings"
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's"),
    pytest.mark.usefixtures("counted"),
]
APP = "prevent-desktop-tests"
SECRET = bytes(range(32))


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    with private_session(monkeypatch) as session:
        yield session


@pytest.fixture
def unlocked(session: Session) -> Session:
    session.start_daemon()
    return session


def keyring(seconds: float = 8.0) -> SystemKeyring:
    return SystemKeyring(APP, deadline_seconds=seconds)


def entries() -> list[str]:
    import contextlib

    import secretstorage

    with contextlib.closing(secretstorage.dbus_init()) as bus:
        found = secretstorage.collection.get_collection_by_alias(bus, "default").get_all_items()
        return [item.get_attributes()["service"] for item in found]


@pytest.mark.usefixtures("unlocked")
def test_an_unlocked_keyring_keeps_gives_and_destroys() -> None:
    keys = keyring()
    assert keys.probe() is KeyringState.OK
    assert keys.get("vault:1") is None
    keys.put("vault:1", SECRET)
    assert keyring().get("vault:1") == SECRET
    assert entries() == [f"{APP}:vault:1"]
    keys.delete("vault:1")
    keys.delete("vault:1")
    assert keys.get("vault:1") is None
    assert entries() == []


@pytest.mark.usefixtures("unlocked")
def test_a_whole_vault_on_the_real_keyring_leaves_one_key_and_the_mark(folder: Path) -> None:
    keys = keyring()
    with Vault.create(folder, keys) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"body")
        renew_key(vault)
    later = time.time() + 1000
    with Vault.open(folder, keyring(), clock=lambda: later) as vault:
        assert vault.load(draft).body == b"body"
    assert [name.rpartition(":")[2] for name in sorted(entries())] == ["2", "mark"]


def test_a_locked_keyring_is_told_at_once_and_prompts_nobody(
    unlocked: Session, folder: Path
) -> None:
    keys = keyring()
    Vault.create(folder, keys).close()
    unlocked.lock()
    with unlocked.prompt_that_nobody_answers():
        started = time.perf_counter()
        assert keys.probe() is KeyringState.LOCKED
        assert code_of(lambda: Vault.open(folder, keys)) == "locked"
        assert time.perf_counter() - started < 2


def test_a_prompt_that_is_never_answered_does_not_hang(unlocked: Session) -> None:
    unlocked.lock()
    with unlocked.prompt_that_nobody_answers():
        started = time.perf_counter()
        assert keyring().unlock(0.5) is KeyringState.TIMEOUT
        assert time.perf_counter() - started < 3


def test_unlocking_what_is_unlocked_is_harmless(unlocked: Session) -> None:
    del unlocked
    assert keyring().unlock(1) is KeyringState.OK


def test_a_prompt_that_cannot_be_shown_is_a_locked_keyring(unlocked: Session) -> None:
    unlocked.lock()
    assert keyring().unlock(5) is KeyringState.LOCKED


def test_a_daemon_without_a_collection_is_no_keyring_and_none_is_made(session: Session) -> None:
    session.start_daemon(with_collection=False)
    assert keyring().probe() is KeyringState.NONE
    assert keyring().unlock(1) is KeyringState.NONE


@pytest.mark.usefixtures("session")
def test_a_bus_without_a_daemon_is_no_keyring() -> None:
    assert keyring().probe() is KeyringState.NONE


def test_no_bus_at_all_is_no_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nobody'}")
    assert keyring().probe() is KeyringState.NONE


def test_a_daemon_that_dies_stops_no_save(unlocked: Session, folder: Path) -> None:
    with Vault.create(folder, keyring()) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"one")
        unlocked.kill_daemon()
        assert vault.save(Kind.DRAFT, draft, b"", b"two") == 2
        assert code_of(partial(renew_key, vault)) == "keyring_unavailable"
        assert vault.save(Kind.DRAFT, draft, b"", b"three") == 3
    assert code_of(lambda: Vault.open(folder, keyring())) == "keyring_unavailable"


@pytest.mark.usefixtures("unlocked")
@pytest.mark.parametrize("refused", ["null.Keyring", "fail.Keyring", "chainer.ChainerBackend"])
@pytest.mark.parametrize("how", ["environment", "file"])
def test_no_variable_and_no_file_can_choose_another_backend(
    monkeypatch: pytest.MonkeyPatch, private_home: Path, refused: str, how: str
) -> None:
    name = f"keyring.backends.{refused}"
    if how == "environment":
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    else:
        place = private_home / "python_keyring"
        place.mkdir()
        (place / "keyringrc.cfg").write_text(f"[backend]\ndefault-keyring={name}\n")
        monkeypatch.setenv("XDG_CONFIG_HOME", str(private_home))
    keyring().put("vault:1", SECRET)
    assert entries() == [f"{APP}:vault:1"]
    assert keyring().get("vault:1") == SECRET
