"""People in a hurry: twice the same key, typing on, closing at the wrong moment."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.stories.at_lock import a_draft
from tests.stories.conftest import PATIENCE, Person, Start, fill
from tests.vault.helpers import QUICK

from prevent_desktop.errors import DocumentError
from prevent_desktop.form.review import Review
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.handover import hand_over
from prevent_desktop.referral import Referral
from prevent_desktop.ui.help_page import HelpPage
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.referral.before_page import BeforePage
from prevent_desktop.ui.referral.check_page import CheckPage
from prevent_desktop.ui.referral.section_page import SectionPage
from prevent_desktop.ui.referral.session import LONG_ANSWERS
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.transfer.transfer_pages import ArrivedPage, TakeOverPage
from prevent_desktop.ui.work.desk import WindowDesk


def test_a_long_referral_is_never_called_complete_by_an_old_review(start: Start) -> None:
    """Long answers are reviewed in a worker; the page to check must not run ahead of it."""
    person = start()
    person.new_referral()
    narrative = "He said so again. " * (LONG_ANSWERS // 10)
    view = person.answer({"concerns.description": narrative})
    view.go("safeguarding")
    person.qtbot.waitUntil(lambda: not view.session.review.errors, timeout=PATIENCE)
    view.session.set_value("safeguarding.informed", None)
    view.go("check")
    person.qtbot.waitUntil(lambda: isinstance(view.page, CheckPage), timeout=PATIENCE)
    person.waits_for("Some answers are missing or wrong")
    assert "Everything that is needed is here" not in person.reads()


def test_the_page_to_check_does_not_come_up_over_someone_who_went_on(start: Start) -> None:
    """A long referral is checked in a worker; meanwhile another section is chosen in the list."""
    person = start()
    person.new_referral()
    narrative = "He said so again. " * (LONG_ANSWERS // 10)
    view = person.answer({"concerns.description": narrative})
    view.go("check")
    assert not isinstance(view.page, CheckPage)
    view._panel.chosen.emit("concern")
    worker = person.window._workers.review
    person.qtbot.waitUntil(lambda: not worker.busy, timeout=PATIENCE)
    QApplication.processEvents()
    assert (view.where, type(view.page)) == ("concern", SectionPage)
    assert view.page is not None
    assert view.page.isEnabled()
    view.go("check")
    person.qtbot.waitUntil(lambda: isinstance(view.page, CheckPage), timeout=PATIENCE)


def test_a_draft_that_arrives_late_is_not_thrown_at_someone_who_went_back(
    start: Start, tmp_path: Path
) -> None:
    person = start()
    a_draft(person)
    person.press("Save and close")
    person.sees(HomePage)
    store = person.store
    assert store is not None
    sealed = hand_over(store, store.lines()[0].object_id, words="a b c d", sender="", cost=QUICK)
    file = tmp_path / "a.prevent-transfer"
    file.write_bytes(sealed)
    person.press("Take over a draft")
    page = person.sees(TakeOverPage)
    shown: list[object] = []
    person.rooms.page_wanted.connect(lambda page: shown.append(type(page)))
    page.wanted.emit(file, "a b c d")
    page.back.emit()
    person.sees(HomePage)
    worker = person.window._workers.vault
    person.qtbot.waitUntil(lambda: not worker.busy, timeout=PATIENCE)
    QApplication.processEvents()
    assert isinstance(person.window.current, HomePage)
    assert ArrivedPage not in shown


def test_closing_while_saving_fails_stays_open_and_gives_nothing_up_unasked(
    start: Start, desk: WindowDesk, small_disk: Path
) -> None:
    own = replace(desk, vault_folder=small_disk / "vault")
    person = start(own)
    view = person.new_referral()
    person.type_into("Surname", "Early")
    person.saved()
    filler = fill(small_disk)
    person.type_into("Forename or forenames", "Alex")
    person.window.close()
    person.waits_for("Not saved: ")
    assert person.window.isVisible()
    person._find("Close without saving")
    filler.unlink()
    person.qtbot.waitUntil(lambda: not view.session.has_unsaved, timeout=PATIENCE)
    assert "Not saved" not in person.reads()
    person.type_into("Age, or about how old", "40")
    person.close()
    again = start(own)
    again.home()
    again.press("Go on with")
    answers = again.view().session.draft.referral.answers
    assert answers.text("individual.approx_age") == "40"
    assert answers.text("individual.forenames") == "Alex"


def test_someone_may_close_without_saving_knowingly(
    start: Start, desk: WindowDesk, small_disk: Path
) -> None:
    person = start(replace(desk, vault_folder=small_disk / "vault"))
    person.new_referral()
    person.type_into("Surname", "Early")
    person.saved()
    fill(small_disk)
    person.type_into("Forename or forenames", "Alex")
    person.window.close()
    person.waits_for("Not saved: ")
    person.tick("Close without saving")
    person.qtbot.waitUntil(lambda: not person.window.isVisible(), timeout=PATIENCE)


def test_pressing_twice_signs_once(start: Start) -> None:
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    page = person.sees(SignPage)
    person.type_into("Your full name", page._holder.name)
    sign = person.tab_to("Sign and make the PDF")
    QTest.keyClick(sign, Qt.Key.Key_Space)
    QTest.keyClick(sign, Qt.Key.Key_Space)
    person.sees(SendPage)
    store = person.store
    assert isinstance(store, DraftStore)
    assert len(store.records()) == 1
    assert len(list(person.desk.documents_folder.glob("*.pdf"))) == 1


def test_starting_twice_starts_once(start: Start) -> None:
    person = start()
    person.home()
    person.press("Start a new referral")
    person.sees(BeforePage)
    button = person.tab_to("Start the referral")
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Space)
    person.view()
    QApplication.processEvents()
    assert person.window.stack.count() == 1


def test_folders_that_are_none(start: Start) -> None:
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    page = person.sees(SignPage)
    person.type_into("Your full name", page._holder.name)
    for folder in ("~nobodyx/y", "relative/folder"):
        page._folder.setText(folder)
        person.press("Sign and make the PDF")
        person.waits_for("Type the whole path of a folder")


def test_help_leads_back_to_the_page_it_was_opened_on(start: Start) -> None:
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.signs()
    send = person.sees(SendPage)
    QTest.keyClick(person.focus, Qt.Key.Key_F1)
    person.sees(HelpPage)
    QTest.keyClick(person.focus, Qt.Key.Key_F1)
    person.press("Back")
    assert person.sees(SendPage) is send
    assert person.window.windowTitle().startswith("Send")


def test_long_pages_are_read_by_keyboard(start: Start) -> None:
    person = start()
    person.home()
    person.press("Start a new referral")
    page = person.sees(BeforePage)
    bar = page.column.verticalScrollBar()
    assert bar.maximum() > 0
    QTest.keyClick(person.focus, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(person.focus, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(person.focus, Qt.Key.Key_Home)
    assert bar.value() == 0


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_the_focus_is_in_view_when_a_page_opens(start: Start, size: tuple[int, int]) -> None:
    person = start()
    person.window.resize(*size)
    view = person.new_referral()
    for section in view._form.sections:
        view.go(section.id)
        assert in_view(person), section.id
    person.answer({}).go("check")
    assert in_view(person)
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    assert in_view(person)
    person.press("What happens next")
    assert in_view(person)
    person.press("Back to your referrals")
    person.sees(HomePage)
    assert in_view(person)


def in_view(person: Person) -> bool:
    """Whether the widget with the focus lies inside the window, above the bar of buttons."""
    focus, window = person.focus, person.window
    top = focus.mapTo(window, focus.rect().topLeft()).y()
    bottom = focus.mapTo(window, focus.rect().bottomLeft()).y()
    return top >= 0 and bottom <= window.height() and not focus.visibleRegion().isEmpty()


def test_escape_folds_the_list_away_again(start: Start) -> None:
    person = start()
    person.window.resize(683, 384)
    view = person.new_referral()
    person.tick("All sections")
    page = view.page
    assert isinstance(page, SectionPage)
    assert not page.isVisible()
    QTest.keyClick(person.focus, Qt.Key.Key_Escape)
    person.qtbot.waitUntil(page.isVisible, timeout=PATIENCE)


def test_questions_that_go_are_gone_at_once(start: Start) -> None:
    person = start()
    view = person.new_referral()
    view.go("identifier")
    person.tick("I noticed it myself")
    page = view.page
    assert isinstance(page, SectionPage)
    assert page.editors["identifier.email"].isHidden()


def test_a_review_that_fails_is_said_and_the_page_stays_usable(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start()
    person.new_referral()
    view = person.answer({"concerns.description": "He said so again. " * (LONG_ANSWERS // 10)})
    view.go("concern")
    person.saved()
    worker = person.window._workers.review
    person.qtbot.waitUntil(lambda: not worker.busy, timeout=PATIENCE)

    def fail(_referral: Referral, _today: date) -> Review:
        raise DocumentError("fonts_missing")

    monkeypatch.setattr(Referral, "review", fail)
    view.go("check")
    person.waits_for("Your answers could not be checked")
    assert isinstance(view.page, SectionPage)
    assert view.page.isEnabled()
    assert "Not saved" not in person.reads()
