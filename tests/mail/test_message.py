"""The draft message goes to the right place, says what it must, and nothing else."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from prevent_desktop.area.area import Area, CopyTo
from prevent_desktop.area.loading import load_area
from prevent_desktop.errors import MailError
from prevent_desktop.mail.message import DraftMessage, SecondFile, Sender, compose, one_line, to_eml
from prevent_desktop.shipped import resources

AREA = load_area(resources.path("areas", "kent-and-medway.toml").read_bytes(), "area")
TEMPLATE = resources.read_text("mail", "message.txt")
REFERENCE = "PR-7K2M-4H9Q"
SENDER = Sender("Ann O'Example", "Safeguarding lead, Example Academy", "01632 960001")
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n--=_\r\n.\r\nFrom \n%%EOF"

ANY_TEXT = st.text(st.characters(codec=None))
"""Any text at all, broken characters (lone surrogates) included."""


def draft(sender: Sender = SENDER, area: Area = AREA, **options: bool | None) -> DraftMessage:
    marking = options.get("marking", True)
    return compose(
        area,
        sender,
        REFERENCE,
        PDF,
        template=TEMPLATE,
        marking=bool(marking),
        child=options.get("child"),
    )


def parsed(message: DraftMessage) -> EmailMessage:
    mail = message_from_bytes(to_eml(message), policy=SMTP)
    assert isinstance(mail, EmailMessage)
    assert not mail.defects
    return mail


def body_of(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def with_copies(copy_to: CopyTo) -> Area:
    return msgspec.structs.replace(AREA, copy_to=copy_to)


def with_recipient(address: str) -> Area:
    recipient = msgspec.structs.replace(AREA.recipient, address=address)
    return msgspec.structs.replace(AREA, recipient=recipient)


def test_mail_programs_open_it_as_a_draft_of_their_own() -> None:
    mail = parsed(draft())
    assert to_eml(draft()).startswith(b"X-Unsent: 1\r\n")
    assert mail.keys() == ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"]
    assert mail["To"] == "preventreferrals@kent.police.uk"
    assert mail["Subject"] == "OFFICIAL-SENSITIVE: Prevent referral PR-7K2M-4H9Q"


def test_the_body_says_who_sends_it_and_what_to_expect() -> None:
    body = body_of(parsed(draft()))
    for words in (
        "A Prevent referral is attached",
        REFERENCE,
        SENDER.name,
        SENDER.role_org,
        SENDER.phone,
        "without a password",
        "signer unknown",
        "reply to this message",
        "the address we have for Kent and Medway",
        "last checked on 22 November 2026",
    ):
        assert words in body
    assert "{" not in body


def test_what_the_sender_left_empty_leaves_no_gap() -> None:
    body = body_of(parsed(draft(Sender(name="Ann"))))
    assert "Sent by Ann" in body
    assert "Phone" not in body
    nobody = body_of(parsed(draft(Sender(phone=" \n "))))
    assert "Sent by" not in nobody
    assert "\n\n\n" not in nobody


def test_the_pdf_arrives_byte_for_byte() -> None:
    (part,) = parsed(draft()).iter_attachments()
    assert part.get_content_type() == "application/pdf"
    assert part.get_filename() == f"{REFERENCE}.pdf"
    assert part.get_payload(decode=True) == PDF
    assert part.get_param("name") == part.get_filename()


def test_two_files_are_told_apart() -> None:
    second = SecondFile(b"PK form", "docx")
    made = compose(AREA, SENDER, REFERENCE, PDF, template=TEMPLATE, second=second)
    signed, form = parsed(made).iter_attachments()
    assert (signed.get_filename(), form.get_filename()) == (
        f"{REFERENCE}.pdf",
        f"{REFERENCE}-form.docx",
    )
    assert form.get_payload(decode=True) == b"PK form"
    assert form.get_content_type().endswith("wordprocessingml.document")
    assert f"{REFERENCE}.pdf is the signed referral" in body_of(parsed(made)).replace("\n", " ")
    assert "it is not signed" in made.body
    assert "Two files" not in draft().body


def test_a_continuation_sheet_is_named_in_the_message() -> None:
    second = SecondFile(b"PK form", "docx", b"%PDF the rest")
    made = compose(AREA, SENDER, REFERENCE, PDF, template=TEMPLATE, second=second)
    *_, sheet = parsed(made).iter_attachments()
    assert sheet.get_filename() == f"{REFERENCE}-form-sheet.pdf"
    assert sheet.get_payload(decode=True) == b"%PDF the rest"
    assert "Three files are attached" in made.body
    assert f"{REFERENCE}-form-sheet.pdf is the continuation sheet" in made.body


def test_an_address_whose_check_is_not_known_says_no_day() -> None:
    recipient = msgspec.structs.replace(AREA.recipient, last_checked="soon")
    unchecked = msgspec.structs.replace(AREA, recipient=recipient)
    assert "checked" not in draft(area=unchecked).body


def test_the_lead_gets_a_copy_where_wanted() -> None:
    area = with_copies(CopyTo(always=("a@s.example.org",)))
    leads = ("lead@s.example.org", "A@s.example.org", AREA.recipient.address)
    made = compose(area, SENDER, REFERENCE, PDF, template=TEMPLATE, leads=leads)
    assert made.cc == ("a@s.example.org", "lead@s.example.org")
    with pytest.raises(MailError) as caught:
        compose(area, SENDER, REFERENCE, PDF, template=TEMPLATE, leads=("lead\r\nBcc: x@y.org",))
    assert caught.value.code == "copy_unusable"


def test_the_marking_can_be_left_out_of_the_subject() -> None:
    assert draft(marking=False).subject == "Prevent referral PR-7K2M-4H9Q"
    unmarked = msgspec.structs.replace(AREA, marking="")
    assert draft(area=unmarked).subject == "Prevent referral PR-7K2M-4H9Q"


@pytest.mark.parametrize("first", ["PR-AB23-CD45", ""])
def test_an_addition_says_in_the_subject_what_it_adds_to(first: str) -> None:
    template = resources.read_text("mail", "addition.txt")
    made = compose(AREA, SENDER, REFERENCE, PDF, template=template, adds_to=first)
    named = first or REFERENCE
    assert made.subject == f"OFFICIAL-SENSITIVE: Prevent referral {named} (addition)"
    assert made.attachment_name == f"{REFERENCE}.pdf"
    assert REFERENCE in made.body
    assert ("It adds to the referral" in made.body) is bool(first)
    assert "{" not in made.body
    assert "\n\n\n" not in made.body


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert to_eml(draft()) == to_eml(draft())


def test_no_line_is_too_long_for_mail() -> None:
    sender = Sender("ü" * 5_000, "x" * 5_000, "0 " * 5_000)
    long = f"{'a' * 60}@{'.'.join(['b' * 60] * 3)}"
    area = with_copies(CopyTo(always=tuple(f"{n}{long[1:]}.org" for n in range(3))))
    data = to_eml(draft(sender, area))
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert parsed(draft(sender, area))["Cc"].addresses[2].addr_spec == f"2{long[1:]}.org"


def test_copies_are_shown_once_and_never_repeat_the_recipient() -> None:
    area = with_copies(
        CopyTo(
            always=("Lead@school.example.org", "PreventReferrals@kent.police.uk"),
            if_child=("lead@school.example.org",),
        )
    )
    assert draft(area=area, child=True).cc == ("Lead@school.example.org",)
    assert parsed(draft(area=area, child=True))["Cc"] == "Lead@school.example.org"


def test_an_adults_referral_is_not_copied_to_the_childrens_address() -> None:
    area = with_copies(CopyTo(if_child=("c@s.example.org",), if_adult=("a@s.example.org",)))
    assert draft(area=area, child=False).cc == ("a@s.example.org",)
    assert draft(area=area, child=None).cc == ()


@pytest.mark.parametrize(
    "address",
    ["", "a@evil.example", "a@kent.police.uk, b@evil.example", "Police <a@kent.police.uk>"],
)
def test_an_unusable_recipient_makes_no_draft(address: str) -> None:
    with pytest.raises(MailError) as caught:
        draft(area=with_recipient(address))
    assert caught.value.code == "recipient_unusable"


def test_more_than_three_copies_or_a_broken_one_make_no_draft() -> None:
    with pytest.raises(MailError) as caught:
        draft(area=with_copies(CopyTo(always=tuple(f"{c}@s.example.org" for c in "abcd"))))
    assert caught.value.code == "too_many_copies"
    with pytest.raises(MailError) as caught:
        draft(area=with_copies(CopyTo(always=("a@s.example.org\r\nBcc: b@evil.example",))))
    assert caught.value.code == "copy_unusable"


@pytest.mark.parametrize("reference", ["../x", "", "a b", "Zoë", "x" * 80, 'a".pdf\r\nX: y'])
def test_the_file_name_is_a_plain_reference(reference: str) -> None:
    with pytest.raises(MailError) as caught:
        compose(AREA, SENDER, reference, PDF, template=TEMPLATE)
    assert caught.value.code == "file_name_unusable"


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
@example("Ann\r\nBcc: evil@example.org", "x\u2028Subject: y", "\u0085--=_boundary")
@example("{phone}", "{reference}{0.__class__}", "07700 900123 (mum)")
@example("\ud800", "\udfff\x00", "\u202eevil")
def test_nothing_typed_becomes_a_header_a_part_or_a_placeholder(
    name: str, role_org: str, phone: str
) -> None:
    mail = parsed(draft(Sender(name, role_org, phone)))
    assert mail.keys() == ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"]
    assert mail["To"] == AREA.recipient.address
    assert [part.get_content_type() for part in mail.iter_parts()] == [
        "text/plain",
        "application/pdf",
    ]
    assert "Bcc" not in mail
    body = body_of(mail)
    assert len(body.splitlines()) <= 15
    if one_line(name) == name and 0 < len(name) <= 200:
        assert f"Sent by {name}\n" in body


@given(ANY_TEXT)
def test_one_line_is_one_line_and_settled(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == one_line(line)
    line.encode("utf-8")


def test_names_in_any_script_keep_their_spelling() -> None:
    name = "علی‌رضا Łukasz Ó Dubhghaill 王小明 Γιώργος"
    assert name in body_of(parsed(draft(Sender(name=name))))
