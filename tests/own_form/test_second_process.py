"""Form files are read and filled in a process of their own, with an end to its patience."""

from dataclasses import replace

import pytest
from tests.own_form.conftest import TODAY, Fill, example
from tests.own_form.hands import CLERK
from tests.own_form.pdf_shapes import above
from tests.own_form.table_shapes import two_columns
from tests.stand_in_child import child_that_runs, child_that_says

from prevent_desktop import own_form
from prevent_desktop.computer.child_process import Budget
from prevent_desktop.errors import FormFileError
from prevent_desktop.form import Form
from prevent_desktop.form.files import read_answers
from prevent_desktop.form.release import release
from prevent_desktop.papers.strangers import Strangers


@pytest.mark.parametrize("name", ["form.docx", "form.pdf"])
def test_it_fills_as_this_process_does(
    name: str, fill: Fill, questions: Form, table: own_form.Table
) -> None:
    raw = example("many-scripts")
    data = (above(CLERK) if name.endswith("pdf") else two_columns(CLERK)).data
    with Strangers() as strangers:
        file = strangers.open_form(data, name)
        proposal = own_form.propose(file, questions, table).only_clear()
        released = release(questions, read_answers(questions, raw))
        there = strangers.fill_form(file, proposal, released, TODAY)
    assert file == own_form.open_form(data, name)
    here = fill(data, raw, name)
    assert replace(there, data=b"") == replace(here, data=b"")


def test_a_refusal_comes_back_as_what_it_is() -> None:
    with Strangers() as strangers, pytest.raises(FormFileError) as caught:
        strangers.open_form(b"Dear all,", "form.docx")
    assert caught.value.code == "damaged"


def test_a_form_that_takes_for_ever_is_given_up() -> None:
    hurried = replace(Budget(), form=0.3)
    slow = child_that_says("ready", "form")
    with Strangers(slow, hurried) as strangers, pytest.raises(FormFileError) as caught:
        strangers.open_form(b"%PDF-1.7", "form.pdf")
    assert caught.value.code == "not_in_time"


def test_a_child_that_dies_is_said() -> None:
    dead = child_that_runs("say('ready'); sys.stdin.readline(); say('form')")
    with Strangers(dead) as strangers, pytest.raises(FormFileError) as caught:
        strangers.open_form(b"%PDF-1.7", "form.pdf")
    assert caught.value.code == "took_too_much"
