"""A paper found again: by what the draft kept, by what an older one did not, and only if whole."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from tests.vault.helpers import MemoryKeys

from prevent_desktop.app import read_library
from prevent_desktop.document import Holder, make_identity
from prevent_desktop.errors import DocumentError, FileError
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.kept.paper_record import Record
from prevent_desktop.papers.finished import FinishedPaper, find_finished
from prevent_desktop.papers.sent_answers import sent_answers, sent_referral
from prevent_desktop.papers.submission import Order, Submission
from prevent_desktop.shipped import resources
from prevent_desktop.vault import Vault

REFERENCE = "PR-7K2M-4H9Q"
TEMPLATE = resources.read_text("mail", "message.txt")


class Desk:
    """A vault, and a finished draft whose PDF is saved in the folder."""

    def __init__(self, base: Path, moment: datetime) -> None:
        self.folder = base / "Documents"
        self.moment = moment
        self.vault = Vault.create(base / "vault", MemoryKeys())
        self.store = DraftStore(self.vault, read_library(), lambda: moment)
        draft = self.store.new()
        referral = draft.referral.with_value("individual.surname", "Example")
        order = Order(
            referral=referral,
            identity=make_identity(Holder("Sam Sample", ""), moment),
            reference=REFERENCE,
            moment=moment,
            today=moment.date(),
            folder=self.folder,
            incomplete=True,
            message_template=TEMPLATE,
            save_message=False,
        )
        job = Submission(order)
        job.run()
        self.made = job.finished()
        self.draft = replace(draft, referral=referral, reference=REFERENCE)

    def keep_record(self) -> None:
        self.store.keep_record(
            Record(
                reference=REFERENCE,
                made=self.moment,
                recipient="",
                sha256=self.made.sha256,
                fingerprint=self.made.fingerprint,
                complete=False,
            )
        )

    def find(self, draft: Draft | None = None) -> FinishedPaper:
        wanted = draft or self.draft
        return find_finished(self.store, wanted, self.folder, TEMPLATE, self.moment.date())


@pytest.fixture
def desk(tmp_path: Path, moment: datetime) -> Iterator[Desk]:
    made = Desk(tmp_path, moment)
    yield made
    made.vault.close()


def test_it_is_the_paper_that_was_made(desk: Desk) -> None:
    desk.keep_record()
    found = desk.find()
    assert found == desk.made
    assert found.message() == desk.made.message()


def test_a_draft_from_before_looks_in_the_usual_folder_and_another_where_it_was_saved(
    desk: Desk, tmp_path: Path
) -> None:
    desk.keep_record()
    assert desk.find().pdf == desk.folder / f"{REFERENCE}.pdf"
    elsewhere = tmp_path / "elsewhere.pdf"
    desk.made.pdf.rename(elsewhere)
    with pytest.raises(FileError):
        desk.find()
    assert desk.find(replace(desk.draft, pdf=str(elsewhere))).signed == desk.made.signed


def test_without_a_record_its_own_signature_says_whether_it_is_whole(desk: Desk) -> None:
    assert desk.find().signed == desk.made.signed
    desk.made.pdf.write_bytes(desk.made.signed + b"\n% one line more\n")
    with pytest.raises(DocumentError) as raised:
        desk.find()
    assert raised.value.code == "paper_changed"


def test_a_message_that_says_something_else_is_saved_beside_the_one_before(desk: Desk) -> None:
    first = desk.made.save_message(desk.folder)
    again = desk.made.save_message(desk.folder)
    assert (first.new, first.earlier) == (True, ())
    assert (again.path, again.new) == (first.path, False)
    other = replace(desk.made, leads=("lead@school.example",))
    saved = other.save_message(desk.folder)
    assert (saved.new, saved.earlier) == (True, (first.path,))
    assert b"Cc: lead@school.example" in saved.path.read_bytes()
    assert b"Cc:" not in first.path.read_bytes()
    back = desk.made.save_message(desk.folder)
    assert (back.path, back.earlier) == (first.path, (saved.path,))


def test_what_was_sent_is_what_the_paper_holds_whatever_the_draft_says_by_now(desk: Desk) -> None:
    desk.keep_record()
    later = desk.draft.referral.with_value("individual.surname", "Exampleton")
    draft = replace(desk.draft, referral=later)
    sent = sent_referral(desk.store, sent_answers(desk.store, draft, desk.folder))
    assert sent is not None
    assert sent.answers.text("individual.surname") == "Example"
    desk.made.pdf.unlink()
    assert sent_answers(desk.store, draft, desk.folder) is None


def test_a_paper_brought_from_another_computer_is_found_in_the_usual_folder(desk: Desk) -> None:
    desk.keep_record()
    elsewhere = desk.folder.parent / "Users" / "Sam" / f"{REFERENCE}.pdf"
    assert desk.find(replace(desk.draft, pdf=str(elsewhere))).pdf == desk.made.pdf
