"""A PDF is gone on with only if it is unchanged, and a saved one is known by its checksum."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from tests.papers.test_finished import Desk

from prevent_desktop.document import VerdictKind
from prevent_desktop.papers.continuing import continue_from
from prevent_desktop.papers.pdf_state import PdfState, pdf_of, record_of, state_of_pdf
from prevent_desktop.papers.strangers import Strangers


@pytest.fixture
def desk(tmp_path: Path, moment: datetime) -> Iterator[Desk]:
    made = Desk(tmp_path, moment)
    with closing(made.vault):
        yield made


def test_an_unchanged_paper_becomes_a_new_draft(desk: Desk) -> None:
    with Strangers() as strangers:
        found = continue_from(desk.store, strangers, desk.made.signed)
    assert found.verdict.kind is VerdictKind.UNCHANGED
    assert found.draft is not None
    assert found.draft.referral.answers.text("individual.surname") == "Example"
    assert (found.draft.reference, found.draft.sent, found.unplaced) == ("", False, ())
    assert desk.store.lines() == (), "it is saved by whoever asked"


@pytest.mark.parametrize("spoilt", ["appended", "flipped", "cut", "nothing", "another"])
def test_any_other_file_gives_its_verdict_and_no_draft(desk: Desk, spoilt: str) -> None:
    signed = desk.made.signed
    middle = len(signed) // 2
    files = {
        "appended": signed + b"\n%\n",
        "flipped": signed[:middle] + bytes([signed[middle] ^ 1]) + signed[middle + 1 :],
        "cut": signed[:-100],
        "nothing": b"",
        "another": b"%PDF-1.7\n%%EOF\n",
    }
    with Strangers() as strangers:
        found = continue_from(desk.store, strangers, files[spoilt])
        verdict = strangers.verify(files[spoilt])
    assert found.draft is None
    assert found.verdict == verdict
    assert verdict.kind is not VerdictKind.UNCHANGED


def test_a_saved_pdf_is_known_by_its_checksum(desk: Desk, tmp_path: Path) -> None:
    desk.keep_record()
    record = record_of(desk.store, desk.draft)
    assert record is not None
    pdf = pdf_of(desk.draft, desk.folder)
    assert state_of_pdf(pdf, record.sha256) is PdfState.WHOLE
    assert state_of_pdf(pdf, record.sha256.upper()) is PdfState.WHOLE
    assert state_of_pdf(pdf, "") is PdfState.NOT_COMPARED
    assert state_of_pdf(tmp_path, record.sha256) is PdfState.UNREADABLE
    pdf.write_bytes(desk.made.signed + b" ")
    assert state_of_pdf(pdf, record.sha256) is PdfState.ALTERED
    pdf.unlink()
    assert state_of_pdf(pdf, record.sha256) is PdfState.MOVED
