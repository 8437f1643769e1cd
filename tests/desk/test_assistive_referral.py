"""A whole referral as assistive technology does it: no key, no mouse, only what the bus offers.

In high contrast and with the text twice as large, both chosen in Settings the same way; `--long`
tries each alone as well.
"""

import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from tests.desk.answers import REFERRER, SECRETS, SUBJECT, Tick, Type
from tests.desk.assistive import Assistive
from tests.desk.findings import check_document, check_message, in_clear
from tests.desk.referral import go_through
from tests.desk.stage import set_stage
from tests.desk.waiting import until

from prevent_desktop.app import read_library

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X server and AT-SPI")


LOOKS = ("High contrast", "Twice as large")


def begin(person: Assistive, looks: tuple[str, ...]) -> None:
    """From the first start to the list of drafts, with these chosen in Settings."""
    person.sees_page("Keep your drafts safe")
    person.tick("No, only I use it")
    person.press("Continue")
    person.sees_page("If you are away")
    person.press("Not now")
    person.sees_page("Set up once")
    person.press("Skip this")
    person.sees_page("Your referrals")
    person.press("Settings")
    person.sees_page("Settings")
    small = person.height_of("Settings")
    for look in looks:
        person.tick(look)
    person.sees("Kept")
    if "Twice as large" in looks:
        until(lambda: person.height_of("Settings") > 1.6 * small, "larger words")
    person.press("Back to your referrals")
    person.sees_page("Your referrals")


def do(person: Assistive, step: Type | Tick) -> None:
    if isinstance(step, Type):
        person.write(step.where, step.text)
    else:
        person.tick(step.where)


def sign(person: Assistive) -> Path:
    person.press("Go on to sign")
    person.sees_page("Declaration")
    person.tick("declaration.accurate")
    person.press("Go on to sign")
    person.sees_page("Sign")
    person.write("sign/name", REFERRER)
    person.press("Sign and make the PDF")
    person.sees_page("Send")
    (pdf,) = (person.stage.home / "Documents").glob("*.pdf")
    return pdf


@pytest.mark.long
@pytest.mark.parametrize("look", LOOKS)
def test_in_each_look_alone(look: str) -> None:
    refer((look,))


def test_a_referral_by_assistive_technology_alone() -> None:
    refer(LOOKS)


def refer(looks: tuple[str, ...]) -> None:
    """The referral, and everything that is to be true of it when it is done."""
    with set_stage(keyring=True) as stage:
        person = Assistive(stage)
        begin(person, looks)
        today = read_library().zone.today(datetime.now(UTC))
        go_through(person, today, partial(do, person))
        pdf = sign(person)
        person.press("Save the draft message (.eml)")
        person.sees("The draft message is saved")
        words = f"Date of this referral {today.day} {today:%B %Y}"
        check_document(stage, pdf, *SECRETS[:2], words)
        check_message(pdf.with_suffix(".eml"), pdf)
        assert not in_clear(stage.home, pdf, pdf.with_suffix(".eml"))
        person.press("What happens next")
        person.sees_page("What happens next")
        person.press("Back to your referrals")
        person.sees_page("Your referrals")
        person.sees(SUBJECT)
        assert person.close() == 0
        assert "Traceback" not in stage.said.read_text()
