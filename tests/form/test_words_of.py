"""The words of a text: where all is ASCII they are found by a shorter way, and are the same."""

from hypothesis import example, given
from hypothesis import strategies as st

from prevent_desktop.form import folding
from prevent_desktop.form.folding import folded, word_pattern, words_of


@given(st.text(st.characters(codec="ascii"), max_size=60))
@example("snake_case, it's 3.5 e-mails")
def test_words_in_ascii_are_those_of_the_whole_pattern(text: str) -> None:
    assert words_of(text) == word_pattern().findall(folded(text))


def test_marks_are_letters_where_there_may_be_some() -> None:
    assert words_of("\u0939\u093f\u0928\u094d\u0926\u0940 word") == [
        folded("\u0939\u093f\u0928\u094d\u0926\u0940"),
        "word",
    ]


def test_marks_are_not_looked_up_for_ascii() -> None:
    word_pattern.cache_clear()
    assert words_of("Sam O'Sample-Jones") == ["sam", "osample", "jones"]
    assert folding.word_pattern.cache_info().currsize == 0
