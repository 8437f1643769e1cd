"""The key table: every object's own key, and the lowest generation that is not a rollback.

It also says when its epoch began, and holds what a later epoch needs to be wrapped under the same
recovery phrase: whoever can read the table can read everything anyway.
"""

from typing import Annotated

import msgspec

from prevent_desktop.errors import VaultError

VERSION = 1
NO_OBJECT = bytes(16)
"""The object id in the header of a table."""
_Key = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
_Salt = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
_ObjectId = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}$")]
_Natural = Annotated[int, msgspec.Meta(ge=0)]


class Row(msgspec.Struct, frozen=True):
    """One object. A later version may add fields with defaults without a new format."""

    kind: int
    """A `Kind`, or the number of a kind that a newer version knows: such rows are kept."""
    key: _Key
    floor: _Natural = 0
    """The newest generation when the table was written; 0 for never saved."""
    doomed: bool = False
    """Deleted, and its key not destroyed yet; stands only in the table that will be destroyed."""


Rows = dict[str, Row]


class Recovery(msgspec.Struct, frozen=True):
    """A recovery phrase after Argon2id, with the salt and the costs that repeat it."""

    secret: _Key
    salt: _Salt
    memory_kib: _Natural
    passes: _Natural
    lanes: _Natural


class Table(msgspec.Struct, frozen=True):
    """The body of a key table."""

    version: int
    rows: dict[_ObjectId, Row]
    began: float = 0.0
    """When the key of this epoch was put away, seconds since 1970."""
    recovery: Recovery | None = None
    deleted: tuple[_ObjectId, ...] = ()
    """What was ever deleted (the last thousand): an older table must not bring it back."""
    base: _Natural = 0
    """The epoch that this one was begun upon: the last whose key was certain; 0 for none."""
    before: _Natural = 0
    """The base's own base: keys from there on have to be gone."""
    keyring_epoch: _Natural = 0
    """The last epoch before this one in which the keyring had a part of the key; 0 for none."""
    base_left: float = 0.0
    """When the first epoch upon the base was begun, seconds since 1970."""
    waits_until: float = 0.0
    """Nothing is destroyed before: the folder had been put back to an earlier day."""


class _VersionOnly(msgspec.Struct, frozen=True):
    version: int


def encode_table(table: Table) -> bytes:
    """The table's body, before it is sealed."""
    return msgspec.json.encode(table)


def decode_table(body: bytes) -> Table:
    """An opened table. Raises VaultError "damaged" or "made_by_newer_version"."""
    try:
        if msgspec.json.decode(body, type=_VersionOnly).version > VERSION:
            raise VaultError("made_by_newer_version")
        return msgspec.json.decode(body, type=Table)
    except msgspec.MsgspecError:
        raise VaultError("damaged") from None
