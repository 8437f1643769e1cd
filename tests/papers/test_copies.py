"""A copy without data, two files in one message, and what the receipt says of them."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from prevent_desktop import document
from prevent_desktop.app import read_library
from prevent_desktop.document import Holder, VerdictKind, make_identity
from prevent_desktop.document.verdict_words import verdict_words
from prevent_desktop.errors import DocumentError
from prevent_desktop.form.files import parse_json
from prevent_desktop.mail import Thought
from prevent_desktop.papers.finished import FinishedPaper, HandedOver
from prevent_desktop.papers.submission import Order, Submission
from prevent_desktop.referral import referral_from_file
from prevent_desktop.shipped import resources

REFERENCE = "PR-7K2M-4H9Q"


@pytest.fixture
def order(tmp_path: Path, moment: datetime) -> Order:
    raw = parse_json(resources.path("examples", "child.json").read_bytes())
    referral = referral_from_file(read_library(), raw)
    return Order(
        referral=referral,
        identity=make_identity(Holder("Sam Sample", ""), moment),
        reference=REFERENCE,
        moment=moment,
        today=moment.date(),
        folder=tmp_path / "papers",
        incomplete=False,
        message_template=resources.read_text("mail", "message.txt"),
        save_message=False,
    )


@pytest.fixture
def job(order: Order) -> Submission:
    made = Submission(order)
    made.run()
    return made


def test_what_lacks_nothing_is_not_called_incomplete(order: Order) -> None:
    """Whoever asks for an incomplete paper of a whole referral gets no untrue words on it."""
    whole = Submission(replace(order, incomplete=True))
    assert "INCOMPLETE" not in whole.text()
    answers = order.referral.answers.with_value("dates.referral", None)
    lacking = replace(order, incomplete=True, referral=replace(order.referral, answers=answers))
    assert "INCOMPLETE: this referral is not finished" in Submission(lacking).text()


def without_files(pdf: bytes) -> bytes:
    """What a mail gateway makes of a PDF when it takes embedded files out."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        del opened.Root.Names.EmbeddedFiles
        del opened.Root.AF
        out = BytesIO()
        opened.save(out)
    return out.getvalue()


def test_the_copy_is_the_same_paper_without_its_data(job: Submission, moment: datetime) -> None:
    first = job.finished()
    copy = job.copy_without_data(moment + timedelta(hours=1))
    assert copy.pdf.name == f"{REFERENCE}-without-data.pdf"
    assert copy.pdf.read_bytes() == copy.signed
    assert document.verify(copy.signed).kind is VerdictKind.UNCHANGED
    with pytest.raises(DocumentError, match="no_payload"):
        document.read_payload(copy.signed)
    told, was = (document.as_text(each.signed).splitlines() for each in (copy, first))
    changed = set(told) ^ set(was)
    assert len(changed) == 3
    assert all("as data" in line or "2026 at 1" in line for line in changed)
    assert first.pdf.read_bytes() == first.signed
    assert copy.message().attachment == copy.signed


def test_a_second_copy_gets_a_name_of_its_own(job: Submission, moment: datetime) -> None:
    names = {job.copy_without_data(moment).pdf.name for _ in range(2)}
    assert len(names) == 2


def test_a_rebuilt_file_is_answered_with_ask_for_the_original(job: Submission) -> None:
    verdict = document.verify(without_files(job.finished().signed))
    assert verdict.kind is not VerdictKind.UNCHANGED
    assert "ask for the original" in verdict_words(verdict).advice


@pytest.fixture
def two_files(job: Submission, tmp_path: Path) -> FinishedPaper:
    form = tmp_path / "Their Prevent form (Ann's).docx"
    form.write_bytes(b"PK their form")
    return replace(job.finished(), own_form=form, form_data=form.read_bytes())


def test_the_police_forms_own_file_goes_along_and_is_named(two_files: FinishedPaper) -> None:
    message = two_files.message()
    assert message.files[1] == (f"{REFERENCE}-form.docx", b"PK their form")
    assert f"{REFERENCE}-form.docx" in message.body
    assert two_files.saved[1].name == "Their Prevent form (Ann's).docx"


def test_the_receipt_holds_both_checksums_and_where_the_address_is_from(
    two_files: FinishedPaper, moment: datetime
) -> None:
    handed = HandedOver("preventreferrals@kent.police.uk", "By email", "today")
    receipt = two_files.save_receipt(handed, moment).path
    told = " ".join(document.as_text(receipt.read_bytes()).split())
    for digest in (two_files.sha256, hashlib.sha256(b"PK their form").hexdigest()):
        assert digest in told.replace(" ", "")
    assert "Where this address is from" in told
    assert "Last checked on 22 November 2026" in told


def test_another_address_is_not_called_the_areas(
    two_files: FinishedPaper, moment: datetime
) -> None:
    handed = HandedOver("my head teacher", "By hand", "today")
    receipt = two_files.save_receipt(handed, moment).path
    assert "Where this address is from" not in document.as_text(receipt.read_bytes())


def test_a_copy_to_a_personal_account_is_a_second_thought(job: Submission) -> None:
    paper = replace(job.finished(), leads=("lead@gmail.com",))
    (thought,) = paper.second_thoughts()
    assert (thought.thought, thought.address) == (Thought.PERSONAL_COPY, "lead@gmail.com")
