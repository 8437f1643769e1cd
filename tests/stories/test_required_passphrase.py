"""An organisation's rule that drafts are kept under a passphrase, at a first run and later."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QRadioButton
from tests.stories.conftest import Start

from prevent_desktop.computer.policy import Policy
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.keeping_page import KeepingPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage
from prevent_desktop.ui.opening.unlock_page import UnlockPage
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.vault import SlotKind, describe

pytestmark = pytest.mark.first_time

PASSPHRASE = "correct horse battery"


def test_an_organisation_may_require_a_passphrase(start: Start, desk: WindowDesk) -> None:
    before = start()
    before.home()
    before.close()
    required = replace(desk, policy=Policy(passphrase="required"))
    person = start(required)
    page = person.sees(KeepingPage)
    assert "Your organisation asks for a passphrase" in person.reads()
    assert person._all("Back") == []
    assert "When I am signed in" not in [radio.text() for radio in page.findChildren(QRadioButton)]
    person.tick("When I am signed in and type a passphrase")
    person.type_into("Choose a passphrase", PASSPHRASE)
    person.type_into("Type it again", PASSPHRASE)
    person.press("Keep them so from now on")
    person.sees(HomePage)
    person.close()
    again = start(required)
    again.sees(UnlockPage)


def test_a_first_run_asks_for_a_required_passphrase_and_nothing_else(
    start: Start, desk: WindowDesk
) -> None:
    person = start(replace(desk, policy=Policy(passphrase="required")))
    person.sees(FirstRunPage)
    assert "Your organisation asks for a passphrase" in person.reads()
    assert "Do other people use this same sign-in" not in person.reads()
    person.press("Continue")
    person.sees(FirstRunPage)
    person.type_into("Choose a passphrase", PASSPHRASE)
    person.type_into("Type it again", PASSPHRASE)
    person.press("Continue")
    person.sees(RecoveryOfferPage)
    person.press("Not now")
    person.sees(HomePage)
    assert describe(desk.vault_folder).slot is SlotKind.KEYRING_AND_PASSPHRASE
