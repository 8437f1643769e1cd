"""Private parts of libraries that are overridden here: each test fails when the library changes.

The exact versions are pinned. When one of these fails after a new pin, look whether the override
is still needed and still does what it is for.
"""

import io
import subprocess
import sys

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from reportlab.pdfgen.canvas import Canvas
from tests.document.conformance import failures
from tests.document.conftest import MOMENT
from tests.document.kinds import REFERRER, made, signed
from tests.document.structural import signed_by_forger

from prevent_desktop import document
from prevent_desktop.document import signing
from prevent_desktop.document.canvas import _PlainCanvas
from prevent_desktop.document.metadata_left_alone import LEFT_OUT
from prevent_desktop.document.signing import _Writer


def test_pyhanko_would_still_break_the_metadata(monkeypatch: pytest.MonkeyPatch) -> None:
    """`_Writer._update_meta` does nothing; pyHanko's own spoils the PDF/A extension schema.

    It needs its module for metadata for that, which `metadata_left_alone` keeps from being loaded.
    """
    assert hasattr(IncrementalPdfFileWriter, "_update_meta")
    assert failures(signed(made("finished")), "3a") == []
    assert sys.modules[LEFT_OUT] is None
    monkeypatch.delitem(sys.modules, LEFT_OUT)
    monkeypatch.setattr(signing, "leave_metadata_alone", lambda: None)
    monkeypatch.setattr(_Writer, "_update_meta", IncrementalPdfFileWriter._update_meta)
    assert failures(signed(made("finished")), "3a") != []


def test_the_time_of_signing_is_still_the_session_s(monkeypatch: pytest.MonkeyPatch) -> None:
    """`_Signer.init_signing_session` sets the time; without it the computer's clock is used."""
    (fact,) = document.verify(signed(made("finished"))).signatures
    assert fact.claimed_time == MOMENT.isoformat()
    own = signers.PdfSigner.init_signing_session
    monkeypatch.setattr(signing._Signer, "init_signing_session", own)
    (fact,) = document.verify(signed(made("finished"))).signatures
    assert fact.claimed_time != MOMENT.isoformat()


def test_reportlab_would_still_name_a_font_that_is_not_embedded() -> None:
    """`_PlainCanvas._make_preamble` leaves out what sets Helvetica on every page."""
    assert "_make_preamble" in vars(Canvas)
    out = io.BytesIO()
    canvas = _PlainCanvas(out, pageCompression=0)
    canvas.showPage()
    canvas.save()
    assert b" Tf" not in out.getvalue()
    plain = io.BytesIO()
    canvas = Canvas(plain, pageCompression=0)
    canvas.drawString(1, 1, "x")
    canvas.save()
    assert b"/F1 12 Tf" in plain.getvalue()


def test_a_reference_in_an_array_would_still_read_as_tampering() -> None:
    """Why `structure` writes a field's reference by itself: pyHanko compares the path ...K.Obj.

    Our own verdict does not go by its rules, but whoever checks a paper with pyHanko does.
    """
    with pikepdf.open(io.BytesIO(made("finished"))) as pdf:
        for element in pdf.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Form":
                element.K = pikepdf.Array([element.K])
        out = io.BytesIO()
        pdf.save(out)
    first = document.sign(out.getvalue(), REFERRER, MOMENT)
    assert pyhanko_says(first)
    assert not pyhanko_says(signed_by_forger(first))
    assert pyhanko_says(made("countersigned"))


def pyhanko_says(pdf: bytes) -> bool:
    """Whether pyHanko, by its own rules, accepts what came after the first signature."""
    first = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0]
    context = ValidationContext(trust_roots=[], allow_fetching=False)
    return bool(validate_pdf_signature(first, signer_validation_context=context).docmdp_ok)


def test_names_are_still_refused_by_the_library_itself() -> None:
    """Why `certificate_names` takes its preparation away: it raises for names people have."""
    code = (
        "from asn1crypto import x509; name = x509.Name.build({'common_name': 'Sam \u05d1 2'});"
        "name == x509.Name.build({'common_name': 'Sam \u05d1 2'})"
    )
    alone = [sys.executable, "-c", code]
    assert b"bidirectional" in subprocess.run(alone, capture_output=True, check=False).stderr
    ours = "from prevent_desktop.document.certificate_names import compare_names_as_they_are as go;"
    assert subprocess.run([*alone[:2], f"{ours} go(); {code}"], check=False).returncode == 0
