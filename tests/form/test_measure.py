"""What is found of an anonymous noticer does not fall, and false alarms do not rise."""

from tests.form.measure import Measured, measure
from tests.proofs import Record

MOST_FALSE_ALARMS = 0.006
"""Per 1,000 words and first noticer; it was 2.3 when whole boxes were searched in any case."""
FEWEST_FOUND = 0.999
FEWEST_WORDS_FOUND = 0.99
"""Of names that are words, with a capital inside a sentence or beside another part."""


def test_what_is_found_and_what_is_taken_for_it(record: Record) -> None:
    measured: Measured = measure()
    for line in measured.lines():
        print(line)
    record("anonymity: names in sentences", measured.names_tried,
           measured.names_tried - measured.names_found)  # fmt: skip
    record("anonymity: names that are words", measured.words_tried,
           measured.words_tried - measured.words_found)  # fmt: skip
    assert measured.words_read > 6_000
    assert measured.names_found / measured.names_tried >= FEWEST_FOUND
    assert measured.words_found / measured.words_tried >= FEWEST_WORDS_FOUND
    assert measured.per_thousand <= MOST_FALSE_ALARMS
