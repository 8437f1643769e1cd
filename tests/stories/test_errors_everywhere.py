"""What is wrong stands first on every page that asks for something, not in the sections alone."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from tests.stories.conftest import Person, Start
from tests.stories.places import (
    amending,
    at_rest,
    choosing_settings,
    recorded,
    sending,
    signing,
    supplying_a_form,
    verify_page,
)

from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.panels import ErrorSummary
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage, RecoveryPhrasePage


def job(words: str) -> Callable[[Person], None]:
    def go(person: Person) -> None:
        person.home()
        person.press(words)
        person.qtbot.waitUntil(lambda: not isinstance(person.window.current, HomePage))

    return go


def first_run(person: Person) -> None:
    person.sees(FirstRunPage)


def a_phrase(person: Person) -> None:
    first_run(person)
    person.tick("No, only I use it")
    person.press("Continue")
    person.sees(RecoveryOfferPage)
    person.press("Make a recovery phrase")
    person.sees(RecoveryPhrasePage)


def a_receipt(person: Person) -> None:
    sending(person)
    person.tick("I have sent it")
    box = person.tab_to("How?")
    box.clear()  # type: ignore[attr-defined]


def without_a_reason(person: Person) -> None:
    amending(person)
    person.tab_to("Why is it amended?").clear()  # type: ignore[attr-defined]


def without_a_folder(person: Person) -> None:
    choosing_settings(person)
    person.tab_to("Save PDFs in this folder").clear()  # type: ignore[attr-defined]


CASES = (
    pytest.param(first_run, "Continue", "No, only I use it", marks=pytest.mark.first_time),
    pytest.param(a_phrase, "Continue", "It is in the safe", marks=pytest.mark.first_time),
    (verify_page, "Check it", "Where is the PDF?"),
    (job("Continue from an earlier PDF"), "Make a draft of it", "Where is the PDF?"),
    (job("Take over a draft"), "Take it over", "Where is the transfer file?"),
    (job("Bring everything from an old computer"), "Bring it in", "Where is"),
    (job("Record a decision not to refer"), "Sign and make the PDF", "Who it is about"),
    (supplying_a_form, "Read the form", "Where is their form?"),
    (signing, "Sign and make the PDF", "Your full name"),
    (a_receipt, "Save a receipt", "How?"),
    (without_a_reason, "Make the copy", "Why is it amended?"),
    (recorded, "Delete it after that day", "Delete it after this day"),
    (without_a_folder, "Use this folder", "Save PDFs in this folder"),
)


@pytest.mark.parametrize(("place", "button", "box"), CASES)
def test_what_is_wrong_is_said_first_and_leads_to_its_box(
    start: Start, place: Callable[[Person], None], button: str, box: str
) -> None:
    person = start()
    place(person)
    at_rest(person)
    before = person.window.windowTitle()
    person.press(button)
    summary = person.focus
    assert isinstance(summary, ErrorSummary)
    assert summary.property("look") == "error-summary", "the frame with red at its side"
    assert person.window.windowTitle() == f"Error: {before}"
    where = person.mends()
    assert where.accessibleName().startswith(box)
    assert "Error: " in where.accessibleDescription()
    assert where.property("bad") or not isinstance(where, QLineEdit | QPlainTextEdit)
