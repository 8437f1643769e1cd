"""A whole referral by keys alone, on a real screen, from the first start to the message."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.desk.answers import REFERRER, SECRETS, SUBJECT
from tests.desk.findings import check_document, check_message, in_clear
from tests.desk.person import Person
from tests.desk.referral import begin_with_the_keyring, fill_in, sign
from tests.desk.stage import Stage, set_stage

from prevent_desktop.app import read_library

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X server and AT-SPI")

PASSPHRASE = "correct horse battery staple"


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


def refer(stage: Stage, person: Person, *, signs_as: str = REFERRER) -> None:
    """The referral, and everything that is to be true of it when it is done."""
    home = stage.home
    today = read_library().zone.today(datetime.now(UTC))
    fill_in(person, today)
    assert not in_clear(home), "before there is a PDF"
    pdf = sign(person, signs_as)
    message = save_message(person, pdf)
    check_document(stage, pdf, *SECRETS[:2], f"Date of this referral {today.day} {today:%B %Y}")
    check_message(message, pdf)
    assert not in_clear(home, pdf, message), "while the program runs"
    go_home(person)
    assert person.close_window() == 0
    assert not in_clear(home, pdf, message), "when the program has ended"
    assert "Traceback" not in stage.said.read_text()


def test_with_the_keyring() -> None:
    with set_stage(keyring=True) as stage:
        person = Person(stage)
        begin_with_the_keyring(person)
        refer(stage, person)


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
        refer(stage, person, signs_as="Tilly Brackenbury")
