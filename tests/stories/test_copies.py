"""Other copies of a paper that was just signed, from the page to send on."""

from dataclasses import replace
from zipfile import ZipFile

from tests.stories.conftest import Start
from tests.stories.test_returning import signed

from prevent_desktop import document
from prevent_desktop.computer.policy import Policy
from prevent_desktop.document import VerdictKind
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.work.desk import WindowDesk


def test_large_print_and_word_are_saved_beside_the_pdf(start: Start) -> None:
    person, pdf = signed(start)
    before = pdf.read_bytes()
    person.press("Make a copy in large print")
    person.waits_for("The copy is saved: ")
    (large,) = pdf.parent.glob("* large print copy.pdf")
    assert document.verify(large.read_bytes()).kind is not VerdictKind.UNCHANGED
    person.press("Make a copy for Word")
    person.waits_for(".docx")
    (word,) = pdf.parent.glob("*.docx")
    with ZipFile(word) as parts:
        assert "word/document.xml" in parts.namelist()
    person.press("Make a copy for Word")
    person.waits_for("That copy is already saved beside the PDF.")
    assert pdf.read_bytes() == before


def test_a_copy_without_data_goes_in_the_place_of_the_pdf(start: Start) -> None:
    person, pdf = signed(start)
    assert document.read_payload(pdf.read_bytes())
    person.press("Make a copy without data")
    person.waits_for("goes in the first one's place")
    (bare,) = pdf.parent.glob("*-without-data.pdf")
    assert document.verify(bare.read_bytes()).kind is VerdictKind.UNCHANGED
    assert b"referral.json" not in bare.read_bytes()
    page = person.sees(SendPage)
    words = person.reads().replace("\u200b", "")
    assert f"Your PDF is ready: {bare.name}" in words
    assert "The PDF holds its pages only" in words
    assert not person._all("Make a copy without data")
    assert page.draft is not None
    person.press("Open a draft message")
    person.waits_for("Did a new message open?")


def test_where_no_data_is_kept_in_it_none_is_left_out(start: Start, desk: WindowDesk) -> None:
    person, _ = signed(lambda: start(replace(desk, policy=Policy(embed_answers=False))))
    assert person._all("Make a copy for Word")
    assert not person._all("Make a copy without data")
