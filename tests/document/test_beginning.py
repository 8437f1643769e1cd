"""Where an account may be cut: after a sentence, never in what somebody is said to have said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prevent_desktop.document.beginning import beginning

REST = " And then the day went on as it had begun, for all of them. " * 9


@pytest.mark.parametrize(
    "text",
    [
        "He was quiet. Then he left.",
        "He said: \u201cI will. You know.\u201d He left.",
        'He said: "I will. You know." He left.',
        "He said: \u2018I won\u2019t. Ask.\u2019 He left.",
        "She told Dr. A. Sample on 3 Nov. 2026 about it.",
        "At 3.30 p.m. Kit came.",
        "\u0642\u0627\u0644 \u0634\u064a\u0626\u0627\u061f",
        "\u5979\u8bf4\u3002",
        "Is it? Yes!",
    ],
)
def test_whole_sentences(text: str) -> None:
    assert beginning(text + REST, len(text) + 20) == text


@pytest.mark.parametrize(
    "text",
    [
        "He said: \u201cI will hurt them. But only in the game. That is all",
        'He said: "I will hurt them. But only in the game. That is all',
        "He said: \u2018I will hurt them. But only in the game. That is all",
        "\u00abI will hurt them. But only in the game. That is all",
        "He wrote (I will hurt them. But only in the game. That is all",
        "\u201cI will hurt them.\n\n\u201cBut only in the game. That is all",
        "One word after the other without an end",
        "Dr. A. Sample e.g. said on the 3. of the month",
        "1. First\n2. Second\n3. Third",
    ],
)
def test_no_place_to_cut(text: str) -> None:
    assert beginning(text + " and so on" * 50, len(text) + 5) == ""


def test_a_cut_before_a_quotation_that_goes_on_too_long() -> None:
    text = "Kit came at noon. He said: \u201cI will. I will not. I will.\u201d" + REST
    assert beginning(text, 45) == "Kit came at noon."


@given(
    st.text(alphabet="aB .!?\n\u201c\u201d\u2018\u2019\"'()1", max_size=300), st.integers(1, 200)
)
def test_it_is_the_beginning_and_no_longer(text: str, most: int) -> None:
    cut = beginning(text, most)
    assert text.strip().startswith(cut)
    assert len(cut) <= most
    if cut != text.strip():
        assert cut.rfind("\u201c") <= cut.rfind("\u201d"), "cut inside a quotation"
