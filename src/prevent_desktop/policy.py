"""The administrator's rules for this computer: read once by the entry point, handed in as values.

No file means the standard rules. A file with a mistake is refused with its place: a program that
went on with rules nobody chose could keep drafts where they must not be.
"""

from typing import Annotated, Literal

import msgspec

from prevent_desktop.data_files import decode_toml

FILE_NAME = "policy.toml"
_Minutes = Annotated[int, msgspec.Meta(ge=1, le=60)]
_Days = Annotated[int, msgspec.Meta(ge=30, le=3650)]


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an administrator may decide for everybody on a computer."""

    recovery: Literal["offered", "required"] = "offered"
    """Whether a recovery phrase has to be made before drafts can be written."""
    idle_minutes: _Minutes = 15
    """Minutes without a key or a mouse before the drafts are locked."""
    retention_days: _Days = 90
    """Days after its last change before a draft may be deleted, after a warning."""
    allow_shared_folder: bool = False
    """Whether drafts may be kept in a network or synchronised folder."""
    hide_from_capture: bool = False
    """Whether windows are kept out of screenshots and screen sharing where the system can."""
    embed_answers: bool = True
    """Whether the answers are put into the PDF as data beside the pages."""


STANDARD = Policy()


def read_policy(data: bytes | None) -> Policy:
    """The rules in the administrator's file; the standard ones when there is none.

    Raises ResourceError("not_toml" or "not_valid") with the place of the mistake.
    """
    return STANDARD if data is None else decode_toml(data, Policy, FILE_NAME)
