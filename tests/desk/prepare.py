"""Drafts that are there before somebody comes: a program of its own, in the stage's places.

Makes the vault with the stage's keyring, and one draft for each surname that it is given.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

from prevent_desktop.app import _window_desk
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.vault import SlotKind, Vault


def main(*surnames: str) -> None:
    """Keep a draft for each."""
    desk = _window_desk(Path.home() / "Documents")
    vault = Vault.create(desk.vault_folder, desk.keyring, slot=SlotKind.KEYRING, clock=time.time)
    store = DraftStore(vault, desk.library, desk.now)
    for surname in surnames:
        draft = store.new()
        referral = draft.referral.with_value("individual.surname", surname)
        store.save(replace(draft, referral=referral))
    vault.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
