"""A keyring that is a folder of the home: what it costs is left out of a measurement."""

from pathlib import Path

from prevent_desktop.system_keyring import KeyringState


class FolderKeys:
    """In place of `SystemKeyring`."""

    backend = "folder"

    def __init__(self, _app: str) -> None:
        self._folder = Path.home() / "keys"
        self._folder.mkdir(exist_ok=True)

    def get(self, name: str) -> bytes | None:
        file = self._folder / name
        return file.read_bytes() if file.exists() else None

    def put(self, name: str, secret: bytes) -> None:
        (self._folder / name).write_bytes(secret)

    def delete(self, name: str) -> None:
        (self._folder / name).unlink(missing_ok=True)

    def probe(self) -> KeyringState:
        return KeyringState.OK

    def unlock(self, _seconds: float = 1) -> KeyringState:
        return KeyringState.OK
