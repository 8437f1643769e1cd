"""Doubtful words of a narrative: pointed at, gone through by keyboard, forgotten at a lock."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.reachable import reachable_words

from prevent_desktop.computer.policy import Policy
from prevent_desktop.kept.settings import STANDARD, save_settings, settings_file
from prevent_desktop.ui.editors import TextControl
from prevent_desktop.ui.editors.spelling import Speller, Suggested
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.referral.section_page import SectionPage
from prevent_desktop.ui.work.desk import WindowDesk

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
CANARY = "Quistlewump"


def at_the_concern(person: Person) -> TextControl:
    view = person.new_referral()
    view.go("concern")
    QApplication.processEvents()
    assert isinstance(view.page, SectionPage)
    control = view.page.editors["concerns.description"].control
    assert isinstance(control, TextControl)
    return control


def loaded(person: Person) -> None:
    speller = person.view()._speller
    assert speller is not None
    person.qtbot.waitUntil(lambda: speller.works, timeout=PATIENCE)


def underlined(box: TextControl | QPlainTextEdit) -> list[str]:
    QApplication.processEvents()
    found: list[str] = []
    edit = box.edit if isinstance(box, TextControl) else box
    block = edit.document().begin()
    while block.isValid():
        waves = [p for p in block.layout().formats() if p.format.underlineStyle() == WAVE]
        for part in waves:
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + part.start)
            cursor.setPosition(cursor.position() + part.length, QTextCursor.MoveMode.KeepAnchor)
            found.append(cursor.selectedText())
        block = block.next()
    return found


def test_doubtful_words_are_underlined_once_they_are_left_and_names_never(start: Start) -> None:
    person = start()
    control = at_the_concern(person)
    person.view().session.set_value("individual.surname", CANARY)
    loaded(person)
    person.type(f"{CANARY} recieved it. He was definately")
    assert underlined(control) == ["recieved"]
    person.type(" there")
    assert underlined(control) == ["recieved", "definately"]
    assert control.value() == f"{CANARY} recieved it. He was definately there"


@pytest.mark.parametrize("before", ["", "A note. " * 60], ids=["short", "long"])
def test_a_sign_of_two_parts_moves_no_underline(start: Start, before: str) -> None:
    """Qt counts an emoji twice, Python once."""
    person = start()
    control = at_the_concern(person)
    loaded(person)
    doubtful = ["recieved", "definately"]
    person.type(f"{before}\U0001f600\U0001f600 recieved, definately there")
    person.qtbot.waitUntil(lambda: underlined(control) == doubtful, timeout=PATIENCE)
    person.type(" \U0001f600 and wich way")
    person.qtbot.waitUntil(lambda: underlined(control) == [*doubtful, "wich"], timeout=PATIENCE)


def test_the_last_word_counts_when_its_box_is_left(start: Start) -> None:
    person = start()
    control = at_the_concern(person)
    loaded(person)
    person.type("He was definately")
    assert underlined(control) == []
    QTest.keyClick(control.edit, Qt.Key.Key_Tab)
    assert person.focus is not control.edit
    assert underlined(control) == ["definately"]


def test_the_dictionary_is_loaded_once_a_narrative_comes_into_view(start: Start) -> None:
    """It is 13 MB, and whoever fills in names and addresses needs none."""
    person = start()
    view = person.new_referral()
    view.window().resize(1000, 500)
    view.go("person")
    QApplication.processEvents()
    speller = view._speller
    assert speller is not None
    assert speller.wanted is not None
    assert not speller.works
    assert isinstance(view.page, SectionPage)
    control = view.page.editors["individual.family_details"].control
    assert isinstance(control, TextControl)
    control.edit.setFocus()
    loaded(person)


def test_f7_goes_from_word_to_word_with_suggestions_by_keyboard(start: Start) -> None:
    person = start()
    control = at_the_concern(person)
    loaded(person)
    person.type("He recieved it. He was definately there. \U0001f600 Teh end.")
    QTest.keyClick(control.edit, Qt.Key.Key_F7)
    assert control.edit.textCursor().selectedText() == "recieved"
    assert person.focus is control.edit
    person.waits_for("Is \u201crecieved\u201d spelt right? (3 left)")
    person.qtbot.waitUntil(lambda: bool(person._all("Write received")), timeout=PATIENCE)
    person.press("Write received")
    assert control.edit.textCursor().selectedText() == "definately"
    person.waits_for("Is \u201cdefinately\u201d spelt right? (2 left)")
    person.press("Leave definately")
    person.qtbot.waitUntil(
        lambda: control.edit.textCursor().selectedText() == "Teh", timeout=PATIENCE
    )
    person.press("Stop looking at spelling")
    assert person.focus is control.edit
    text = "He received it. He was definately there. \U0001f600 Teh end."
    assert control.edit.toPlainText() == text
    answers = person.view().session.draft.referral.answers
    assert answers.text("concerns.description") == text


def test_suggestions_that_come_late_leave_the_focus_where_it_is(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[Suggested] = []
    monkeypatch.setattr(Speller, "suggest", lambda _self, _word, take, _owner: waiting.append(take))
    person = start()
    control = at_the_concern(person)
    loaded(person)
    person.type("He was definately there.")
    QTest.keyClick(control.edit, Qt.Key.Key_F7)
    stop = person.tab_to("Stop looking at spelling")
    waiting.pop()(("definitely", "defiantly"))
    assert person.focus is stop
    for before in ("Add definately to my words", "Leave definately", "Write defiantly"):
        QTest.keyClick(person.focus, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert person.focus.accessibleName() == before
    QTest.keyClick(person.focus, Qt.Key.Key_Space)
    assert control.edit.toPlainText() == "He was defiantly there."


def test_what_may_be_a_name_is_left_before_it_is_written_over(start: Start) -> None:
    person = start()
    control = at_the_concern(person)
    loaded(person)
    person.type("He wrote to Khadijeh twice and definately to me.")
    QTest.keyClick(control.edit, Qt.Key.Key_F7)
    person.waits_for("Is \u201cKhadijeh\u201d spelt right? (2 left)")
    person.qtbot.waitUntil(
        lambda: any(b.accessibleName().startswith("Write ") for b in buttons(person)),
        timeout=PATIENCE,
    )
    QTest.keyClick(control.edit, Qt.Key.Key_Tab)
    assert person.focus.accessibleName() == "Leave Khadijeh"
    QTest.keyClick(person.focus, Qt.Key.Key_Space)
    person.qtbot.waitUntil(lambda: bool(person._all("Write definitely")), timeout=PATIENCE)
    QTest.keyClick(control.edit, Qt.Key.Key_Tab)
    assert person.focus.accessibleName() == "Write definitely"


def buttons(person: Person) -> list[QAbstractButton]:
    return [b for b in person.window.findChildren(QAbstractButton) if b.isVisible()]


def test_an_own_word_is_kept_for_the_next_time(start: Start) -> None:
    person = start()
    control = at_the_concern(person)
    loaded(person)
    person.type("The frimblesphere again.")
    QTest.keyClick(control.edit, Qt.Key.Key_F7)
    person.press("Add frimblesphere to my words")
    assert underlined(control) == []
    person.saved()
    person.press("Save and close")
    person.home()
    person.press("Go on with")
    person.view().go("concern")
    loaded(person)
    page = person.view().page
    assert isinstance(page, SectionPage)
    again = page.editors["concerns.description"].control
    assert isinstance(again, TextControl)
    assert underlined(again) == []


def in_a_note(person: Person, box: str) -> QPlainTextEdit:
    """The box of a short paper, with the dictionary loaded."""
    tools = [f"Spelling (F7): {box}"]
    person.qtbot.waitUntil(lambda: all(person._all(each) for each in tools), timeout=PATIENCE)
    edit = person.tab_to(box)
    assert isinstance(edit, QPlainTextEdit)
    return edit


def test_an_addition_is_looked_at_as_a_referral_is(start: Start) -> None:
    person = start()
    person.home()
    person.press("Add to a referral you sent")
    person.sees(NotePage)
    person.type_into("Name of the person", CANARY)
    edit = in_a_note(person, "What became known, when, and how you know")
    person.type(f"{CANARY} recieved it. ")
    assert underlined(edit) == ["recieved"]
    QTest.keyClick(edit, Qt.Key.Key_F7)
    person.waits_for("Is \u201crecieved\u201d spelt right? (the only one)")
    person.qtbot.waitUntil(lambda: bool(person._all("Write received")), timeout=PATIENCE)
    person.press("Write received")
    assert underlined(edit) == []
    assert person.sees(NotePage).values()["text"].strip() == f"{CANARY} received it."


def test_a_decision_has_each_of_its_long_boxes_looked_at(start: Start) -> None:
    person = start()
    person.home()
    person.press("Record a decision not to refer")
    page = person.sees(NotePage)
    edit = in_a_note(person, "What the concern was")
    person.type("He recieved it. ")
    assert underlined(edit) == ["recieved"]
    for box in ("Why you decided not to refer", "What you did or will do instead"):
        in_a_note(person, box)
    changes: list[object] = []
    page.changed.connect(changes.append)
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Left)
    QApplication.processEvents()
    assert changes == [], "an underline is no change of what was typed"


def test_nothing_of_a_short_paper_that_was_looked_at_is_left_behind_a_lock(start: Start) -> None:
    person = start()
    person.home()
    person.press("Record a decision not to refer")
    person.sees(NotePage)
    edit = in_a_note(person, "What the concern was")
    word = CANARY.lower()
    person.type(f"He said {word} twice. ")
    QTest.keyClick(edit, Qt.Key.Key_F7)
    person.waits_for(word)
    del edit
    person.window.lock()
    workers = person.window._workers
    person.qtbot.waitUntil(lambda: not any(w.busy for w in workers), timeout=PATIENCE)
    QApplication.processEvents()
    own = {id(word)}
    person.qtbot.waitUntil(
        lambda: not any(word in text and id(text) not in own for text in reachable_words()),
        timeout=PATIENCE,
    )


def test_switched_off_nothing_is_underlined_or_offered(start: Start, desk: WindowDesk) -> None:
    off = STANDARD.__class__(spelling=False)
    save_settings(settings_file(desk.vault_folder), off)
    person = start()
    control = at_the_concern(person)
    person.type("He recieved it. ")
    workers = person.window._workers
    person.qtbot.waitUntil(lambda: not any(w.busy for w in workers), timeout=PATIENCE)
    assert underlined(control) == []
    assert not person._all("Spelling (F7): What has happened, and why are you worried?")


def test_the_organisation_may_switch_it_off(start: Start, desk: WindowDesk) -> None:
    person = start(replace(desk, policy=Policy(spelling=False)))
    control = at_the_concern(person)
    person.type("He recieved it. ")
    workers = person.window._workers
    person.qtbot.waitUntil(lambda: not any(w.busy for w in workers), timeout=PATIENCE)
    assert underlined(control) == []


def test_nothing_that_was_looked_at_is_left_behind_a_lock(start: Start) -> None:
    person = start()
    control = at_the_concern(person)
    loaded(person)
    word = CANARY.lower()
    person.type(f"He said {word} twice. ")
    QTest.keyClick(control.edit, Qt.Key.Key_F7)
    person.press(f"Add {word} to my words")
    person.saved()
    del control
    person.window.lock()
    workers = person.window._workers
    person.qtbot.waitUntil(lambda: not any(w.busy for w in workers), timeout=PATIENCE)
    QApplication.processEvents()
    own = {id(word)}
    person.qtbot.waitUntil(
        lambda: not any(word in text and id(text) not in own for text in reachable_words()),
        timeout=PATIENCE,
    )
