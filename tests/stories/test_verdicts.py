"""A file from somebody else in the window: what is said beside its verdict, which bytes count."""

import threading
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from tests.stories.conftest import Person, Start
from tests.whole.two_tongued import example, paper_of

from prevent_desktop import document, saving
from prevent_desktop.document import Comparison, Mark, Verdict
from prevent_desktop.errors import FileError
from prevent_desktop.papers.strangers import Strangers
from prevent_desktop.ui.kit.panels import Notice
from prevent_desktop.ui.verify import countersigning
from prevent_desktop.ui.verify.countersign_page import CountersignedPage, CountersignPage
from prevent_desktop.ui.verify.verify_page import COMPARING, SEE_BELOW, VerifyPage

CASES = Path(__file__).resolve().parents[1] / "document" / "cases"


def looks_at(start: Start, path: Path) -> Person:
    person = start()
    person.home()
    person.press("Check a signed PDF")
    person.sees(VerifyPage)
    person.type_into("Where is the PDF?", str(path))
    person.press("Check it")
    return person


def test_pages_and_data_that_differ_are_told_after_the_verdict(
    start: Start, tmp_path: Path
) -> None:
    referral = example()
    pdf = tmp_path / "two.pdf"
    other = referral.with_value("referrer.phone", "01632 960999")
    pdf.write_bytes(paper_of(referral, other, Mark(typed="Somebody Else")))
    person = looks_at(start, pdf)
    person.waits_for("since somebody signed it. Who signed is not shown by this")
    person.waits_for("Beside the verdict")
    label = referral.form.by_id["referrer.phone"].label
    assert f"It is about: {label}." in person.reads()
    assert "typed signature is another name than the key's" in person.reads()


def test_what_this_version_does_not_know_is_not_accused(start: Start) -> None:
    person = looks_at(start, CASES / "gap-padding-hex.pdf")
    person.waits_for("This version of Prevent Desktop does not know papers like this")
    assert "or by a newer version of this one" in person.reads()
    assert "file was changed" not in person.reads()
    assert not person._all("Add the lead's signature")


def test_what_was_judged_is_what_is_countersigned(start: Start, tmp_path: Path) -> None:
    """The file on the disk is exchanged after the verdict was shown."""
    referral = example()
    judged = paper_of(referral, referral)
    pdf = tmp_path / "PR-7K2M-4H9Q.pdf"
    pdf.write_bytes(judged)
    person = looks_at(start, pdf)
    person.waits_for("since somebody signed it")
    pdf.write_bytes(paper_of(referral, referral.with_value("individual.surname", "Otherwise")))
    person.press("Add the lead's signature")
    person.sees(CountersignPage)
    person.type_into("Your name", "Lea Lead")
    person.type_into("Your role and organisation", "Head, Example School")
    person.press("Add my signature")
    person.sees(CountersignedPage)
    assert (tmp_path / "PR-7K2M-4H9Q-countersigned.pdf").read_bytes().startswith(judged)


def test_nobody_signs_too_before_it_is_known_whether_pages_and_data_say_the_same(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes, compare = threading.Event(), Strangers.compare

    def waits(self: Strangers, pdf: bytes) -> Comparison | None:
        assert goes.wait(60)
        return compare(self, pdf)

    monkeypatch.setattr(Strangers, "compare", waits)
    referral = example()
    pdf = tmp_path / "PR-7K2M-4H9Q.pdf"
    pdf.write_bytes(paper_of(referral, referral.with_value("referrer.phone", "01632 960999")))
    person = looks_at(start, pdf)
    person.waits_for("since somebody signed it")
    assert COMPARING in person.reads()
    assert not person._all("Add the lead's signature")
    assert person._all("Print a paper copy")
    goes.set()
    person.waits_for("Beside the verdict")
    assert COMPARING not in person.reads()
    assert SEE_BELOW in person.reads()
    person.press("Add the lead's signature")
    person.sees(CountersignPage)


# --- whose verdict it is ------------------------------------------------------------------------


@pytest.fixture
def slow_child(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Files are looked at once the event is set."""
    goes, verify = threading.Event(), Strangers.verify

    def waits(self: Strangers, pdf: bytes, known: Collection[str] = ()) -> Verdict:
        assert goes.wait(60)
        return verify(self, pdf, known)

    monkeypatch.setattr(Strangers, "verify", waits)
    return goes


def names_instead(person: Person, path: Path) -> None:
    """Put another path into the box, as one pastes it over what was there."""
    person.tab_to("Where is the PDF?")
    box = person.focus
    assert isinstance(box, QLineEdit)
    box.selectAll()
    person.type(str(path))


def test_a_verdict_that_comes_late_is_not_shown_for_the_file_asked_for_since(
    start: Start, tmp_path: Path, slow_child: threading.Event
) -> None:
    referral = example()
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(paper_of(referral, referral))
    bad.write_bytes((CASES / "gap-padding-hex.pdf").read_bytes())
    person = looks_at(start, bad)
    names_instead(person, good)
    shown: list[str] = []
    page = person.sees(VerifyPage)
    person.press("Check it")
    as_before = page._show

    def notes(*widgets: QWidget, about: str = "") -> None:
        shown.extend(each.accessibleName() for each in widgets[:1])
        as_before(*widgets, about=about)

    page._show = notes  # type: ignore[method-assign]
    slow_child.set()
    person.waits_for("since somebody signed it")
    assert "The file: good.pdf" in person.reads()
    assert shown == ["Not changed since somebody signed it. Who signed is not shown by this"]


def test_a_file_that_cannot_be_read_is_not_held_against_the_one_asked_for_since(
    start: Start, tmp_path: Path, slow_child: threading.Event
) -> None:
    referral = example()
    good = tmp_path / "good.pdf"
    good.write_bytes(paper_of(referral, referral))
    person = looks_at(start, tmp_path / "not-there.pdf")
    names_instead(person, good)
    person.press("Check it")
    slow_child.set()
    person.waits_for("since somebody signed it")
    assert "not-there.pdf" not in person.reads()


def test_the_verdict_goes_when_another_file_is_named(start: Start, tmp_path: Path) -> None:
    referral = example()
    pdf = tmp_path / "PR-7K2M-4H9Q.pdf"
    pdf.write_bytes(paper_of(referral, referral))
    person = looks_at(start, pdf)
    person.waits_for("since somebody signed it")
    assert "The file: PR-7K2M-4H9Q.pdf" in person.reads()
    names_instead(person, tmp_path / "another.pdf")
    assert "since somebody signed it" not in person.reads()
    assert not person._all("Add the lead's signature")


# --- one person twice ---------------------------------------------------------------------------


def test_a_referrer_who_signs_as_lead_too_is_told_and_the_verdict_tells(
    start: Start, tmp_path: Path
) -> None:
    referral = example()
    pdf = tmp_path / "PR-7K2M-4H9Q.pdf"
    pdf.write_bytes(paper_of(referral, referral))
    person = looks_at(start, pdf)
    person.waits_for("since somebody signed it")
    person.press("Add the lead's signature")
    person.sees(CountersignPage)
    person.type_into("Your name", "SAM SAMPLE")
    person.type_into("Your role and organisation", "Head, Example School")
    assert "The referrer signed in this name too" in person.reads()
    person.press("Add my signature")
    person.sees(CountersignedPage)
    person.press("Back to your referrals")
    person.home()
    person.press("Check a signed PDF")
    page = person.sees(VerifyPage)
    person.type_into("Where is the PDF?", str(tmp_path / "PR-7K2M-4H9Q-countersigned.pdf"))
    person.press("Check it")
    person.waits_for("Both signatures are in one name")
    person.press("I have compared this fingerprint with Sam Sample")
    person.waits_for("This is the key that was compared")
    person.press("Check it")
    person.waits_for("The file is as it was when the keys below signed it.")
    (notice,) = (each for each in page.findChildren(Notice) if "Unchanged" in each.accessibleName())
    assert notice.property("look") == "notice-warning"


# --- where the second file goes -----------------------------------------------------------------


def about_to_countersign(start: Start, pdf: Path) -> Person:
    referral = example()
    pdf.write_bytes(paper_of(referral, referral))
    person = looks_at(start, pdf)
    person.waits_for("since somebody signed it")
    person.press("Add the lead's signature")
    person.sees(CountersignPage)
    person.type_into("Your name", "Ann Lead")
    return person


def test_where_the_folder_is_gone_it_is_said_and_another_takes_the_file(
    start: Start, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    person = about_to_countersign(start, stick / "PR-7K2M-4H9Q.pdf")
    (stick / "PR-7K2M-4H9Q.pdf").unlink()
    stick.rmdir()
    person.press("Add my signature")
    person.waits_for("is not there any more")
    person.press("Save it in your folder for PDFs")
    person.sees(CountersignedPage)
    assert not stick.exists()
    (saved,) = person.desk.documents_folder.glob("*-countersigned.pdf")
    assert len(document.verify(saved.read_bytes()).signatures) == 2


def test_where_nothing_may_be_saved_another_folder_is_offered(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    save = saving.save_new

    def refuses(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
        if folder == share:
            raise FileError("unwritable", name=str(folder))
        return save(folder, contents)

    monkeypatch.setattr(countersigning, "save_new", refuses)
    person = about_to_countersign(start, share / "PR-7K2M-4H9Q.pdf")
    person.press("Add my signature")
    person.waits_for("Nothing can be saved in")
    person.press("Save it in your folder for PDFs")
    person.sees(CountersignedPage)
    assert list(person.desk.documents_folder.glob("PR-7K2M-4H9Q-countersigned.pdf"))


def test_a_long_name_is_cut_for_the_second_file(start: Start, tmp_path: Path) -> None:
    person = about_to_countersign(start, tmp_path / f"{'R' * 240}.pdf")
    person.press("Add my signature")
    person.sees(CountersignedPage)
    (saved,) = tmp_path.glob("*-countersigned.pdf")
    assert len(saved.name) <= 255
