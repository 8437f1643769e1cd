"""The way to every page of an open vault, with the word that a lock has to hide on it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.own_form.hands import HANDS
from tests.own_form.pdf_shapes import beside
from tests.stories.at_lock import CANARY, a_draft
from tests.stories.conftest import PATIENCE, Person
from tests.stories.places_moving import (
    another_version,
    bringing_everything,
    continuing,
    taking_everything,
)

from prevent_desktop.ui.help_page import HelpPage
from prevent_desktop.ui.home.blank_form import BlankPage
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.notes.note_saved_page import NoteSavedPage
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.keeping_page import KeepingPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage
from prevent_desktop.ui.own_form.filled_page import FilledPage
from prevent_desktop.ui.own_form.match_page import MatchPage
from prevent_desktop.ui.own_form.supply_page import SupplyPage
from prevent_desktop.ui.own_form.where_page import WherePage
from prevent_desktop.ui.printing.print_page import PrintPage
from prevent_desktop.ui.records.amend_page import AmendPage
from prevent_desktop.ui.records.record_page import RecordPage
from prevent_desktop.ui.referral.before_page import BeforePage
from prevent_desktop.ui.referral.check_page import CheckPage
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.referral.section_page import SectionPage
from prevent_desktop.ui.sending.after_page import AfterPage
from prevent_desktop.ui.sending.answers_page import AnswersPage
from prevent_desktop.ui.sending.copy_sign_page import CopySignPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.settings.details_page import DetailsPage
from prevent_desktop.ui.settings.set_up_page import SetUpPage
from prevent_desktop.ui.settings.settings_page import SettingsPage
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.transfer.continue_page import ContinuePage
from prevent_desktop.ui.transfer.moving_pages import BringPage, TakePage
from prevent_desktop.ui.transfer.others_page import OthersPage
from prevent_desktop.ui.transfer.transfer_pages import ArrivedPage, HandOverPage, TakeOverPage
from prevent_desktop.ui.verify.countersign_page import CountersignedPage, CountersignPage
from prevent_desktop.ui.verify.known_signers_page import KnownSignersPage
from prevent_desktop.ui.verify.verify_page import VerifyPage


def at_rest(person: Person) -> None:
    """Wait until nothing is on its way to the window."""
    workers = person.window._workers
    person.qtbot.waitUntil(lambda: not any(w.busy for w in workers), timeout=PATIENCE)
    for _ in range(3):
        QApplication.processEvents()


def paper(person: Person) -> Path:
    return min(person.desk.documents_folder.glob("PR-*.pdf"))


def writing(person: Person) -> None:
    a_draft(person)


def checking(person: Person) -> None:
    person.new_referral()
    person.answer({"individual.surname": CANARY}).go("check")
    at_rest(person)


def signing(person: Person) -> None:
    checking(person)
    person.press("Go on to sign")
    person.sees(SignPage)


def signing_after_two_trips_back(person: Person) -> None:
    """What once kept every page to sign, with all answers, until the window was closed."""
    for _ in range(2):
        if not isinstance(person.window.current, ReferralView):
            checking(person)
        person.press("Go on to sign")
        person.sees(SignPage)
        person.press("Read what you are about to sign")
        at_rest(person)
        person.press("Back")
        person.sees(ReferralView)
    person.view().go("concern")


def changing_who_one_is(person: Person) -> None:
    signing(person)
    person.press("Change who you are")
    assert person.view().where == "referrer"


def sending(person: Person) -> None:
    signing(person)
    person.signs()
    person.sees(SendPage)


def printing(person: Person) -> None:
    sending(person)
    person.press("Print a paper copy")
    person.sees(PrintPage)


def afterwards(person: Person) -> None:
    sending(person)
    person.press("What happens next")
    person.sees(AfterPage)


def recorded(person: Person) -> None:
    afterwards(person)
    person.tick("I have sent it")
    person.press("Back to your referrals")
    person.sees(HomePage)
    person.press("Open the record")
    person.sees(RecordPage)


def signing_a_copy(person: Person) -> None:
    recorded(person)
    person.press("Send page and receipt")
    person.sees(SendPage)
    person.press("Make a copy without data")
    person.sees(CopySignPage)
    person.type_into("Your full name", CANARY)


def amending(person: Person) -> None:
    recorded(person)
    person.press("Make an amended copy")
    person.sees(AmendPage)
    person.type_into("Why is it amended?", CANARY)


def reading_answers(person: Person) -> None:
    recorded(person)
    person.press("See what was sent")
    person.sees(AnswersPage)


def helped(person: Person) -> None:
    a_draft(person)
    person.window._show_help()
    person.sees(HelpPage)


def verify_page(person: Person) -> None:
    person.home()
    person.press("Check a signed PDF")
    person.sees(VerifyPage)


def reading_a_verdict(person: Person) -> None:
    if not person.desk.documents_folder.exists():
        afterwards(person)
        person.press("Back to your referrals")
        person.sees(HomePage)
    verify_page(person)
    person.type_into("Where is the PDF?", str(paper(person)))
    person.press("Check it")
    at_rest(person)


def listing_keys(person: Person) -> None:
    reading_a_verdict(person)
    person.press("Keys you have compared")
    person.sees(KnownSignersPage)


def countersigning(person: Person) -> None:
    reading_a_verdict(person)
    person.press("Add the lead's signature")
    person.sees(CountersignPage)
    person.type_into("Your name", CANARY)


def countersigned(person: Person) -> None:
    countersigning(person)
    person.type_into("Your full name", CANARY)
    person.press("Add my signature")
    person.sees(CountersignedPage)


def adding(person: Person) -> None:
    person.home()
    person.press("Add to a referral you sent")
    person.sees(NotePage)
    person.type_into("What became known", f"{CANARY} spoke of travelling.")


def deciding(person: Person) -> None:
    person.home()
    person.press("Record a decision not to refer")
    person.sees(NotePage)
    for box, text in (
        ("Who it is about", CANARY),
        ("What the concern was", f"{CANARY} said so."),
        ("Why you decided", "Nothing came of it."),
        ("Your name", "Robin Sample"),
        ("Your full name", "Robin Sample"),
    ):
        person.type_into(box, text)


def decided(person: Person) -> None:
    deciding(person)
    person.press("Sign and make the PDF")
    person.sees(NoteSavedPage)


def handing_over(person: Person) -> None:
    writing(person)
    person.press("Save and close")
    person.sees(HomePage)
    person.press("Hand over or move")
    person.sees(HandOverPage)
    person.type_into("Your name", CANARY)


def taking_over(person: Person, words: str = CANARY) -> None:
    person.home()
    person.press("Take over a draft")
    person.sees(TakeOverPage)
    person.type_into("The words", words)


def arrived(person: Person) -> None:
    handing_over(person)
    big = person.sees(HandOverPage)._words.accessibleName()
    words = big.partition(": ")[2].replace(",", "")
    person.press("Save the transfer file")
    at_rest(person)
    (file,) = person.desk.documents_folder.glob("*.prevent-transfer")
    person.press("Back")
    taking_over(person, words)
    person.type_into("Where is the transfer file?", str(file))
    person.press("Take it over")
    person.sees(ArrivedPage)
    file.unlink()


def form_file(person: Person) -> Path:
    """A form of the police's own, empty."""
    file = person.desk.documents_folder / "form.pdf"
    file.parent.mkdir(exist_ok=True)
    if not file.exists():
        file.write_bytes(beside(next(iter(HANDS.values()))).data)
    return file


def supplying_a_form(person: Person) -> None:
    sending(person)
    person.press("The police want their own form")
    person.sees(SupplyPage)


def matching_a_form(person: Person) -> None:
    supplying_a_form(person)
    person.type_into("Where is their form?", str(form_file(person)))
    person.press("Read the form")
    person.sees(MatchPage)
    QTest.keyClick(person.tab_to("Boxes of their form"), Qt.Key.Key_Return)
    person.type_into("Or type what is to stand there", f"{CANARY} too")
    person.press("Put this in")


def saving_a_form(person: Person) -> None:
    matching_a_form(person)
    person.press("Fill a copy")
    person.sees(WherePage)


def reading_a_filled_form(person: Person) -> None:
    saving_a_form(person)
    person.press("Fill and save the copy")
    person.sees(FilledPage)


def sending_with_a_form(person: Person) -> None:
    reading_a_filled_form(person)
    person.tick("I have opened and read the filled form")
    person.press("Go on to the draft message")
    person.sees(SendPage)


def matching_before_signing(person: Person) -> None:
    checking(person)
    person.press("The police want their own form")
    person.sees(SupplyPage)


def keeping(person: Person) -> None:
    person.home()
    person.press("How your drafts are kept")
    person.sees(KeepingPage)


def choosing_settings(person: Person) -> None:
    person.home()
    person.press("Settings")
    person.sees(SettingsPage)


def giving_details(person: Person) -> None:
    choosing_settings(person)
    person.press("Change my details")
    person.sees(DetailsPage)
    person.type_into("Your surname", CANARY)


def setting_up(person: Person) -> None:
    """What is offered after a first start, once."""
    person.sees(FirstRunPage)
    person.tick("No, only I use it")
    person.press("Continue")
    person.sees(RecoveryOfferPage)
    person.press("Not now")
    person.sees(SetUpPage)
    person.type_into("Your surname", CANARY)


def making_a_blank_form(person: Person) -> None:
    person.home()
    person.press("Make a blank form for paper")
    person.sees(BlankPage)


def before_a_referral(person: Person) -> None:
    person.home()
    person.press("Start a new referral")
    person.sees(BeforePage)


PLACES: tuple[tuple[type[QWidget], Callable[[Person], None]], ...] = (
    (BeforePage, before_a_referral),
    (SectionPage, writing),
    (CheckPage, checking),
    (SignPage, signing),
    (SectionPage, signing_after_two_trips_back),
    (SectionPage, changing_who_one_is),
    (SendPage, sending),
    (AfterPage, afterwards),
    (PrintPage, printing),
    (RecordPage, recorded),
    (CopySignPage, signing_a_copy),
    (AmendPage, amending),
    (AnswersPage, reading_answers),
    (HelpPage, helped),
    (VerifyPage, reading_a_verdict),
    (KnownSignersPage, listing_keys),
    (CountersignPage, countersigning),
    (CountersignedPage, countersigned),
    (NotePage, adding),
    (NotePage, deciding),
    (NoteSavedPage, decided),
    (HandOverPage, handing_over),
    (ArrivedPage, arrived),
    (TakeOverPage, taking_over),
    (KeepingPage, keeping),
    (SupplyPage, supplying_a_form),
    (MatchPage, matching_a_form),
    (WherePage, saving_a_form),
    (FilledPage, reading_a_filled_form),
    (SendPage, sending_with_a_form),
    (SupplyPage, matching_before_signing),
    (BlankPage, making_a_blank_form),
    (TakePage, taking_everything),
    (BringPage, bringing_everything),
    (OthersPage, another_version),
    (ContinuePage, continuing),
    (SettingsPage, choosing_settings),
    (DetailsPage, giving_details),
)
FIRST: tuple[tuple[type[QWidget], Callable[[Person], None]], ...] = ((SetUpPage, setting_up),)
"""Only once, after a first start."""
