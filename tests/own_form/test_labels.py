"""Labels as people write them: whose they are and what they ask for."""

import tomllib
from pathlib import Path

import pytest

from prevent_desktop.own_form import CLEAR, Table
from prevent_desktop.own_form.matching import read_box

ROWS: list[list[str]] = tomllib.loads(
    Path(__file__).with_name("labels_as_written.toml").read_text("utf-8")
)["rows"]


@pytest.mark.parametrize(("around", "label", "answers"), ROWS)
def test_label_as_written(around: str, label: str, answers: str, table: Table) -> None:
    context = tuple(reversed(around.split(" > "))) if around else ()
    reading = read_box(label, context, table, ticked=False)
    found = " ".join(reading.answers) if reading is not None and reading.sure >= CLEAR else ""
    assert found == answers, reading
