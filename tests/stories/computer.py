"""The computer a story happens on: its files, its keyring in memory, a clock that stands still."""

import sys
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from prevent_desktop import app as program
from prevent_desktop.computer.place import FINE
from prevent_desktop.mail import IN_THE_BROWSER, Client, MailProgram, Way
from prevent_desktop.moments import to_seconds
from prevent_desktop.system_keyring import KeyringState
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.vault import SlotKind, Vault


@dataclass
class KeyringInMemory:
    """Stands for the system keyring; the real one is tried in tests/vault."""

    secrets: dict[str, bytes] = field(default_factory=dict)
    state: KeyringState = KeyringState.OK
    backend: str = "in-memory"

    def get(self, name: str) -> bytes | None:
        return self.secrets.get(name)

    def put(self, name: str, secret: bytes) -> None:
        self.secrets[name] = secret

    def delete(self, name: str) -> None:
        self.secrets.pop(name, None)

    def probe(self) -> KeyringState:
        return self.state

    def unlock(self, _seconds: float = 1) -> KeyringState:
        return self.state


STAND_IN = MailProgram(
    Client.THUNDERBIRD, "Thunderbird", (sys.executable, "-c", ""), default=True, ways=(Way.EML,)
)
"""Takes a draft and opens nothing; the real programs are tried in tests/mail/real."""


@dataclass
class Clock:
    """The time that the window sees; a test may move it."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment


def make_desk(folder: Path, clock: Clock, keyring: KeyringInMemory) -> WindowDesk:
    """Everything the window takes from outside, with all its files in a folder of the test's."""
    made = program._window_desk(folder / "Documents")
    return replace(
        made,
        now=clock,
        vault_folder=folder / "vault",
        private_folder=folder / "private",
        keyring=keyring,  # type: ignore[arg-type]
        find_programs=lambda: (STAND_IN, IN_THE_BROWSER),
        show_in_folder=lambda _file: True,
    )


def used_before(desk: WindowDesk) -> None:
    """What a first start leaves behind: no drafts, kept under a key of the keyring.

    Where a first start would have asked or told more than the usual, it is left to the test.
    """
    unusual = (
        desk.policy.requires_passphrase,
        desk.place != FINE,
        desk.keyring.probe() is not KeyringState.OK,
        desk.vault_folder.exists(),
    )
    if any(unusual):
        return
    seconds = partial(to_seconds, desk.now())
    Vault.create(desk.vault_folder, desk.keyring, slot=SlotKind.KEYRING, clock=seconds).close()
