"""Word forms of every shape, each written for every hand of wording."""

from tests.own_form.table_shapes import (
    controls,
    four_columns,
    label_above,
    legacy,
    merged_sections,
    one_cell,
    two_columns,
)
from tests.own_form.text_shapes import (
    columns_of_answers,
    corners,
    hints,
    lines,
    people,
    revised,
    rings,
    ticks,
    two_languages,
)

SHAPES = (
    two_columns, four_columns, label_above, one_cell, merged_sections, controls, legacy, lines,
    ticks, rings, columns_of_answers, people, hints, corners, revised, two_languages,
)  # fmt: skip
