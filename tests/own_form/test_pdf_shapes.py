"""PDF forms of every shape in every hand of wording: nothing wrong, stray or damaged."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.own_form.conftest import EXAMPLES, Fill, example, released
from tests.own_form.hands import HANDS
from tests.own_form.more_hands import MORE
from tests.own_form.pdf_scorer import poppler_text, score
from tests.own_form.pdf_shapes import PDF_SHAPES, above
from tests.own_form.wants import Form, bare
from tests.proofs import Record

from prevent_desktop.form import Form as Questions

ALL = {**HANDS, **MORE}


@pytest.mark.parametrize("hand", ALL)
@pytest.mark.parametrize("shape", PDF_SHAPES, ids=lambda shape: shape.__name__)
def test_shape(
    shape: Callable[..., Form], hand: str, fill: Fill, questions: Questions, record: Record
) -> None:
    form = shape(ALL[hand])
    found: Counter[str] = Counter()
    for name in EXAMPLES:
        raw = example(name)
        filled = fill(form.data, raw, "form.pdf")
        found += score(form, filled.data, released(raw, questions))
    bad = found["wrong"] + found["stray"] + found["damaged"]
    record("boxes of PDF forms filled, none wrong, stray or damaged", sum(found.values()), bad)
    assert not bad, found
    assert found["right"] >= 0.7 * (found["right"] + found["missed"]), found


@pytest.mark.needs("pdftotext")
def test_another_viewer_shows_the_names_of_every_script(fill: Fill, tmp_path: Path) -> None:
    raw = example("many-scripts")
    filled = fill(above(HANDS["clerk"]).data, raw, "form.pdf")
    shown = poppler_text(filled.data, tmp_path)
    for question in ("individual.forenames", "individual.surname", "referrer.surname"):
        assert bare(raw["answers"][question]) in shown


def test_what_does_not_fit_is_cut_at_a_word_and_kept_whole(fill: Fill) -> None:
    raw = example("child")
    filled = fill(above(HANDS["clerk"]).data, raw, "form.pdf")
    whole = dict(filled.continued)
    told = raw["answers"]["concerns.description"]
    assert told in whole.values()
