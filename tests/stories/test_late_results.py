"""A result that comes late: what happened is kept, and nobody is shown it who has gone."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot
from tests.stories.at_lock import key, locked
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.test_notes import slow_signing

from prevent_desktop.errors import FileError
from prevent_desktop.kept.drafts import Draft
from prevent_desktop.ui.help_page import HelpPage
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.referral.session import DraftSession
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.work.late import is_gone, part_with
from prevent_desktop.ui.work.worker import Worker, make_workers, nothing

__all__ = ["slow_signing"]


def about_to_sign(person: Person, goes: threading.Event) -> None:
    """On the way to a paper that is not signed yet."""
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.sees(SignPage)
    goes.clear()
    person.signs()


def all_is_there(person: Person) -> None:
    """The paper, its record and its card, and no page of it over the list."""
    person.press("Unlock")
    person.sees(HomePage)
    (pdf,) = person.desk.documents_folder.glob("*.pdf")
    (record,) = person.store.records()
    (line,) = person.store.lines()
    assert pdf.stem == record.reference == line.reference
    assert line.waits_to_be_sent
    assert person.store.open(line.object_id).pdf == str(pdf)
    person.press("Back to sending")


def test_the_page_is_left_and_all_is_locked_between_signing_and_its_result(
    start: Start, slow_signing: threading.Event
) -> None:
    person = start()
    about_to_sign(person, slow_signing)
    person.rooms.go_home()
    person.sees(HomePage)
    key(person, Qt.Key.Key_F9)
    slow_signing.set()
    locked(person)
    all_is_there(person)


def test_help_is_read_and_all_is_locked_while_it_is_signed(
    start: Start, slow_signing: threading.Event
) -> None:
    person = start()
    about_to_sign(person, slow_signing)
    key(person, Qt.Key.Key_F1)
    person.sees(HelpPage)
    key(person, Qt.Key.Key_F9)
    slow_signing.set()
    locked(person)
    all_is_there(person)


def test_a_paper_signed_after_its_page_was_left_comes_up_over_nothing(
    start: Start, slow_signing: threading.Event
) -> None:
    person = start()
    about_to_sign(person, slow_signing)
    person.rooms.go_home()
    person.sees(HomePage)
    slow_signing.set()
    paper = person.window._workers.paper
    person.qtbot.waitUntil(lambda: not paper.busy, timeout=PATIENCE)
    assert isinstance(person.window.current, HomePage)


# --- the one guard ------------------------------------------------------------------------------


@pytest.mark.parametrize("failing", [False, True])
def test_a_job_is_done_and_not_shown_to_an_owner_that_was_let_go(
    qtbot: QtBot, failing: bool
) -> None:
    """Let go of after the job was done, and before the loop of events destroys it."""
    worker, owner = Worker("test"), QObject()
    done: list[bool] = []
    shown: list[object] = []
    part = QObject(owner)

    def job() -> None:
        done.append(True)
        if failing:
            raise FileError("disk_full")

    worker.run(job, shown.append, shown.append, owner=part)
    while not done:  # the window thread hears of nothing meanwhile
        after = threading.Event()
        worker._jobs.put(after.set)
        assert after.wait(10)
    part_with(owner)
    qtbot.waitUntil(lambda: not worker.busy, timeout=PATIENCE)
    assert (done, shown) == ([True], [])
    assert is_gone(part)
    worker.close()


def test_without_being_let_go_it_is_shown(qtbot: QtBot) -> None:
    worker, owner = Worker("test"), QObject()
    shown: list[str] = []
    worker.run(lambda: "done", shown.append, nothing, owner=owner)
    qtbot.waitUntil(lambda: shown == ["done"], timeout=PATIENCE)
    worker.close()


# --- the session, the draft's one writer --------------------------------------------------------


def test_a_paper_is_not_forgotten_by_a_save_that_began_before(start: Start, qtbot: QtBot) -> None:
    """Autosave takes its time with what was typed; the paper is signed meanwhile."""
    person = start()
    person.home()
    written: list[Draft] = []
    slow, began = threading.Event(), threading.Event()

    def save(draft: Draft) -> Draft:
        if not written:
            began.set()
            assert slow.wait(10)
        written.append(draft)
        return draft

    owner = QObject()
    workers = make_workers(owner)
    session = DraftSession(
        person.store.new(),
        save,
        vault_worker=workers.vault,
        review_worker=workers.review,
        today=lambda: date(2026, 11, 22),
        parent=owner,
    )
    session.set_value("individual.surname", "Example")
    session.save_now()
    assert began.wait(10)
    signing = threading.Thread(target=session.keep_paper, args=("PR-1", "/a.pdf"))
    signing.start()
    slow.set()
    signing.join(10)
    qtbot.waitUntil(lambda: not session.has_unsaved, timeout=PATIENCE)
    assert written[-1].reference == "PR-1"
    assert written[-1].referral.answers.text("individual.surname") == "Example"
    assert written[-1] == replace(session.draft, changed=written[-1].changed)
    session.close()
    for worker in workers:
        worker.close()
