"""Word forms of every shape in every hand of wording: nothing wrong, stray or damaged."""

from collections import Counter
from collections.abc import Callable

import pytest
from tests.own_form.conftest import EXAMPLES, Fill, example, released
from tests.own_form.hands import HANDS
from tests.own_form.more_hands import MORE
from tests.own_form.scorer import score
from tests.own_form.wants import Form
from tests.own_form.word_shapes import SHAPES
from tests.proofs import Record

from prevent_desktop.form import Form as Questions

TOTAL: Counter[str] = Counter()
ALL = {**HANDS, **MORE}


@pytest.mark.parametrize("hand", ALL)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_shape(
    shape: Callable[..., Form], hand: str, fill: Fill, questions: Questions, record: Record
) -> None:
    form = shape(ALL[hand])
    found: Counter[str] = Counter()
    for name in EXAMPLES:
        raw = example(name)
        filled = fill(form.data, raw)
        found += score(form, filled.data, released(raw, questions))
    TOTAL.update(found)
    bad = found["wrong"] + found["stray"] + found["damaged"]
    record("boxes of Word forms filled, none wrong, stray or damaged", sum(found.values()), bad)
    assert not bad, found
    if found["right"] + found["missed"]:
        # One hand says "your name" under its lead's heading: five boxes that are rightly left.
        assert found["right"] >= 0.65 * (found["right"] + found["missed"]), found
