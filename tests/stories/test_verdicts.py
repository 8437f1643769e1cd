"""A file from somebody else in the window: what is said beside its verdict, which bytes count."""

from pathlib import Path

from tests.stories.conftest import Person, Start
from tests.whole.two_tongued import example, paper_of

from prevent_desktop.document import Mark
from prevent_desktop.ui.verify.countersign_page import CountersignedPage, CountersignPage
from prevent_desktop.ui.verify.verify_page import VerifyPage

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


def test_a_forgery_is_no_paper_of_this_program(start: Start) -> None:
    person = looks_at(start, CASES / "gap-padding-hex.pdf")
    person.waits_for("Not a paper of Prevent Desktop")
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
