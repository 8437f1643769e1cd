"""Answers made by chance in every form: what is written is what was answered, and nothing else."""

from collections import Counter

import pytest
from tests.own_form.conftest import Fill, released
from tests.own_form.hands import HANDS
from tests.own_form.made_answers import made
from tests.own_form.pdf_scorer import score as score_pdf
from tests.own_form.pdf_shapes import PDF_SHAPES
from tests.own_form.scorer import score
from tests.own_form.word_shapes import SHAPES
from tests.proofs import Record

from prevent_desktop.form import Form as Questions

PROOF = "boxes filled with answers made by chance, none wrong, stray or damaged"


def tried(seed: int, fill: Fill, questions: Questions) -> Counter[str]:
    """Fill every shape, each time in another hand."""
    raw = made(seed)
    answers = released(raw, questions)
    hands = list(HANDS.values())
    found: Counter[str] = Counter()
    for number, shape in enumerate(SHAPES):
        form = shape(hands[(seed + number) % len(hands)])
        one = score(form, fill(form.data, raw).data, answers)
        assert not one["wrong"] + one["stray"] + one["damaged"], (shape.__name__, seed, one)
        found += one
    for number, shape in enumerate(PDF_SHAPES):
        form = shape(hands[(seed + number) % len(hands)])
        one = score_pdf(form, fill(form.data, raw, "form.pdf").data, answers)
        assert not one["wrong"] + one["stray"] + one["damaged"], (shape.__name__, seed, one)
        found += one
    return found


def test_some_made_answers(fill: Fill, questions: Questions, record: Record) -> None:
    for seed in range(4):
        record(PROOF, sum(tried(seed, fill, questions).values()), 0)


@pytest.mark.long
def test_two_hundred_made_answers(fill: Fill, questions: Questions, record: Record) -> None:
    for seed in range(200):
        record(PROOF, sum(tried(seed, fill, questions).values()), 0)
