"""The first page, copies that are not finished, and the other papers of the family."""

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest
from tests.document.conftest import MIXED, SIGNER
from tests.document.test_paper import page_texts, words

from prevent_desktop import document
from prevent_desktop.area.area import Area
from prevent_desktop.document import Addendum, Considered, Identity, Paper, Receipt
from prevent_desktop.errors import DocumentError
from prevent_desktop.form.answers import NotKnown
from prevent_desktop.form.definition import Form

MakePaper = Callable[..., Paper]
StructText = Callable[[bytes], str]
LATER = datetime.fromisoformat("2026-11-22T14:05:00+00:00")
FINGERPRINT = "-".join(["AB12"] * 15 + ["CD34"])
REFERRER = [
    {"id": "referrer.forename", "type": "text", "label": "Your forename"},
    {"id": "referrer.surname", "type": "text", "label": "Your surname"},
    {"id": "referrer.role_org", "type": "text", "label": "Your role"},
    {"id": "referrer.phone", "type": "phone", "label": "Your phone"},
    {"id": "referrer.best_time", "type": "text", "label": "Best time", "not_known": True},
    {"id": "referrer.email", "type": "email", "label": "Your email"},
]
REFERRED: dict[str, Any] = {
    "referrer.forename": "Sam",
    "referrer.surname": "Sample",
    "referrer.role_org": "Safeguarding lead, Example School",
    "referrer.phone": "01632 960003 ext. 7",
    "referrer.best_time": "Weekdays before nine",
    "referrer.email": "sam@school.example.org",
}


@pytest.fixture(scope="session")
def whole_form(form: Form) -> Form:
    """The small form with the referrer's questions, as the national one has them."""
    data = msgspec.json.decode(msgspec.json.encode(form))
    data["section"].append({"id": "referrer", "title": "You", "question": REFERRER})
    return msgspec.convert(data, Form)


def front_page(
    make_paper: MakePaper, form: Form, values: dict[str, Any], path: Path, **more: Any
) -> str:
    paper = make_paper({**REFERRED, **values}, form=form, shown=frozenset(form.by_id), **more)
    return page_texts(document.render(paper), path)[0]


def test_the_first_page_says_who_where_and_whom_to_call(
    make_paper: MakePaper, whole_form: Form, tmp_path: Path
) -> None:
    page = front_page(make_paper, whole_form, {}, tmp_path / "a.pdf")
    for said in (
        "Person referred Amina \u017baneta O\u2019Example-Okonkwo",
        "Where 1 Fictional Road, Chatham",
        "The whole account On Tuesday Amina said: \u201cI don\u2019t know who to tell.\u201d",
        "Referrer Sam Sample Safeguarding lead, Example School",
        "Ring the referrer: 01632 960003 ext. 7",
        "Best time to call: Weekdays before nine",
        "Email: sam@school.example.org",
        "To black anything out, work on a paper print.",
    ):
        assert said in page, said
    assert "No fixed address" not in page, "only the current address is where the person is"
    assert "The person Forenames" not in page, "the national order begins on the second page"


def test_the_first_page_without_answers(
    make_paper: MakePaper, whole_form: Form, tmp_path: Path
) -> None:
    gone = dict.fromkeys([*REFERRED, "individual.addresses", "individual.dob"])
    values = {**gone, "individual.surname": NotKnown(), "individual.forenames": None}
    page = front_page(make_paper, whole_form, values, tmp_path / "a.pdf", payload=None)
    for said in (
        "Person referred Name not known",
        "Date of birth: not given",
        "Where Not given",
        "Referrer Name not given",
        "No phone number and no email address given",
    ):
        assert said in page, said
    assert "holds its answers" not in page


def test_without_the_answers_for_programs_there_is_no_attachment(make_paper: MakePaper) -> None:
    pdf = document.render(make_paper(payload=None))
    with pytest.raises(DocumentError) as raised:
        document.read_payload(pdf, unverified=True)
    assert raised.value.code == "no_payload"
    assert b"EmbeddedFile" not in pdf
    assert "referral.json" not in document.as_text(pdf)


def test_a_draft_is_told_on_every_page_and_cannot_be_signed(
    make_paper: MakePaper, identity: Identity, tmp_path: Path
) -> None:
    paper = make_paper({"concerns.description": "A line.\n" * 200}, draft=True, reference="")
    pdf = document.render(paper)
    pages = page_texts(pdf, tmp_path / "a.pdf")
    assert len(pages) > 3
    assert all(text.count("DRAFT") >= 3 for text in pages)
    assert "not a referral" in pages[0]
    assert "Signature" not in document.as_text(pdf)
    with pytest.raises(DocumentError) as raised:
        document.sign(pdf, identity, LATER)
    assert raised.value.code == "not_signable"
    assert b"Draft of Prevent referral" in pdf
    assert b"EmbeddedFile" not in pdf, "no answers for programs, whoever asks"


def test_a_finished_paper_has_no_marks_of_a_draft(unsigned: bytes, tmp_path: Path) -> None:
    pages = page_texts(unsigned, tmp_path / "a.pdf")
    assert not any("DRAFT" in text or "INCOMPLETE" in text for text in pages)


def test_the_fingerprint_stands_in_the_page(make_paper: MakePaper, struct_text: StructText) -> None:
    text = struct_text(document.render(make_paper(fingerprint=FINGERPRINT)))
    assert FINGERPRINT in text.replace(" ", "-")
    assert "Fingerprint of the key" in text


def test_an_addition_names_the_first_referral_and_is_signed(
    area: Area, identity: Identity, struct_text: StructText
) -> None:
    made = Addendum(
        area=area,
        reference="PR-AAAA-BBBB",
        first_reference="PR-7K2M-4H9Q",
        person="Amina Example",
        referrer="Sam Sample, Example School",
        phone="01632 960001",
        text=f"She said more.\n\n{MIXED}",
        moment=LATER,
        signer=SIGNER,
        fingerprint=identity.fingerprint,
    )
    pdf = document.render_addendum(made)
    assert document.render_addendum(made) == pdf
    text = struct_text(pdf)
    for said in ("Adds to the referral PR-7K2M-4H9Q", "Amina Example", "She said more.", MIXED):
        assert said in text, said
    assert "Amina" not in repr(made)
    verdict = document.verify(document.sign(pdf, identity, LATER))
    assert verdict.kind == "unchanged"


def test_a_decision_not_to_refer(identity: Identity, struct_text: StructText) -> None:
    made = Considered(
        marking="TEST-SENSITIVE",
        reference="",
        about="Pupil A. E., year 9",
        decided_by="Sam Sample",
        concern="A drawing.",
        reasons="It was homework.",
        support="A talk with the form tutor.",
        moment=LATER,
        signer=SIGNER,
    )
    pdf = document.render_considered(made)
    text = struct_text(pdf)
    order = [
        "Concern considered: what we did instead",
        "Pupil A. E., year 9",
        "No referral was made",
    ]
    order += [
        "A drawing.",
        "It was homework.",
        "A talk with the form tutor.",
        "Signature of this file",
    ]
    places = [text.index(said) for said in order]
    assert places == sorted(places)
    assert "not part of the national form" not in text
    assert document.verify(document.sign(pdf, identity, LATER)).kind == "unchanged"


def test_a_receipt_says_what_to_whom_when_and_with_which_key(
    area: Area, struct_text: StructText
) -> None:
    digest = "0123456789abcdef" * 4
    made = Receipt(
        area=area,
        reference="PR-7K2M-4H9Q",
        handed_to="referrals@test.police.uk",
        how="By email",
        handed_over="On Monday before nine",
        by="Sam Sample",
        files=(("PR-7K2M-4H9Q.pdf", digest),),
        fingerprint=FINGERPRINT,
        moment=LATER,
    )
    text = struct_text(document.render_receipt(made))
    assert digest in text.replace(" ", "")
    assert FINGERPRINT in text.replace(" ", "-")
    for said in (
        "referrals@test.police.uk",
        "By email",
        "When, as the sender says On Monday before nine",
        "This receipt was made 22 November 2026 at 14:05",
        "does not show that the file was received",
        "PR-7K2M-4H9Q",
    ):
        assert said in text


BOXED = "\U00010800"
"""A character that no font of ours has."""


def considered(**more: Any) -> Considered:
    values: dict[str, Any] = {
        "marking": "TEST-SENSITIVE",
        "reference": "",
        "about": "Pupil A. E.",
        "decided_by": "Sam Sample",
        "concern": "A drawing.",
        "reasons": "It was homework.",
        "support": f"A talk.\n\n{MIXED}",
        "moment": LATER,
        "signer": SIGNER,
    }
    return Considered(**values | more)


def test_a_character_without_a_shape_is_a_box_with_its_name_in_a_fact_too(
    struct_text: StructText,
) -> None:
    text = struct_text(document.render_considered(considered(about=f"Pupil {BOXED}.")))
    assert "stands for: CYPRIOT SYLLABLE A (U+10800)" in text


def test_what_was_written_is_read_back_and_what_is_not_there_is_missed() -> None:
    made = considered(about=f"Pupil {BOXED}{BOXED}, year 9", concern="A line.\n" * 300)
    pdf = document.render_considered(made)
    written = (made.about, made.decided_by, made.concern, made.reasons, made.support)
    assert document.reads_back(pdf, written)
    assert document.reads_back(pdf, ["", *written])
    assert not document.reads_back(pdf, (*written, "One word more."))
    assert not document.reads_back(pdf, (made.concern + "A line.",))
    assert not document.reads_back(pdf, (made.reasons, made.concern)), "not in this order"
    assert not document.reads_back(pdf, (f"Pupil X{BOXED}, year 9",))


def sizes(pdf: bytes) -> set[float]:
    """Every size of letters in a paper, in points."""
    found: set[float] = set()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            for instruction in pikepdf.parse_content_stream(page):
                if str(instruction.operator) == "Tf":
                    found.add(float(instruction.operands[1]))
    return found


def test_large_print_has_no_letter_below_eighteen_points(
    form: Form, area: Area, struct_text: StructText, tmp_path: Path
) -> None:
    large = document.render_blank(form, area, LATER, large=True)
    usual = document.render_blank(form, area, LATER)
    assert min(sizes(large)) >= 18
    assert min(sizes(usual)) < 18
    assert struct_text(large) == struct_text(usual)
    for number, text in enumerate(page_texts(large, tmp_path / "a.pdf"), start=1):
        assert f"Page {number} of" in text
        assert text.count("TEST-SENSITIVE when completed") == 2


def test_as_text_reads_like_the_tags(signed: bytes, struct_text: StructText) -> None:
    """Another program, reading the same tags, finds the same words in the same order."""
    own = document.as_text(signed).split("Digital signature of the person")[0]
    other = struct_text(signed)
    assert words(own.replace(": ", " ").replace(":", "")) in words(
        other.replace(": ", " ").replace(":", "")
    )


def test_as_text_has_rows_headings_and_signatures(signed: bytes, identity: Identity) -> None:
    text = document.as_text(signed)
    lines = text.splitlines()
    assert "Surname: O\u2019Example-Okonkwo" in lines
    assert f"Other names: {MIXED} Mina" in lines
    assert "The concern" in lines
    assert "Digitally signed by" in lines
    assert identity.fingerprint in text.replace("-\n", "-")
    assert "Space for the countersignature of the safeguarding or Prevent lead: not signed" in lines


@pytest.mark.parametrize("pdf", [b"", b"hello", b"%PDF-1.7\n%%EOF", b"%PDF-1.7" + b"\0" * 500])
def test_as_text_of_something_else(pdf: bytes) -> None:
    with pytest.raises(DocumentError) as raised:
        document.as_text(pdf)
    assert raised.value.code == "unreadable"
