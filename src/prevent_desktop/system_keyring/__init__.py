"""The computer's own keyring: where the vault's key is kept.

Promises: only the platform's own keeper is used, whatever a file or a variable says; every call
ends within a deadline; what was put was read back; "not there" is told from "cannot answer"; each
state has a code of its own. Nothing is imported from the keyring library before the first call.
"""

from prevent_desktop.system_keyring.backends import KeyringState
from prevent_desktop.system_keyring.door import SystemKeyring

__all__ = ["KeyringState", "SystemKeyring"]
