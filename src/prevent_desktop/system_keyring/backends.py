"""The one keyring class per platform that is trusted, and what its errors mean.

The keyring library's own choice is never asked: an environment variable or a file can point it
at a backend that keeps nothing, keeps plain text, or runs someone's code.
"""

import contextlib
import sys
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend


class KeyringState(StrEnum):
    """What the system keyring can do for us just now."""

    OK = "ok"
    LOCKED = "locked"
    TIMEOUT = "keyring_timeout"
    POLICY = "keyring_policy"
    NONE = "keyring_unavailable"
    NOT_KEPT = "key_not_kept"
    FAILED = "keyring_failed"


_TRUSTED = {
    ("keyring.backends.Windows", "WinVaultKeyring"): "windows-credential-manager",
    ("keyring.backends.macOS", "Keyring"): "macos-keychain",
    ("keyring.backends.SecretService", "Keyring"): "secret-service",
}
_SECRET_SERVICE = "secret-service"  # noqa: S105  (a name)
_WINDOWS_POLICY = 1312
"""ERROR_NO_SUCH_LOGON_SESSION: what Credential Manager says when a policy forbids it."""
_MACOS_REFUSALS = ("-25308", "-128")
"""Interaction not allowed; cancelled by the person."""
_NOT_THERE = (
    "NoKeyringError", "InitError", "SecretServiceNotAvailableException", "ItemNotFoundException",
)  # fmt: skip
"""Matched by name, so that no platform's library is imported on another."""


class UntrustedBackendError(Exception):
    """The backend is not the platform's own; it is not used."""


def system_backend() -> "KeyringBackend":
    """The platform's own keyring; ImportError or RuntimeError when it has none."""
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        return without_roaming(WinVaultKeyring())  # type: ignore[no-untyped-call]
    elif sys.platform == "darwin":  # noqa: RET505  (the type checker follows platforms so)
        from keyring.backends import macOS

        return macOS.Keyring()  # type: ignore[no-untyped-call]
    else:
        from keyring.backends import SecretService

        return SecretService.Keyring()  # type: ignore[no-untyped-call]


def without_roaming(backend: "KeyringBackend") -> "KeyringBackend":
    """Keep Windows credentials on this computer; the default lets them follow the sign-in."""
    backend.persist = "local machine"  # type: ignore[attr-defined]
    return backend


def trusted_name(backend: "KeyringBackend") -> str:
    """Our short name of a trusted backend; UntrustedBackendError for any other class."""
    kind = type(backend)
    name = _TRUSTED.get((kind.__module__, kind.__qualname__))
    if name is None:
        raise UntrustedBackendError
    return name


def state_before_use(name: str) -> KeyringState:
    """Whether a call would wait for a prompt. Only the Secret Service can say so beforehand."""
    if name != _SECRET_SERVICE:
        return KeyringState.OK
    import secretstorage

    with contextlib.closing(secretstorage.dbus_init()) as bus:
        # By alias: asking for the default collection would offer to make one, with a prompt.
        collection = secretstorage.collection.get_collection_by_alias(bus, "default")
        return KeyringState.LOCKED if collection.is_locked() else KeyringState.OK


def ask_to_unlock(name: str, seconds: float) -> KeyringState:
    """Let the system show its own prompt to unlock the keyring and wait for the answer."""
    if name != _SECRET_SERVICE:
        return KeyringState.OK
    import secretstorage

    with contextlib.closing(secretstorage.dbus_init()) as bus:
        collection = secretstorage.collection.get_collection_by_alias(bus, "default")
        if collection.is_locked():
            collection.unlock(timeout=seconds)
        return KeyringState.LOCKED if collection.is_locked() else KeyringState.OK


def classify(problem: BaseException) -> KeyringState:
    """What an exception of a backend means; its text is looked at and never passed on."""
    name, text = type(problem).__name__, str(problem)
    if isinstance(problem, TimeoutError):
        return KeyringState.TIMEOUT
    # pywintypes.error is no KeyringError and carries the number only as an attribute.
    if getattr(problem, "winerror", None) == _WINDOWS_POLICY:
        return KeyringState.POLICY
    if name in ("KeyringLocked", "LockedException", "PromptDismissedException") or any(
        number in text for number in _MACOS_REFUSALS
    ):
        return KeyringState.LOCKED
    if name in _NOT_THERE or isinstance(
        problem,
        UntrustedBackendError | ImportError | RuntimeError | ConnectionError | FileNotFoundError,
    ):
        return KeyringState.NONE
    return KeyringState.FAILED
