"""The door to the keyring on backends that lie, hang or fail, and on Windows' own class."""

import sys
import threading
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.vault.helpers import code_of
from tests.vault.renewing import renew_key

from prevent_desktop.system_keyring import KeyringState, SystemKeyring
from prevent_desktop.system_keyring.backends import classify, without_roaming
from prevent_desktop.vault import Kind, Vault

PROOF = "Windows' keyring class on a stand-in, and hostile backends"
pytestmark = pytest.mark.usefixtures("counted")
SECRET = bytes(range(32))


class Fake:
    """A backend that passes for the Windows one and keeps what it is given."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, user: str) -> str | None:
        return self.entries.get((service, user))

    def set_password(self, service: str, user: str, secret: str) -> None:
        self.entries[service, user] = secret

    def delete_password(self, service: str, user: str) -> None:
        del self.entries[service, user]


Fake.__module__, Fake.__qualname__ = "keyring.backends.Windows", "WinVaultKeyring"


def passing(backend: Any) -> Callable[[], Any]:
    kind = type(backend)
    kind.__module__, kind.__qualname__ = Fake.__module__, Fake.__qualname__
    return lambda: backend


def test_a_backend_that_forgets_is_found_out() -> None:
    class Forgetful(Fake):
        def set_password(self, service: str, user: str, secret: str) -> None:
            del service, user, secret

    keys = SystemKeyring("app", make_backend=passing(Forgetful()))
    assert code_of(lambda: keys.put("name", SECRET)) == "key_not_kept"
    assert keys.probe() is KeyringState.NOT_KEPT


@pytest.mark.parametrize("module", ["null", "fail", "chainer"])
def test_other_backends_of_the_library_are_refused(module: str) -> None:
    import importlib

    library = importlib.import_module(f"keyring.backends.{module}")
    kind = library.ChainerBackend if module == "chainer" else library.Keyring
    assert SystemKeyring("app", make_backend=kind).probe() is KeyringState.NONE


def test_a_plain_text_backend_is_refused_even_as_a_subclass() -> None:
    make: Any = type("Plaintext", (Fake,), {"__module__": "keyrings.alt.file"})
    assert SystemKeyring("app", make_backend=make).probe() is KeyringState.NONE


@pytest.mark.parametrize("kept", ["not base64!", "c2hvcnQ=", ""])
def test_an_entry_that_is_not_ours_is_a_failure_not_a_lost_key(kept: str) -> None:
    fake = Fake()
    fake.entries["app:name", "kek"] = kept
    keys = SystemKeyring("app", make_backend=passing(fake))
    assert code_of(lambda: keys.get("name")) == "keyring_failed"


def test_a_call_that_hangs_is_given_up_and_the_next_one_does_not_queue_behind_it() -> None:
    answer = threading.Event()

    class Hanging(Fake):
        def get_password(self, service: str, user: str) -> str | None:
            answer.wait()
            return super().get_password(service, user)

    keys = SystemKeyring("app", deadline_seconds=0.05, make_backend=passing(Hanging()))
    assert code_of(lambda: keys.get("name")) == "keyring_timeout"
    threads = threading.active_count()
    assert code_of(lambda: keys.get("name")) == "keyring_timeout"
    assert threading.active_count() == threads
    (stuck,) = (thread for thread in threading.enumerate() if thread.name == "keyring")
    assert stuck.daemon
    answer.set()
    stuck.join()
    assert keys.get("name") is None


def test_errors_never_carry_what_the_backend_said() -> None:
    class Talkative(Fake):
        def get_password(self, service: str, user: str) -> str | None:
            raise ValueError(f"secret of {service} and {user}")

    keys = SystemKeyring("app", make_backend=passing(Talkative()))
    with pytest.raises(Exception, match="keyring_failed") as caught:
        keys.get("name")
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("problem", "state"),
    [
        (TimeoutError(), KeyringState.TIMEOUT),
        (RuntimeError("macOS required"), KeyringState.NONE),
        (ImportError(), KeyringState.NONE),
        (ConnectionRefusedError(), KeyringState.NONE),
        (type("KeyringLocked", (Exception,), {})(), KeyringState.LOCKED),
        (type("KeyringError", (Exception,), {})("(-25308, 'no prompt')"), KeyringState.LOCKED),
        (type("KeyringError", (Exception,), {})("(-67030, '?')"), KeyringState.FAILED),
        (KeyError("anything"), KeyringState.FAILED),
    ],
)
def test_what_a_backend_raises_is_sorted(problem: Exception, state: KeyringState) -> None:
    assert classify(problem) is state


class Win32Error(Exception):
    """pywintypes.error: a plain Exception with the number in an attribute."""

    def __init__(self, number: int, function: str) -> None:
        super().__init__(number, function, "text")
        self.winerror, self.funcname, self.strerror = number, function, "text"


class CredentialManager(types.ModuleType):
    """The part of win32cred that the keyring library uses, in memory."""

    CRED_TYPE_GENERIC = 1
    CRED_PERSIST_SESSION, CRED_PERSIST_LOCAL_MACHINE, CRED_PERSIST_ENTERPRISE = 1, 2, 3

    def __init__(self) -> None:
        super().__init__("win32cred")
        self.kept: dict[str, dict[str, Any]] = {}
        self.fails_with = 0

    def CredWrite(self, credential: dict[str, Any], flags: int) -> None:
        del flags
        if self.fails_with:
            raise Win32Error(self.fails_with, "CredWrite")
        blob = credential["CredentialBlob"].encode("utf-16-le")
        self.kept[credential["TargetName"]] = {**credential, "CredentialBlob": blob}

    def CredRead(self, Type: int, TargetName: str) -> dict[str, Any]:  # noqa: N803
        del Type
        if TargetName not in self.kept:
            raise Win32Error(1168, "CredRead")
        return dict(self.kept[TargetName])

    def CredDelete(self, Type: int, TargetName: str) -> None:  # noqa: N803
        del Type
        del self.kept[TargetName]


@pytest.fixture
def manager(monkeypatch: pytest.MonkeyPatch) -> Iterator[CredentialManager]:
    """The keyring library's real Windows backend on a Credential Manager in memory."""
    manager = CredentialManager()
    package = types.ModuleType("win32ctypes.pywin32")
    errors = types.ModuleType("pywintypes")
    errors.error = Win32Error  # type: ignore[attr-defined]
    package.pywintypes, package.win32cred = errors, manager  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "win32ctypes", types.ModuleType("win32ctypes"))
    monkeypatch.setitem(sys.modules, "win32ctypes.pywin32", package)
    monkeypatch.delitem(sys.modules, "keyring.backends.Windows", raising=False)
    yield manager
    sys.modules.pop("keyring.backends.Windows", None)


def windows_keyring() -> SystemKeyring:
    from keyring.backends.Windows import WinVaultKeyring

    return SystemKeyring(
        "app",
        make_backend=lambda: without_roaming(WinVaultKeyring()),  # type: ignore[no-untyped-call]
    )


def test_windows_keeps_the_key_on_this_computer_and_leaves_no_old_one(
    manager: CredentialManager, folder: Path
) -> None:
    keys = windows_keyring()
    now = [0.0]
    with Vault.create(folder, keys, clock=lambda: now[0]) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", b"body")
        renew_key(vault)
        now[0] = next(folder.glob("keys.2.*.vk")).stat().st_mtime + 1000
        assert vault.settle()
    kept = {name: each for name, each in manager.kept.items() if "mark" not in name}
    (credential,) = kept.values()
    assert credential["Persist"] == CredentialManager.CRED_PERSIST_LOCAL_MACHINE
    assert credential["TargetName"].startswith("app:")
    assert len(credential["CredentialBlob"]) == 2 * 44
    with Vault.open(folder, windows_keyring()) as vault:
        assert vault.load(draft).body == b"body"


@pytest.mark.parametrize(
    ("number", "state"), [(1312, KeyringState.POLICY), (1783, KeyringState.FAILED)]
)
def test_windows_errors_are_told_apart(
    manager: CredentialManager, number: int, state: KeyringState
) -> None:
    manager.fails_with = number
    assert windows_keyring().probe() is state


@pytest.mark.usefixtures("manager")
def test_windows_deletes_what_is_not_there_without_a_word() -> None:
    windows_keyring().delete("never kept")


def test_windows_renames_wait_for_a_scanner_to_let_go() -> None:
    from prevent_desktop.disk.held_files import PAUSES, retry_while_held

    paused: list[float] = []

    def held(times: int, number: int) -> Callable[[], None]:
        left = [times]

        def action() -> None:
            if left[0]:
                left[0] -= 1
                problem = OSError()
                problem.winerror = number  # type: ignore[attr-defined,unused-ignore]
                raise problem

        return action

    retry_while_held(held(3, 32), paused.append)
    assert paused == list(PAUSES[:3])
    with pytest.raises(OSError, match=r"^$"):
        retry_while_held(held(99, 5), paused.append)
    assert len(paused) == 3 + len(PAUSES)
    with pytest.raises(OSError, match=r"^$"):
        retry_while_held(held(1, 112), paused.append)
    assert len(paused) == 3 + len(PAUSES)
