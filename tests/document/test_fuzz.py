"""Whatever is typed: no crash, no hang, no character lost on the way to paper.

The long form (`dev.py test --long`) tries 100,000 inputs and 2,000 whole exports.
"""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.document.fuzzing import TEXTS, answers_for, essence
from tests.document.kinds import REFERRER
from tests.document.test_text import read_back
from tests.proofs import Record

from prevent_desktop import document
from prevent_desktop.document import Identity
from prevent_desktop.document.fonts import load_fonts
from prevent_desktop.document.shaping import Shaper
from prevent_desktop.document.text_layout import TextLayout
from prevent_desktop.errors import AnswersError
from prevent_desktop.form.answers import texts_of
from prevent_desktop.form.files import read_answers, to_bytes
from prevent_desktop.form.release import release
from prevent_desktop.papers.submission import Order, Submission
from prevent_desktop.referral import Library, Referral, load_library
from prevent_desktop.shipped import resources

LATER = datetime.fromisoformat("2026-11-22T14:05:00+00:00")
TODAY = date(2026, 11, 22)
NARROWEST = 150.0
"""Points; no column of the paper is narrower."""
PHASES = (Phase.explicit, Phase.generate)
"""Exports are not made smaller after a failure: each takes a fifth of a second."""
LAID_OUT, EXPORTED, LONG_LAID_OUT, LONG_EXPORTED = 1500, 60, 100_000, 2_000


def shipped(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in resources.path(folder).glob("*.toml")}


LIBRARY: Library = load_library(shipped("forms"), shipped("areas"))
FORM = LIBRARY.default_form


def lay_out(text: str, width: float) -> None:
    shaper = Shaper(load_fonts(resources.path("fonts")))
    lines = TextLayout(shaper).lines(text, weight="regular", size=10, width=width)
    assert essence(read_back(shaper, lines)) == essence(text)
    if width >= NARROWEST:
        assert all(line.width / 100 <= width + 0.01 for line in lines)


def export(values: dict[str, Any], identity: Identity, folder: Path) -> None:
    """Review, render, sign, verify, compare, save and compose; then read the text back."""
    raw = {"form": FORM.id, "version": FORM.version, "area": "kent-and-medway", "answers": values}
    try:
        answers = read_answers(FORM, raw)
    except AnswersError:
        return  # refused in a sentence, which other tests look at
    order = Order(
        referral=Referral(FORM, LIBRARY.default_area, answers),
        identity=identity,
        reference=document.new_reference(),
        moment=LATER,
        today=TODAY,
        folder=folder,
        incomplete=True,
        message_template=resources.read_text("mail", "message.txt"),
    )
    paths = Submission(order).run()
    pdf = paths[0].read_bytes()
    for path in paths:
        path.unlink()
    released = release(FORM, answers)
    assert document.read_payload(pdf) == to_bytes(released)
    told = essence(document.as_text(pdf))
    shown = order.referral.review(TODAY).shown
    for question in FORM.questions():
        value = released.get(question.id)
        if question.id in shown and question.type not in {"date", "choice"}:
            for text in texts_of(value):
                assert essence(text) in told, question.id


@settings(max_examples=LAID_OUT)
@given(text=TEXTS, width=st.sampled_from([30.0, 150.0, 480.0]))
def test_no_text_loses_a_character(text: str, width: float) -> None:
    lay_out(text, width)


@settings(max_examples=EXPORTED, phases=PHASES)
@given(values=answers_for(FORM))
def test_no_export_loses_a_character(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, Any]
) -> None:
    export(values, REFERRER, tmp_path_factory.mktemp("out"))


@pytest.mark.long
def test_a_hundred_thousand_texts(record: Record) -> None:
    @settings(max_examples=LONG_LAID_OUT)
    @given(text=TEXTS, width=st.sampled_from([30.0, 150.0, 480.0]))
    def each(text: str, width: float) -> None:
        lay_out(text, width)

    each()
    record("texts laid out and read back", LONG_LAID_OUT, 0)


@pytest.mark.long
def test_two_thousand_exports(record: Record, tmp_path: Path) -> None:
    @settings(max_examples=LONG_EXPORTED, phases=PHASES)
    @given(values=answers_for(FORM))
    def each(values: dict[str, Any]) -> None:
        export(values, REFERRER, tmp_path)

    each()
    record("whole exports of random answers, read back", LONG_EXPORTED, 0)
