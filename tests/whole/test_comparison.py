"""What stands beside a verdict: pages and data that differ, another name typed, a time ahead."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from tests.document.conftest import MOMENT
from tests.document.kinds import LEAD, REFERRER, decision, made
from tests.program import Run
from tests.whole.two_tongued import example, paper_of

from prevent_desktop import document
from prevent_desktop.document import Mark, appearance, names_look_alike, signing
from prevent_desktop.form import Value
from prevent_desktop.papers.strangers import Strangers

OTHER: dict[str, Value] = {
    "referrer.phone": "01632 960999",
    "individual.surname": "Otherwise",
    "individual.dob": "2009-05-14",
    "concerns.description": "There is no concern after all.",
    "individual.addresses": ({"address": "9 Elsewhere Close", "postcode": "ZZ99 9ZZ"},),
    "individual.other_names": ("Nobody", "Else"),
}


@pytest.mark.parametrize("question", OTHER)
def test_a_value_that_the_pages_do_not_show_is_named(question: str) -> None:
    referral = example()
    with Strangers() as strangers:
        pdf = paper_of(referral, referral.with_value(question, OTHER[question]))
        found = strangers.compare(pdf)
    assert found is not None
    assert found.missing == (question,)


def test_it_is_said_on_the_command_line(run: Run, tmp_path: Path) -> None:
    referral = example()
    pdf = tmp_path / "two.pdf"
    other = referral.with_value("referrer.phone", "01632 960999")
    pdf.write_bytes(paper_of(referral, other, Mark(typed="Somebody Else")))
    told = run("verify", str(pdf))
    assert told.code == 0
    label = referral.form.by_id["referrer.phone"].label
    assert "The data inside the file and its pages do not say the same" in told.out
    assert f"It is about: {label}." in told.out
    assert "The referrer's typed signature is another name than the key's." in told.out
    found = json.loads(run("verify", "--json", str(pdf)).out)
    assert (found["verdict"], found["compared"], found["compared_by"]) == ("unchanged", False, "")
    assert found["not_in_pages"] == ["referrer.phone"]
    assert found["typed_other_name"] == ["referrer"]


def test_a_box_of_another_key_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = document.make_identity(document.Holder("Jane Doe", "Chief Constable"), MOMENT)
    draw, signed = appearance.draw_appearance, made("signed")
    monkeypatch.setattr(
        signing, "draw_appearance", lambda _key, *rest, **named: draw(other, *rest, **named)
    )
    pdf = tmp_path / "box.pdf"
    pdf.write_bytes(document.countersign(signed, LEAD, MOMENT))
    told = run("verify", str(pdf))
    assert told.code == 0
    assert (
        "The box of the lead's signature does not show the name, role and fingerprint" in told.out
    )
    found = json.loads(run("verify", "--json", str(pdf)).out)
    assert found["box_of_other_key"] == ["lead"]


def test_a_question_set_that_is_not_known_is_not_compared(run: Run) -> None:
    frozen = Path(__file__).resolve().parents[1] / "document" / "shapes" / "1" / "complete.pdf"
    told = run("verify", str(frozen))
    assert "could not be compared, or not in full: read the pages" in told.out
    assert json.loads(run("verify", "--json", str(frozen)).out)["compared"] is False


def test_a_time_ahead_is_said(run: Run, tmp_path: Path) -> None:
    late = MOMENT + timedelta(days=400)
    pdf = tmp_path / "late.pdf"
    identity = document.make_identity(REFERRER.holder, late)
    pdf.write_bytes(document.sign(decision(), identity, late))
    told = run("verify", str(pdf))
    assert told.code == 0
    assert "The signing time lies in the future" in told.out
    found = json.loads(run("verify", "--json", str(pdf)).out)
    assert found["signatures"][0]["in_future"] is True


ALIKE = [
    ("Priya Sampleford", "PRIYA SAMPLEFORD"),
    ("Priya Sampleford", "Ms Priya Sampleford"),
    ("Priya Sampleford", "Sampleford, Priya"),
    ("Priya Sampleford", "Рriуа Sаmрlеfоrd"),  # noqa: RUF001  (Cyrillic letters)
    ("Priya Sampleford", "Priya Sarnpleford"),
    ("Priya Sampleford", "Priya Samp1eford"),
    ("Priya Sampleford", "Priya SampIeford"),
    ("Priya Sampleford", "Ｐｒｉｙａ Ｓａｍｐｌｅｆｏｒｄ"),  # noqa: RUF001  (full width)
    ("Priya Sampleford", "Príya Sämpleford"),
    ("Priya Sampleford", "Priya\u200b Sample\u00adford"),
    ("Siobhán O’Example", "Siobhan O'Example"),  # noqa: RUF001
    ("Siobhán O’Example", "Dr. Siobhán OExample"),  # noqa: RUF001
]
APART = [
    ("Priya Sampleford", "Priya Samplefield"),
    ("Priya Sampleford", "Maya Sampleford"),
    ("", ""),
    ("Dr", "Mr"),
    ("محمد", "أحمد"),
    ("...", "---"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_look_alike(one: str, other: str) -> None:
    assert names_look_alike(one, other)
    assert names_look_alike(other, one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_do_not(one: str, other: str) -> None:
    assert not names_look_alike(one, other)
