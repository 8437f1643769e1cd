"""A lock on every page, and after walks nobody thought of: nothing to read, and the right way back.

What was typed on any page, in any order, is searched for after each lock in everything that this
process can still reach; and each unlocking has to lead to where the person was.
"""

import gc
import importlib
import pkgutil
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from tests.stories.at_lock import CANARY, NARRATIVE, a_draft, lock_by_key
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.reachable import reachable_words, things_of

from prevent_desktop import ui
from prevent_desktop.sealing.key_table import Row
from prevent_desktop.ui.after_page import AfterPage
from prevent_desktop.ui.before_page import BeforePage
from prevent_desktop.ui.check_page import CheckPage
from prevent_desktop.ui.countersign_page import CountersignedPage, CountersignPage
from prevent_desktop.ui.finishing import Finishing
from prevent_desktop.ui.help_page import HelpPage
from prevent_desktop.ui.home_page import HomePage
from prevent_desktop.ui.keeping_page import KeepingPage
from prevent_desktop.ui.known_signers_page import KnownSignersPage
from prevent_desktop.ui.note_page import NotePage
from prevent_desktop.ui.note_saved_page import NoteSavedPage
from prevent_desktop.ui.page import Page
from prevent_desktop.ui.referral_view import ReferralView
from prevent_desktop.ui.section_page import SectionPage
from prevent_desktop.ui.send_page import SendPage
from prevent_desktop.ui.sign_page import SignPage
from prevent_desktop.ui.transfer_pages import ArrivedPage, HandOverPage, TakeOverPage
from prevent_desktop.ui.verify_page import VerifyPage
from prevent_desktop.vault.opened import Opened

WALKS, STEPS = 3, 25
LONG_WALKS, LONG_STEPS = 40, 60
OWN_WORDS = {id(CANARY), id(NARRATIVE)}
NOT_PRESSED = (
    "Choose", "Close", "Copy", "Forget", "Keep them", "Lock", "Make a recovery", "Open with",
    "Print", "Show", "Suggest", "Take the recovery", "Unlock", "Draw", "No, ", "Yes, or",
)  # fmt: skip
"""Dialogs of the system, other ways to open the vault, and the lock itself, which has its turn."""
WITHOUT_DRAFTS = {
    "CheckPage", "FirstRunPage", "LeavingPage", "LockPage", "OpeningPage", "PlaceRefusedPage",
    "RecoveryOfferPage", "RecoveryPhrasePage", "RecoveryUnlockPage", "SectionPage",
    "StartProblemPage", "TroublePage", "UnlockPage", "_Asking",
}  # fmt: skip
"""Pages where no draft is open yet, and those inside the referral's view, which has its own."""


@pytest.fixture(autouse=True)
def no_other_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)


def found_again() -> bool:
    return any(CANARY in text and id(text) not in OWN_WORDS for text in reachable_words())


def at_rest(person: Person) -> None:
    """Wait until nothing is on its way to the window."""
    workers = person.window._workers
    person.qtbot.waitUntil(lambda: not any(w.busy for w in workers), timeout=PATIENCE)
    for _ in range(3):
        QApplication.processEvents()


def page_of(person: Person) -> QWidget:
    """The page, looked into where it is one of the referral's."""
    current = person.window.current
    assert current is not None
    if isinstance(current, ReferralView):
        assert current.page is not None
        return current.page
    return current


def home_again(person: Person) -> None:
    """From wherever the lock led back to."""
    at_rest(person)
    if isinstance(person.window.current, ReferralView):
        person.press("Save and close")
    elif isinstance(person.window.current, NotePage):
        person.press("Keep it and go back")
    person.sees(HomePage)
    at_rest(person)


def where_it_leads(person: Person) -> tuple[str, str]:
    """Where unlocking has to lead to from here: a kind of page, and which one of its kind."""
    current, page = person.window.current, page_of(person)
    below = person.window._view
    if isinstance(current, HelpPage):
        note = person.window._rooms.note if person.window._rooms else None
        if below is None:
            return ("NotePage", note.note.kind) if note else ("HomePage", "")
        return "ReferralView", below.where
    if isinstance(current, ReferralView):
        return "ReferralView", current.where
    if isinstance(page, SignPage):
        return "ReferralView", "check"
    if isinstance(page, NotePage):
        note = person.window._rooms.note if person.window._rooms else None
        assert note is not None
        return "NotePage", note.note.kind
    return "HomePage", ""


def where_one_is(person: Person) -> tuple[str, str]:
    current = person.window.current
    if isinstance(current, ReferralView):
        return "ReferralView", current.where
    if isinstance(current, NotePage) and person.window._rooms and person.window._rooms.note:
        return "NotePage", person.window._rooms.note.note.kind
    return type(current).__name__, ""


def lock_and_unlock(person: Person) -> None:
    """Lock here; nothing can be read; unlocking leads back."""
    leads = where_it_leads(person)
    lock_by_key(person)
    person.qtbot.waitUntil(lambda: not found_again(), timeout=PATIENCE)
    person.qtbot.waitUntil(lambda: not things_of(Opened, Row, Finishing), timeout=PATIENCE)
    person.press("Unlock")
    person.qtbot.waitUntil(
        lambda: where_one_is(person)[0] in ("HomePage", "ReferralView", "NotePage"),
        timeout=PATIENCE,
    )
    at_rest(person)
    assert where_one_is(person) == leads


def boxes_are_quiet(person: Person) -> None:
    """No box for answers, on any page, lets an input method learn what is typed."""
    hints = Qt.InputMethodHint
    boxes = page_of(person).findChildren(QWidget)
    for box in boxes:
        if isinstance(box, QLineEdit | QPlainTextEdit) and not box.isReadOnly():
            for hint in (hints.ImhSensitiveData, hints.ImhNoPredictiveText):
                assert box.inputMethodHints() & hint, box.accessibleName()


# --- every page in turn ------------------------------------------------------------------------


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


def afterwards(person: Person) -> None:
    sending(person)
    person.press("What happens next")
    person.sees(AfterPage)


def helped(person: Person) -> None:
    a_draft(person)
    person.window._show_help()
    person.sees(HelpPage)


def reading_a_verdict(person: Person) -> None:
    person.home()
    person.press("Check a signed PDF")
    person.sees(VerifyPage)
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


def taking_over(person: Person) -> None:
    person.home()
    person.press("Take over a draft")
    person.sees(TakeOverPage)
    person.type_into("The words", CANARY)


def arrived(person: Person) -> None:
    handing_over(person)
    big = person.sees(HandOverPage)._words.accessibleName()
    words = big.partition(": ")[2].replace(",", "")
    person.press("Save the transfer file")
    at_rest(person)
    (file,) = person.desk.documents_folder.glob("*.prevent-transfer")
    person.press("Back")
    person.sees(HomePage)
    person.press("Take over a draft")
    person.sees(TakeOverPage)
    person.type_into("Where is the transfer file?", str(file))
    person.type_into("The words", words)
    person.press("Take it over")
    person.sees(ArrivedPage)
    file.unlink()


def keeping(person: Person) -> None:
    person.home()
    person.press("How your drafts are kept")
    person.sees(KeepingPage)


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
)


def kinds_of_pages() -> Iterator[type[Page]]:
    for module in pkgutil.iter_modules(ui.__path__, "prevent_desktop.ui."):
        importlib.import_module(module.name)
    waiting: list[type[Page]] = [Page]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            yield kind


def test_no_page_is_left_out() -> None:
    visited = {kind.__name__ for kind, _ in PLACES} | {"HomePage"}
    assert {kind.__name__ for kind in kinds_of_pages()} - WITHOUT_DRAFTS <= visited


def test_a_lock_on_every_page_in_one_sitting(start: Start) -> None:
    person = start()
    for kind, go in PLACES:
        go(person)
        at_rest(person)
        assert isinstance(page_of(person), kind), go.__name__
        boxes_are_quiet(person)
        lock_and_unlock(person)
        home_again(person)


# --- walks -------------------------------------------------------------------------------------


def may_press(button: QAbstractButton) -> bool:
    name = button.accessibleName() or button.text()
    return button.isEnabled() and button.isVisible() and not name.startswith(NOT_PRESSED)


def a_step(person: Person, chance: random.Random) -> None:
    """Type into a box or press a button, as the page has them."""
    page = page_of(person)
    boxes = [
        box
        for box in page.findChildren(QWidget)
        if isinstance(box, QLineEdit | QPlainTextEdit) and box.isVisible() and not box.isReadOnly()
    ]
    if boxes and chance.random() < 0.4:
        box = chance.choice(boxes)
        box.setFocus()
        person.type(str(paper(person)) if isinstance(page, VerifyPage) else word())
        return
    if isinstance(page, SignPage) and chance.random() < 0.3:
        person.signs()
        return
    if chance.random() < 0.08:
        person.window._show_help()
        return
    current = person.window.current
    assert current is not None
    buttons = [button for button in current.findChildren(QAbstractButton) if may_press(button)]
    if isinstance(page, KeepingPage):
        buttons = [button for button in buttons if button.accessibleName() == "Back"]
    if buttons:
        chance.choice(buttons).click()


def word() -> str:
    """The word anew, so that it is none of these tests' own constants."""
    return "".join(list(CANARY))


def walk(person: Person, seed: int, steps: int) -> None:
    chance = random.Random(seed)
    for number in range(steps):
        a_step(person, chance)
        at_rest(person)
        boxes_are_quiet(person)
        if chance.random() < 0.2 or number == steps - 1:
            lock_and_unlock(person)


@pytest.fixture
def at_home(start: Start) -> Person:
    """With one paper signed, one draft begun and one addition."""
    person = start()
    afterwards(person)
    person.press("Back to your referrals")
    person.sees(HomePage)
    writing(person)
    person.press("Save and close")
    person.sees(HomePage)
    return person


@pytest.mark.parametrize("seed", range(WALKS))
def test_a_walk_over_pages(at_home: Person, seed: int) -> None:
    walk(at_home, seed, STEPS)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(WALKS, WALKS + LONG_WALKS))
def test_a_long_walk_over_pages(at_home: Person, seed: int) -> None:
    walk(at_home, seed, LONG_STEPS)
    gc.collect()
