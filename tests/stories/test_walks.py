"""A lock on every page, and after walks nobody thought of: nothing to read, and the right way back.

What was typed on any page, in any order, is searched for after each lock in everything that this
process can still reach; and each unlocking has to lead to where the person was.
"""

import gc
import importlib
import pkgutil
import random
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from tests.stories.at_lock import CANARY, NARRATIVE, lock_by_key
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.places import FIRST, PLACES, afterwards, at_rest, form_file, paper, writing
from tests.stories.reachable import reachable_words, things_of

from prevent_desktop import ui
from prevent_desktop.sealing.key_table import Row
from prevent_desktop.ui.help_page import HelpPage
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.notes.note_session import NoteSession
from prevent_desktop.ui.opening.keeping_page import KeepingPage
from prevent_desktop.ui.own_form.supply_page import SupplyPage
from prevent_desktop.ui.referral.finishing import Finishing
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.verify.verify_page import VerifyPage
from prevent_desktop.vault.opened import Opened

SITTINGS = 4
OWN_FORM = "prevent_desktop.ui.own_form."
"""Its pages are those of an open referral, or of a paper."""
WALKS, STEPS = 3, 25
LONG_WALKS, LONG_STEPS = 40, 60
OWN_WORDS = {id(CANARY), id(NARRATIVE)}
NOT_PRESSED = (
    "Choose", "Close", "Copy", "Forget", "Keep them", "Lock", "Make a recovery", "Open with",
    "Print", "Show", "Suggest", "Take the recovery", "Unlock", "Draw", "No, ", "Yes, or",
)  # fmt: skip
"""Dialogs of the system, other ways to open the vault, and the lock itself, which has its turn."""
WITHOUT_DRAFTS = {
    "AreaPage",
    "CheckPage", "FirstRunPage", "LeavingPage", "LockPage", "OpeningPage", "PlaceRefusedPage",
    "RecoveryOfferPage", "RecoveryPhrasePage", "RecoveryUnlockPage", "SectionPage", "SigningPage",
    "StartProblemPage", "TroublePage", "UnlockPage", "_Asking",
}  # fmt: skip
"""Pages where no draft is open yet, and those inside the referral's view, which has its own.

The choice of an area comes only where there are two, and before any draft: see test_areas.py.
"""


@pytest.fixture(autouse=True)
def no_other_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)


def found_again() -> bool:
    return any(CANARY in text and id(text) not in OWN_WORDS for text in reachable_words())


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
    if isinstance(current, HelpPage):
        there = person.window.whereabouts
        if there is None:
            return "HomePage", ""
        return ("NotePage", there.kind) if there.kind else ("ReferralView", there.section)
    if isinstance(current, ReferralView):
        return "ReferralView", current.where
    if isinstance(page, SignPage):
        return "ReferralView", "check"
    if isinstance(page, NotePage):
        return "NotePage", kind_of_note(person)
    if type(page).__module__.startswith(OWN_FORM) and person.window.whereabouts is not None:
        return "ReferralView", person.window.whereabouts.section
    return "HomePage", ""


def kind_of_note(person: Person) -> str:
    written = person.window.written
    assert isinstance(written, NoteSession)
    return written.note.kind


def where_one_is(person: Person) -> tuple[str, str]:
    current = person.window.current
    if isinstance(current, ReferralView):
        return "ReferralView", current.where
    if isinstance(current, NotePage):
        return "NotePage", kind_of_note(person)
    return type(current).__name__, ""


def lock_and_unlock(person: Person, *, last: bool) -> None:
    """Lock here; nothing can be read; unlocking leads back."""
    leads = where_it_leads(person)
    lock_by_key(person)
    person.qtbot.waitUntil(lambda: not found_again(), timeout=PATIENCE)
    if last:
        person.qtbot.waitUntil(lambda: not things_of(Opened, Row, Finishing), timeout=PATIENCE)
    person.press("Unlock")
    person.qtbot.waitUntil(
        lambda: where_one_is(person)[0] in ("HomePage", "ReferralView", "NotePage"),
        timeout=PATIENCE,
    )
    at_rest(person)
    assert where_one_is(person) == leads


def boxes_are_quiet(person: Person) -> int:
    """No box, on any page, lets an input method learn what is typed; how many there are."""
    hints = Qt.InputMethodHint
    boxes = [
        box
        for box in page_of(person).findChildren(QWidget)
        if isinstance(box, QLineEdit | QPlainTextEdit) and not box.isReadOnly()
    ]
    for box in boxes:
        for hint in (hints.ImhSensitiveData, hints.ImhNoPredictiveText):
            assert box.inputMethodHints() & hint, box.accessibleName()
    return len(boxes)


# --- every page in turn ------------------------------------------------------------------------


def kinds_of_pages() -> Iterator[type[Page]]:
    for module in pkgutil.walk_packages(ui.__path__, "prevent_desktop.ui."):
        importlib.import_module(module.name)
    waiting: list[type[Page]] = [Page]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            yield kind


def test_every_box_of_the_form_is_quiet(start: Start) -> None:
    """The real editors, each in its page: an input method shall learn nothing of any answer."""
    person = start()
    person.new_referral()
    view = person.answer({}, "child")
    boxes = 0
    for section in view.session.draft.referral.form.sections:
        view.go(section.id)
        at_rest(person)
        boxes += boxes_are_quiet(person)
    assert boxes > 40


SHARED = {"SaveSealedPage", "OpenSealedPage"}
"""What other pages are made from; nobody sees them themselves."""


def test_no_page_is_left_out() -> None:
    kinds = set(kinds_of_pages())
    shared = {kind for kind in kinds if kind.__name__ in SHARED}
    assert all(kind.__subclasses__() for kind in shared)
    visited = {kind.__name__ for kind, _ in (*PLACES, *FIRST)} | {"HomePage"}
    assert {kind.__name__ for kind in kinds - shared} - WITHOUT_DRAFTS <= visited


@pytest.mark.wide
@pytest.mark.parametrize("part", range(SITTINGS))
def test_a_lock_on_every_page(start: Start, part: int) -> None:
    """One page after the other in one window, so that nothing may pile up either."""
    person = start()
    for kind, go in PLACES[part::SITTINGS]:
        go(person)
        at_rest(person)
        assert isinstance(page_of(person), kind), go.__name__
        boxes_are_quiet(person)
        lock_and_unlock(person, last=go is PLACES[part::SITTINGS][-1][1])
        home_again(person)


@pytest.mark.first_time
@pytest.mark.parametrize(("kind", "go"), FIRST)
def test_a_lock_on_what_comes_once(
    start: Start, kind: type[QWidget], go: Callable[[Person], None]
) -> None:
    person = start()
    go(person)
    assert isinstance(page_of(person), kind)
    boxes_are_quiet(person)
    lock_and_unlock(person, last=True)


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
        if isinstance(page, SupplyPage):
            person.type(str(form_file(person)))
        else:
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
        last = number == steps - 1
        if chance.random() < 0.2 or last:
            lock_and_unlock(person, last=last)


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


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.wide) for seed in range(1, WALKS))]
)
def test_a_walk_over_pages(at_home: Person, seed: int) -> None:
    walk(at_home, seed, STEPS)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(WALKS, WALKS + LONG_WALKS))
def test_a_long_walk_over_pages(at_home: Person, seed: int) -> None:
    walk(at_home, seed, LONG_STEPS)
    gc.collect()
