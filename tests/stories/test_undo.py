"""Whatever is taken away can be brought back, by keyboard, and it is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from tests.stories.at_lock import CANARY, DESCRIBE, a_draft
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.places import at_rest

from prevent_desktop.form.answers import NotKnown
from prevent_desktop.kept.settings import read_settings, settings_file
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.settings.settings_page import SettingsPage

SAYS = ("kit.undo_bar", "kit.undo_link", "editors.choice", "referral.clear_section",
        "settings.settings_page", "home.home_page", "editors.repeat")  # fmt: skip


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    for module in SAYS:
        monkeypatch.setattr(
            f"prevent_desktop.ui.{module}.announce", lambda _w, text, **_how: told.append(text)
        )
    return told


def answers_of(person: Person, question: str) -> object:
    return person.view().session.draft.referral.answers.get(question)


def test_a_long_text(start: Start, said: list[str]) -> None:
    person = start()
    view = person.new_referral()
    view.go("concern")
    edit = person.tab_to(DESCRIBE)
    assert isinstance(edit, QPlainTextEdit)
    assert not person._all(f"Undo (Ctrl+Z): {edit.accessibleName()}")
    person.type("He said so.")
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.toPlainText() == ""
    person.press("Undo (Ctrl+Z)")
    assert edit.toPlainText() == "He said so."
    assert person.focus is edit
    assert answers_of(person, "concerns.description") == "He said so."
    assert said[-1] == "Undone"


def test_a_cleared_answer(start: Start, said: list[str]) -> None:
    person = start()
    view = person.new_referral()
    person.answer({})
    choices = [q for q in view.session.draft.referral.form.questions() if q.type == "choice"]
    question = next(q for q in choices if answers_of(person, q.id) is not None)
    before = answers_of(person, question.id)
    view.go_to_question(question.id)
    at_rest(person)
    person.press("Clear this answer")
    assert answers_of(person, question.id) is None
    assert said[-1] == "Answer cleared. Undo is below."
    person.press("Undo: clear this answer")
    assert answers_of(person, question.id) == before
    assert said[-1] == "Undone"
    assert person.focus.isChecked()  # type: ignore[attr-defined]
    assert not person._all(f"Undo: clear this answer: {question.label}")


def test_a_cleared_section_with_what_not_known_put_aside(start: Start, said: list[str]) -> None:
    person = start()
    view = person.new_referral()
    person.answer({})
    form = view.session.draft.referral.form
    section = next(s for s in form.sections if any(q.not_known for q in s.questions))
    question = next(
        q for q in section.questions if q.not_known and isinstance(answers_of(person, q.id), str)
    )
    view.session.set_value(question.id, NotKnown("Nobody asked"))
    view.go(section.id)
    at_rest(person)
    before = view.session.draft
    assert question.id in before.put_aside
    person.press("Clear this section")
    assert person.focus.accessibleName() == "No, keep them"
    person.press("Yes, clear them")
    assert all(answers_of(person, q.id) is None for q in section.questions)
    assert "Section cleared." in person.reads()
    assert person.focus.accessibleName() == "Undo: clear this section"
    QTest.keyClick(person.focus, Qt.Key.Key_Return)
    assert view.session.draft.referral.answers == before.referral.answers
    assert view.session.draft.put_aside == before.put_aside
    assert said[-2:] == ["Section cleared.", "Undone"]
    assert "Section cleared." not in person.reads()
    assert person._all("Clear this section")


def test_a_cleared_section_is_not_undone_over_what_was_written_since(start: Start) -> None:
    person = start()
    a_draft(person)
    person.press("Clear this section")
    person.press("Yes, clear them")
    person.type_into(DESCRIBE, "Anew")
    assert not person._all("Undo: clear this section")
    view = person.view()
    view.go("person")
    view.go("concern")
    at_rest(person)
    assert not person._all("Undo: clear this section")
    assert answers_of(person, "concerns.description") == "Anew"


def test_settings_one_after_the_other(start: Start, said: list[str]) -> None:
    person = start()
    person.home()
    person.press("Settings")
    page = person.sees(SettingsPage)
    assert not page._undo.isVisible()
    person.tick("Dark")
    person.tick("Underline doubtful words in what you write")
    person.press("Undo: spelling as before")
    assert person._find("Underline doubtful words in what you write").isChecked()
    assert said[-1] == "Undone: spelling as before"
    QTest.keyClick(person.focus, Qt.Key.Key_Return)
    assert person._find("As the computer").isChecked()
    assert not page._undo.isVisible()
    assert person.focus is person._find("As the computer")
    workers = person.window._workers
    person.qtbot.waitUntil(lambda: not any(w.busy for w in workers), timeout=PATIENCE)
    kept = read_settings(settings_file(person.desk.vault_folder)).settings
    assert (kept.look, kept.spelling) == ("system", True)


def test_a_deleted_draft(start: Start, said: list[str]) -> None:
    person = start()
    a_draft(person)
    person.press("Save and close")
    person.sees(HomePage)
    person.press(f"Delete {CANARY}")
    person.press("Yes, delete it")
    person.waits_for("Deleted. You can undo until")
    person.qtbot.waitUntil(
        lambda: person.focus.accessibleName() == f"Undo: bring back {CANARY}", timeout=PATIENCE
    )
    assert any(words.startswith("Deleted. You can undo until") for words in said)
    QTest.keyClick(person.focus, Qt.Key.Key_Return)
    person.waits_for("The draft is back.")
    QApplication.processEvents()
    assert said[-1] == "The draft is back."


def test_the_text_of_an_addition(start: Start, said: list[str]) -> None:
    person = start()
    person.home()
    person.press("Add to a referral you sent")
    person.sees(NotePage)
    edit = person.tab_to("What became known")
    assert isinstance(edit, QPlainTextEdit)
    person.type("He rang.")
    person.press("Undo (Ctrl+Z): What became known")
    assert edit.toPlainText() == ""
    assert person.focus is edit
    assert said[-1] == "Undone"


def test_pasted_lines_are_not_undone_over_what_was_written_in_them_since(start: Start) -> None:
    person = start()
    view = person.new_referral()
    view.go("person")
    at_rest(person)
    QGuiApplication.clipboard().setText("A\nB\nC")
    names = view.session.draft.referral.form.by_id["individual.other_names"].label
    box = person.tab_to(f"Name 1, {names}")
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert person._all("Undo adding the pasted lines")
    second = person.tab_to(f"Name 2, {names}")
    person.type("Bob")
    assert second.text() == "Bob"  # type: ignore[attr-defined]
    assert not person._all("Undo adding the pasted lines")
    assert answers_of(person, "individual.other_names") == ("A", "Bob", "C")


def test_a_removed_entry_is_not_offered_back_once_another_was_written_in(start: Start) -> None:
    person = start()
    view = person.new_referral()
    rows = ({"address": "1 Old Street"}, {"address": "2 New Street"})
    view.session.set_value("individual.addresses", rows)
    view.go("person")
    at_rest(person)
    person.press("Remove address 1")
    assert person._all("Undo removing the address")
    person.type_into("Postcode", "ME4 4TR")
    assert not person._all("Undo removing the address")
    kept = answers_of(person, "individual.addresses")
    assert kept == ({"address": "2 New Street", "postcode": "ME4 4TR"},)
