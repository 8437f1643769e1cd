"""Tools below a long text put something in: what was written stays whole, and so do its words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from tests.stories.at_lock import DESCRIBE
from tests.stories.conftest import Person, Start
from tests.stories.places import at_rest
from tests.stories.test_writing_the_concern import CTRL, QUESTION, at_the_concern

from prevent_desktop.ui.editors.long_paragraphs import LONGEST
from prevent_desktop.ui.editors.long_text import HEAVY

HEADING = "Insert as a heading: Any threat or wish to harm"
TIME, EXACT = "Insert date and time", "Mark as exact words"
NOW = "22 November 2026"
SPLIT = "Split it into paragraphs"


def written(person: Person, text: str, chosen: str) -> QPlainTextEdit:
    """The concern with this text, and this piece of it chosen; with "|" the cursor stands there."""
    box = at_the_concern(person).edit
    box.setFocus()
    before, bar, after = text.partition("|")
    box.insertPlainText(before + after)
    start = len(before) if bar else text.index(chosen)
    cursor = box.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(chosen), QTextCursor.MoveMode.KeepAnchor)
    box.setTextCursor(cursor)
    return box


@pytest.mark.parametrize("tool", [HEADING, TIME])
def test_what_is_selected_stays_when_something_is_put_in(start: Start, tool: str) -> None:
    person = start()
    box = written(person, "He told me.\nHe was afraid.", "He told me.\nHe was afraid.")
    person.press(tool)
    after = box.toPlainText()
    assert after.startswith("He told me.\nHe was afraid.")
    assert len(after) > len("He told me.\nHe was afraid.") + 10
    QTest.keyClick(box, Qt.Key.Key_Z, CTRL)
    assert box.toPlainText() == "He told me.\nHe was afraid."


def test_a_heading_parts_no_line(start: Start) -> None:
    person = start()
    box = written(person, "He said he would hu|rt them.\nI rang.", "")
    person.press(HEADING)
    person.type("Yes.")
    heading = "Any threat or wish to harm:"
    assert box.toPlainText() == f"He said he would hurt them.\n\n{heading}\nYes.\nI rang."


def test_a_heading_may_stand_over_a_line(start: Start) -> None:
    person = start()
    box = written(person, "He told me.\n|He was afraid.", "")
    person.press(HEADING)
    heading = "Any threat or wish to harm:"
    assert box.toPlainText() == f"He told me.\n\n{heading}\nHe was afraid."


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("He was tire|d today.", "He was tired {} today."),
        ("He was tired| today.", "He was tired {} today."),
        ("He was tired |today.", "He was tired {} today."),
        ("He was tired|.", "He was tired {}."),
        ("He was tired.|", "He was tired. {} "),
        ("At 07|:30 he rang", "At 07:30 {} he rang"),
        ("Mail: lead@exam|ple.org.uk, twice", "Mail: lead@example.org.uk {}, twice"),
        ("(|he rang)", "({} he rang)"),
        ("|He rang", "{} He rang"),
        ("\u4ed6\u8bf4|\u4ed6\u4f1a\u53bb", "\u4ed6\u8bf4 {} \u4ed6\u4f1a\u53bb"),
    ],
)
def test_the_time_parts_no_word(start: Start, text: str, after: str) -> None:
    person = start()
    box = written(person, text, "")
    person.press(TIME)
    put_in = box.toPlainText()
    head, _, tail = after.partition("{}")
    assert put_in.startswith(f"{head}{NOW}")
    assert put_in.endswith(f"){tail}")
    assert len(put_in) < len(after) + 40


@pytest.mark.parametrize(
    ("text", "chosen", "after"),
    [
        ("He said I will go to her", " I will go ", "He said \u201cI will go\u201d to her"),
        ("He said\nI will go\nto her", "\nI will go\n", "He said\n\u201cI will go\u201d\nto her"),
        ('He said "I will go" to her', '"I will go"', "He said \u201cI will go\u201d to her"),
        ('He said "I will go" to her', "I will go", "He said \u201cI will go\u201d to her"),
        ("He said 'I will go' now", " 'I will go'", "He said \u201cI will go\u201d now"),
        (
            "\u2018I won\u2019t go\u2019",
            "\u2018I won\u2019t go\u2019",
            "\u201cI won\u2019t go\u201d",
        ),
        ("\u201cI will go\u201d", "\u201cI will go\u201d", "\u201cI will go\u201d"),
        ("\u201cI will go\u201d", "I will go", "\u201cI will go\u201d"),
        ("\u00abJ\u2019irai\u00bb", "\u00abJ\u2019irai\u00bb", "\u00abJ\u2019irai\u00bb"),
        ("the boys' own", "the boys' own", "\u201cthe boys' own\u201d"),
        ("'tis what he 'said", "'tis", "\u201c'tis\u201d what he 'said"),
        (
            '"No" and then "yes"',
            '"No" and then "yes"',
            '\u201c"No" and then "yes"\u201d',
        ),
    ],
)
def test_exact_words_have_one_pair_of_marks_close_to_them(
    start: Start, text: str, chosen: str, after: str
) -> None:
    person = start()
    box = written(person, text, chosen)
    person.press(EXACT)
    assert box.toPlainText() == after
    if after != text:
        QTest.keyClick(box, Qt.Key.Key_Z, CTRL)
        assert box.toPlainText() == text


@pytest.mark.parametrize(
    ("text", "chosen", "after"),
    [
        ("He sa|id so", "", "He said \u201cno\u201d so"),
        ("He said  so", "  ", "He said  \u201cno\u201d so"),
    ],
)
def test_marks_to_write_between_part_no_word_and_take_nothing_away(
    start: Start, text: str, chosen: str, after: str
) -> None:
    person = start()
    box = written(person, text, chosen)
    person.press(EXACT)
    person.type("no")
    assert box.toPlainText() == after


def test_a_cleared_section_is_not_undone_over_a_long_text_pasted_since(start: Start) -> None:
    person = start()
    box = written(person, "He told me.|", "")
    person.press("Clear this section")
    person.press("Yes, clear them")
    person.tab_to(DESCRIBE)
    long = "He said so again on the way home. " * (HEAVY // 30)
    QGuiApplication.clipboard().setText(long)
    QTest.keyClick(box, Qt.Key.Key_V, CTRL)
    at_rest(person)
    assert not person._all("Undo: clear this section")
    assert person._all("Clear this section")
    answers = person.view().session.draft.referral.answers
    assert answers.text(QUESTION) == long.strip()


@pytest.mark.parametrize(
    "sentence",
    [
        "\u4ed6\u8bf4\u4ed6\u4f1a\u53bb\u90a3\u91cc\uff0c\u5e76\u4e14\u4e0d\u4f1a\u56de\u6765\u3002",
        "\u0909\u0938\u0928\u0947\u0915\u0939\u093e\u0964",
    ],
    ids=["Chinese", "Hindi"],
)
def test_a_text_without_blanks_is_split_between_its_sentences(start: Start, sentence: str) -> None:
    person = start()
    box = at_the_concern(person).edit
    text = sentence * (LONGEST // len(sentence) + 2)
    box.insertPlainText(text)
    person.waits_for("One paragraph is very long")
    person.press(SPLIT)
    lines = box.toPlainText().split("\n")
    assert "".join(lines) == text
    assert max(map(len, lines)) < LONGEST // 2
    assert all(line.endswith(sentence[-1]) for line in lines)


def test_one_endless_word_is_left_and_that_is_said(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        "prevent_desktop.ui.editors.long_text.announce", lambda _w, text, **_how: told.append(text)
    )
    person = start()
    box = at_the_concern(person).edit
    box.insertPlainText("x" * (LONGEST + 5))
    person.waits_for("One paragraph is very long")
    person.press(SPLIT)
    QApplication.processEvents()
    assert box.toPlainText() == "x" * (LONGEST + 5)
    assert "no place to split it" in person.reads()
    assert "no place to split it" in told[-1]
    box.moveCursor(QTextCursor.MoveOperation.Start)
    box.insertPlainText("He said so. " * 3_000 + "\n")
    person.waits_for("Typing gets slow in it")
    person.press(SPLIT)
    assert told[-1] == "Split. Ctrl+Z takes it back."
