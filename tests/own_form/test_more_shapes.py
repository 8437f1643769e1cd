"""Shapes that were read wrongly once."""

from tests.own_form.conftest import Fill, example
from tests.own_form.wordxml import TAB, docx, h1, p, run, tbl, tc, tr

from prevent_desktop import own_form
from prevent_desktop.form import Form as Questions

INFORMED = "Has the individual been informed of this referral?"


def told(fill: Fill, *blocks: str) -> list[str]:
    return [text for text, _ in own_form.as_lines(fill(docx(*blocks), example("child")))]


def test_two_labels_on_one_line_without_room_are_left_alone(fill: Fill) -> None:
    assert (
        told(fill, h1("Referrer"), p("Name:", TAB, TAB, "Role:", TAB), p("Email: ______"))[1]
        == "Name:\t\tRole:"
    )


def test_blanks_with_a_line_under_them_are_a_place_to_write(fill: Fill) -> None:
    line = p(run("Name: "), run(" " * 30, '<w:u w:val="single"/>'))
    assert told(fill, h1("Referrer"), line)[1] == "Name: Priya Sampleford"


def test_a_column_of_details_beside_the_ticks(questions: Questions, table: own_form.Table) -> None:
    row = tr(INFORMED, "\u2610", "\u2610", "")
    data = docx(h1("Safeguarding"), tbl(tr("Question", "Yes", "No", "Details"), row, cols=4))
    lines = own_form.propose(own_form.open_form(data, "f.docx"), questions, table).lines
    assert [line.answers for line in lines] == [
        ("safeguarding.informed",),
        ("safeguarding.informed_detail",),
    ]


def test_ticks_of_one_question_in_several_cells(fill: Fill) -> None:
    row = tr(INFORMED, "\u2610 Yes", "\u2610 No", "\u2610 Not known")
    assert told(fill, h1("Safeguarding"), tbl(row, cols=4))[2:] == [
        "\u2612 Yes",
        "\u2610 No",
        "\u2610 Not known",
    ]


def test_a_box_that_spans_columns_is_not_under_the_head_of_one(
    questions: Questions, table: own_form.Table
) -> None:
    heads = tr("Agency", "Name of worker", "Telephone")
    data = docx(
        h1("Other agencies"),
        tbl(heads, tr("", "", ""), tr("", "", ""), tr(INFORMED, tc("Yes / No", span=2)), cols=3),
    )
    lines = own_form.propose(own_form.open_form(data, "f.docx"), questions, table).lines
    assert lines[-1].answers == ("safeguarding.informed",)
    assert all(not line.answers for line in lines[:-1])
