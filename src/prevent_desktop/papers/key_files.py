"""A key file from an organisation (PKCS#12), read for one signature; nothing of it is kept."""

from datetime import datetime
from pathlib import Path

from prevent_desktop.document import Identity, load_pkcs12
from prevent_desktop.document.usable import refuse_unusable
from prevent_desktop.saving import read_limited

MAX_KEY_FILE_BYTES = 1024 * 1024


def read_key_file(path: Path) -> bytes:
    """The bytes of a .p12 or .pfx file. Blocking. Raises FileError when it cannot be read."""
    return read_limited(path, MAX_KEY_FILE_BYTES)


def open_key_file(data: bytes, passphrase: bytes | None, moment: datetime) -> Identity:
    """The identity in such a file, if it may sign at this moment.

    Raises IdentityError (`wrong_passphrase`, `not_pkcs12`, `too_many_rounds`, `unusual`,
    `no_key`, `no_name`, `key_not_accepted`, `not_yet_valid`, `expired`).
    """
    identity = load_pkcs12(data, passphrase)
    refuse_unusable(identity, moment)
    return identity
