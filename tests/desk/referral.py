"""A referral by keys, page by page, wherever a person sits."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from tests.desk.answers import REFERRER, Tick, Type, pages
from tests.desk.person import Person


def begin_with_the_keyring(person: Person) -> None:
    """From the first start to the list of drafts, on a computer that nobody shares."""
    person.sees_page("Keep your drafts safe")
    person.tab_to("No, only I use it")
    person.key("space")
    person.press("Continue")
    person.sees_page("If you are away")
    person.press("Not now")
    person.sees_page("Your referrals")


class AtTheForm(Protocol):
    """Whoever goes through the pages, by whichever way."""

    def press(self, name: str) -> None:
        """Press the button of this name."""

    def sees_page(self, words: str) -> None:
        """Wait for a page by its window's title."""


def fill_in(person: Person, today: date) -> None:
    """From the list of drafts through every section to the check page, by keys."""
    go_through(person, today, partial(do, person))


def go_through(person: AtTheForm, today: date, give: Callable[[Type | Tick], None]) -> None:
    """The same by any way: `give` gives one answer."""
    person.press("Start a new referral")
    person.sees_page("Before you start")
    person.press("Start the referral")
    for title, steps in pages(today):
        person.sees_page(title)
        for step in steps:
            give(step)
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
    come_to_sign(person)
    return sign_here(person, name)


def come_to_sign(person: Person) -> None:
    """From the check page, by the declaration."""
    person.press("Go on to sign")
    person.sees_page("Declaration")
    person.tick("declaration.accurate")
    person.press("Go on to sign")
    person.sees_page("Sign")


def sign_here(person: Person, name: str) -> Path:
    """On the page to sign."""
    person.type_into("sign/name", name)
    person.press("Sign and make the PDF")
    if name != REFERRER:
        person.sees("If the name you typed is right, sign again")
        person.press("Sign and make the PDF")
    person.sees_page("Send")
    (pdf,) = (person.stage.home / "Documents").glob("*.pdf")
    return pdf
