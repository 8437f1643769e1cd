"""Where drafts sleep, who can wake them, how they die.

Promises: everything saved is encrypted, and acknowledged only when it would survive a power cut;
a damaged file costs one generation of one object; a lost key is told apart from a locked keyring
and a wrong passphrase, and never leads to a new vault over old drafts; nothing written says
anything about a person; bodies are the caller's own bytes. Needs no window, and loads slowly
nothing until it is used.
"""

from prevent_desktop.sealing.kinds import Kind, SlotKind
from prevent_desktop.sealing.passphrase import STANDARD_COST, Cost, new_passphrase, waiting_seconds
from prevent_desktop.sealing.sealed_object import MAX_BODY, MAX_SUMMARY
from prevent_desktop.vault.folder import describe, exists, set_aside
from prevent_desktop.vault.key_store import KeyStore
from prevent_desktop.vault.model import Description, Entry, Health, Loaded
from prevent_desktop.vault.vault import Vault

__all__ = [
    "MAX_BODY",
    "MAX_SUMMARY",
    "STANDARD_COST",
    "Cost",
    "Description",
    "Entry",
    "Health",
    "KeyStore",
    "Kind",
    "Loaded",
    "SlotKind",
    "Vault",
    "describe",
    "exists",
    "new_passphrase",
    "set_aside",
    "waiting_seconds",
]
