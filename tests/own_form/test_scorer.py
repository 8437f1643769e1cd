"""The scorer is not to be trusted before it has caught what it is there to catch."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from tests.own_form.conftest import Fill, example, released
from tests.own_form.hands import CLERK
from tests.own_form.scorer import score
from tests.own_form.table_shapes import controls, two_columns
from tests.own_form.text_shapes import ticks

from prevent_desktop.form import Form as Questions


def changed(data: bytes, change: Callable[[str], str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            body = old.read(info)
            if info.filename == "word/document.xml":
                body = change(body.decode("utf-8")).encode("utf-8")
            new.writestr(info.filename, body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


WORSE = {
    "wrong": lambda xml: xml.replace(">Rowan<", ">Priya<", 1),
    "stray": lambda xml: re.sub(r"(Self-defined ethnicity.*?<w:p [^>]*)/>", r"\1><w:r><w:t>x</w:t></w:r></w:p>", xml, count=1),
    "damaged": lambda xml: xml.replace("Section A", "Section Z"),
}  # fmt: skip


@pytest.mark.parametrize("verdict", WORSE)
def test_the_scorer_catches(verdict: str, fill: Fill, questions: Questions) -> None:
    raw = example("child")
    form = two_columns(CLERK)
    good = fill(form.data, raw).data
    answers = released(raw, questions)
    assert score(form, good, answers)[verdict] == 0
    bad = changed(good, WORSE[verdict])
    assert bad != good
    assert score(form, bad, answers)[verdict] > 0


def test_the_scorer_catches_a_wrong_tick(fill: Fill, questions: Questions) -> None:
    raw = example("child")
    form = ticks(CLERK)
    good = fill(form.data, raw).data
    bad = changed(good, lambda xml: xml.replace("YES \u2612   NO \u2610", "YES \u2610   NO \u2612"))
    assert bad != good
    assert score(form, bad, released(raw, questions))["wrong"] == 1


def test_the_scorer_catches_a_sign_without_its_state(fill: Fill, questions: Questions) -> None:
    raw = example("child")
    form = controls(CLERK)
    good = fill(form.data, raw).data
    bad = changed(
        good, lambda xml: xml.replace('<w14:checked w14:val="1"/>', '<w14:checked w14:val="0"/>')
    )
    with pytest.raises(AssertionError):
        score(form, bad, released(raw, questions))
