"""Strangers' forms filled and shown in a process of their own; copies without macros; saving."""

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from tests.own_form.conftest import TODAY, example
from tests.own_form.hands import HANDS
from tests.own_form.pdf_shapes import beside, ticks
from tests.own_form.table_shapes import controls, two_columns
from tests.own_form.wordxml import docx, tbl, tc, tr

from prevent_desktop import own_form
from prevent_desktop.app import read_library
from prevent_desktop.form.files import parse_json
from prevent_desktop.own_form import Filled, FormFile
from prevent_desktop.papers.filled_forms import read_form, save_filled
from prevent_desktop.papers.strangers import Strangers
from prevent_desktop.papers.supplied_forms import labels
from prevent_desktop.referral import Referral, referral_from_file

HAND = next(iter(HANDS.values()))
RELS = (
    '<?xml version="1.0"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/'
    'vbaProject" Target="vbaProject.bin"/></Relationships>'
)


@pytest.fixture(scope="module")
def strangers() -> Iterator[Strangers]:
    with Strangers() as opened:
        yield opened


@pytest.fixture(scope="module")
def referral() -> Referral:
    raw = parse_json(json.dumps(example("child")).encode())
    return referral_from_file(read_library(), raw)


def fill(
    strangers: Strangers, file: FormFile, referral: Referral, *, macro_free: bool = False
) -> Filled:
    proposal = own_form.propose(file, referral.form, labels()).only_clear()
    return strangers.fill_form(file, proposal, referral.released(), TODAY, macro_free=macro_free)


@pytest.mark.parametrize("shape", [two_columns, controls, beside, ticks])
def test_what_was_written_is_read_back_and_marked(
    shape: object, strangers: Strangers, referral: Referral
) -> None:
    made = shape(HAND)  # type: ignore[operator]
    file = strangers.open_form(made.data, f"form.{made.ending}")
    filled = fill(strangers, file, referral)
    surname = referral.answers.text("individual.surname")
    lines = strangers.show_form(filled.data, filled.texts)
    assert any(line.ours for line in lines)
    if shape in (two_columns, beside):
        assert any(surname in line.text and line.ours for line in lines)
    assert not any(line.ours for line in strangers.show_form(made.data, ()))


def test_a_page_is_drawn_with_what_stands_in_its_boxes(
    strangers: Strangers, referral: Referral
) -> None:
    made = beside(HAND)
    file = strangers.open_form(made.data, "form.pdf")
    before, pages = strangers.draw_form(made.data, 0)
    after, _ = strangers.draw_form(fill(strangers, file, referral).data, 0)
    assert pages >= 1
    assert (before.width, before.height) == (794, 1123) == (after.width, after.height)
    assert before.pixels != after.pixels


def test_a_macro_free_copy_holds_no_macro_and_is_filled(
    strangers: Strangers, referral: Referral
) -> None:
    data = docx(
        tbl(tr(tc("Person being referred", span=2)), tr("Surname", tc())),
        macro=b"Sub AutoOpen",
        parts={"word/_rels/vbaProject.bin.rels": RELS},
    )
    file = strangers.open_form(data, "form.docm")
    assert file.has_macros
    assert fill(strangers, file, referral).kind == "docm"
    filled = fill(strangers, file, referral, macro_free=True)
    assert filled.kind == "docx"
    with zipfile.ZipFile(BytesIO(filled.data)) as packed:
        names, whole = packed.namelist(), b"".join(packed.read(n) for n in packed.namelist())
    assert not [name for name in names if "vba" in name.lower()]
    assert b"macroEnabled" not in whole
    assert b"AutoOpen" not in whole
    surname = referral.answers.text("individual.surname")
    assert any(surname in line.text for line in strangers.show_form(filled.data, ()))


def test_nothing_is_overwritten(strangers: Strangers, referral: Referral, tmp_path: Path) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(docx(tbl(tr("Surname", tc()))))
    before = read_form(path)
    file = strangers.open_form(before, path.name)
    filled = fill(strangers, file, referral)
    first = save_filled(tmp_path, file, filled, None)
    second = save_filled(tmp_path, file, filled, None)
    assert [p.name for p in (*first, *second)] == ["form-filled.docx", "form-filled (2).docx"]
    assert read_form(path) == before
