"""The administrator's rules for this computer: read once by the entry point, handed in as values.

No file means the standard rules. A file with a mistake is refused with its place: a program that
went on with rules nobody chose could keep drafts where they must not be.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.shipped.data_files import LONGEST_ID, decode_toml, refused

FILE_NAME = "policy.toml"
LARGEST = 65536
"""Bytes that a policy file may have."""
_Minutes = Annotated[int, msgspec.Meta(ge=1, le=60)]
_Days = Annotated[int, msgspec.Meta(ge=30, le=3650)]
_PROGRAM_SIGNS = r"^[A-Za-z0-9_.+-]*$(?!\n)"
_FOLDER_SIGNS = r"^[^\x00-\x1f]*$(?!\n)"
_ID_SIGNS = r"^[a-z0-9-]*$(?!\n)"
_PATTERNS: Mapping[str, str] = {
    _PROGRAM_SIGNS: "it is the id of an email program, such as thunderbird",
    _FOLDER_SIGNS: (
        'there is a sign in it that no folder has, such as a tab: "C:\\temp" has one. Write \\\\ '
        "for each backslash, or use single quotation marks"
    ),
    _ID_SIGNS: "an id is made of small letters, figures and hyphens, such as kent-and-medway",
}
"""What each pattern asks for, in words."""
_MailProgram = Annotated[str, msgspec.Meta(min_length=1, max_length=200, pattern=_PROGRAM_SIGNS)]
_Folder = Annotated[str, msgspec.Meta(min_length=1, max_length=4000, pattern=_FOLDER_SIGNS)]
_AreaId = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_ID, pattern=_ID_SIGNS)]
_VARIABLE = re.compile(r"%[^%\\/]+%|\$(?:\w|\{)")
"""A name that a command line would replace, on Windows or elsewhere; here nobody does."""
_EXAMPLE = r"C:\Papers" if os.name == "nt" else "/srv/papers"
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

    Raises ResourceError("not_toml" or "not_valid") with the place of the mistake.
    """
    if data is None:
        return STANDARD
    rules = decode_toml(data, Policy, name, _PATTERNS)
    if rules.pdf_folder is not None and (fault := _folder_fault(rules.pdf_folder)):
        raise refused(name, "pdf_folder", fault)
    return rules


def _folder_fault(folder: str) -> str:
    """Why the folder is no place for everybody's papers; "" where it may be one."""
    if _VARIABLE.search(folder):
        return "names such as %USERPROFILE% and $HOME are not replaced here; “~” at its start is"
    try:
        whole = Path(folder).expanduser().is_absolute()
    except RuntimeError:  # "~somebody" whom the system does not know
        whole = False
    return "" if whole else f"it is not the whole path of a folder, such as {_EXAMPLE}"


def chosen(data: bytes, name: str = FILE_NAME) -> Mapping[str, Any]:
    """What a good file says, rule by rule, with the values it gives. Raises as `read_policy`."""
    rules = read_policy(data, name)
    named = decode_toml(data, dict[str, Any], name)
    return {rule: getattr(rules, rule) for rule in named}


def policy_schema() -> dict[str, Any]:
    """The JSON Schema of the file, for editors; TOML tools read it too."""
    (schema,), parts = msgspec.json.schema_components([Policy], ref_template="#/$defs/{name}")
    made: dict[str, Any] = parts[schema["$ref"].rpartition("/")[2]]
    for rule, described in made["properties"].items():
        described["description"] = f"Understood from version {SINCE[rule]} on."
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
