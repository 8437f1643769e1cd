"""An amended copy says on its first page what it replaces, and asks for a correction."""

import json
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from tests.program import TODAY, Run

from prevent_desktop.app import read_library
from prevent_desktop.document import (
    Holder,
    VerdictKind,
    as_text,
    make_identity,
    read_payload,
    verify,
)
from prevent_desktop.form.files import to_document
from prevent_desktop.kept.amends import Amends, believed
from prevent_desktop.papers.submission import Order, Submission
from prevent_desktop.referral import referral_from_file
from prevent_desktop.shipped import resources

EXAMPLE = resources.path("examples", "child.json")
FIRST = "PR-7K2M-4H9Q"
WHY = "The surname was misspelt."


def test_export_makes_one(run: Run) -> None:
    ran = run(
        "export", EXAMPLE, "--replaces", "pr-7k2m\u20134h9q", "--why", WHY, "--out", "out",
        "--ephemeral-identity", "--today", TODAY,
    )  # fmt: skip
    assert ran.code == 0, ran.err
    pdf, eml = (path.read_bytes() for path in ran.paths)
    told = as_text(pdf)
    assert f"please correct your record of {FIRST}" in told
    assert WHY in told
    assert "not listed" in told
    answers = read_payload(pdf).decode()
    assert FIRST not in answers
    assert WHY not in answers
    mail = message_from_bytes(eml, policy=default)
    body = mail.get_body()
    assert body is not None
    assert f"please correct your record of {FIRST}" in body.get_content().replace("\n", " ")
    assert WHY not in body.get_content()
    assert str(mail["Subject"]).endswith("(amended copy)")
    assert run("verify", ran.paths[0]).code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("--replaces", FIRST),
        ("--why", WHY),
        ("--replaces", "ABC/123", "--why", WHY),
        ("--replaces", FIRST, "--why", "  "),
        ("--replaces", FIRST, "--why", "x" * 501),
    ],
)
def test_half_a_wish_is_wrong_usage(run: Run, words: tuple[str, ...]) -> None:
    ran = run("export", EXAMPLE, *words, "--out", "out", "--ephemeral-identity")
    ran.said_plainly(64)
    assert not (ran.folder / "out").exists()


def paper(folder: Path, moment: datetime, changes: dict[str, str]) -> tuple[str, bytes]:
    """The text of an amended copy and its bytes, made from a draft that knows what was sent."""
    library = read_library()
    sent = referral_from_file(library, json.loads(EXAMPLE.read_text("utf-8")))
    now = sent
    for question, value in changes.items():
        now = now.with_value(question, value)
    amends = Amends(replaces=FIRST, earlier=to_document(sent.released())).with_reason(WHY)
    order = Order(
        referral=now,
        identity=make_identity(Holder("Sam Sample", ""), moment),
        reference="PR-2222-2222",
        moment=moment,
        today=moment.date(),
        folder=folder,
        incomplete=True,
        message_template=resources.read_text("mail", "message.txt"),
        save_message=False,
        amends=amends,
    )
    job = Submission(order)
    job.run()
    return job.text(), job.finished().signed


def test_the_first_page_lists_what_was_changed_in_the_papers_own_words(
    tmp_path: Path, moment: datetime
) -> None:
    told, _ = paper(tmp_path, moment, {"individual.surname": "Exampel", "needs.description": "N"})
    start = told.index("Answers that were changed:")
    listed = told[start:].splitlines()[1:4]
    assert listed[:2] == ["Surname", "Needs or difficulties of the person"]
    assert "Exampel" not in told[:start]


def test_a_copy_in_which_everything_is_changed_still_has_one_first_page(
    tmp_path: Path, moment: datetime
) -> None:
    texts = [q.id for q in read_library().default_form.questions() if q.type == "text"]
    told, signed = paper(tmp_path, moment, dict.fromkeys(texts, "other"))
    assert "Previous work and employers" in told
    assert verify(signed).kind is VerdictKind.UNCHANGED


def test_the_same_answers_again_are_said_to_be_the_same(tmp_path: Path, moment: datetime) -> None:
    told, _ = paper(tmp_path, moment, {})
    assert "The answers are the same" in told


def test_a_claim_in_a_transfer_file_is_believed_only_as_a_reference() -> None:
    assert not believed(Amends(replaces="<script>", why=WHY))
    kept = believed(Amends(replaces=FIRST, why=f" {WHY} " + "x" * 600))
    assert (kept.replaces, len(kept.why)) == (FIRST, 500)
