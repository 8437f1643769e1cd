"""An incomplete referral that gives no way to ask back: one question, once, in nobody's way."""

from tests.stories.conftest import Person, Start

from prevent_desktop.ui.referral.asking_back import QUESTION
from prevent_desktop.ui.referral.check_page import CheckPage


def at_the_check(start: Start, **given: str) -> Person:
    """The concern alone, and what is given."""
    person = start()
    person.new_referral()
    session = person.view().session
    session.set_value("concerns.description", "He was seen with a leaflet.")
    for name, text in given.items():
        session.set_value(f"referrer.{name}", text)
    person.view().go("check")
    return person


def go_on(person: Person) -> None:
    person.press("Go on with it incomplete")


def test_it_is_asked_once_and_taken_as_it_is_typed(start: Start) -> None:
    for typed, where in (
        ("01632 960 123", "referrer.phone"),
        ("a.lead@example.org", "referrer.email"),
    ):
        person = at_the_check(start)
        assert QUESTION not in person.reads()
        go_on(person)
        assert isinstance(person.view().page, CheckPage)
        assert person.focus.accessibleName() == QUESTION
        person.type(typed)
        go_on(person)
        answers = person.view().session.draft.referral.answers
        assert answers.text(where) == typed
        person.window.close()


def test_without_an_answer_it_goes_on_too(start: Start) -> None:
    person = at_the_check(start)
    go_on(person)
    go_on(person)
    assert not isinstance(person.window.current, CheckPage)


def test_who_can_be_asked_is_not_asked(start: Start) -> None:
    for given in ({"phone": "01632 960123"}, {"email": "a.lead@example.org"}):
        person = at_the_check(start, **given)
        go_on(person)
        assert QUESTION not in person.reads()
        person.window.close()
