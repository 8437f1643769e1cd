"""`countersign` and `read --lines`, run as a person or a script runs them."""

import json
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from tests.key_files import HOLDER, Key, ed25519_key, key_file, p256, rsa2048
from tests.program import TODAY, Ran, Run, example


@pytest.fixture
def made(run: Run) -> Ran:
    ran = run(
        "export", example("child"), "--ephemeral-identity", "--today", TODAY, "--out", "papers"
    )
    assert ran.code == 0, ran.err
    return ran


def test_a_lead_countersigns_a_copy(run: Run, made: Ran) -> None:
    paper = made.paths[0]
    before = paper.read_bytes()
    ran = run(
        "countersign", paper, "--ephemeral-identity", "--name", "Lea Lead", "--role", "Head",
        "--typed", "Lea Lead",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert "Not changed since somebody signed it." in ran.err
    (saved,) = ran.paths
    assert saved.name == f"{paper.stem}-countersigned.pdf"
    assert paper.read_bytes() == before
    told = run("verify", saved, "--json").json
    assert (told["verdict"], told["reason"], told["one_key_twice"]) == ("unchanged", "", False)
    assert [fact["name"] for fact in told["signatures"]] == ["Priya Sampleford", "Lea Lead"]
    assert [fact["changed_since"] for fact in told["signatures"]] == ["countersigned", "nothing"]
    again = run("countersign", saved, "--ephemeral-identity", "--name", "C")
    assert again.code == 1
    assert "countersigned already" in again.err


def test_a_signer_that_was_compared_is_said_to_be_known(run: Run, made: Ran) -> None:
    paper = made.paths[0]
    first = run("verify", paper, "--json").json
    mark = first["signatures"][0]["fingerprint"]
    assert first["signatures"][0]["known"] is False
    other = "0" * 64
    for typed in (mark, mark.lower().replace("-", " "), mark.replace("-", "")):
        ran = run("verify", paper, "--json", "--known-signer", other, "--known-signer", typed)
        assert ran.code == 0
        assert ran.json["signatures"][0]["known"] is True
        assert ran.json == {**first, "signatures": [{**first["signatures"][0], "known": True}]}
    assert "This key is not known here." in run("verify", paper).out
    assert "This key is one of those you named." in run("verify", paper, "--known-signer", mark).out
    unknown = run("verify", paper, "--json", "--known-signer", other)
    assert unknown.json == first


def test_a_known_signer_never_mends_a_verdict(run: Run, made: Ran, tmp_path: Path) -> None:
    mark = run("verify", made.paths[0], "--json").json["signatures"][0]["fingerprint"]
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(made.paths[0].read_bytes() + b"% more\n")
    ran = run("verify", changed, "--known-signer", mark)
    assert ran.code == 3
    assert "Changed after it was signed" in ran.out
    assert "the file was changed: that shows nothing" in ran.out


@pytest.mark.parametrize("typed", ["", "1A2B", "G" * 64, "0" * 63, "0" * 65])
def test_a_fingerprint_that_is_none_is_wrong_usage(run: Run, made: Ran, typed: str) -> None:
    ran = run("verify", made.paths[0], "--known-signer", typed)
    ran.said_plainly(64)
    assert "not a fingerprint" in ran.err


@pytest.mark.needs("pdfsig")
@pytest.mark.parametrize("make", [p256, rsa2048])
def test_a_lead_countersigns_with_a_key_file(
    run: Run, made: Ran, tmp_path: Path, make: Callable[[], Key]
) -> None:
    start = datetime.now(UTC) - timedelta(days=1)
    ran = with_key(run, made, tmp_path, key_file(make(), start, passphrase="open sesame"))
    assert ran.code == 0, ran.err
    names = [fact["name"] for fact in run("verify", ran.paths[0], "--json").json["signatures"]]
    assert names == ["Priya Sampleford", HOLDER]
    done = subprocess.run(["pdfsig", ran.paths[0]], capture_output=True, text=True, check=False)
    assert done.stdout.count("Signature is Valid") == 2


@pytest.mark.parametrize(
    ("make", "day", "days", "words"),
    [
        (ed25519_key, -1, 9, "use a P-256 or RSA key"),
        (p256, -9, 8, "The certificate of this key ended on"),
        (p256, 2, 8, "The certificate of this key begins on"),
    ],
)
def test_a_key_file_that_may_not_sign(
    run: Run, made: Ran, tmp_path: Path, *, make: Callable[[], Key], day: int, days: int, words: str
) -> None:
    start = datetime.now(UTC) + timedelta(days=day)
    content = key_file(make(), start, days=days, passphrase="open sesame")
    ran = with_key(run, made, tmp_path, content)
    assert ran.code == 1
    assert words in ran.err
    assert not list(ran.folder.rglob("*-countersigned.pdf"))


def with_key(run: Run, made: Ran, tmp_path: Path, content: bytes) -> Ran:
    key, given = tmp_path / "trust.p12", tmp_path / "passphrase"
    key.write_bytes(content)
    given.write_bytes(b"open sesame\n")
    with given.open("rb") as file:
        number = file.fileno()
        return run(
            "countersign", made.paths[0], "--identity", key, "--passphrase-fd", str(number),
            pass_fds=[number],
        )  # fmt: skip


def test_a_changed_paper_is_not_countersigned(run: Run, made: Ran, tmp_path: Path) -> None:
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(made.paths[0].read_bytes() + b"% more\n")
    ran = run("countersign", changed, "--ephemeral-identity", "--name", "Lea")
    assert ran.code == 3
    assert "Something follows after the end" in ran.err
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["changed.pdf"]


def test_who_countersigns_has_to_be_said(run: Run, made: Ran) -> None:
    ran = run("countersign", made.paths[0], "--ephemeral-identity")
    ran.said_plainly(64)


def test_many_files_are_read_as_lines(run: Run, made: Ran, tmp_path: Path) -> None:
    paper = made.paths[0]
    changed, nothing = tmp_path / "changed.pdf", tmp_path / "nothing.pdf"
    changed.write_bytes(paper.read_bytes() + b"% more\n")
    nothing.write_bytes(b"hello")
    ran = run("read", "--lines", paper, changed, nothing, tmp_path / "missing.pdf", paper)
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["verdict"] for line in lines] == [
        "unchanged", "changed", "unreadable", None, "unchanged",
    ]  # fmt: skip
    assert lines[0]["answers"]["answers"] == json.loads(run("read", paper).out)["answers"]
    assert lines[0] == lines[4]
    assert all(line["answers"] is None and line["error"] for line in lines[1:4])
    assert ran.code == 3


def test_a_paper_is_read_as_text(run: Run, made: Ran, tmp_path: Path) -> None:
    ran = run("read", "--text", made.paths[0])
    assert ran.code == 0
    assert "Not changed since somebody signed it." in ran.err
    lines = ran.out.splitlines()
    assert lines[0] == "Prevent referral"
    assert "Surname: Exampleton" in lines
    assert "Digitally signed by" in lines
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(made.paths[0].read_bytes() + b"% more\n")
    told = run("read", "--text", changed)
    assert (told.code, told.out) == (3, ran.out)


def test_more_files_need_lines(run: Run, made: Ran) -> None:
    run("read", made.paths[0], made.paths[0]).said_plainly(64)


def test_the_blank_form_in_large_print_has_more_pages(run: Run) -> None:
    usual, large = run("blank").paths[0], run("blank", "--large", "--out", "large.pdf").paths[0]
    counts = []
    for path in (usual, large):
        with pikepdf.open(path) as pdf:
            counts.append(len(pdf.pages))
    assert counts[1] > counts[0] > 0


def test_a_copy_in_large_print_is_marked_and_not_signed(run: Run) -> None:
    """One signed file for each reference; the copy holds no answers for programs."""
    ran = run("export", example("child"), "--large-copy", "--ephemeral-identity", "--today", TODAY)
    assert ran.code == 0, ran.err
    pdf, _, copy = ran.paths
    assert copy.name == f"{pdf.stem} large print copy.pdf"
    assert run("verify", pdf).code == 0
    assert run("verify", copy).code == 4
    assert run("read", "--unverified", copy).code == 1
    with pikepdf.open(copy) as opened:
        assert "/AcroForm" not in opened.Root
        sizes = {
            float(step.operands[1])
            for page in opened.pages
            for step in pikepdf.parse_content_stream(page)
            if str(step.operator) == "Tf"
        }
    assert min(sizes) >= 18
    told = run("read", "--text", copy).out
    assert "COPY in large print, not signed" in told
    assert "The signed file of this reference is the referral." in told
