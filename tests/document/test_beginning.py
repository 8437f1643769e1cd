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
        "He is 5'10\" tall. He left.",
        'He is 5\' 10" tall. He has a 6" knife.',
        "He is 5\u201910\u201d tall. He has a 6\u201d knife.",
        'He has a 6" knife. He said "I am 15" and left.',
        '"He has a 6" knife. I will use it" he said. She is 5\' 2".',
        "He was sad :( and tired. He left.",
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
        "He would never hurt\nanyone",
        "She said he would not hurt anyone\n\nunless they laughed",
        "He wrote: \u201cI will hurt them\n\nBut only in the game",
    ],
)
def test_no_place_to_cut(text: str) -> None:
    assert beginning(text + " and so on" * 50, len(text) + 5) == ""


LINES = [
    "12/05 he shouted at staff\n13/05 he drew a flag\n14/05 mum rang",
    "12 May: shouted at staff\n13 May: drew a flag",
    "Mon 9:15 shouted at staff\nTue 10:30 drew a flag",
    "- he shouted at staff\n- he drew a flag",
    "\u2022 he shouted at staff\n\u2022 he drew a flag",
    "1. He shouted\n2. He drew a flag",
    "a) he shouted\nb) he drew a flag",
    "he shouted at staff\n\nhe drew a flag",
    "He shouted at staff\nHe drew a flag",
]


@pytest.mark.parametrize("text", LINES)
def test_notes_without_full_stops_end_with_their_lines(text: str) -> None:
    rest = "\n\nAnd then the day went on as it had begun, for all of them" + " and so on" * 50
    assert beginning(text + rest, len(text) + 20) == text


def test_no_cut_behind_a_heading() -> None:
    text = "What has happened\nHe shouted\n\nWhat was said\nHe said no more" + " and so on" * 50
    assert beginning(text, 60) == "What has happened\nHe shouted"


def test_a_line_that_was_only_full_is_no_end() -> None:
    """An email of lines that a program filled: the next word had no room in the line before."""
    text = (
        "We spoke to the young man about the videos and he told us that he would\n"
        "Sam and Kit that all of this was only a story which he had been told by\n"
        "Kit and the others in the group and nobody had told him anything at all\n"
    )
    assert beginning(text * 5, 150) == ""


@pytest.mark.parametrize("marks", ['""', "\u201c\u201d"])
def test_inches_close_no_quotation(marks: str) -> None:
    opens, closes = marks[0], marks[1]
    text = f"{opens}He has a 6{closes} knife. I will hurt them.{closes} He left." + REST
    assert beginning(text, 30) == ""
    assert beginning(text, 60).endswith("He left.")


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
