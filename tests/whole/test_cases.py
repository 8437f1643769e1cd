"""Answers files that were judged wrongly once, each with what is right about it.

The files are in tests/cases/answers; a test is named after its file. All people are invented.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.document.conformance import PROFILES, report
from tests.program import TODAY, Run

CASES = Path(__file__).parents[1] / "cases" / "answers"
CHILD = ("warning", "individual.dob")
"""Every case is about a girl of 13: that is always worth a look."""
Found = set[tuple[str, str]]


@dataclass(frozen=True)
class Right:
    """What the check has to say: the exit code, what it finds, and words that stand in it."""

    code: int
    found: Found
    said: tuple[str, ...] = ()


SOMEBODY = "person who wishes to stay anonymous stands under"
RIGHT = {
    "age_words": Right(
        0, {CHILD, ("warning", "education.current")}, ("is or may be under 18",)
    ),
    "anon_accents_dropped": Right(
        0, {CHILD, ("warning", "concerns.description")}, (SOMEBODY, "\u201cZoe Nunez\u201d")
    ),
    "anon_double_barrel": Right(
        0, {CHILD, ("warning", "concerns.description")}, (SOMEBODY, "\u201cTestwick\u201d")
    ),
    "anon_two_forenames": Right(
        0, {CHILD, ("warning", "concerns.description")}, (SOMEBODY, "\u201cMorgan\u201d")
    ),
    "email_two": Right(0, {CHILD}),
    "phone_two_slash": Right(0, {CHILD}),
    "leftover_word": Right(
        0, {CHILD, ("warning", "needs.description")}, ("Click or tap here to enter text",)
    ),
    "paste_word_linebreak": Right(0, {CHILD}),
    "spelling_common_words": Right(0, {CHILD}),
    "spelling_religion": Right(0, {CHILD}),
    "year_0026": Right(
        2,
        {CHILD, ("error", "dates.first_identified"), ("error", "dates.referral")},
        ("the year 26",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("stem", RIGHT)
def test_case(run: Run, stem: str) -> None:
    right = RIGHT[stem]
    ran = run("check", CASES / f"{stem}.json", "--json", "--today", TODAY)
    assert ran.code == right.code, ran.err
    findings = ran.json["findings"]
    assert {(each["level"], each["question"]) for each in findings} == right.found
    messages = " ".join(each["message"] for each in findings)
    assert all(words in messages for words in right.said), messages
    exposing = [each for each in findings if "stay anonymous" in each["message"]]
    assert all(each["passages"][0].startswith("On Tuesday 17 November") for each in exposing)


def test_case_paste_word_linebreak_on_paper(run: Run) -> None:
    """The soft line break of Word ends a line on paper; nothing is joined, nothing is a box."""
    file = CASES / "paste_word_linebreak.json"
    ran = run("export", file, "--out", "out", "--ephemeral-identity", "--today", TODAY)
    assert ran.code == 0, ran.err
    told = run("read", ran.paths[0], "--text").out
    assert "AAA Monday he said this. Tuesday he said that. ZZZ" in told


@pytest.mark.parametrize(
    "stem", ["signer_arabic_forename", "signer_emoji", "signer_hebrew_school", "u-bom-mid"]
)
def test_case_that_could_not_be_signed_or_archived(run: Run, stem: str) -> None:
    """Everyone can sign, and a mark inside a word harms no paper."""
    file = CASES / f"{stem}.json"
    assert run("check", file, "--today", TODAY).code == 0
    ran = run("export", file, "--out", "out", "--ephemeral-identity", "--today", TODAY)
    assert ran.code == 0, ran.err
    verdict = run("verify", ran.paths[0], "--json")
    assert (verdict.code, verdict.json["verdict"]) == (0, "unchanged")
    pdf = ran.paths[0].read_bytes()
    assert [line for each in PROFILES for line in report(pdf, each).unexpected()] == []


def test_case_inc(run: Run) -> None:
    """An incomplete referral that gives police nobody to ring: that is an error of its own."""
    ran = run("check", CASES / "inc.json", "--json", "--today", TODAY)
    assert ran.code == 2
    unreachable = [f for f in ran.json["findings"] if f["question"] == "referrer.phone"]
    assert [f["level"] for f in unreachable] == ["error"]
    assert "cannot reach you" in unreachable[0]["message"]


def test_case_inc_on_paper(run: Run) -> None:
    """Handed over all the same, it names what is missing, and tells the reader to ring nobody."""
    wishes = ("--incomplete", "--ephemeral-identity", "--today", TODAY)
    ran = run("export", CASES / "inc.json", *wishes)
    assert ran.code == 0, ran.err
    assert ran.err.count("The paper gives no way to ask back") == 1
    told = run("read", "--text", ran.paths[0]).out
    front = told.partition("The person referred\n")[0]
    for said in (
        "The concern: what has happened, and why the referrer is worried.",
        "Dates: concern first came to light, date of this referral.",
        "It gives no phone number and no email address of the person who made it.",
    ):
        assert said in front, said
    assert "Ring" not in front
    assert "can be asked" not in front


def test_case_powershell_utf16(run: Run) -> None:
    """What Windows PowerShell's ">" makes of `template` is read: every question, unanswered."""
    ran = run("check", CASES / "powershell_utf16.json", "--json", "--today", TODAY)
    assert ran.code == 2, ran.err
    assert ("error", "concerns.description") in {
        (f["level"], f["question"]) for f in ran.json["findings"]
    }


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-be"])
def test_a_byte_order_mark_names_the_encoding(run: Run, tmp_path: Path, encoding: str) -> None:
    text = (CASES / "email_two.json").read_text("utf-8")
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    file = tmp_path / "answers.json"
    file.write_bytes((mark + text).encode(encoding))
    assert run("check", file, "--today", TODAY).code == 0


def test_a_broken_utf16_file_is_one_sentence(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_bytes("{}".encode("utf-16") + b"x")
    run("check", file).said_plainly(1)


def test_a_wrong_date_is_said_without_the_spelling_of_files_and_helped_with_beside(
    run: Run, tmp_path: Path
) -> None:
    text = (CASES / "email_two.json").read_text("utf-8")
    file = tmp_path / "answers.json"
    file.write_text(text.replace('"2013-03-09"', '"09/03/2013"'), "utf-8")
    ran = run("check", file, "--today", TODAY)
    assert ran.code == 2
    assert "error: individual.dob: Date of birth must be a real date" in ran.out
    assert "2010-05" not in ran.out
    assert "In an answers file, dates are written 2010-05-14, 2010-05 or 2010." in (
        ran.err.splitlines()
    )
