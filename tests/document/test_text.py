"""The text engine by itself: direction, fallback, line ends, boxes, speed of growth."""

import re
import unicodedata
from pathlib import Path

import pytest
from bidi import get_display
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.document.counting import calls_in

from prevent_desktop import document
from prevent_desktop.document import bidi
from prevent_desktop.document.characters import BOX, is_invisible, is_space, prepare
from prevent_desktop.document.composites import Component, Composite, add_composites
from prevent_desktop.document.fonts import FontSet, load_fonts
from prevent_desktop.document.line_breaking import tokens
from prevent_desktop.document.shaping import Shaper
from prevent_desktop.document.text_layout import Line, TextLayout
from prevent_desktop.errors import DocumentError
from prevent_desktop.shipped import resources

REFERENCE = re.compile(
    "PR-[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{4}-[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{4}"
)


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return load_fonts(resources.path("fonts"))


def read_back(shaper: Shaper, lines: list[Line]) -> str:
    """The text of lines as ToUnicode gives it, in the order in which it is drawn."""
    tables = [table.used() for table in shaper.tables]
    found = ""
    for line in lines:
        for segment in line.segments:
            plain = re.sub(">-?[0-9]+<", "", segment.codes)
            for at in range(0, len(plain), 4):
                found += tables[segment.font][int(plain[at : at + 4], 16) - 1][1]
    return found


def laid_out(fonts: FontSet, text: str, width: float = 200) -> tuple[str, list[Line]]:
    shaper = Shaper(fonts)
    lines = TextLayout(shaper).lines(text, weight="regular", size=10, width=width)
    return read_back(shaper, lines), lines


ALPHABET = st.sampled_from("ab 1.,-+()[]\u05d0\u05d1\u0627\u0628\u0661%/!\u0301")


@given(text=st.text(ALPHABET, min_size=1, max_size=14))
def test_direction_agrees_with_another_implementation(text: str) -> None:
    assume("\u0301" not in text and not text.isspace())
    base = int(bidi.runs_right_to_left(text))
    shown = "".join(text[i] for i in _visual(text, bidi.levels(text, base)))
    expected = get_display(text, base_dir="R" if base else "L")
    assert shown.strip() == expected.strip()


def _visual(text: str, levels: list[int]) -> list[int]:
    """The order of a line: blanks at its end are at the level of the paragraph (rule L1)."""
    end = len(text.rstrip())
    base = int(bidi.runs_right_to_left(text))
    return bidi.visual_order(levels[:end] + [base] * (len(text) - end))


def test_brackets_in_mixed_names() -> None:
    text = "\u0645\u062d\u0645\u062f (Mohammed) 2014"
    levels = bidi.levels(text, 1)
    assert levels[text.index("(")] == levels[text.index(")")] == 1


@pytest.mark.parametrize(
    "text",
    [
        "Plain words in a row, with office affine ligatures; AVATAR Te To.",
        "\u0417\u0434\u0440\u0430\u0432\u0441\u0442\u0432\u0443\u0439 \u0395\u03bb\u03ad\u03bd",
        "\u0632\u06cc\u0646\u0628 \u06af\u0644\u0632 \u062f\u064f\u0639\u064e\u0627\u0621\u064f",
        "mixed \u0645\u062d\u0645\u062f (Mohammed) and \u05d0 2014 end",
        "\u674e\u8001\u5e08\u8bf4\uff1a\u201c\u4e0d\u60f3\u56de\u5bb6\u3002\u201d",
        "e\u0301 decomposed, a\u0308\u0304 two marks",
        "Nguy\u1ec5n Th\u1ecb Ph\u01b0\u01a1ng, Z\u0105b\u0142\u0142\u0142",
    ],
)
def test_text_reads_back_exactly(fonts: FontSet, text: str) -> None:
    for width in (1000.0, 60.0):
        found, lines = laid_out(fonts, text, width)
        assert " ".join(found.split()) == unicodedata.normalize("NFC", text)
        assert all(line.width * 10 / 1000 <= width + 0.01 for line in lines)


@given(text=st.text(st.characters(codec="utf-8", max_codepoint=0x700), max_size=60))
def test_any_text_is_laid_out_within_the_width(text: str) -> None:
    fonts = load_fonts(resources.path("fonts"))
    _, lines = laid_out(fonts, text, 120)
    assert all(line.width * 10 / 1000 <= 120.01 for line in lines)


def test_line_ends_read_as_spaces(fonts: FontSet) -> None:
    found, lines = laid_out(fonts, "one two\nthree\n\nfour", 25)
    assert len(lines) == 5
    assert found.split() == ["one", "two", "three", "four"]


def test_a_broken_word_reads_whole(fonts: FontSet) -> None:
    found, lines = laid_out(fonts, "x" * 500, 100)
    assert found == "x" * 500
    assert len(lines) > 10


@pytest.mark.parametrize(
    "whole",
    ["12/05/2026", "07700 900123", "01632 960 101", "+44 7700 900123", "(01632) 960101,"],
)
@pytest.mark.parametrize("before", ["On the day and the night before ", "\u05d0\u05d1\u05d2 "])
def test_no_line_ends_inside_a_date_or_a_phone_number(
    fonts: FontSet, whole: str, before: str
) -> None:
    shaper = Shaper(fonts)
    layout = TextLayout(shaper)
    alone = layout.lines(whole, weight="regular", size=10, width=1000)[0].width / 100
    for width in range(int(alone) + 1, 250, 2):
        lines = layout.lines(before + whole, weight="regular", size=10, width=width)
        assert any(whole in read_back(shaper, [line]) for line in lines), width


def test_a_phone_number_longer_than_a_line_is_parted_at_its_blanks(fonts: FontSet) -> None:
    found, lines = laid_out(fonts, "07700 900123", 40)
    assert found.split() == ["07700", "900123"]
    assert len(lines) == 2


def test_overrides_do_not_turn_the_text_round(fonts: FontSet) -> None:
    plain, straight = laid_out(fonts, "pay 100 to Bob", 500)
    for control in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068":
        found, lines = laid_out(fonts, f"pay {control}100 to Bob\u202c\u2069", 500)
        assert (found, lines) == (plain, straight)


@given(text=st.text(max_size=40).filter(lambda t: "\n" not in t))
def test_tokens_lose_nothing(text: str) -> None:
    assert "".join(tokens(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain ASCII\n\t text", ""),
        ("Caf\u00e9 na\u00efve \u0416 \u03a9 \u0645 \u674e", ""),
        ("e\u0301 \u200d \u200c \u00a0 \u2009 \u202e \ufeff", ""),
        ("\x00a\x07", "\x00"),  # the end of a cell in Word reads as a space
        ("\u13a0 and \u13a0 \u1820", "\u13a0\u1820"),
        ("\u1820\u1821\u18a9", "\u1820\u1821"),
        ("\ud800\ue000\U000e0041", "\ud800\ue000\U000e0041"),
        ("b\x00a\u13a0", "\x00\u13a0"),
    ],
)
def test_undrawable(text: str, expected: str) -> None:
    assert "".join(document.undrawable(text)) == expected


def test_undrawable_agrees_with_what_is_drawn(fonts: FontSet) -> None:
    """Every character is drawn, or invisible by nature, or a box that is told of beforehand."""
    boxes = Shaper(fonts)
    boxes.word(BOX, "regular")
    box = next((i, t.used()[0][0]) for i, t in enumerate(boxes.tables) if t.used())
    for character in map(prepare, map(chr, range(0x21, 0x30000, 5))):
        if not character or is_space(character):  # as Word's own signs are by then
            continue
        shaper = Shaper(fonts)
        shaper.word(character, "regular")
        used = [(i, *entry) for i, table in enumerate(shaper.tables) for entry in table.used()]
        boxed = character != BOX and [(i, g) for i, g, _ in used] == [box]
        assert boxed == bool(document.undrawable(character)), hex(ord(character))
        assert used or is_invisible(character), hex(ord(character))
        assert all(glyph != 0 for _, glyph, _ in used), hex(ord(character))
        if not boxed and used:
            assert "".join(text for _, _, text in used) == character


@pytest.mark.parametrize(
    "text", ["\u200b", "\u00ad", "a\u200b\u200bb", "\u2067\u2069", "\u200e \u0627"]
)
def test_invisible_text_alone(fonts: FontSet, text: str) -> None:
    found, _ = laid_out(fonts, text)
    assert found.strip() == "".join(c for c in text if c in "ab\u0627")


def test_undrawable_looks_at_each_letter_once_however_long_the_text() -> None:
    document.undrawable("\u0416")
    assert calls_in(lambda: document.undrawable("A long story. " * 100_000)) < 500
    assert calls_in(lambda: document.undrawable("\u0416\u0438 story. " * 100_000)) < 500


@pytest.mark.parametrize(
    "unit",
    ["x", "word ", "\n", "\u0627", "\u0627(", "\u0627 (a) ", "1()", "\u0301", "\u674e", "-", " "],
)
def test_work_grows_with_the_length_not_with_its_square(fonts: FontSet, unit: str) -> None:
    """Seconds are for `benchmarks/text_layout.py`; this holds on a busy computer too."""

    def work(times: int) -> int:
        text = "a\u0627" + unit * times
        layout = TextLayout(Shaper(fonts))
        return calls_in(lambda: layout.lines(text, weight="regular", size=10, width=400))

    assert work(8_000) < 10 * work(1_000)


def test_composites_keep_the_old_glyphs(fonts: FontSet) -> None:
    import uharfbuzz as hb

    face = fonts.fonts[0].face
    names = ("glyf", "loca", "hmtx", "hhea", "maxp", "head", "OS/2", "cmap")
    tables = {tag: bytes(face.reference_table(tag).data) for tag in names}
    before = fonts.fonts[0].shaper
    composite = Composite((Component(36, 0, 0), Component(37, 500, -20)), 1234)
    made = hb.Face(hb.Blob(add_composites(tables, [composite])))
    after = hb.Font(made)
    assert made.glyph_count == face.glyph_count + 1
    assert after.get_glyph_h_advance(face.glyph_count) == 1234
    assert all(after.get_glyph_h_advance(g) == before.get_glyph_h_advance(g) for g in (1, 36, 500))
    left = before.get_glyph_extents(36).x_bearing
    assert after.get_glyph_extents(face.glyph_count).x_bearing == left


def test_missing_fonts_are_said(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as raised:
        load_fonts(tmp_path)
    assert raised.value.code == "fonts_missing"


def test_every_font_has_its_licence() -> None:
    import tomllib

    folder = resources.path("fonts")
    for entry in tomllib.loads((folder / "fonts.toml").read_text("utf-8"))["font"]:
        assert (folder / entry["file"]).is_file()
        assert "SIL OPEN FONT LICENSE" in (folder / entry["licence"]).read_text("utf-8").upper()


@given(numbers=st.lists(st.integers(0, 10**9), min_size=8, max_size=8))
def test_references_have_their_shape(numbers: list[int]) -> None:
    left = iter(numbers)
    assert REFERENCE.fullmatch(document.new_reference(lambda n: next(left) % n))


def test_references_are_random() -> None:
    assert len({document.new_reference() for _ in range(200)}) == 200
