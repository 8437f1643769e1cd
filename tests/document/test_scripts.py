"""Every script its users meet: drawn without a box, read back in logical order, broken well."""

import io
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.document.conftest import MIXED

from prevent_desktop import document
from prevent_desktop.document import Paper
from prevent_desktop.document.fonts import FontSet, load_fonts
from prevent_desktop.document.languages import language_of
from prevent_desktop.document.line_breaking import chunks, parts, tokens
from prevent_desktop.document.shaping import Shaper
from prevent_desktop.document.text_layout import TextLayout
from prevent_desktop.shipped import resources

SCRIPTS: dict[str, str] = tomllib.loads(
    Path(__file__).with_name("scripts.toml").read_text(encoding="utf-8")
)
LARGEST = 35 * 1024 * 1024
THAI_WORDS = ["เธอ", "บอก", "ว่า", "ไม่", "อยาก", "กลับ", "บ้าน", "เพราะ", "กลัว", "พี่", "ชาย"]


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return load_fonts(resources.path("fonts"))


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_script_prints_as_boxes(script: str) -> None:
    assert document.undrawable(SCRIPTS[script]) == ()


def test_every_script_reads_back_in_logical_order(
    make_paper: Callable[..., Paper], struct_text: Callable[[bytes], str]
) -> None:
    """As the text of a narrative, and in the narrow column of a short answer."""
    together = "\n\n".join(SCRIPTS.values())
    alone = tuple(SCRIPTS.values())
    paper = make_paper({"concerns.description": together, "individual.names": alone})
    text = struct_text(document.render(paper))
    missing = [script for script, said in SCRIPTS.items() if text.count(words(said)) < 2]
    assert missing == []


def used_fonts(fonts: FontSet, text: str) -> set[str]:
    shaper = Shaper(fonts)
    TextLayout(shaper).lines(text, weight="regular", size=10, width=400)
    named = zip(fonts.fonts, shaper.tables, strict=True)
    blank = {" "}
    return {font.name for font, table in named if {text for _, text in table.used()} - blank}


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("直骨海", "NotoSansSC-Regular"),
        ("直骨海のこと", "NotoSansJP-Regular"),
        ("韓國 한글", "NotoSansKR-Regular"),
        ("👍🏽👨‍👩‍👧❤️☎️🏴󠁧󠁢󠁥󠁮󠁧󠁿", "NotoEmoji-Regular"),
        ("שָׁלוֹם", "NotoSansHebrew-Regular"),
        ("क्षत्रिय", "NotoSans-Regular"),
    ],
)
def test_a_text_is_drawn_in_its_own_font(fonts: FontSet, text: str, font: str) -> None:
    assert used_fonts(fonts, text) == {font}


def test_each_line_is_drawn_as_its_own_language(fonts: FontSet) -> None:
    """A Chinese name in a list with a Japanese one keeps its Chinese forms."""
    assert used_fonts(fonts, "直骨\nさくら") == {"NotoSansSC-Regular", "NotoSansJP-Regular"}


def test_a_mark_stays_on_its_letter(fonts: FontSet) -> None:
    """A letter goes to a font that has its mark too, so that no mark stands on a dotted circle."""
    assert used_fonts(fonts, "\u0915\u0951") == {"NotoSans-Regular"}
    assert used_fonts(fonts, "1\ufe0f\u20e3") == {"NotoEmoji-Regular"}


def test_tags_hide_no_text() -> None:
    """Tag characters are part of a nation's flag, and boxes anywhere else."""
    assert document.undrawable("\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e007f") == ()
    assert len(document.undrawable("a\U000e0067\U000e0062")) == 2


def test_thai_is_broken_between_words() -> None:
    run = "".join(THAI_WORDS)
    found = parts(run)
    assert "".join(found) == run
    ends, at = set(), 0
    for word in THAI_WORDS:
        at += len(word)
        ends.add(at)
    at = 0
    for part in found:
        at += len(part)
        assert at in ends, found
    assert len(found) > len(THAI_WORDS) / 2


def test_thai_in_brackets_keeps_its_signs() -> None:
    found = parts("(" + "".join(THAI_WORDS) + ")")
    assert found[0].startswith("(" + THAI_WORDS[0])
    assert found[-1].endswith(THAI_WORDS[-1] + ")")


def line_starts(text: str) -> Iterator[str]:
    """What may start a line if lines are as short as they can be."""
    for token in tokens(text):
        for part in parts(token):
            yield from chunks(part)


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_line_starts_with_what_belongs_to_the_one_before(script: str) -> None:
    starts = {part[0] for part in line_starts(SCRIPTS[script] * 4) if part.strip()}
    assert starts.isdisjoint("\u0e33\u0e46\u0eb3\u0301\u200d\ufe0f。、\uff0c\uff09」』っー")


def test_a_conjunct_is_not_cut() -> None:
    """In a word longer than a line nothing is cut after a virama, a joiner, or half a flag."""
    for text in ("क्ष" * 40, "ක්‍ය" * 40, "🇬🇧" * 5, "👨‍👩‍👧" * 10, "เก" * 40):
        for part in list(chunks(text))[:-1]:
            assert part[-1] not in "\u094d\u0dca\u200dเ"
            assert len(part) < 40


@given(text=st.text(st.sampled_from("เกน้ำ ๆ(a-/។។မြन्क्ष한글直っー。「」\u200d🇬👨"), max_size=50))
def test_breaking_loses_nothing(text: str) -> None:
    assert "".join(line_starts(text)) == text


def test_korean_words_stay_whole() -> None:
    assert tokens("김민준이 집에") == ["김민준이", " ", "집에"]


def test_the_fonts_and_their_licences() -> None:
    folder = resources.path("fonts")
    listed = tomllib.loads((folder / "fonts.toml").read_text("utf-8"))["font"]
    files = {entry["file"] for entry in listed}
    assert files == {path.name for path in folder.glob("*.ttf")}
    assert sum(path.stat().st_size for path in folder.iterdir()) <= LARGEST
    for entry in listed:
        licence = (folder / entry["licence"]).read_text("utf-8")
        assert "SIL OPEN FONT LICENSE" in licence.upper()
        shared = entry["licence"] == "OFL-Noto.txt"
        assert not shared or f"{entry['file']}: Copyright" in licence


def test_no_font_is_subset_under_a_reserved_name(fonts: FontSet) -> None:
    """The licence forbids it; the only reserved name among these is "Source"."""
    folder = resources.path("fonts")
    reserved = [
        line.split("Reserved Font Name", 1)[1].strip(" '\u2018\u2019\".")
        for path in folder.glob("OFL*.txt")
        for line in path.read_text("utf-8").splitlines()
        if line.startswith(("Copyright", "(c)")) and "Reserved Font Name" in line
    ]
    assert set(reserved) == {"Source"}
    assert not [font.name for font in fonts.fonts for name in reserved if name in font.name]


LANGUAGES = {
    "Greek": "el", "Cyrillic": "uk", "Arabic": "ar", "Urdu": "ur", "Persian": "fa", "Hebrew": "he",
    "Yiddish": "he", "Devanagari": "hi", "Bengali": "bn", "Gurmukhi": "pa", "Gujarati": "gu",
    "Tamil": "ta", "Sinhala": "si", "Thai": "th", "Ethiopic": "am", "Georgian": "ka",
    "Armenian": "hy", "Chinese": "zh", "Japanese": "ja", "Korean": "ko", "Latin": "",
    "Symbols": "",
}  # fmt: skip


@pytest.mark.parametrize("script", LANGUAGES)
def test_a_voice_is_named_for_what_an_english_one_cannot_read(script: str) -> None:
    assert language_of(SCRIPTS[script]) == LANGUAGES[script]


@pytest.mark.parametrize(
    "text", ["Zoë Łukasiewicz", "He said محمد and left, and nobody saw him", "", "2014", "\ud800 é"]
)
def test_mostly_latin_stays_in_the_papers_own_language(text: str) -> None:
    assert language_of(text) == ""


def test_the_language_stands_in_the_structure(make_paper: Callable[..., Paper]) -> None:
    paper = make_paper({"individual.surname": "محمد بن عبد الله", "individual.forenames": "Zoë"})
    with pikepdf.open(io.BytesIO(document.render(paper))) as pdf:
        marked = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and "/S" in thing and "/Lang" in thing
        ]
        named, roles = [str(each.Lang) for each in marked], [str(each.S) for each in marked]
    assert named.count("ar") >= 1
    assert {role for role, language in zip(roles, named, strict=True) if language == "en-GB"} <= {
        "/Span"
    }, "Latin words are marked in a passage of another language only"


def test_words_of_another_language_inside_a_sentence_are_marked(
    make_paper: Callable[..., Paper],
) -> None:
    """Greek in English and English in Arabic, each for its own voice; the text stays whole."""
    sentence = (
        "She calls him \u039d\u03af\u03ba\u03bf\u03c2 \u0391\u03bb\u03ad\u03be\u03b7\u03c2 at home."
    )
    pdf = document.render(make_paper({"concerns.description": f"{sentence}\n\n{MIXED}"}))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        spans = [
            str(thing.Lang)
            for thing in opened.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == pikepdf.Name.Span
        ]
    assert spans.count("el") == 2, "on the first page and in its place; one for both words"
    assert "en-GB" in spans
    assert document.as_text(pdf).count(sentence) == 2
