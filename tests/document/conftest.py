"""A small form with a question of every type, and papers made from it."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from prevent_desktop import document
from prevent_desktop.area.area import Area
from prevent_desktop.document import Holder, Identity, Paper
from prevent_desktop.document.signing import sign_field
from prevent_desktop.form.answers import NotKnown, Released
from prevent_desktop.form.definition import Form

MOMENT = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
SIGNER = Holder("Sam Sample", "Safeguarding lead, Example School")
FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
ARABIC = "\u0645\u062d\u0645\u062f \u0628\u0646 \u0639\u0628\u062f \u0627\u0644\u0644\u0647"
MIXED = f"{ARABIC} (Mohammed) 2014"
CHINESE = "\u674e\u8001\u5e08\u8bf4\uff1a\u5979\u5f88\u5b89\u9759\u3002"
NARRATIVE = (
    "On Tuesday Amina said: \u201cI don\u2019t know who to tell.\u201d Office affine fi.\n"
    "She waited.\n\n" + MIXED + "\n\n" + CHINESE
)


def _question(question_id: str, kind: str, label: str, **more: Any) -> dict[str, Any]:
    return {"id": question_id, "type": kind, "label": label, **more}


YES_NO = [{"value": "yes", "label": "Yes, certainly"}, {"value": "no", "label": "No"}]
MEMBERS = [
    {"id": "address", "type": "long_text", "label": "Address"},
    {"id": "since", "type": "date", "label": "Since"},
    {"id": "current", "type": "flag", "label": "Lives there now"},
]
FORM_DATA: dict[str, Any] = {
    "id": "test-form",
    "version": "7",
    "title": "Test question set",
    "source": "made for tests",
    "last_checked": "2026-11-22",
    "notice": "This notice stands on every paper.",
    "self_check": {"title": "", "intro": "", "items": [], "before_section": "person"},
    "section": [
        {
            "id": "person",
            "title": "The person",
            "intro": "Write what you know.",
            "question": [
                _question("individual.forenames", "text", "Forenames", not_known=True),
                _question("individual.surname", "text", "Surname"),
                _question("individual.dob", "date", "Date of birth", not_known=True),
                _question("individual.age", "age", "About how old", hint="In years"),
                _question("individual.names", "texts", "Other names", addition=True),
                _question("individual.phones", "phones", "Phone numbers"),
                _question("individual.emails", "emails", "Email addresses"),
                _question("individual.addresses", "group", "Addresses", members=MEMBERS),
                _question("individual.secret", "text", "Hidden question"),
            ],
        },
        {
            "id": "concern",
            "title": "The concern",
            "question": [
                _question("concerns.description", "long_text", "What happened?"),
                _question("concerns.told", "choice", "Was anyone told?", options=YES_NO),
                _question("concerns.phone", "phone", "Best number"),
                _question("concerns.email", "email", "Best address"),
                _question("concerns.sure", "flag", "I am sure"),
            ],
        },
    ],
}
VALUES: dict[str, Any] = {
    "individual.forenames": "Amina \u017baneta",
    "individual.surname": "O\u2019Example-Okonkwo",
    "individual.dob": "2010-05-14",
    "individual.age": "15 to 16",
    "individual.names": (MIXED, "Mina"),
    "individual.phones": ("07700 900123 (mum)", "01632 960001"),
    "individual.emails": ("amina@example.org",),
    "individual.addresses": (
        {"address": "1 Fictional Road\nChatham", "since": "2024-03", "current": True},
        {"address": "No fixed address"},
    ),
    "concerns.description": NARRATIVE,
    "concerns.told": "yes",
    "concerns.phone": "01632 960002",
    "concerns.email": "sam@example.org",
    "concerns.sure": True,
}
AREA_DATA: dict[str, Any] = {
    "id": "test-area",
    "name": "Test County",
    "recipient": {
        "address": "referrals@test.police.uk",
        "route": "email",
        "last_checked": "2026-11-22",
        "source": "made for tests",
    },
    "advice_email": "",
    "advice_phone": "",
    "marking": "TEST-SENSITIVE",
    "subject_template": "",
    "question_set": "test-form",
    "threshold_note": "",
    "secure_mail_note": "",
    "source": "",
    "last_checked": "",
    "also_refer": {"child": "", "child_contact": "", "adult": ""},
}

MakePaper = Callable[..., Paper]


@pytest.fixture(scope="session")
def form() -> Form:
    return msgspec.convert(FORM_DATA, Form)


@pytest.fixture(scope="session")
def area() -> Area:
    return msgspec.convert(AREA_DATA, Area)


@pytest.fixture(scope="session")
def make_paper(form: Form, area: Area) -> MakePaper:
    def make(values: dict[str, Any] | None = None, **changes: Any) -> Paper:
        given = VALUES if values is None else {**VALUES, **values}
        kept = {key: value for key, value in given.items() if value is not None}
        facts: dict[str, Any] = {
            "form": form,
            "area": area,
            "released": Released(form.id, form.version, area.id, MappingProxyType(kept)),
            "shown": frozenset(form.by_id) - {"individual.secret"},
            "payload": b'{"answers": {"individual.surname": "Example"}}',
            "reference": "PR-7K2M-4H9Q",
            "moment": MOMENT,
            "complete": True,
            "signer": SIGNER,
        }
        return Paper(**(facts | changes))

    return make


@pytest.fixture(scope="session")
def unsigned(make_paper: MakePaper) -> bytes:
    return document.render(make_paper())


def fixed_identity(holder: Holder, secret: int) -> Identity:
    """An identity that is the same in every run.

    The fingerprint is drawn into the signed file. With a random one a compressed stream ends in
    a carriage return now and then, which the validator takes for part of the line end.
    """
    key = ec.derive_private_key(secret, ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, holder.name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(secret)
        .not_valid_before(MOMENT)
        .not_valid_after(MOMENT + timedelta(days=3 * 365))
        .sign(key, hashes.SHA256(), ecdsa_deterministic=True)
    )
    return Identity(
        holder,
        certificate.public_bytes(Encoding.DER),
        key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
    )


@pytest.fixture(scope="session")
def identity() -> Identity:
    return fixed_identity(SIGNER, 20261122)


@pytest.fixture(scope="session")
def signed(unsigned: bytes, identity: Identity) -> bytes:
    return document.sign(unsigned, identity, MOMENT)


@pytest.fixture(scope="session")
def not_known() -> NotKnown:
    return NotKnown("the family did not say")


def run_tool(name: str, *arguments: str) -> str:
    """Run one of poppler's tools; its absence is a failure, never a skip."""
    tool = shutil.which(name)
    if tool is None:
        pytest.fail(f"{name} is not installed: these tests need poppler (poppler-utils)")
    done = subprocess.run([tool, *arguments], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


@pytest.fixture
def struct_text(tmp_path: Path) -> Callable[[bytes], str]:
    """The text of a paper by its tags, in reading order, with single spaces."""

    def read(pdf: bytes) -> str:
        path = tmp_path / "paper.pdf"
        path.write_bytes(pdf)
        out = run_tool("pdfinfo", "-struct-text", str(path))
        return " ".join(struct_pieces(out).split())

    return read


def struct_pieces(told: str) -> str:
    """What poppler tells, a line for each element; words in a span stay in the line they are in."""
    out, spans, before = "", False, 0
    for line in told.splitlines():
        text, indent = line.strip(), len(line) - len(line.lstrip())
        if text.startswith('"'):
            inline = spans or (indent < before and out.endswith("\0"))
            out = out.rstrip("\0") if inline else out.rstrip("\0") + "\n"
            out += text[1:-1] + ("\0" if spans else "")
            spans, before = False, indent
        else:
            spans = text.startswith("Span (inline)")
            out = out if spans else out.rstrip("\0")
    return out.replace("\0", "")


@pytest.fixture(scope="session")
def countersigned(signed: bytes) -> bytes:
    lead = fixed_identity(Holder("Lea Lead", "Head"), 7777777)
    return sign_field(signed, lead, MOMENT, field="LeadSignature", fonts_dir=FONTS)
