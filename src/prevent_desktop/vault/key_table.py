"""The key table: every object's own key, and the lowest generation that is not a rollback."""

from typing import Annotated

import msgspec

from prevent_desktop.errors import VaultError

VERSION = 1
NO_OBJECT = bytes(16)
"""The object id in the header of a table."""
_Key = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
_ObjectId = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}$")]
_Natural = Annotated[int, msgspec.Meta(ge=0)]


class Row(msgspec.Struct, frozen=True):
    """One object. A later version may add fields with defaults without a new format."""

    kind: int
    """A `Kind`, or the number of a kind that a newer version knows: such rows are kept."""
    key: _Key
    floor: _Natural = 0
    """The newest generation when the table was written; 0 for never saved."""


Rows = dict[str, Row]


class _Table(msgspec.Struct, frozen=True):
    version: int
    rows: dict[_ObjectId, Row]


class _VersionOnly(msgspec.Struct, frozen=True):
    version: int


def encode_rows(rows: Rows) -> bytes:
    """The table's body, before it is sealed."""
    return msgspec.json.encode(_Table(VERSION, rows))


def decode_rows(body: bytes) -> Rows:
    """The rows of an opened table. Raises VaultError "damaged" or "made_by_newer_version"."""
    try:
        if msgspec.json.decode(body, type=_VersionOnly).version > VERSION:
            raise VaultError("made_by_newer_version")
        return msgspec.json.decode(body, type=_Table).rows
    except msgspec.MsgspecError:
        raise VaultError("damaged") from None
