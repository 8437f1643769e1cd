"""Copies that a person adds: understood as people write them, never guessed."""

from datetime import datetime
from pathlib import Path

import pytest

from prevent_desktop.app import read_library
from prevent_desktop.errors import MailError
from prevent_desktop.mail import Sender
from prevent_desktop.papers.finished import FinishedPaper
from prevent_desktop.papers.typed_copies import with_copies, without_copy

TEMPLATE = "Reference {reference}\n"


@pytest.fixture
def paper(moment: datetime) -> FinishedPaper:
    area = read_library().default_area
    return FinishedPaper(
        Path("PR-7K2M-4H9Q.pdf"), b"%PDF", "PR-7K2M-4H9Q", "", moment, area, Sender(), TEMPLATE
    )


@pytest.mark.parametrize(
    ("typed", "copies"),
    [
        ("lead@school.example", ["lead@school.example"]),
        ("  lead@school.example \n", ["lead@school.example"]),
        ("Ann Lead <lead@school.example>", ["lead@school.example"]),
        ("\u201cAnn Lead\u201d \u2039lead@school.example\u203a", ["lead@school.example"]),
        ("mailto:lead@school.example", ["lead@school.example"]),
        ("lead@school.example<mailto:lead@school.example>", ["lead@school.example"]),
        ("'lead@school.example'", ["lead@school.example"]),
        ("lead@school.example.", ["lead@school.example"]),
        ("lead@school.example,", ["lead@school.example"]),
        ("lead@school.example;", ["lead@school.example"]),
        ("\u200blead@school.example\u200b", ["lead@school.example"]),
        ("\u202alead@school.example\u202c", ["lead@school.example"]),
        ("\ufefflead@school.example", ["lead@school.example"]),
        ("pat.o\u2019sample@school.example", ["pat.o'sample@school.example"]),
        ("Lead@School.Example", ["Lead@School.Example"]),
        ("a@school.example, b@school.example", ["a@school.example", "b@school.example"]),
        ("a@school.example; b@school.example", ["a@school.example", "b@school.example"]),
        ("a@school.example and b@school.example", ["a@school.example", "b@school.example"]),
        ("a@school.example A@school.example", ["A@school.example"]),
    ],
)
def test_as_people_write_them(paper: FinishedPaper, typed: str, copies: list[str]) -> None:
    made = with_copies(paper, typed)
    assert list(made.leads) == copies
    assert list(made.message().cc) == copies


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "copy_not_typed"), (" \u00a0 ", "copy_not_typed"),
        ("lead", "copy_not_read"), ("lead at school", "copy_not_read"),
        ("lead@school", "copy_not_read"), ("lead@@school.example", "copy_not_read"),
        ("lead@school,example", "copy_not_read"), ("lead @ school.example", "copy_not_read"),
        ("léad@school.example", "copy_not_read"), ("lead@xn--school.example", "copy_not_read"),
        ("lead@school.example bcc: x@", "copy_not_read"),
        ("a@b.example c@d.example e@f.example g@h.example", "copies_full"),
    ],
)  # fmt: skip
def test_what_is_not_read_adds_nothing(paper: FinishedPaper, typed: str, code: str) -> None:
    with pytest.raises(MailError) as raised:
        with_copies(paper, typed)
    assert raised.value.code == code


def test_who_gets_it_already_is_said(paper: FinishedPaper) -> None:
    with pytest.raises(MailError) as raised:
        with_copies(paper, paper.area.recipient.address.upper())
    assert raised.value.code == "copy_there"
    once = with_copies(paper, "lead@school.example")
    with pytest.raises(MailError) as raised:
        with_copies(once, "LEAD@school.example")
    assert raised.value.code == "copy_there"


def test_a_wrong_one_is_taken_out_again(paper: FinishedPaper) -> None:
    two = with_copies(paper, "laed@shool.example, lead@school.example")
    assert without_copy(two, "laed@shool.example").message().cc == ("lead@school.example",)
