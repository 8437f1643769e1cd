"""The whole main job in the real window, in a process of its own; a test runs and watches it.

`main_job.py BASE write` types and is killed in the middle; `main_job.py BASE finish` goes on:
check, sign, send, blank form, lock and unlock, hand over, delete, a fault inside, close. The
window is the one the program opens; only the system's keyring is a folder, BASE/keys. The process
stays open to strace: see test_hardening.py for what the program does about that.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from tests.stories.conftest import PATIENCE, Person
from tests.stories.typist import KeyringInFolder
from tests.whole.canaries import Canaries, fill

from prevent_desktop import app as program
from prevent_desktop.form.files import parse_json, read_answers
from prevent_desktop.shipped import resources
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.lock.lock_page import LockPage
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.start.start import make_application, open_window

WORDS = "lunar twig panda essay abacus zoom"


class Waiting:
    """The one thing of pytest-qt that a Person needs."""

    def waitUntil(self, look: Callable[[], bool], timeout: int) -> None:
        for _ in range(timeout // 5):
            if look():
                return
            between_two_looks = QEventLoop()
            QTimer.singleShot(5, between_two_looks, between_two_looks.quit)
            between_two_looks.exec()
        raise AssertionError("waited in vain")


class Worker(Person):
    """Somebody at the window that the program itself opened."""

    def __init__(self, app: QApplication, base: Path) -> None:
        desk = replace(
            program._window_desk(base / "exports"),
            keyring=KeyringInFolder(base / "keys"),  # type: ignore[arg-type]
        )
        self.qtbot = Waiting()  # type: ignore[assignment]
        self.desk = desk
        self.app = app
        self.window, self.report = open_window(app, desk)


def canaries() -> Canaries:
    example = json.loads(resources.path("examples", "adult-patient.json").read_text("utf-8"))
    return fill(program.read_library().default_form, example["answers"])


def write(person: Worker) -> None:
    """Type one answer by keys, give the rest, look at every page, copy, and be killed."""
    view = person.new_referral()
    found = canaries()
    form = view.session.draft.referral.form
    raw = {
        "form": form.id,
        "version": form.version,
        "area": person.desk.library.default_area.id,
        "answers": found.answers,
    }
    person.type_into("Surname", str(found.answers["individual.surname"]))
    answers = read_answers(form, parse_json(json.dumps(raw).encode()))
    for question, value in answers.values.items():
        view.session.set_value(question, value)
    for section in form.sections:
        view.go(section.id)
        QApplication.processEvents()
    view.go("check")
    person.saved()
    view.go(form.sections[0].id)
    person.type_into("Surname", "x")  # not saved yet
    sys.stdout.write("typed\n")
    sys.stdout.flush()
    if sys.platform != "win32":
        os.kill(os.getpid(), signal.SIGKILL)


def finish(person: Worker) -> None:
    person.home()
    person.press("Go on with")
    view = person.view()
    object_id = view.session.draft.object_id
    view.go("check")
    person.waits_for("Check your answers")
    person.tick_all("I have looked at this")
    person.press_any("Go on to sign", "Go on with it incomplete")
    person.qtbot.waitUntil(
        lambda: isinstance(person.window.current, SignPage) or view.where == "declaration",
        timeout=PATIENCE,
    )
    if not isinstance(person.window.current, SignPage):  # what was typed last may undo it
        person.declares()
    person.signs()
    person.sees(SendPage)
    person.press("Do it by hand")
    person.press("Copy the message")
    person.press("Save the draft message (.eml)")
    person.waits_for("The draft message is saved")
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    return_to_sending(person)
    keep_an_addition(person)
    make_a_blank_form(person)
    lock_and_unlock(person)
    hand_over(person, object_id)
    fail_inside(person)
    person.store.delete(object_id)
    person.close()


def return_to_sending(person: Worker) -> None:
    person.press("Back to sending")
    page = person.sees(SendPage)
    person.press("Read the document as text")
    person.qtbot.waitUntil(page.reading._text.isVisible, timeout=10_000)
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)


def keep_an_addition(person: Worker) -> None:
    """An addition about the same person, looked over and kept, not finished."""
    answers = canaries().answers
    person.press("Add to a referral you sent")
    person.sees(NotePage)
    person.type_into("Name of the person", str(answers["individual.surname"]))
    person.type_into("What became known", f"{answers['concerns.description']} \U00010800")
    person.waits_for("CYPRIOT SYLLABLE A")
    person.press("Keep it and go back")
    person.sees(HomePage)


def make_a_blank_form(person: Worker) -> None:
    person.press("Make a blank form for paper")
    person.press("Make the form")
    person.waits_for("The blank form is saved")


def lock_and_unlock(person: Worker) -> None:
    answers = canaries().answers  # the addition can be gone on with too
    name = f"{answers['individual.forenames']} {answers['individual.surname']}"
    person.press(f"Go on with {name}")
    person.view()
    person.window.lock()
    person.sees(LockPage)
    person.waits_for("After unlocking you are where you were")
    person.press("Unlock")
    person.view()


def hand_over(person: Worker, object_id: str) -> None:
    from prevent_desktop.kept.handover import ENDING, hand_over

    sealed = hand_over(person.store, object_id, words=WORDS, sender="A. Colleague")
    (person.desk.documents_folder / f"sealed{ENDING}").write_bytes(sealed)


def fail_inside(person: Worker) -> None:
    """A fault in a slot, whose words quote an answer."""
    quoted = str(canaries().answers["concerns.description"])
    told: list[str] = []
    person.report.happened.connect(told.append)

    def fail() -> None:
        raise ValueError(quoted)

    QTimer.singleShot(0, person.window, fail)
    person.qtbot.waitUntil(lambda: bool(told), timeout=5000)


def main(base: str, deed: str) -> int:
    app = make_application(resources.path("theme.toml").read_bytes(), "test")
    person = Worker(app, Path(base))
    try:
        {"write": write, "finish": finish}[deed](person)
    finally:
        person.report.remove()
    sys.stdout.write("done\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
