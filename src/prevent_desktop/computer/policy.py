"""The administrator's rules for this computer: read once by the entry point, handed in as values.

No file means the standard rules. A file with a mistake is refused with its place: a program that
went on with rules nobody chose could keep drafts where they must not be.
"""

import codecs
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.shipped.data_files import decode_toml

FILE_NAME = "policy.toml"
LARGEST = 65536
"""Bytes that a policy file may have."""
_Minutes = Annotated[int, msgspec.Meta(ge=1, le=60)]
_Days = Annotated[int, msgspec.Meta(ge=30, le=3650)]
_MailProgram = Annotated[str, msgspec.Meta(max_length=200, pattern=r"^[A-Za-z0-9_.+-]+$(?!\n)")]
_Folder = Annotated[str, msgspec.Meta(max_length=4000, pattern=r"^[^\x00-\x1f]+$(?!\n)")]
_AreaId = Annotated[str, msgspec.Meta(max_length=100, pattern=r"^[a-z0-9-]+$(?!\n)")]
Feature = Literal[
    "continue_from_pdf",
    "copy_answers",
    "countersign",
    "keep_signing_key",
    "move_everything",
    "own_form",
    "transfer",
    "word_copy",
]
"""What an organisation may switch off. The list is closed: never the referral, the PDF, the checks,
the telephone numbers or the blank form, which somebody in a hurry may need."""


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an administrator may decide for everybody on a computer."""

    recovery: Literal["offered", "required"] = "offered"
    """Whether a recovery phrase has to be made before drafts can be written."""
    passphrase: Literal["offered", "required"] = "offered"  # noqa: S105  (a rule)
    """Whether drafts have to be kept under a passphrase, with the keyring or without."""
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
    subject_marking: bool = True
    """Whether the subject of a draft message begins with the area's marking."""
    mail_program: _MailProgram | None = None
    """The id of the program that opens draft messages; None leaves the choice to the person."""
    spelling: bool | None = None
    """Whether doubtful words are underlined; None leaves the choice to the person."""
    pdf_folder: _Folder | None = None
    """Where finished papers are saved; None leaves the choice to the person."""
    area: _AreaId | None = None
    """The id of the area of every new referral; None leaves the choice to the person."""
    features_off: frozenset[Feature] = frozenset()
    """What is not offered on this computer."""

    @property
    def requires_passphrase(self) -> bool:
        """Whether drafts that open with the sign-in alone are not allowed."""
        return self.passphrase == "required"  # noqa: S105  (a rule)

    def allows(self, feature: Feature) -> bool:
        """Whether a feature is offered."""
        return feature not in self.features_off

    def require(self, feature: Feature) -> None:
        """Raises PreventDesktopError("switched_off_…") where it is not offered."""
        if not self.allows(feature):
            raise PreventDesktopError(f"switched_off_{feature}")


STANDARD = Policy()
SINCE: Mapping[str, str] = {
    "recovery": "0.1.0",
    "passphrase": "0.1.0",
    "idle_minutes": "0.1.0",
    "retention_days": "0.1.0",
    "allow_shared_folder": "0.1.0",
    "hide_from_capture": "0.1.0",
    "embed_answers": "0.1.0",
    "subject_marking": "0.1.0",
    "mail_program": "0.1.0",
    "spelling": "0.1.0",
    "pdf_folder": "0.1.0",
    "area": "0.1.0",
    "features_off": "0.1.0",
}
"""The version of the program from which on each rule is understood. An older one refuses a file
with a rule it does not know, so every computer is upgraded before the rule is given out."""


def read_policy(data: bytes | None, name: str = FILE_NAME) -> Policy:
    """The rules in the administrator's file; the standard ones when there is none.

    Notepad and PowerShell mark their text in several ways; each is read. Raises
    ResourceError("not_toml" or "not_valid") with the place of the mistake.
    """
    return STANDARD if data is None else decode_toml(_as_utf8(data), Policy, name)


def chosen(data: bytes, name: str = FILE_NAME) -> Mapping[str, Any]:
    """What a good file says, rule by rule, with the values it gives. Raises as `read_policy`."""
    rules = read_policy(data, name)
    named = decode_toml(_as_utf8(data), dict[str, Any], name)
    return {rule: getattr(rules, rule) for rule in named}


def policy_schema() -> dict[str, Any]:
    """The JSON Schema of the file, for editors; TOML tools read it too."""
    (schema,), parts = msgspec.json.schema_components([Policy], ref_template="#/$defs/{name}")
    made: dict[str, Any] = parts[schema["$ref"].rpartition("/")[2]]
    for rule, described in made["properties"].items():
        described["description"] = f"Understood from version {SINCE[rule]} on."
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _as_utf8(data: bytes) -> bytes:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode()
    return data.removeprefix(codecs.BOM_UTF8)
