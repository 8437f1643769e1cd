"""The draft message: composed as a value, written as an `.eml` file that mail programs open.

The file is a MIME message with `X-Unsent: 1` and without From, Date and Message-ID, which makes
Thunderbird and Outlook open it as a draft to send. Those three are the mail program's to fill in.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Literal

from prevent_desktop.area.address import AddressProblem, check_copy, check_recipient
from prevent_desktop.area.area import MARKING_PREFIX, MAX_COPIES, Area
from prevent_desktop.errors import MailError
from prevent_desktop.moments import day_in_words

MAX_FIELD_LENGTH = 200
"""How much of a sender's field goes into the message, in characters."""
NOBODY = "nobody@example.org"
"""Where a trial goes: a domain that is kept for examples and takes no mail (RFC 2606, RFC 7505)."""

_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})
_JOINERS = frozenset("\u200c\u200d")  # Persian and Indic names are misspelt without them
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}", re.ASCII)
_BLANK_LINES = re.compile(r"\n{3,}")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}\.pdf", re.ASCII)
_WHICH_IS_WHICH = (
    "\n{count} files are attached. {pdf} is the signed referral. {form} holds the same answers in "
    "your own form; it is not signed.{more}\n"
)
_SHEET = " {sheet} is the continuation sheet of your form: texts that did not fit into its boxes."
_SUBTYPES = {
    "pdf": "pdf",
    "docx": "vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_UNFOLDED = SMTP.clone(max_line_length=998)  # RFC 5322's limit; a folded long address breaks


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends the referral, as the referrer wrote it; anything may be empty."""

    name: str = ""
    role_org: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class SecondFile:
    """The same answers in the police's own form, beside the signed PDF."""

    data: bytes
    ending: Literal["docx", "pdf"]
    """Never docm: mail systems of the health service turn it away."""
    sheet: bytes = b""
    """The continuation sheet, a PDF of ours; empty where everything fitted into the form."""


@dataclass(frozen=True, slots=True)
class DraftMessage:
    """A message ready to be opened in a mail program.

    Making one raises `MailError` (`recipient_unusable`, `too_many_copies`, `copy_unusable`,
    `file_name_unusable`), so every draft there is may be written and shown.
    """

    to: str
    cc: tuple[str, ...]
    subject: str
    body: str
    attachment_name: str
    attachment: bytes
    second: SecondFile | None = None
    trial: bool = False
    """Only to see whether a program opens drafts: it goes to `NOBODY` and to no one else."""

    def __post_init__(self) -> None:
        """Refuse what must never reach a mail program."""
        problem = check_recipient(self.to)
        if self.trial:
            problem = None if (self.to, self.cc) == (NOBODY, ()) else AddressProblem.NOT_PLAIN
        if problem:
            raise MailError("recipient_unusable", reason=problem.value)
        if len(self.cc) > MAX_COPIES:
            raise MailError("too_many_copies", count=len(self.cc), limit=MAX_COPIES)
        problem = next(filter(None, map(check_copy, self.cc)), None)
        if problem:
            raise MailError("copy_unusable", reason=problem.value)
        if not _FILE_NAME.fullmatch(self.attachment_name):
            raise MailError("file_name_unusable")

    @property
    def files(self) -> tuple[tuple[str, bytes], ...]:
        """Names and bytes of what is attached, the signed PDF first."""
        first = (self.attachment_name, self.attachment)
        if self.second is None:
            return (first,)
        reference = self.attachment_name.removesuffix(".pdf")
        form = (second_name(reference, self.second.ending), self.second.data)
        if not self.second.sheet:
            return (first, form)
        return (first, form, (sheet_name(reference), self.second.sheet))


def second_name(reference: str, ending: str) -> str:
    """The name of the police's own form as it is attached: the reference, and nothing personal."""
    return f"{reference}-form.{ending}"


def sheet_name(reference: str) -> str:
    """The name of the continuation sheet of that form."""
    return f"{reference}-form-sheet.pdf"


def trial_message(pdf: bytes, words: str) -> DraftMessage:
    """A draft that shows whether a mail program opens drafts, with nothing personal in it.

    `words` is its body (`resources/mail/trial.txt`), `pdf` any small PDF.
    """
    subject = "Test of Prevent Desktop: do not send"
    return DraftMessage(NOBODY, (), subject, words, "test.pdf", pdf, trial=True)


def compose(
    area: Area,
    sender: Sender,
    reference: str,
    pdf: bytes,
    *,
    template: str,
    marking: bool = True,
    child: bool | None = None,
    adds_to: str | None = None,
    leads: tuple[str, ...] = (),
    second: SecondFile | None = None,
) -> DraftMessage:
    """Put a finished paper into a draft to the area's recipient.

    `template` is the body (`resources/mail/message.txt`, for an addition `addition.txt`); a line
    of it whose placeholders are all empty is left out. `marking` False leaves the marking out of
    the subject. `child` chooses the copies; None means that the age is not known. `adds_to` is
    for an addition: the first reference in our own form, which then stands in the subject, or ""
    if it has another form. `leads` are further copies that the person wants, such as their lead.
    `second` is the police's own form, filled in; the body then says which file is which.
    Raises `MailError` as `DraftMessage` does.
    """
    body = _body(template, area, sender, reference, adds_to or "")
    if second is not None:
        body += _WHICH_IS_WHICH.format(
            count="Three" if second.sheet else "Two",
            pdf=f"{reference}.pdf",
            form=second_name(reference, second.ending),
            more=_SHEET.format(sheet=sheet_name(reference)) if second.sheet else "",
        )
    return DraftMessage(
        to=area.recipient.address,
        cc=_copies(area, leads, child=child),
        subject=_subject(area, reference, adds_to, marking=marking),
        body=body,
        attachment_name=f"{reference}.pdf",
        attachment=pdf,
        second=second,
    )


def to_eml(message: DraftMessage) -> bytes:
    """Write the draft as an `.eml` file; the same draft always gives the same bytes."""
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"  # first: some mail programs look only at the top
    mail["To"] = Address(addr_spec=message.to)
    if message.cc:
        mail["Cc"] = [Address(addr_spec=address) for address in message.cc]
    mail["Subject"] = one_line(message.subject)
    mail.set_content(message.body, charset="utf-8", cte="quoted-printable")
    for name, data in message.files:
        mail.add_attachment(
            data,
            maintype="application",
            subtype=_SUBTYPES[name.rpartition(".")[2]],
            filename=name,
            params={"name": name},  # as Outlook writes it; some gateways look only here
        )
    mail.set_boundary(_boundary(message))
    return mail.as_bytes(policy=_UNFOLDED)


def one_line(text: str) -> str:
    """Make text safe for one line: controls, formatting and broken characters become spaces."""
    kept = (
        char if char in _JOINERS or unicodedata.category(char) not in _DROPPED_CATEGORIES else " "
        for char in text
    )
    return " ".join("".join(kept).split())


def _copies(area: Area, leads: tuple[str, ...], *, child: bool | None) -> tuple[str, ...]:
    """The area's copies and the person's own, each once and never the recipient again."""
    seen = {area.recipient.address.lower()}
    copies = []
    for address in (*area.copy_to.addresses_for(child=child), *leads):
        if address.lower() not in seen:
            seen.add(address.lower())
            copies.append(address)
    return tuple(copies)


def _subject(area: Area, reference: str, adds_to: str | None, *, marking: bool) -> str:
    template = area.subject_template
    if not (marking and area.marking):
        template = template.removeprefix(MARKING_PREFIX)
    names = {"marking": area.marking, "reference": adds_to or reference}
    subject = _fill(template, names)
    return one_line(subject if adds_to is None else f"{subject} (addition)")


def _body(template: str, area: Area, sender: Sender, reference: str, adds_to: str) -> str:
    values = {
        "area": area.name,
        "address_checked": _day(area.recipient.last_checked),
        "reference": reference,
        "first_reference": adds_to,
        "name": _short(sender.name),
        "role_org": _short(sender.role_org),
        "phone": _short(sender.phone),
    }
    lines = [_fill(line, values) for line in template.splitlines() if _says_something(line, values)]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n") + "\n"


def _day(text: str) -> str:
    """An ISO day in words; empty if it is none."""
    try:
        return day_in_words(date.fromisoformat(text))
    except ValueError:
        return ""


def _says_something(line: str, values: dict[str, str]) -> bool:
    names = _PLACEHOLDER.findall(line)
    return not names or any(values.get(name) for name in names)


def _fill(template: str, values: dict[str, str]) -> str:
    """Fill the placeholders in one pass, so that a filled-in value is never a placeholder."""
    return _PLACEHOLDER.sub(lambda match: values.get(match[1], ""), template)


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= MAX_FIELD_LENGTH else line[: MAX_FIELD_LENGTH - 1] + "…"


def _boundary(message: DraftMessage) -> str:
    """Derive a boundary; base64 and quoted-printable text can never contain its "=_"."""
    return "=_" + hashlib.sha256(message.attachment_name.encode()).hexdigest()[:32]
