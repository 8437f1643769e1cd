"""One referral without a window: from answers to a signed PDF that is read back."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.key_files import key_file, p256
from tests.program import TODAY, Run, answers_file, example, run

__all__ = ["answers_file", "run"]
KEY = "--ephemeral-identity"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder as people have them."""
    folder = tmp_path / "Ärzte & Lehrer's papers (2026)"
    folder.mkdir()
    return folder


def test_a_referral_from_answers_to_verdict(run: Run, work: Path) -> None:
    """What is read goes into a file as UTF-8: PowerShell 5.1 would make UTF-16 of it."""
    out, read = work / "finished papers", work / "read.json"
    ran = run("export", example("child"), "--out", out, KEY, "--today", TODAY, cwd=work)
    assert ran.code == 0, ran.err
    pdf, message = ran.paths
    assert "\\" in str(pdf)
    assert "/" not in str(pdf)
    assert message.suffix == ".eml"
    assert run("verify", pdf, "--json").json["verdict"] == "unchanged"
    assert run("read", pdf, "--out", read).code == 0
    given = json.loads(example("child").read_text("utf-8"))["answers"]
    kept = json.loads(read.read_text("utf-8"))["answers"]
    assert kept["individual.surname"] == given["individual.surname"]
    run("read", pdf, "--out", read).said_plainly(1)
    pdf.write_bytes(pdf.read_bytes() + b"% more\n")
    assert run("verify", pdf).code == 3


def test_a_template_goes_into_a_file_as_utf_8(run: Run, work: Path) -> None:
    mine = work / "mine.json"
    assert run("template", "--out", mine).paths == [mine]
    assert "answers" in json.loads(mine.read_bytes())


def test_a_blank_form_in_large_print(run: Run, work: Path) -> None:
    assert run("blank", "--large", "--out", work / "blank.pdf").code == 0
    assert (work / "blank.pdf").read_bytes().startswith(b"%PDF")


def test_a_long_path_is_taken_or_refused_in_one_sentence(run: Run, work: Path) -> None:
    """Beyond 260 letters Windows takes paths only where the administrator allowed it."""
    deep = work.joinpath(*["a rather long name of a folder"] * 9)
    ran = run("blank", "--out", deep / "blank.pdf")
    if ran.code:
        ran.said_plainly(1)
    else:
        assert ran.paths[0].stat().st_size > 1000


def test_a_key_without_end_signs_and_is_said(run: Run, work: Path) -> None:
    """Organisations' keys often end in 9999, which Windows' own clock functions cannot say."""
    start = datetime.now(UTC) - timedelta(days=1)
    days = (date(9999, 12, 30) - start.date()).days
    (work / "trust.p12").write_bytes(key_file(p256(), start, days=days, passphrase="open sesame"))
    (work / "words").write_bytes(b"open sesame\n")
    with (work / "words").open("rb") as words:
        ran = run(
            "export", example("child"), "--identity", work / "trust.p12", "--today", TODAY,
            "--passphrase-fd", str(words.fileno()), pass_fds=[words.fileno()],
        )  # fmt: skip
    assert ran.code == 0, ran.err
    told = run("verify", ran.paths[0])
    assert told.code == 0, told.err
    assert "9999" in told.out
    countersigned = run(
        "countersign", ran.paths[0], "--ephemeral-identity", "--name", "Lea Sample",
        "--role", "Lead, Example School",
    )  # fmt: skip
    assert countersigned.code == 0, countersigned.err
