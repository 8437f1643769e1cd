"""How much of an anonymous first noticer is found, and how often a word is taken for them.

``python3 dev.py bench anonymity`` prints both, how the time of a search grows with the text, and
what a review takes once the searches are done. The figures of the search before this one (the
whole name of one box as a word, in any case), on the same sentences and narratives: names 78.9 %,
names that are words 100 %, and 2.33 false alarms per 1,000 words and first noticer.
`tests/form/test_measure.py` holds the figures.
"""

import time
from datetime import date

from tests.form.conftest import COMPLETE, answers_of
from tests.form.measure import NARRATIVES, details_of, measure

from prevent_desktop.form import ReviewFacts, anonymity
from prevent_desktop.form.loading import load_form
from prevent_desktop.form.review import review
from prevent_desktop.shipped import resources

SHORT, LONG = 20_000, 160_000
"""Words."""


def main() -> None:
    for line in measure().lines():
        print(line)
    text = (NARRATIVES / "lead_long.txt").read_text("utf-8").split()
    for forename, surname in (("Morgan", "Testwick"), ("Will", "May")):
        ratio = seconds(text, LONG, forename, surname) / seconds(text, SHORT, forename, surname)
        print(f"{forename} {surname}: {LONG // SHORT} times the text, {ratio:.1f} times the time")

    print(f"a review whose searches are done: {review_milliseconds():.2f} ms")


def review_milliseconds() -> float:
    name = "prevent-national-2018.toml"
    form = load_form(resources.read_bytes("forms", name), name)
    noticer = {"identifier.anonymous": "yes", "identifier.surname": "May"}
    answers, facts = answers_of(form, {**COMPLETE, **noticer}), ReviewFacts()
    review(form, answers, date(2026, 11, 22), facts=facts)
    start = time.perf_counter()
    for _ in range(100):
        review(form, answers, date(2026, 11, 22), facts=facts)
    return (time.perf_counter() - start) / 100 * 1000


def seconds(words: list[str], length: int, forename: str, surname: str) -> float:
    text = " ".join((words * (length // len(words) + 1))[:length])
    details = details_of(forename, surname)
    start = time.perf_counter()
    anonymity.find(text, details, prose=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
