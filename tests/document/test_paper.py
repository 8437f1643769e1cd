"""What stands on the paper, for people and for programs that read it by its tags."""

import concurrent.futures
import io
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest

from prevent_desktop import document
from prevent_desktop.area.area import Area
from prevent_desktop.document import Holder, Paper
from prevent_desktop.form.answers import NotKnown
from prevent_desktop.form.definition import Form
from prevent_desktop.form.printed import printed

MakePaper = Callable[..., Paper]
StructText = Callable[[bytes], str]
LATER = datetime.fromisoformat("2026-11-22T14:05:00+00:00")


def words(text: str) -> str:
    return " ".join(text.split())


def page_texts(pdf: bytes, path: Path) -> list[str]:
    """The text of each page as drawn, headers and footers included."""
    import pypdfium2

    path.write_bytes(pdf)
    with pypdfium2.PdfDocument(path) as opened:
        return [words(page.get_textpage().get_text_range()) for page in opened]


def test_every_answer_reads_back_in_order(
    make_paper: MakePaper, unsigned: bytes, struct_text: StructText, form: Form
) -> None:
    text, paper = struct_text(unsigned), make_paper()
    at = 0
    for question in form.questions():
        if question.id in paper.shown:
            answer = printed(question, paper.released.get(question.id)).text
            found = text.find(f"{words(question.label)}", at)
            assert found >= 0, question.id
            at = text.find(words(answer), found)
            assert at >= 0, question.id


def test_a_new_question_appears_without_code(
    form: Form, make_paper: MakePaper, struct_text: StructText
) -> None:
    data = msgspec.json.decode(msgspec.json.encode(form))
    new = {"id": "person.shoes", "type": "text", "label": "Size of shoes"}
    data["section"][0]["question"].append(new)
    grown = msgspec.convert(data, Form)
    paper = make_paper({"person.shoes": "thirty-nine"}, form=grown, shown=frozenset(grown.by_id))
    assert "Size of shoes thirty-nine" in struct_text(document.render(paper))


def test_hidden_questions_are_left_out(unsigned: bytes, struct_text: StructText) -> None:
    assert "Hidden question" not in struct_text(unsigned)


def test_states_and_additions_are_said(
    make_paper: MakePaper, struct_text: StructText, not_known: NotKnown
) -> None:
    paper = make_paper({"individual.dob": not_known, "individual.age": None})
    text = struct_text(document.render(paper))
    assert "Date of birth Not known: the family did not say" in text
    assert "Not given: about how old." in text
    assert "national question set does not ask for: other names." in text


def test_front_page_says_what_this_is(unsigned: bytes, struct_text: StructText) -> None:
    text = struct_text(unsigned)
    for said in (
        "Prevent referral PR-7K2M-4H9Q",
        "Under 18 (16, worked out from date of birth on 22 November 2026)",
        "22 November 2026 at 14:05 (UTC), for Test County, referrals@test.police.uk",
        "This file also holds its answers as data.",
        "independent software",
        "Test question set. This notice stands on every paper.",
    ):
        assert said in text


def test_signature_page_says_who_and_what_it_means(
    unsigned: bytes, struct_text: StructText
) -> None:
    text = struct_text(unsigned)
    start = text.index("Signature of this file (not part of the national form)")
    for said in ("Sam Sample", "Safeguarding lead, Example School", "does not prove who holds"):
        assert text.find(said, start) > 0


def test_every_page_has_marking_reference_name_and_birth(
    make_paper: MakePaper, tmp_path: Path
) -> None:
    paper = make_paper({"concerns.description": "A line.\n" * 200})
    pages = page_texts(document.render(paper), tmp_path / "a.pdf")
    assert len(pages) > 4
    for number, text in enumerate(pages, start=1):
        assert text.count("TEST-SENSITIVE") == 2
        assert "PR-7K2M-4H9Q" in text
        assert "Amina \u017baneta O\u2019Example-Okonkwo" in text
        assert "14 May 2010" in text
        assert f"Page {number} of {len(pages)}" in text
        assert "INCOMPLETE" not in text


def test_an_unknown_person_is_said_on_every_page(make_paper: MakePaper, tmp_path: Path) -> None:
    gone = {"individual.forenames": NotKnown(), "individual.surname": None, "individual.dob": None}
    pages = page_texts(document.render(make_paper(gone)), tmp_path / "a.pdf")
    assert all("Name not known" in text and "birth: not given" in text for text in pages)


def test_incomplete_is_said_on_every_page_and_explained_on_the_first(
    make_paper: MakePaper, tmp_path: Path
) -> None:
    pages = page_texts(document.render(make_paper(complete=False)), tmp_path / "a.pdf")
    assert all(text.count("INCOMPLETE") >= 2 for text in pages)
    assert "this referral is not finished" in pages[0]


def test_same_paper_same_bytes_and_other_paper_other_bytes(
    make_paper: MakePaper, unsigned: bytes
) -> None:
    assert document.render(make_paper()) == unsigned
    assert document.render(make_paper({"individual.surname": "Other"})) != unsigned
    assert document.render(make_paper(moment=LATER + timedelta(seconds=1))) != unsigned


def test_papers_made_at_once_do_not_mix(make_paper: MakePaper) -> None:
    papers = [make_paper({"individual.surname": f"Example {n}"}) for n in range(4)]
    alone = [document.render(paper) for paper in papers]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        together = list(pool.map(document.render, papers))
    assert together == alone


def test_outside_the_pages_nobody_is_named(unsigned: bytes) -> None:
    with pikepdf.open(io.BytesIO(unsigned)) as pdf:
        told = [str(value) for value in pdf.docinfo.values()]
        told.append(pdf.Root.Metadata.read_bytes().decode())
        with pdf.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
    assert titles == [
        "First page",
        "The person",
        "The concern",
        "Signature of this file (not part of the national form)",
    ]
    assert pdf_title(told) == "Prevent referral PR-7K2M-4H9Q"
    assert not any(name in part for part in told for name in ("Amina", "Okonkwo", "Sample"))


def pdf_title(told: list[str]) -> str:
    return next(part for part in told if part.startswith("Prevent referral"))


def test_payload_is_embedded_as_it_is(make_paper: MakePaper) -> None:
    pdf = document.render(make_paper(payload=b'{"\xc3\xa9": 1}\n'))
    assert document.read_payload(pdf, unverified=True) == b'{"\xc3\xa9": 1}\n'


def test_a_signer_without_name_or_role(make_paper: MakePaper, struct_text: StructText) -> None:
    pdf = document.render(make_paper(signer=Holder("", "")))
    assert "Signed by Not given Role and organisation Not given" in struct_text(pdf)


def test_the_paper_keeps_answers_out_of_its_representation(make_paper: MakePaper) -> None:
    assert "Amina" not in repr(make_paper())
    assert "Sample" not in repr(make_paper())


def test_blank_form_has_questions_and_no_data(
    form: Form, area: Area, struct_text: StructText
) -> None:
    first = document.render_blank(form, area, LATER)
    text = struct_text(first)
    for question in form.questions():
        assert words(question.label) in text
    for said in (
        "In years",
        "Yes, certainly",
        "write \u201cnot known\u201d",
        "Address",
        "Test County",
    ):
        assert said in text
    assert document.render_blank(form, area, LATER) == first
    assert document.verify(first).kind == "not_signed"


def test_importing_the_face_loads_nothing_heavy() -> None:
    heavy = ["reportlab", "pikepdf", "pyhanko", "uharfbuzz", "cryptography", "PIL", "budoux"]
    code = (
        "import sys; import prevent_desktop.document as d; d.new_reference(); d.undrawable('a');"
        f"sys.exit(' '.join(m for m in {heavy!r} if m in sys.modules) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_no_markup_parser_in_the_package() -> None:
    folder = Path(document.__file__).parent
    assert not [
        path.name
        for path in folder.glob("*.py")
        if any(word in path.read_text("utf-8") for word in ("Paragraph(", "platypus"))
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"concerns.description": "<b>x</b> & <img src='file:///etc/passwd'/> <onDraw>"}, None),
        ({"concerns.description": "a\x00b\x07c"}, "a\u25a1b c"),
        ({"concerns.description": "safe \u202e reversed \u202c end"}, "safe reversed end"),
        ({"concerns.description": "lone \ud800 half"}, "lone \u25a1 half"),
        ({"concerns.description": "x" * 100_000}, None),
        ({"individual.surname": "S" * 5_000}, None),
        ({"concerns.description": "a\u0301" * 3_000}, None),
        ({"concerns.description": "\u2067" + "(" * 500 + "\u0627" + ")" * 500}, None),
        ({"concerns.description": "private \ue000 and \U000e0041 tag"}, "private \u25a1 and"),
    ],
)
def test_hostile_text_prints_literally(
    make_paper: MakePaper, struct_text: StructText, values: dict[str, Any], expected: str | None
) -> None:
    pdf = document.render(make_paper(values))
    raw = expected or next(iter(values.values())).replace("\u2067", "")
    found = struct_text(pdf).replace(" ", "")
    assert unicodedata.normalize("NFC", "".join(raw.split())) in found


@pytest.mark.parametrize("text", ["\ufe0f", "\u200b", "\u2067\u2069", "\U0001f600 \ufe0f"])
def test_no_page_names_a_font_that_is_not_there(make_paper: MakePaper, text: str) -> None:
    pdf = document.render(make_paper({"individual.surname": text}))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            named = {
                str(instruction.operands[0])
                for instruction in pikepdf.parse_content_stream(page)
                if str(instruction.operator) == "Tf"
            }
            assert named <= set(page.obj.Resources.Font.keys())


def test_boxes_are_explained_under_the_answer(
    make_paper: MakePaper, struct_text: StructText
) -> None:
    text = struct_text(document.render(make_paper({"individual.surname": "\u13a0 \x01"})))
    assert "stands for: CHEROKEE LETTER A (U+13A0), CONTROL CHARACTER (U+0001)" in text
