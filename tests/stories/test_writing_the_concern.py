"""The heart of the form: its box in view, headings put in, exact words, a large view."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from tests.stories.at_lock import lock_by_key
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.test_spelling import underlined

from prevent_desktop.ui.editors import TextControl
from prevent_desktop.ui.editors.long_paragraphs import LONGEST
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.referral.section_page import SectionPage

QUESTION = "concerns.description"
CTRL = Qt.KeyboardModifier.ControlModifier


def at_the_concern(person: Person) -> TextControl:
    view = person.new_referral()
    view.go("concern")
    QApplication.processEvents()
    assert isinstance(view.page, SectionPage)
    control = view.page.editors[QUESTION].control
    assert isinstance(control, TextControl)
    return control


def test_the_box_is_in_view_and_has_the_keys_when_the_page_opens(start: Start) -> None:
    person = start()
    box = at_the_concern(person).edit
    page = person.view().page
    assert page is not None
    assert person.focus is box
    port = page.column.viewport()
    bottom = box.mapTo(port, box.rect().bottomLeft()).y()
    assert 0 < box.mapTo(port, box.rect().topLeft()).y() < bottom <= port.height()
    assert box.height() > 10 * box.fontMetrics().height()


def test_the_questions_to_ask_oneself_are_one_line_that_opens(start: Start) -> None:
    person = start()
    at_the_concern(person)
    inside = "Have you thought about other explanations?"
    assert inside not in person.reads()
    person.press("Seven questions to ask yourself")
    assert inside in person.reads()
    person.press("Close the questions to ask yourself")
    assert inside not in person.reads()


def test_a_prompt_becomes_a_heading_in_the_text(start: Start) -> None:
    person = start()
    box = at_the_concern(person).edit
    person.type("He told me.")
    person.press("Insert as a heading: Any threat or wish to harm")
    assert person.focus is box
    person.type("None.")
    assert box.toPlainText() == "He told me.\n\nAny threat or wish to harm:\nNone."
    person.view().session.review_now()
    person.tab_to("Insert as a heading: Any threat or wish to harm: (in your text)")


def test_exact_words_are_marked_with_the_quotation_marks_that_print(start: Start) -> None:
    person = start()
    box = at_the_concern(person).edit
    person.type("I will go")
    QTest.keyClick(box, Qt.Key.Key_A, CTRL)
    person.press("Mark as exact words")
    assert box.toPlainText() == "\u201cI will go\u201d"
    person.press("Mark as exact words")
    person.type("soon")
    assert box.toPlainText().endswith("\u201d \u201csoon\u201d")
    answers = person.view().session.draft.referral.answers
    assert answers.text(QUESTION) == "\u201cI will go\u201d \u201csoon\u201d"


def test_the_large_view_has_the_text_alone_and_escape_leaves_it(start: Start) -> None:
    person = start()
    control = at_the_concern(person)
    usual = control.edit.height()
    person.type("One line.")
    person.press("Large view")
    assert control.edit.height() > usual
    assert "Section 2 of 10" not in person.reads()
    assert person.focus is control.edit
    person.type(" Another.")
    person.view().session.review_now()
    assert "Section 2 of 10" not in person.reads()
    QTest.keyClick(control.edit, Qt.Key.Key_Escape)
    assert control.edit.height() == usual
    assert "Section 2 of 10" in person.reads()
    assert "One line. Another." in control.edit.toPlainText()


def test_a_very_long_paragraph_is_split_when_one_says_so_and_no_word_changes(start: Start) -> None:
    person = start()
    control = at_the_concern(person)
    sentence = "He said \u201cit will kick off\u201d again and again. "
    control.edit.insertPlainText(sentence * (LONGEST // len(sentence) + 2))
    before = control.edit.toPlainText()
    person.waits_for("One paragraph is very long")
    person.press("Split it into paragraphs")
    after = control.edit.toPlainText()
    assert after.split() == before.split()
    assert max(map(len, after.split("\n"))) < LONGEST // 2
    QTest.keyClick(control.edit, Qt.Key.Key_Z, CTRL)
    assert control.edit.toPlainText() == before


def test_the_box_keeps_room_for_itself_on_a_small_screen(start: Start) -> None:
    person = start()
    person.window.resize(683, 384)
    box: QPlainTextEdit = at_the_concern(person).edit
    page = person.view().page
    assert page is not None
    assert box.height() <= page.column.viewport().height()


LONG = "He said so again on the way home. " * 400


def with_a_long_text(person: Person) -> ReferralView:
    """At the concern with a text so long that it is not taken at every key."""
    view = person.new_referral()
    view.session.set_value("concerns.description", LONG)
    view.go("concern")
    QApplication.processEvents()
    assert isinstance(view.page, SectionPage)
    control = view.page.editors["concerns.description"].control
    assert isinstance(control, TextControl)
    assert control.is_heavy
    control.edit.setFocus()
    control.edit.moveCursor(QTextCursor.MoveOperation.Start)
    return view


def test_the_last_key_in_a_long_text_is_there_for_whoever_asks(start: Start) -> None:
    person = start()
    view = with_a_long_text(person)
    person.type("Yes. ")
    text = view.session.draft.referral.answers.text("concerns.description")
    assert text.startswith("Yes. He said so")
    person.type("No. ")
    view.go("needs")
    view.go("concern")
    assert isinstance(view.page, SectionPage)
    again = view.page.editors["concerns.description"].control
    assert str(again.value()).startswith("Yes. No. He said so")


def test_the_last_key_in_a_long_text_outlives_a_lock(start: Start) -> None:
    person = start()
    with_a_long_text(person)
    person.saved()
    person.type("Yes. ")
    lock_by_key(person)
    person.press("Unlock")
    text = person.view().session.draft.referral.answers.text("concerns.description")
    assert text.startswith("Yes. He said so")


def test_the_last_key_in_a_long_text_outlives_the_window(start: Start) -> None:
    person = start()
    with_a_long_text(person)
    person.saved()
    person.type("Yes. ")
    person.close()
    again = start()
    again.home()
    again.press("Go on with")
    text = again.view().session.draft.referral.answers.text("concerns.description")
    assert text.startswith("Yes. He said so")


def test_underlines_move_along_while_somebody_types_before_them(start: Start) -> None:
    person = start()
    view = person.new_referral()
    text = "He recieved it. " + "He said so again on the way home. " * 20 + "It was definately so."
    view.session.set_value("concerns.description", text)
    view.go("concern")
    speller = view._speller
    assert speller is not None
    person.qtbot.waitUntil(lambda: speller.works, timeout=PATIENCE)
    assert isinstance(view.page, SectionPage)
    control = view.page.editors["concerns.description"].control
    assert isinstance(control, TextControl)
    control.edit.setFocus()
    control.edit.moveCursor(QTextCursor.MoveOperation.Start)
    person.type("Well. ")
    assert underlined(control) == ["recieved", "definately"]
    person.type("Teh ")
    person.qtbot.waitUntil(
        lambda: underlined(control) == ["Teh", "recieved", "definately"], timeout=PATIENCE
    )


def test_a_long_text_is_saved_and_reviewed_once_after_a_key(start: Start) -> None:
    person = start()
    session = with_a_long_text(person).session
    person.saved()
    saves: list[object] = []
    session.saved.connect(saves.append)
    person.type("Yes. ")
    person.saved()
    person.qtbot.waitUntil(lambda: not session._review_soon.isActive(), timeout=PATIENCE)
    assert len(saves) == 1
    assert not session.has_unsaved
