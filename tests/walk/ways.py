"""The ways to every page and to what may be wrong on it, for one that looks on from outside.

A way is a generator: at each `yield` a page stands there to be looked at, and the word says in
which state the way left it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMainWindow, QPlainTextEdit, QWidget
from tests.stories.at_lock import lock_by_key
from tests.stories.conftest import PATIENCE, Clock, KeyringInMemory, Person, make_desk
from tests.stories.places import PLACES, at_rest
from tests.stories.test_areas import with_two
from tests.stories.test_keeping import begin_with_passphrase, begin_with_recovery
from tests.stories.test_walks import home_again, page_of

from prevent_desktop.computer.place import Place, PlaceKind
from prevent_desktop.ui.home.choosing_area import AreaPage
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.main_window import MainWindow
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.place_pages import LeavingPage, PlaceRefusedPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage, RecoveryPhrasePage
from prevent_desktop.ui.opening.trouble_pages import TroublePage
from prevent_desktop.ui.opening.unlock_page import RecoveryUnlockPage, UnlockPage
from prevent_desktop.ui.start.start_problem import problem_window
from prevent_desktop.ui.work.desk import WindowDesk

NORMAL, PRESSED = "as one comes to it", "after its button"
WARNED: Mapping[str, Any] = {
    "individual.approx_age": "8",
    "individual.contact_numbers": ["12"],
    "individual.emails": ["nowhere"],
    "individual.addresses": [
        {"address": "1 High Street", "postcode": "QQ", "current": True},
        {"address": "2 High Street", "postcode": "ME99 9ZZ", "current": True},
    ],
    "concerns.description": "On [date] something was said by somebody.",
    "needs.description": "Describe here: ____",
    "referrer.phone": "12",
    "referrer.email": "sam@gmail.com",
    "safeguarding.informed": "yes",
    "safeguarding.informed_detail": "",
    "safeguarding.direct_action": "yes",
    "safeguarding.direct_action_detail": "",
    "safeguarding.other_agencies": "yes",
    "safeguarding.other_agencies_detail": "",
    "dates.first_identified": "2024-01-02",
}
"""Answers of which every section has one to look at again, wherever the form has a rule for it."""


@dataclass(frozen=True)
class Sight:
    """What stands there now."""

    window: QMainWindow
    state: str = NORMAL
    part: str = ""
    """Which one, where a kind of page has several."""


Way = Callable[["Start"], Iterator[Sight]]


class Start:
    """Starts the program afresh, or once more over the same drafts."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        make_person: Callable[[WindowDesk], Person],
        *,
        goes_on: bool,
    ) -> None:
        self.goes_on = goes_on
        self.keyring = KeyringInMemory()
        self.desk = make_desk(folder, clock, self.keyring)
        self._make_person = make_person
        self.people: list[Person] = []

    def __call__(self, desk: WindowDesk | None = None) -> Person:
        person = self._make_person(desk or self.desk)
        person.window.resize(1280, 720)
        self.people.append(person)
        person.start()
        return person

    def end(self) -> None:
        """Close every window."""
        for person in self.people:
            if person.window.isVisible():
                person.window.give_up()
            person.window.deleteLater()


def all_ways() -> dict[str, Way]:
    """Every way by its name; a place that is added for the walks with locks is among them."""
    own = {way.__name__: way for way in OWN_WAYS}
    return own | {f"{go.__name__}": _to_place(kind, go) for kind, go in PLACES}


# --- pages of open drafts ----------------------------------------------------------------------


def _to_place(kind: type[QWidget], go: Callable[[Person], None]) -> Way:
    def way(start: Start) -> Iterator[Sight]:
        person = start.people[0] if start.people else start()
        go(person)
        at_rest(person)
        page = page_of(person)
        assert isinstance(page, kind), go.__name__
        part = getattr(getattr(page, "section", None), "id", "")
        yield Sight(person.window, NORMAL, part)
        if goes_wrong(person):
            yield Sight(person.window, PRESSED, part)
        lock_by_key(person)
        person.press("Unlock")
        person.qtbot.waitUntil(lambda: person.window._rooms is not None, timeout=PATIENCE)
        at_rest(person)
        home_again(person)

    return way


def goes_wrong(person: Person) -> bool:
    """Empty every box and press what goes on; whether the page stays and says what is wrong."""
    page = page_of(person)
    boxes = [
        box
        for kind in (QLineEdit, QPlainTextEdit)
        for box in page.findChildren(kind)
        if box.isVisible() and not box.isReadOnly() and box.isEnabled()
    ]
    main = [
        button
        for button in page.findChildren(Button)
        if button.kind is Kind.PRIMARY and button.isVisible() and button.isEnabled()
    ]
    ticks = [b for b in page.findChildren(QAbstractButton) if b.isCheckable() and b.isVisible()]
    if not main or not (boxes or ticks) or not isinstance(page, Page):
        return False
    for box in boxes:
        box.clear()
    for tick in ticks:
        if tick.isChecked() and not tick.autoExclusive():
            tick.click()
    at_rest(person)
    if main[0].isEnabled():
        main[0].click()
        at_rest(person)
    return page_of(person) is page and page.has_errors


def home(start: Start) -> Iterator[Sight]:
    person = start()
    person.home()
    yield Sight(person.window, part="empty")
    person.new_referral()
    person.type_into("Surname", "Example")
    person.press("Save and close")
    person.sees(HomePage)
    at_rest(person)
    yield Sight(person.window, part="with a draft")


def the_form(start: Start) -> Iterator[Sight]:
    """Every section as one comes to it, with what is missing, and with what to look at again."""
    person = start()
    view = person.new_referral()
    sections = [section.id for section in view.session.draft.referral.form.sections]

    def each(state: str) -> Iterator[Sight]:
        for section in sections:
            view.go(section)
            at_rest(person)
            yield Sight(person.window, state, section)

    yield from each(NORMAL)
    view.go("check")
    at_rest(person)
    yield Sight(person.window, "with what is missing")
    yield from each("with what is missing")
    person.answer(dict(WARNED))
    view.go("check")
    at_rest(person)
    yield Sight(person.window, "with what to look at")
    yield from each("with what to look at")


# --- pages without open drafts -----------------------------------------------------------------


def opening(_start: Start) -> Iterator[Sight]:
    window = MainWindow()
    window.show()
    yield Sight(window)
    window.close()
    window.deleteLater()


def first_run(start: Start) -> Iterator[Sight]:
    person = start()
    person.sees(FirstRunPage)
    at_rest(person)
    yield Sight(person.window)
    if goes_wrong(person):
        yield Sight(person.window, PRESSED)


def recovery(start: Start) -> Iterator[Sight]:
    person = start()
    begin_with_passphrase(person)
    person.sees(RecoveryOfferPage)
    at_rest(person)
    yield Sight(person.window)
    person.press("Make a recovery phrase")
    person.sees(RecoveryPhrasePage)
    at_rest(person)
    yield Sight(person.window)
    if goes_wrong(person):
        yield Sight(person.window, PRESSED)


def unlocking(start: Start) -> Iterator[Sight]:
    first = start()
    begin_with_recovery(first)
    first.close()
    start.keyring.secrets.clear()
    person = start()
    person.sees(UnlockPage)
    at_rest(person)
    yield Sight(person.window)
    if goes_wrong(person):
        yield Sight(person.window, PRESSED)
    person.press("Open with the recovery phrase")
    person.sees(RecoveryUnlockPage)
    at_rest(person)
    yield Sight(person.window)
    if goes_wrong(person):
        yield Sight(person.window, PRESSED)


def locked(start: Start) -> Iterator[Sight]:
    person = start()
    person.home()
    lock_by_key(person)
    yield Sight(person.window)


def trouble(start: Start) -> Iterator[Sight]:
    start().home()
    second = start()
    second.sees(TroublePage)
    at_rest(second)
    yield Sight(second.window)


def refused_place(start: Start) -> Iterator[Sight]:
    person = start(replace(start.desk, place=Place(PlaceKind.NETWORK)))
    person.sees(PlaceRefusedPage)
    yield Sight(person.window)


def leaving(start: Start) -> Iterator[Sight]:
    person = start(replace(start.desk, place=Place(lasting=False)))
    person.new_referral()
    person.type_into("Surname", "Example")
    person.window.close()
    person.sees(LeavingPage)
    at_rest(person)
    yield Sight(person.window)


def choosing_an_area(start: Start) -> Iterator[Sight]:
    person = start(replace(start.desk, library=with_two(start.desk.library)))
    person.home()
    person.press("Start a new referral")
    person.sees(AreaPage)
    at_rest(person)
    yield Sight(person.window)
    if goes_wrong(person):
        yield Sight(person.window, PRESSED)


def start_problem(_start: Start) -> Iterator[Sight]:
    window = problem_window("The file theme.toml cannot be read.")
    window.show()
    yield Sight(window)
    window.close()
    window.deleteLater()


OWN_WAYS: tuple[Way, ...] = (
    home, the_form, opening, first_run, recovery, unlocking, locked, trouble, refused_place,
    leaving, choosing_an_area, start_problem,
)  # fmt: skip
