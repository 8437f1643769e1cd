"""Strangers' form files in a process of their own: the same boxes, the same refusals, no macros."""

import json
import os
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from tests.own_form.conftest import TODAY, example
from tests.own_form.hands import HANDS
from tests.own_form.pdf_shapes import beside, ticks
from tests.own_form.table_shapes import controls, two_columns
from tests.own_form.test_refusals import REFUSED
from tests.own_form.wordxml import docx, tbl, tc, tr

from prevent_desktop import own_form
from prevent_desktop.app import read_library
from prevent_desktop.computer.child_process import Budget
from prevent_desktop.errors import FileError, FormFileError
from prevent_desktop.form.files import parse_json
from prevent_desktop.own_form import FormFile, open_form
from prevent_desktop.own_form.macro_free import without_macros
from prevent_desktop.papers.strange_forms import Order, StrangeForms, save_filled
from prevent_desktop.papers.strangers import Strangers
from prevent_desktop.referral import Referral, referral_from_file
from prevent_desktop.shipped import resources

HAND = next(iter(HANDS.values()))
RELS = (
    '<?xml version="1.0"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/'
    'vbaProject" Target="vbaProject.bin"/></Relationships>'
)


@pytest.fixture(scope="module")
def forms() -> Iterator[StrangeForms]:
    with StrangeForms() as opened:
        yield opened


@pytest.fixture(scope="module")
def referral() -> Referral:
    raw = parse_json(json.dumps(example("child")).encode())
    return referral_from_file(read_library(), raw)


def order(file: FormFile, referral: Referral) -> Order:
    table = own_form.load_table(resources.read_bytes("own_forms", "labels.toml"))
    proposal = own_form.propose(file, referral.form, table).only_clear()
    return Order(referral, proposal, TODAY)


def at(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("shape", [two_columns, controls, beside, ticks])
def test_the_same_as_in_this_process(
    shape: object, forms: StrangeForms, referral: Referral, tmp_path: Path
) -> None:
    made = shape(HAND)  # type: ignore[operator]
    path = at(tmp_path, f"form.{made.ending}", made.data)
    file = forms.open(path)
    assert file == open_form(made.data, path.name)
    wanted = order(file, referral)
    here = own_form.fill(
        file,
        wanted.proposal,
        form=referral.form,
        released=referral.released(),
        table=own_form.load_table(resources.read_bytes("own_forms", "labels.toml")),
        today=TODAY,
    )
    filled = forms.fill(file, wanted)
    assert (filled.written, filled.left) == (here.written, here.left)
    surname = referral.answers.text("individual.surname")
    lines = forms.shown(filled.data, filled.texts).lines
    if filled.texts:
        assert any(surname in line.text and line.ours for line in lines)
        assert not any(line.ours for line in forms.shown(made.data, ()).lines)


@pytest.mark.parametrize("case", REFUSED)
def test_the_same_refusals(case: str, forms: StrangeForms, tmp_path: Path) -> None:
    make, name, code = REFUSED[case]
    path = at(tmp_path, name, make())
    with pytest.raises((FormFileError, FileError)) as caught:
        forms.open(path)
    assert caught.value.code in (code or caught.value.code, "too_much")


def test_a_page_is_drawn_with_what_stands_in_its_boxes(
    forms: StrangeForms, referral: Referral, tmp_path: Path
) -> None:
    made = beside(HAND)
    file = forms.open(at(tmp_path, "form.pdf", made.data))
    before, pages = forms.picture(made.data, 0)
    after, _ = forms.picture(forms.fill(file, order(file, referral)).data, 0)
    assert pages >= 1
    assert (before.width, before.height) == (794, 1123) == (after.width, after.height)
    assert before.pixels != after.pixels


def macro_form() -> bytes:
    return docx(
        tbl(tr("Surname", tc()), tr("Forename", tc())),
        macro=b"Sub AutoOpen",
        parts={"word/_rels/vbaProject.bin.rels": RELS},
    )


def test_a_macro_free_copy_holds_no_macro_and_is_filled(
    forms: StrangeForms, referral: Referral, tmp_path: Path
) -> None:
    file = forms.open(at(tmp_path, "form.docm", macro_form()))
    assert file.has_macros
    filled = forms.fill(file, replace(order(file, referral), macro_free=True))
    assert filled.kind == "docx"
    with zipfile.ZipFile(BytesIO(filled.data)) as packed:
        names, whole = packed.namelist(), b"".join(packed.read(n) for n in packed.namelist())
    assert not [name for name in names if "vba" in name.lower()]
    assert b"vba" not in whole.lower()
    assert b"macroEnabled" not in whole
    assert b"AutoOpen" not in whole
    kept = forms.fill(file, order(file, referral))
    assert kept.kind == "docm"


def test_a_form_without_macros_stays_as_it_is() -> None:
    data = docx(tbl(tr("Surname", tc())))
    with (
        zipfile.ZipFile(BytesIO(data)) as before,
        zipfile.ZipFile(BytesIO(without_macros(data))) as after,
    ):
        assert before.namelist() == after.namelist()
        assert all(before.read(name) == after.read(name) for name in before.namelist())


@pytest.mark.parametrize(
    ("said", "code"),
    [(("ready", "strange"), "not_in_time"), (("ready",), "not_in_time"), ((), "no_second_process")],
)
def test_what_ends_without_an_answer_is_one_refusal(
    said: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    words = "".join(f"print({line!r}, flush=True);" for line in said)
    child = [sys.executable, "-c", f"import sys; {words} sys.stdin.read()"]
    hurried = Budget(start=3, look=0.5, strange=0.5)
    path = at(tmp_path, "form.docx", docx(tbl(tr("Surname", tc()))))
    with StrangeForms(Strangers(child, hurried)) as forms, pytest.raises(FormFileError) as caught:
        forms.open(path)
    assert caught.value.code == code


def test_a_large_form_with_pictures_is_read(forms: StrangeForms, tmp_path: Path) -> None:
    picture = os.urandom(20_000_000)
    data = docx(tbl(tr("Surname", tc())), parts={"word/media/crest.bin": picture.decode("latin-1")})
    file = forms.open(at(tmp_path, "form.docx", data))
    assert [box.label for box in file.boxes] == ["Surname"]


def test_nothing_is_overwritten(forms: StrangeForms, referral: Referral, tmp_path: Path) -> None:
    path = at(tmp_path, "form.docx", docx(tbl(tr("Surname", tc()))))
    before = path.read_bytes()
    file = forms.open(path)
    filled = forms.fill(file, order(file, referral))
    first = save_filled(tmp_path, file, filled, None)
    second = save_filled(tmp_path, file, filled, None)
    assert [p.name for p in (*first, *second)] == ["form-filled.docx", "form-filled (2).docx"]
    assert path.read_bytes() == before
