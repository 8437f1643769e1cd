"""A name is found on paper in the form in which others search for it, however it was typed."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.document.conftest import run_tool
from tests.document.test_page_details import paper

from prevent_desktop import document
from prevent_desktop.document import Inside
from prevent_desktop.document.characters import composed, prepare
from prevent_desktop.document.read_back import Seen
from prevent_desktop.shipped import resources

NAMES = (
    "Zo\u00e9 \u00c5ngstr\u00f6m",
    "Nguy\u1ec5n Th\u1ecb Ph\u01b0\u01a1ng",
    "\u041a\u043e\u0437\u0430\u0457 \u0419\u043e\u0434",
    "\uae40\ubbfc\uc900",
    "\u304c\u304e\u3050",
    "\u0622\u062f\u0645",
    "\u1f04\u03bd\u03b8\u03c1\u03c9\u03c0\u03bf\u03c2",
)
"""French and Swedish, Vietnamese, Ukrainian, Korean, kana, Arabic, old Greek."""
LOOKS_OTHERWISE = ("\ufa19", "\u2329", "\U0002f80a")
"""A form of an ideograph as it stands in names; a bracket; another ideograph."""


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_are_found_composed_whatever_was_typed(form: str, tmp_path: Path) -> None:
    typed = tuple(unicodedata.normalize(form, name) for name in NAMES)  # type: ignore[arg-type]
    made = paper({"individual.other_names": typed, "individual.surname": typed[1]})
    path = tmp_path / "a.pdf"
    path.write_bytes(document.render(made))
    for told in (run_tool("pdftotext", str(path), "-"), document.as_text(path.read_bytes())):
        for name in NAMES:
            assert name in told, name
    assert NAMES[1] in run_tool(
        "pdftotext", "-x", "0", "-y", "0", "-W", "600", "-H", "70", str(path), "-"
    )


def test_what_the_data_holds_is_found_in_the_pages_all_the_same() -> None:
    """The answers keep what was typed; comparing them with the pages finds no difference."""
    typed = tuple(unicodedata.normalize("NFD", name) for name in NAMES)
    made = paper({"individual.other_names": typed})
    pdf = document.render(made)
    values = tuple(("individual.other_names", name) for name in typed)
    for again in (None, document.render(replace(made, fingerprint="AB"))):
        inside = Inside(made.form, made.released, values, again)
        assert document.compare(pdf, inside, document.verify(b"")).missing == ()
    seen = Seen(unicodedata.normalize("NFD", document.as_text(pdf)), resources.path("fonts"))
    assert all(seen.holds(name) for name in typed)


@given(st.text(alphabet="e\u0301\u0323\u1112\u1161\u11ab\ufa19\u2329a\u202e \n", max_size=12))
def test_composing_changes_nothing_to_the_eye(text: str) -> None:
    done = prepare(text)
    assert prepare(done) == done
    for sign in LOOKS_OTHERWISE:
        assert done.count(sign) == text.count(sign)
    bare = unicodedata.normalize("NFD", text.replace("\u202e", ""))
    assert unicodedata.normalize("NFD", done) == bare


@pytest.mark.parametrize("sign", LOOKS_OTHERWISE)
def test_a_sign_of_another_look_stays(sign: str) -> None:
    assert unicodedata.normalize("NFC", sign) != sign
    assert composed(f"e\u0301{sign}e\u0301") == f"\u00e9{sign}\u00e9"
