"""What other programs make of the filled forms: LibreOffice opens them, three viewers agree."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.own_form.conftest import Fill, example
from tests.own_form.hands import CONSTABLE, HANDS
from tests.own_form.pdf_scorer import poppler_text, shown
from tests.own_form.pdf_shapes import PDF_SHAPES, ticks
from tests.own_form.table_shapes import two_columns
from tests.own_form.wants import bare
from tests.own_form.word_shapes import SHAPES


def as_text(forms: dict[str, bytes], folder: Path) -> dict[str, str]:
    """What LibreOffice reads in Word files, all opened in one run of it."""
    for name, data in forms.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    files = [str(folder / f"{name}.docx") for name in forms]
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "txt:Text",
         "--outdir", str(folder), *files],
        check=True, capture_output=True, timeout=500,
    )  # fmt: skip
    return {name: (folder / f"{name}.txt").read_text("utf-8-sig") for name in forms}


@pytest.mark.long
@pytest.mark.needs("soffice")
def test_libreoffice_opens_every_filled_form(fill: Fill, tmp_path: Path) -> None:
    raw = example("child")
    forms = {
        f"{shape.__name__}-{name}": fill(shape(hand).data, raw).data
        for shape in SHAPES
        for name, hand in HANDS.items()
    }
    read = as_text(forms, tmp_path)
    assert read.keys() == forms.keys()
    assert "Exampleton" in read["two_columns-clerk"]
    assert all(text.strip() for text in read.values())


@pytest.mark.long
@pytest.mark.needs("soffice")
def test_libreoffice_shows_the_names_of_every_script(fill: Fill, tmp_path: Path) -> None:
    raw = example("many-scripts")
    read = as_text({"form": fill(two_columns(CONSTABLE).data, raw).data}, tmp_path)["form"]
    for question in ("individual.forenames", "individual.surname", "referrer.surname"):
        assert bare(raw["answers"][question]) in bare(read)


def mupdf_text(data: bytes, folder: Path) -> str:
    path = folder / "mupdf.pdf"
    path.write_bytes(data)
    done = subprocess.run(
        ["mutool", "draw", "-F", "txt", str(path)], capture_output=True, check=True, timeout=60
    )
    return bare(done.stdout.decode("utf-8"))


@pytest.mark.long
@pytest.mark.needs("pdftotext")
def test_viewers_show_the_same(fill: Fill, tmp_path: Path) -> None:
    for shape in PDF_SHAPES:
        for hand in HANDS.values():
            for name in ("child", "many-scripts"):
                raw = example(name)
                data = fill(shape(hand).data, raw, "form.pdf").data
                views = [shown(data), poppler_text(data, tmp_path)]
                if shutil.which("mutool"):
                    views.append(mupdf_text(data, tmp_path))
                surname = bare(raw["answers"]["individual.surname"])
                told = [surname in view for view in views]
                assert all(told) == any(told), (shape.__name__, name)
                assert any(told) or shape is ticks
