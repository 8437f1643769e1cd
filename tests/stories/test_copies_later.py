"""Copies of a referral of another day: of the same pages only, and signed anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.stories.computer import Clock
from tests.stories.conftest import Person, Start
from tests.stories.places import at_rest
from tests.stories.test_returning import signed

from prevent_desktop import document
from prevent_desktop.computer.policy import Policy
from prevent_desktop.document import Paper, VerdictKind
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.sending.copy_sign_page import CopySignPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.work.desk import WindowDesk

MAKE = "Make a copy without data"


def on_another_day(start: Callable[[], Person], clock: Clock) -> tuple[Person, Path]:
    """The program was closed, and is started again two days later."""
    person, pdf = signed(start)
    person.close()
    clock.moment += timedelta(days=2)
    again = start()
    again.sees(HomePage)
    again.press("Back to sending")
    again.sees(SendPage)
    return again, pdf


def test_the_same_pages_are_signed_anew_without_data(start: Start, clock: Clock) -> None:
    person, pdf = on_another_day(start, clock)
    before = pdf.read_bytes()
    person.press(MAKE)
    page = person.sees(CopySignPage)
    words = person.reads().replace("\u200b", "")
    assert "Nothing can be taken out of a signed PDF" in words
    assert f"compared with those of {pdf.name}: they are the same, to the byte" in words
    person.press("Sign and make the copy")
    assert "Error: Type your full name to sign." in person.reads()
    person.type_into("Your full name", "Robin Sample")
    person.press("Sign and make the copy")
    person.sees(SendPage)
    del page
    (bare,) = pdf.parent.glob("*-without-data.pdf")
    told = person.reads().replace("\u200b", "")
    assert f"Your PDF is ready: {bare.name}" in told
    assert "The PDF holds its pages only" in told
    assert not person._all(MAKE)
    assert pdf.read_bytes() == before
    first, second = (document.verify(path.read_bytes()) for path in (pdf, bare))
    assert second.kind is VerdictKind.UNCHANGED
    assert [fact.fingerprint for fact in first.signatures] == [
        fact.fingerprint for fact in second.signatures
    ]
    (was,), (now,) = (
        [fact.claimed_time for fact in verdict.signatures] for verdict in (first, second)
    )
    assert (was[:10], now[:10]) == ("2026-11-22", "2026-11-24"), "it never looks signed before"
    assert b"referral.json" not in bare.read_bytes()
    texts = [document.as_text(path.read_bytes()).splitlines() for path in (pdf, bare)]
    gone = set(texts[0]) - set(texts[1])
    assert {line for line in gone if "Digitally" not in line and "2026 at" not in line} == {
        "This file also holds its answers as data. To black anything out, work on a paper print."
    }


def test_back_leads_to_sending_and_nothing_is_signed(start: Start, clock: Clock) -> None:
    person, pdf = on_another_day(start, clock)
    person.press(MAKE)
    person.sees(CopySignPage)
    person.press("Read what you are about to sign")
    at_rest(person)
    assert "also holds its answers" not in person.focus.toPlainText()  # type: ignore[attr-defined]
    person.press("Back")
    person.sees(SendPage)
    assert [path.name for path in pdf.parent.glob("*.pdf")] == [pdf.name]


def test_pages_that_come_out_otherwise_are_not_signed(
    start: Start, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as by another version of the program: nobody can say that they are the same."""
    person, pdf = on_another_day(start, clock)
    render = document.render

    def otherwise(paper: Paper) -> bytes:
        return render(replace(paper, reference="PR-2222-2222"))

    monkeypatch.setattr(document, "render", otherwise)
    for words in (MAKE, "Make a copy in large print", "Make a copy for Word"):
        person.press(words)
        person.waits_for("cannot be made again as they were")
    assert isinstance(person.window.current, SendPage)
    assert [path.name for path in pdf.parent.iterdir()] == [pdf.name]


def test_unsigned_copies_are_made_on_another_day_too(start: Start, clock: Clock) -> None:
    person, pdf = on_another_day(start, clock)
    person.press("Make a copy in large print")
    person.waits_for("large print copy.pdf")
    person.press("Make a copy for Word")
    person.waits_for(".docx")
    (large,) = pdf.parent.glob("* large print copy.pdf")
    assert document.verify(large.read_bytes()).kind is not VerdictKind.UNCHANGED


def test_a_paper_that_holds_no_data_has_none_to_leave_out(
    start: Start, desk: WindowDesk, clock: Clock
) -> None:
    bare = replace(desk, policy=Policy(embed_answers=False))
    person, _pdf = signed(lambda: start(bare))
    person.close()
    clock.moment += timedelta(days=2)
    again = start(desk)  # the rule has changed since
    again.sees(HomePage)
    again.press("Back to sending")
    again.sees(SendPage)
    assert "The PDF holds its pages only" in again.reads()
    assert again._all("Make a copy for Word")
    assert not again._all(MAKE)


def test_answers_that_were_changed_since_make_no_copy(start: Start, clock: Clock) -> None:
    person, _pdf = signed(start)
    person.press("Back to correct it")
    person.view().go("person")
    person.type_into("Surname", "Other")
    person.press("Save and close")
    person.sees(HomePage)
    clock.moment += timedelta(days=2)
    person.press("Back to sending")
    person.sees(SendPage)
    assert "You changed your answers after this PDF was made" in person.reads()
    assert not person._all(MAKE)
    assert not person._all("Make a copy for Word")
