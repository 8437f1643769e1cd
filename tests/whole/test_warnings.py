"""What is said of a paper wherever its signature is looked at, not only where it is verified."""

from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name
from tests.document.conftest import MOMENT
from tests.document.kinds import REFERRER, made
from tests.program import Run
from tests.whole.two_tongued import example, paper_of

from prevent_desktop import document
from prevent_desktop.document import Holder, Mark, pdfa
from prevent_desktop.document.packing import pack_streams

DIFFERS = "The data inside the file and its pages do not say the same"


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A paper as a later version may write it: with one more key in its catalogue."""

    def with_layout(pdf: pikepdf.Pdf) -> None:
        pdf.Root.PageLayout = Name.SinglePage
        pack_streams(pdf)

    monkeypatch.setattr(pdfa, "pack_streams", with_layout)
    referral = example()
    path = tmp_path / "newer.pdf"
    path.write_bytes(paper_of(referral, referral))
    return path


def test_a_whole_paper_of_a_newer_version_is_not_called_changed(run: Run, newer: Path) -> None:
    told = run("verify", newer)
    assert told.code == 1
    assert "or by a newer version" in told.out
    assert "changed since" not in told.out
    found = run("verify", newer, "--json").json
    assert (found["verdict"], found["reason"]) == ("not_ours", "not_ours")
    assert [each["changed_since"] for each in found["signatures"]] == ["not_known"]
    for words in (("read", newer), ("countersign", newer, "--name", "A", "--ephemeral-identity")):
        refused = run(*words)
        assert (refused.code, refused.out) == (1, "")
        assert "or by a newer version" in refused.err
        assert "changed after" not in refused.err
    assert run("read", newer, "--unverified").json["form"] == "prevent-national"


def test_a_newer_paper_whose_signed_bytes_changed_is_called_changed(run: Run, newer: Path) -> None:
    whole = newer.read_bytes()
    at = whole.index(b"stream", 2000) + 60
    newer.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    assert run("verify", newer, "--json").json["reason"] == "signed_bytes"
    newer.write_bytes(whole + b"\n% hello\n")
    assert run("verify", newer, "--json").json["verdict"] == "changed"


def test_nobody_is_sent_for_answers_that_are_not_there(run: Run, tmp_path: Path) -> None:
    blank = run("blank").folder / "blank.pdf"
    refused = run("read", blank)
    assert (refused.code, "--unverified" in refused.err) == (4, False)
    assert "holds no answers" in refused.err
    without = tmp_path / "without.pdf"
    without.write_bytes(made("without answers"))
    changed = bytearray(without.read_bytes())
    changed[changed.index(b"stream", 2000) + 60] ^= 1
    without.write_bytes(changed)
    refused = run("read", without)
    assert (refused.code, "--unverified" in refused.err) == (3, False)
    assert "holds no answers" in refused.err


def test_what_differs_is_said_by_every_command_that_uses_the_paper(
    run: Run, tmp_path: Path
) -> None:
    referral = example()
    pdf = tmp_path / "two.pdf"
    pdf.write_bytes(paper_of(referral, referral.with_value("referrer.phone", "01632 960999")))
    text = run("read", pdf, "--text")
    assert (text.code, DIFFERS in text.err, DIFFERS in text.out) == (0, True, False)
    read = run("read", pdf)
    assert (read.code, DIFFERS in read.err) == (0, True)
    assert read.json["answers"]["referrer.phone"] == "01632 960999"
    (line,) = run("read", pdf, "--lines").out.splitlines()
    assert '"not_in_pages": ["referrer.phone"]' in line
    signed = run("countersign", pdf, "--name", "Ann Lead", "--ephemeral-identity")
    assert signed.code == 0
    assert signed.err.index(DIFFERS) < signed.err.index("Countersigned as")


def test_an_honest_paper_is_read_without_a_word(run: Run, tmp_path: Path) -> None:
    referral = example()
    pdf = tmp_path / "one.pdf"
    pdf.write_bytes(paper_of(referral, referral))
    assert run("read", pdf).err == ""


def test_one_name_twice_is_said_before_and_after(run: Run, tmp_path: Path) -> None:
    pdf = tmp_path / "one.pdf"
    pdf.write_bytes(made("signed"))
    name = REFERRER.holder.name
    signed = run("countersign", pdf, "--name", name.upper(), "--ephemeral-identity")
    assert signed.code == 0
    assert signed.err.index("The referrer signed in this name too") < signed.err.index("Countersig")
    told = run("verify", signed.paths[0])
    assert "Both signatures are in one name: the second may be nobody else's." in told.out
    found = run("verify", signed.paths[0], "--json").json
    assert (found["one_name_twice"], found["one_key_twice"]) == (True, False)
    other = run("countersign", pdf, "--name", "Ann Lead", "--ephemeral-identity", "--out", "b.pdf")
    assert "in this name too" not in other.err
    assert run("verify", other.paths[0], "--json").json["one_name_twice"] is False


def test_a_lead_who_signed_before_the_referrer_is_remarked_on(run: Run, tmp_path: Path) -> None:
    early = MOMENT - timedelta(days=400)
    lead = document.make_identity(Holder("Ann Lead", "DSL"), early)
    pdf = tmp_path / "order.pdf"
    pdf.write_bytes(document.countersign(made("signed"), lead, early, Mark()))
    told = run("verify", pdf)
    assert told.code == 0
    assert "The lead's signature is dated before the referrer's, which it covers" in told.out
    assert run("verify", pdf, "--json").json["lead_before_referrer"] is True
    pdf.write_bytes(made("countersigned"))
    assert "dated before" not in run("verify", pdf).out
