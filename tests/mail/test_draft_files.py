"""A draft message is a whole referral in the clear: it is private, and goes in time."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.mail.drafts import FORM, PDF, REFERENCE, message, saved

from prevent_desktop.mail.draft_files import attached_files, is_draft_file, sweep, write_draft
from prevent_desktop.mail.message import to_eml


@pytest.fixture
def private(tmp_path: Path) -> Path:
    return tmp_path / "private"


def grow_old(folder: Path, now: datetime, age: timedelta) -> None:
    for path in folder.iterdir():
        then = (0, (now - age).timestamp())
        if path.is_symlink():
            os.utime(path, then, follow_symlinks=False)
        else:
            os.utime(path, then)


@pytest.mark.needs("chmod")
def test_it_is_for_this_person_alone(private: Path) -> None:
    path = write_draft(private, message())
    assert path.read_bytes() == to_eml(message())
    assert path.stat().st_mode & 0o777 == 0o600
    assert private.stat().st_mode & 0o777 == 0o700


def test_a_second_draft_leaves_the_first_for_the_program_that_reads_it(private: Path) -> None:
    first, second = write_draft(private, message()), write_draft(private, message())
    assert first != second
    assert first.read_bytes() == second.read_bytes()


def test_it_is_kept_for_ten_minutes_after_its_launch(private: Path, moment: datetime) -> None:
    path = write_draft(private, message())
    grow_old(private, moment, timedelta(minutes=9, seconds=50))
    sweep(private, moment)
    assert path.exists()
    grow_old(private, moment, timedelta(minutes=10, seconds=10))
    sweep(private, moment)
    assert not path.exists()


def test_a_clock_that_was_put_back_keeps_nothing(private: Path, moment: datetime) -> None:
    write_draft(private, message())
    grow_old(private, moment, timedelta(days=-3))
    sweep(private, moment)
    assert not list(private.iterdir())


def test_copies_of_attachments_are_swept_and_other_files_stay(
    private: Path, moment: datetime
) -> None:
    attached_files(private, message(second=True), ())
    assert len(list(private.iterdir())) == 2
    for name in ("notes.eml.txt", "my letter.pdf", ".eml", "x" * 90 + ".eml"):
        (private / name).write_text("somebody else's")
    grow_old(private, moment, timedelta(days=3))
    sweep(private, moment)
    left = {path.name for path in private.iterdir()}
    assert left == {"notes.eml.txt", "my letter.pdf", ".eml", "x" * 90 + ".eml"}


@pytest.mark.needs("ln")
def test_links_are_somebody_elses(private: Path, tmp_path: Path, moment: datetime) -> None:
    private.mkdir()
    kept = tmp_path / "kept.eml"
    kept.write_text("x")
    (private / f"{REFERENCE}.eml").symlink_to(kept)
    grow_old(private, moment, timedelta(days=3))
    sweep(private, moment)
    assert kept.exists()


def test_the_persons_own_files_are_attached_where_they_are(private: Path, tmp_path: Path) -> None:
    draft = message(second=True)
    own = saved(tmp_path / "papers", draft)
    assert attached_files(private, draft, own) == own
    assert not private.exists()


@pytest.mark.parametrize("change", [b"", PDF + b"x", PDF[:-1] + b"x"])
def test_what_travels_is_what_was_signed(private: Path, tmp_path: Path, change: bytes) -> None:
    draft = message()
    own = saved(tmp_path / "papers", draft)
    own[0].write_bytes(change)
    (copied,) = attached_files(private, draft, own)
    assert copied.parent == private
    assert copied.read_bytes() == PDF
    own[0].unlink()
    assert attached_files(private, draft, own)[0].read_bytes() == PDF
    assert attached_files(private, draft, (Path("relative.pdf"),))[0].read_bytes() == PDF
    assert attached_files(private, message(second=True), ())[1].read_bytes() == FORM


@pytest.mark.parametrize(
    "name",
    ["PR-7K2M-4H9Q.eml", "PR-7K2M-4H9Q (2).eml", "test.pdf", f"{'x' * 60}-form-sheet.pdf"],
)
def test_names_that_are_ours(name: str) -> None:
    assert is_draft_file(name)


@pytest.mark.parametrize("name", ["../x.eml", "x.exe", "", "a/b.eml", "PR.eml.exe", "PR.eml\n"])
def test_names_that_are_not(name: str) -> None:
    assert not is_draft_file(name)


def test_a_file_of_another_name_travels_under_the_name_of_the_message(
    private: Path, tmp_path: Path
) -> None:
    """A form that was supplied as "Graham Sample.docx" may bear that name where it was filled."""
    draft = message(second=True)
    pdf, form = saved(tmp_path / "papers", draft)
    named = form.rename(form.with_name("Graham Sample-filled.docx"))
    attached = attached_files(private, draft, (pdf, named))
    assert [path.name for path in attached] == [name for name, _ in draft.files]
    assert attached[0] == pdf
    numbered = named.rename(form.with_stem(f"{form.stem} (2)"))
    assert attached_files(private, draft, (pdf, numbered)) == (pdf, numbered)
