"""How much work a paper is, in counts: what comes again is not done again, and twice is twice."""

import pytest
from tests.document.conftest import ARABIC, CHINESE, NARRATIVE
from tests.document.counting import calls_in, counted
from tests.document.kinds import made, paper

from prevent_desktop import document
from prevent_desktop.document import languages, line_breaking, shaping, text_layout
from prevent_desktop.document.blocks import Cell, Passage, Strip
from prevent_desktop.document.fonts import FontSet, load_fonts
from prevent_desktop.document.languages import language_of
from prevent_desktop.document.shape import base_kinds
from prevent_desktop.document.shaping import Shaper
from prevent_desktop.document.style import BODY
from prevent_desktop.document.text_layout import EMPTY_LINE, Line, TextLayout
from prevent_desktop.shipped import resources

WORDS = "On Tuesday she said that she did not want to go home. "


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return load_fonts(resources.path("fonts"))


def lines(layout: TextLayout, text: str) -> list[Line]:
    return layout.lines(text, weight="regular", size=10, width=300)


def test_a_word_that_comes_again_is_neither_shaped_nor_cut_again(
    fonts: FontSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    shaped = counted(monkeypatch, shaping, "_shape")
    cut = counted(monkeypatch, line_breaking, "parts")
    layout = TextLayout(Shaper(fonts))
    lines(layout, WORDS)
    once = shaped[0], cut[0]
    lines(layout, WORDS * 500)
    assert (shaped[0], cut[0]) == once


@pytest.mark.parametrize("text", [NARRATIVE, f"{ARABIC} ".join(WORDS.split()), CHINESE * 9, "a b"])
def test_lines_are_the_same_when_less_is_remembered(
    fonts: FontSet, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = lines(TextLayout(Shaper(fonts)), text * 3)
    monkeypatch.setattr(text_layout, "_CACHE_TOKENS", 2)
    assert lines(TextLayout(Shaper(fonts)), text * 3) == whole


def test_what_is_remembered_of_a_text_has_an_end(
    fonts: FontSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_layout, "_CACHE_TOKENS", 50)
    layout = TextLayout(Shaper(fonts))
    lines(layout, " ".join(f"word{number}" for number in range(1_000)))
    assert all(len(known) <= 50 for known in layout._known.values())


def calls(text: str) -> int:
    """How many functions it takes to draw a paper with this account."""
    order = paper({"concerns.description": text})
    return calls_in(lambda: document.render(order))


def test_the_work_of_a_paper_grows_with_its_length_not_with_its_square() -> None:
    made("finished")

    def account(paragraphs: int) -> str:
        return "\n\n".join(f"{number}. {WORDS * 12}" for number in range(paragraphs))

    none, some, more = calls("None."), calls(account(100)), calls(account(400))
    assert more - none < 4.6 * (some - none)


def test_a_text_of_many_lines_in_one_piece_is_no_more_work() -> None:
    """Above 500 paragraphs an account is one element: it was slower by the word, once."""
    made("finished")
    apart = calls("\n\n".join(f"{number}. {WORDS * 12}" for number in range(400)))
    together = calls("\n\n".join(f"{number}. {WORDS * 12}" for number in range(600)))
    assert together < 1.5 * apart


def test_rows_are_those_of_the_longest_cell() -> None:
    def cell(*lengths: int) -> Cell:
        return Cell(tuple(Passage(None, BODY, [EMPTY_LINE] * length) for length in lengths))

    assert cell(2, 3).rows == 5
    assert Strip((cell(2, 3), cell(1))).rows == 5


def test_no_script_is_passed_over_unseen() -> None:
    """A text is not looked at for scripts where no sign of it can be of one."""
    for script in languages._SCRIPTS:
        for point in range(0x110000 if script.usual == "zh" else 0x10000):
            if script.letters.pattern.match(chr(point)):
                assert languages._BEYOND_LATIN.match(chr(point)), (script.usual, hex(point))
    assert language_of("It\u2019s \u00e9t\u00e9 \u2013 \u201cso\u201d") == ""


def test_patterns_of_kinds_that_a_paper_lacks_are_not_compiled() -> None:
    """Compiling them takes longer than reading a paper."""
    kinds = base_kinds.kinds.__wrapped__(3)
    assert not any("_compiled" in vars(each) for kind in kinds.values() for each in kind)
    (info,) = kinds["info"]
    assert info.read(b"<< >>") is None
    assert "_compiled" in vars(info)
