"""The ways to every page and to what may be wrong on it, for one that looks on from outside.

A way is a generator: at each `yield` a page stands there to be looked at, and the word says in
which state the way left it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMainWindow, QPlainTextEdit, QWidget
from tests.stories.at_lock import lock_by_key
from tests.stories.computer import Clock, KeyringInMemory, make_desk
from tests.stories.conftest import PATIENCE, Person
from tests.stories.places import FIRST, PLACES, at_rest
from tests.stories.test_walks import home_again, page_of
from tests.walk.faults import PRESSED

from prevent_desktop.ui.kit.buttons import Button, Kind
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.work.desk import WindowDesk

NORMAL = "as one comes to it"


@dataclass(frozen=True)
class Sight:
    """What stands there now."""

    window: QMainWindow
    state: str = NORMAL
    part: str = ""
    """Which one, where a kind of page has several."""
    says: tuple[str, ...] = ()
    """What has to have been announced on the way here."""


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

    def __call__(self, desk: WindowDesk | None = None, *, begin: bool = True) -> Person:
        person = self._make_person(desk or self.desk)
        person.window.resize(1280, 720)
        self.people.append(person)
        person.window.show()
        if begin:
            person.window.start()
        return person

    def end(self) -> None:
        """Close every window."""
        for person in self.people:
            if person.window.isVisible():
                person.window.give_up()
            person.window.deleteLater()


def way_named(name: str) -> tuple[Way, bool]:
    """A way, and whether it goes on in the window of the way before."""
    for kind, go in PLACES:
        if go.__name__ == name:
            return _to_place(kind, go), True
    for kind, go in FIRST:
        if go.__name__ == name:
            return _to_place(kind, go, back=False), False
    from tests.walk.own_ways import OWN_WAYS
    from tests.walk.spoiled import spoiled

    ways = (*(way for _, way in OWN_WAYS), spoiled)
    return next(way for way in ways if way.__name__ == name), False


def _to_place(kind: type[QWidget], go: Callable[[Person], None], *, back: bool = True) -> Way:
    def way(start: Start) -> Iterator[Sight]:
        person = start.people[0] if start.people else start()
        go(person)
        at_rest(person)
        page = page_of(person)
        assert isinstance(page, kind), go.__name__
        several = [each for each, _ in PLACES].count(kind) > 1
        part = go.__name__.replace("_", " ") if several else ""
        yield Sight(person.window, NORMAL, part)
        if goes_wrong(person):
            yield Sight(person.window, PRESSED, part)
        if not back:
            return
        lock_by_key(person)
        person.press("Unlock")
        person.qtbot.waitUntil(lambda: person.window._rooms is not None, timeout=PATIENCE)
        at_rest(person)
        home_again(person)

    return way


def goes_wrong(person: Person) -> bool:
    """Empty every box and press what goes on; whether the page stays and says what is wrong."""
    page = page_of(person)
    boxes = [box for box in page.findChildren(QWidget) if takes_text(box)]
    main = [
        button
        for button in page.findChildren(Button)
        if button.kind is Kind.PRIMARY and button.isVisible() and button.isEnabled()
    ]
    ticks = [b for b in page.findChildren(QAbstractButton) if b.isCheckable() and b.isVisible()]
    if not main or not (boxes or ticks) or not isinstance(page, Page):
        return False
    for box in boxes:
        if isinstance(box, QLineEdit | QPlainTextEdit):
            box.clear()
    for tick in ticks:
        if tick.isChecked() and not tick.autoExclusive():
            tick.click()
    at_rest(person)
    if main[0].isEnabled():
        main[0].click()
        at_rest(person)
    return page_of(person) is page and page.has_errors


def takes_text(box: QWidget) -> bool:
    is_box = isinstance(box, QLineEdit | QPlainTextEdit) and not box.isReadOnly()
    return is_box and box.isVisible() and box.isEnabled()
