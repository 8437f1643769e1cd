"""Locking over the pages of the paper: no text of it stays, wherever it was being read."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from tests.stories.at_lock import CANARY, NARRATIVE, lock_by_key
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.reachable import reachable_words, things_of

from prevent_desktop.sealing.key_table import Row
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.verify.countersign_page import CountersignPage
from prevent_desktop.ui.verify.verify_page import VerifyPage
from prevent_desktop.vault.opened import Opened

OWN_WORDS = {id(CANARY), id(NARRATIVE)}


def found_again() -> list[str]:
    """What still holds the name, but the constants of these tests."""
    return [text for text in reachable_words() if CANARY in text and id(text) not in OWN_WORDS]


def reading(person: Person) -> None:
    def has_text() -> bool:
        boxes = person.window.findChildren(QPlainTextEdit)
        return any(box.isReadOnly() and CANARY in box.toPlainText() for box in boxes)

    person.qtbot.waitUntil(has_text, timeout=PATIENCE)


def to_sign(person: Person) -> None:
    person.new_referral()
    person.answer({"individual.surname": CANARY}).go("check")
    person.press("Go on to sign")
    person.sees(SignPage)


def before_signing(person: Person) -> None:
    to_sign(person)
    person.press("Read what you are about to sign")
    reading(person)


def after_signing(person: Person) -> None:
    to_sign(person)
    person.signs()
    person.sees(SendPage)
    person.press("Read the document as text")
    reading(person)


def verdict(person: Person) -> None:
    to_sign(person)
    person.signs()
    person.sees(SendPage)
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    (paper,) = person.desk.documents_folder.glob("*.pdf")
    person.press("Check a signed PDF")
    person.sees(VerifyPage)
    person.type_into("Where is the PDF?", str(paper))
    person.press("Check it")
    person.waits_for("Unchanged since it was signed")


def while_checking(person: Person) -> None:
    verdict(person)
    person.press("Read the document as text")
    reading(person)


def while_countersigning(person: Person) -> None:
    verdict(person)
    person.press("Add the lead's signature")
    person.sees(CountersignPage)
    person.type_into("Your name", CANARY)


def while_adding(person: Person) -> None:
    person.home()
    person.press("Add to a referral you sent")
    person.sees(NotePage)
    person.type_into("What became known", f"{CANARY} spoke of travelling.")


def with_an_addition_to_send(person: Person) -> None:
    while_adding(person)
    for box, text in (
        ("Reference of the first referral", "CRM/2026/00417"),
        ("Name of the person", CANARY),
        ("Your name", "Robin Sample"),
        ("Your phone number", "01632 960123"),
        ("Your full name", "Robin Sample"),
    ):
        person.type_into(box, text)
    person.press("Sign and make the PDF")
    person.sees(SendPage)
    person.press("Read the document as text")
    reading(person)


def back_at_sending(person: Person) -> None:
    to_sign(person)
    person.signs()
    person.sees(SendPage)
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    person.press("Back to sending")
    person.sees(SendPage)
    person.press("Read the document as text")
    reading(person)


PLACES = (
    before_signing,
    after_signing,
    while_checking,
    while_countersigning,
    while_adding,
    with_an_addition_to_send,
    back_at_sending,
)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_of_the_paper_can_be_reached_after_a_lock(
    start: Start, place: Callable[[Person], None]
) -> None:
    person = start()
    place(person)
    assert found_again(), "this search finds nothing at all"
    lock_by_key(person)
    person.qtbot.waitUntil(lambda: not found_again(), timeout=PATIENCE)
    person.qtbot.waitUntil(lambda: not things_of(Opened, Row), timeout=PATIENCE)
