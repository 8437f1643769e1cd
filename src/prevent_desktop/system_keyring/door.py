"""The only door to the system keyring: trusted backend, deadline, proof that a key was kept."""

import base64
import secrets
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from prevent_desktop.errors import VaultError
from prevent_desktop.system_keyring.backends import (
    KeyringState,
    ask_to_unlock,
    classify,
    state_before_use,
    system_backend,
    trusted_name,
)
from prevent_desktop.system_keyring.deadline import Deadline
from prevent_desktop.system_keyring.flushing import flush_keyrings

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")
DEADLINE_SECONDS = 8.0
UNLOCK_SECONDS = 60.0
_USER = "kek"
_SECRET_BYTES = 32


class SystemKeyring:
    """The system keyring as a `KeyStore`: one entry per name, under the service ``app:name``.

    A name is never overwritten with another key: the Windows keyring would keep a copy of
    the old one. A locked keyring is reported at once; only `unlock` lets the system prompt.
    """

    def __init__(
        self,
        app: str,
        *,
        deadline_seconds: float = DEADLINE_SECONDS,
        make_backend: Callable[[], "KeyringBackend"] = system_backend,
    ) -> None:
        self._app = app
        self._deadline_seconds = deadline_seconds
        self._make_backend = make_backend
        self._found: KeyringBackend | None = None
        self._deadline = Deadline()

    @property
    def backend(self) -> str:
        """The platform's keyring by name, known without asking it."""
        return {"win32": "windows-credential-manager", "darwin": "macos-keychain"}.get(
            sys.platform, "secret-service"
        )

    def get(self, name: str) -> bytes | None:
        """The secret; None when there is none. Errors as in `KeyStore`."""
        kept = self._call(lambda backend: backend.get_password(self._service(name), _USER))
        if kept is None:
            return None
        try:
            secret = base64.b64decode(kept, validate=True)
        except ValueError:
            raise VaultError(KeyringState.FAILED) from None
        if len(secret) != _SECRET_BYTES:
            raise VaultError(KeyringState.FAILED)
        return secret

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret, on the disk if that can be done, and read it back.

        Raises "key_not_kept" when it did not come back.
        """
        text = base64.b64encode(secret).decode("ascii")

        def keep(backend: "KeyringBackend") -> None:
            backend.set_password(self._service(name), _USER, text)
            flush_keyrings()

        self._call(keep)
        if self.get(name) != secret:
            raise VaultError(KeyringState.NOT_KEPT)

    def delete(self, name: str) -> None:
        """Destroy a secret; harmless when it is not there."""

        def remove(backend: "KeyringBackend") -> None:
            # Asked first, because a backend's "delete failed" can mean either thing.
            if backend.get_password(self._service(name), _USER) is not None:
                backend.delete_password(self._service(name), _USER)
                flush_keyrings()

        self._call(remove)

    def probe(self) -> KeyringState:
        """Try the keyring with a throw-away secret, for the first run's choice of slot."""
        name = f"probe-{secrets.token_hex(4)}"
        try:
            self.put(name, secrets.token_bytes(_SECRET_BYTES))
            self.delete(name)
        except VaultError as problem:
            return KeyringState(problem.code)
        return KeyringState.OK

    def unlock(self, seconds: float = UNLOCK_SECONDS) -> KeyringState:
        """Let the system ask the person to unlock the keyring; waits for at most `seconds`."""
        try:
            # The inner wait ends by itself; the outer one covers a bus that does not answer.
            return self._deadline.run(
                lambda: ask_to_unlock(trusted_name(self._backend()), seconds), seconds + 1
            )
        except Exception as problem:  # noqa: BLE001  (backends raise anything; classify sorts it)
            return classify(problem)

    def _service(self, name: str) -> str:
        return f"{self._app}:{name}"

    def _backend(self) -> "KeyringBackend":
        if self._found is None:
            self._found = self._make_backend()
        return self._found

    def _call(self, action: Callable[["KeyringBackend"], T]) -> T:
        def guarded() -> T:
            backend = self._backend()
            state = state_before_use(trusted_name(backend))
            if state is not KeyringState.OK:
                raise VaultError(state)
            return action(backend)

        try:
            return self._deadline.run(guarded, self._deadline_seconds)
        except VaultError:
            raise
        except Exception as problem:  # noqa: BLE001  (backends raise anything; classify sorts it)
            raise VaultError(classify(problem)) from None
