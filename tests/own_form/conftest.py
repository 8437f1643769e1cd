"""What the tests of filling share: the question set, the table of labels, the examples."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from prevent_desktop import own_form
from prevent_desktop.form import Form
from prevent_desktop.form.files import read_answers
from prevent_desktop.form.loading import load_form
from prevent_desktop.form.release import release
from prevent_desktop.shipped import resources

EXAMPLES = ("adult-patient", "anonymous", "child", "many-scripts", "no-date-of-birth")
TODAY = date(2026, 11, 22)
Fill = Callable[..., own_form.Filled]


@pytest.fixture(scope="session")
def questions() -> Form:
    return load_form(resources.read_bytes("forms", "prevent-national-2018.toml"), "form")


@pytest.fixture(scope="session")
def table() -> own_form.Table:
    return own_form.load_table(resources.read_bytes("own_forms", "labels.toml"))


def example(name: str) -> dict[str, Any]:
    """The answers of a shipped example, as they stand in its file."""
    raw: dict[str, Any] = json.loads(resources.read_text("examples", f"{name}.json"))
    return raw


def released(raw: dict[str, Any], questions: Form) -> dict[str, Any]:
    """The answers of an example that may leave, as JSON."""
    kept = release(questions, read_answers(questions, raw)).values
    answers: dict[str, Any] = raw["answers"]
    return {key: value for key, value in answers.items() if key in kept}


@pytest.fixture(scope="session")
def fill(questions: Form, table: own_form.Table) -> Fill:
    """Fill a form as proposed with the answers of a file."""

    def call(data: bytes, raw: dict[str, Any], name: str = "form.docx") -> own_form.Filled:
        file = own_form.open_form(data, name)
        proposal = own_form.propose(file, questions, table).only_clear()
        return own_form.fill(
            file,
            proposal,
            form=questions,
            released=release(questions, read_answers(questions, raw)),
            table=table,
            today=TODAY,
        )

    return call
