"""Pages and data of one paper: equal to the byte, answer by answer, or not known to be equal."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from tests.document.conftest import MOMENT
from tests.document.kinds import LEAD, REFERRER, decision, made
from tests.program import EXAMPLES, Run
from tests.proofs import Record
from tests.whole.two_tongued import TODAY, example, paper_of

from prevent_desktop import document
from prevent_desktop.app import read_library
from prevent_desktop.document import Comparison, Mark, Paper, pdfa
from prevent_desktop.document.packing import pack_streams
from prevent_desktop.form import Value
from prevent_desktop.form.definition import QuestionType
from prevent_desktop.form.files import parse_json
from prevent_desktop.papers.strangers import _compared
from prevent_desktop.papers.submission import Order
from prevent_desktop.papers.submission import paper_of as paper_of_order
from prevent_desktop.referral import Referral, referral_from_file

HERE = Path(__file__).resolve().parents[1]
ODD_ANSWERS = sorted((HERE / "cases" / "answers").rglob("*.json"))
FROZEN = sorted((HERE / "document" / "shapes").glob("*/example-*.pdf"))


def compared(pdf: bytes) -> Comparison:
    return _compared(pdf, read_library)


def made_by_program(referral: Referral) -> Paper:
    """What the program itself makes of a referral, whole or not."""
    order = Order(
        referral=referral,
        identity=None,
        reference="PR-7K2M-4H9Q",
        moment=MOMENT,
        today=TODAY,
        folder=Path(),
        incomplete=True,
        message_template="",
    )
    return paper_of_order(order, REFERRER.fingerprint)


def signed(paper: Paper) -> bytes:
    return document.sign(document.render(paper), REFERRER, MOMENT, Mark(typed="Sam Sample"))


# --- honest papers ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_pages_of_an_honest_paper_are_made_again_to_the_byte(name: str) -> None:
    pdf = signed(made_by_program(example(name)))
    for each in (pdf, document.countersign(pdf, LEAD, MOMENT)):
        assert compared(each) == Comparison(how="made_again")


@pytest.mark.parametrize("changed", [None, (), ("Surname",), tuple("abcdefghij")])
@pytest.mark.parametrize("why", ["", "The school wrote the wrong year."])
def test_an_amended_copy_is_made_again_too(changed: tuple[str, ...] | None, why: str) -> None:
    paper = replace(made_by_program(example()), replaces="PR-2222-3333", why=why, changed=changed)
    assert compared(signed(paper)) == Comparison(how="made_again")


def test_odd_answers_are_never_held_against_their_paper(record: Record) -> None:
    """Whatever people wrote: made again to the byte, and, by other clocks, the same row by row."""
    for path in ODD_ANSWERS:
        referral = referral_from_file(read_library(), parse_json(path.read_bytes()))
        assert compared(signed(made_by_program(referral))) == Comparison(how="made_again"), (
            path.name
        )
    record("papers with odd answers, made again to the byte", len(ODD_ANSWERS), 0)


ODD_TEXTS = {
    "blanks": " \t a \u00a0 b\u2003",
    "a line that looks like one of ours": "Not given: surname; phone.",
    "a box that is explained": "\u25a1 stands for: nothing",
    "no font": "\U000e0041\U0001f9ff \U00013000 text",
    "right to left": "\u05e9\u05dc\u05d5\u05dd abc (\u0645\u062d\u0645\u062f) 12",
    "turned about": "\u202eabc\u202c \u2066x\u2069",
    "signs of PDF": "(\\) <</A 1>> BDC [<0001>] TJ % </MCID",
    "paragraphs": "What was seen and heard\n\nOne.\n\n\n\nTwo:\nthree" * 40,
    "one long word": "x" * 900,
    "heaped": "e\u0301\u0323\u0301" * 30 + "\u1112\u1161\u11ab",
}


@pytest.mark.parametrize("name", ODD_TEXTS)
def test_what_people_write_is_never_held_against_their_paper(name: str) -> None:
    referral, text = example(), ODD_TEXTS[name]
    for question in ("concerns.description", "individual.family_details", "other.anything_else"):
        if question in referral.form.by_id:
            referral = referral.with_value(question, text)
    short = " ".join(text.split())[:120]
    for question in ("individual.surname", "referrer.role_org", "safeguarding.informed_detail"):
        referral = referral.with_value(question, short)
    referral = referral.with_value("individual.other_names", (short, "Ro"))
    paper = made_by_program(referral)
    found = compared(signed(paper))
    assert found == Comparison(how=found.how)
    assert found.how == ("rows" if name == "blanks" else "made_again")
    found = compared(signed(replace(paper, fingerprint="")))
    assert (found.missing, found.odd) == ((), False)


@pytest.mark.parametrize("name", EXAMPLES)
def test_where_another_version_made_the_pages_each_answer_is_compared(name: str) -> None:
    pdf = signed(replace(made_by_program(example(name)), fingerprint=""))
    assert compared(pdf) == Comparison(how="rows")


@pytest.mark.parametrize("path", FROZEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_paper_of_a_former_version_is_never_accused(path: Path) -> None:
    found = compared(path.read_bytes())
    assert (found.missing, found.other, found.odd) == ((), (), False)


def test_what_holds_no_data_is_not_called_compared(run: Run, tmp_path: Path) -> None:
    without = replace(made_by_program(example()), payload=None)
    note = document.sign(decision(), REFERRER, MOMENT)
    for pdf in (signed(without), note):
        found = compared(pdf)
        assert found == Comparison(how="no_data")
        assert not found.compared
        path = tmp_path / "without.pdf"
        path.write_bytes(pdf)
        told = run("verify", path)
        assert "compared" not in told.out.replace("Compare the fingerprint", "")


def test_it_is_said_by_what_it_is_known(run: Run, tmp_path: Path) -> None:
    pdf = tmp_path / "one.pdf"
    pdf.write_bytes(signed(made_by_program(example())))
    assert "The pages are exactly those" in run("verify", pdf).out
    found = run("verify", pdf, "--json").json
    assert (found["compared"], found["compared_by"]) == (True, "made_again")
    pdf.write_bytes(signed(replace(made_by_program(example()), fingerprint="")))
    assert "with the text of its own row" in run("verify", pdf).out
    assert run("verify", pdf, "--json").json["compared_by"] == "rows"
    pdf.write_bytes(made("signed"))
    assert run("verify", pdf, "--json").json["compared"] is False


# --- opposite answers ---------------------------------------------------------------------------


def test_every_other_choice_is_told() -> None:
    referral = example()
    for question in referral.form.by_id.values():
        value = referral.answers.get(question.id)
        if question.type is not QuestionType.CHOICE or not isinstance(value, str):
            continue
        for option in question.options:
            if option.value != value:
                other = referral.with_value(question.id, option.value)
                found = compared(paper_of(referral, other))
                assert question.id in found.missing, (question.id, option.value)
                assert not found.compared


PARTS: dict[str, Value] = {
    "individual.surname": "Example",
    "referrer.phone": "0",
    "referrer.email": "academy.example.org",
    "concerns.description": "What was seen and heard",
    "individual.other_names": ("Ro",),
    "safeguarding.informed_detail": "agreed",
}


@pytest.mark.parametrize("question", PARTS)
def test_a_part_of_what_stands_on_the_pages_is_another_answer(question: str) -> None:
    referral = example()
    found = compared(paper_of(referral, referral.with_value(question, PARTS[question])))
    assert found.missing == (question,)
    assert not found.compared


def test_what_stands_in_another_row_is_another_answer() -> None:
    """Their school's name as a surname: it can be read in the pages, and is no answer to that."""
    referral = example()
    found = compared(paper_of(referral, referral.with_value("individual.surname", "Academy")))
    assert found.missing == ("individual.surname",)


def test_what_only_the_pages_say_is_told() -> None:
    referral = example()
    less = referral.with_value("individual.gender", None)
    found = compared(paper_of(referral, less))
    assert found.missing == ("individual.gender",)


def test_an_entry_of_a_list_that_is_another_is_told() -> None:
    referral = example()
    rows: Value = ({"address": "14 Sample Street, Exampleham", "postcode": "ZZ99 9ZZ"},)
    found = compared(paper_of(referral, referral.with_value("individual.addresses", rows)))
    assert found.missing == ("individual.addresses",)


# --- pages that do not show what is read --------------------------------------------------------

Change = Callable[[bytes], bytes]
UNSEEN: dict[str, Change] = {
    "covered": lambda old: old + b"\n/Artifact BMC\n1 1 1 rg 0.00 0.00 595.28 841.89 re f\nEMC\n",
    "covered by a band": lambda old: (
        old + b"\n/Artifact BMC\n0.58 0.078 0.098 rg 0 0.00 595.28 800.00 re f\nEMC\n"
    ),
    "covered by a stroke": lambda old: (
        old + b"\n/Artifact BMC\n0.043 0.047 0.047 RG 800 w 0.00 400.00 m 595.28 400.00 l S\nEMC\n"
    ),
    "without ink": lambda old: b"3 Tr\n" + old,
    "white": lambda old: old.replace(b"0.043 0.047 0.047 rg BT", b"1 1 1 rg BT"),
    "tiny": lambda old: old.replace(b" 10.5 Tf", b" 0.1 Tf"),
    "beyond the edge": lambda old: old.replace(b"1 0 0 1 190.700", b"1 0 0 1 990.700"),
    "turned away": lambda old: old.replace(b"1 0 0 1 190.700", b"-1 0 0 -1 190.700"),
    "pushed away": lambda old: old.replace(b"] TJ", b" -90000<0001>] TJ"),
    "clipped": lambda old: b"0 0 1 1 re W n\n" + old,
    "other words, not read": lambda old: (
        old
        + b"\n/Artifact BMC\n0.043 0.047 0.047 rg BT\n/T0 10.5 Tf\n1 0 0 1 56.700 400.000 Tm\n"
        + b"[<00010002>] TJ\nET\nEMC\n"
    ),
    "words that belong to nothing": lambda old: (
        old
        + b"\n0.043 0.047 0.047 rg BT\n/T0 10.5 Tf\n1 0 0 1 56.700 400.000 Tm\n[<0001>] TJ\nET\n"
    ),
}


def redrawn(change: Change, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A signed paper whose pages are drawn in another way; what is read of them is the same."""

    def packed(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.obj.Contents = pdf.make_stream(change(page.obj.Contents.read_bytes()))
        pack_streams(pdf)

    with monkeypatch.context() as patch:
        patch.setattr(pdfa, "pack_streams", packed)
        return signed(made_by_program(example()))


def test_pages_that_are_drawn_as_ever_are_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    found = compared(redrawn(lambda old: old + b"\n", monkeypatch))
    assert found == Comparison(how="rows")


@pytest.mark.parametrize("name", UNSEEN)
def test_what_is_read_and_not_seen_is_not_compared(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = redrawn(UNSEEN[name], monkeypatch)
    assert document.verify(pdf).kind is document.VerdictKind.UNCHANGED
    found = compared(pdf)
    assert found.odd
    assert not found.compared


def test_it_is_said_that_pages_are_drawn_otherwise(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = tmp_path / "cover.pdf"
    pdf.write_bytes(redrawn(UNSEEN["covered"], monkeypatch))
    told = run("verify", pdf)
    assert told.code == 0
    assert "The pages are not drawn as this program draws them" in told.out
    found = run("verify", pdf, "--json").json
    assert (found["compared"], found["drawn_otherwise"]) == (False, True)
    assert "not drawn as this program" in run("read", pdf).err
