"""A whole referral by keys alone, on a real screen, from the first start to the message."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.desk.answers import REFERRER, SECRETS, SUBJECT, Tick, Type, pages
from tests.desk.findings import check_document, check_message, in_clear
from tests.desk.person import Person
from tests.desk.stage import set_stage

from prevent_desktop.app import read_library

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X server and AT-SPI")

PASSPHRASE = "correct horse battery staple"


def fill_in(person: Person, today: date) -> None:
    """From the list of drafts through every section to the check page."""
    person.press("Start a new referral")
    person.sees_page("Before you start")
    person.press("Start the referral")
    for title, steps in pages(today):
        person.sees_page(title)
        for step in steps:
            do(person, step)
        person.press("Continue")
    person.sees_page("Check your answers")


def do(person: Person, step: Type | Tick) -> None:
    if isinstance(step, Type):
        person.type_into(step.where, step.text)
    elif step.hides:
        person.sees(step.hides)
        person.tick(step.where)
        person.sees_no_more(step.hides)
    else:
        person.tick(step.where)


def sign(person: Person, name: str) -> Path:
    """From the check page to the PDF; a name other than the referrer's is asked about once."""
    person.press("Go on to sign")
    person.sees_page("Declaration")
    person.tick("declaration.accurate")
    person.press("Go on to sign")
    person.sees_page("Sign")
    person.type_into("sign/name", name)
    person.press("Sign and make the PDF")
    if name != REFERRER:
        person.sees("If the name you typed is right, sign again")
        person.press("Sign and make the PDF")
    person.sees_page("Send")
    (pdf,) = (person.stage.home / "Documents").glob("*.pdf")
    return pdf


def save_message(person: Person, pdf: Path) -> Path:
    person.press("Save the draft message (.eml)")
    person.sees("The draft message is saved")
    return pdf.with_suffix(".eml")


def go_home(person: Person) -> None:
    person.press("What happens next")
    person.sees_page("What happens next")
    person.press("Back to your referrals")
    person.sees_page("Your referrals")
    person.sees(SUBJECT)


def refer(person: Person, *, signs_as: str = REFERRER) -> None:
    """The referral, and everything that is to be true of it when it is done."""
    home = person.stage.home
    today = read_library().zone.today(datetime.now(UTC))
    fill_in(person, today)
    assert not in_clear(home), "before there is a PDF"
    pdf = sign(person, signs_as)
    message = save_message(person, pdf)
    check_document(
        person.stage, pdf, *SECRETS[:2], f"Date of this referral {today.day} {today:%B %Y}"
    )
    check_message(message, pdf)
    assert not in_clear(home, pdf, message), "while the program runs"
    go_home(person)
    assert person.close_window() == 0
    assert not in_clear(home, pdf, message), "when the program has ended"
    assert "Traceback" not in person.stage.said.read_text()


def test_with_the_keyring() -> None:
    with set_stage(keyring=True) as stage:
        person = Person(stage)
        person.sees_page("Keep your drafts safe")
        person.tab_to("No, only I use it")
        person.key("space")
        person.press("Continue")
        person.sees_page("If you are away")
        person.press("Not now")
        person.sees_page("Your referrals")
        refer(person)


def test_with_a_passphrase() -> None:
    with set_stage(keyring=False) as stage:
        person = Person(stage)
        person.sees_page("Keep your drafts safe")
        person.type_into("passphrase", PASSPHRASE)
        person.type_into("passphrase-again", PASSPHRASE)
        person.press("Continue")
        person.sees_page("If you are away")
        person.press("Not now")
        person.sees_page("Your referrals")
        refer(person, signs_as="Tilly Brackenbury")
