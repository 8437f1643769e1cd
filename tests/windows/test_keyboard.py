"""A referral by real keys in a real window of Windows: mended at the check, signed, verified."""

import contextlib
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.desk.answers import NARRATIVE, REFERRER, Page, pages
from tests.desk.findings import check_message, in_clear
from tests.desk.person import Person
from tests.desk.referral import begin_with_the_keyring, come_to_sign, do, sign_here
from tests.desk.waiting import until
from tests.program import Run, run
from tests.windows.windows_seat import WindowsPlace, WindowsSeat, a_place

from prevent_desktop.app import read_library

__all__ = ["run"]

CONCERN, CHECK = "The concern", "Check your answers"
KEPT = "PREVENT_DESKTOP_KEEP_PAPERS"
"""Names a folder for the signed paper, which Linux looks at afterwards."""
PICTURES = "PREVENT_DESKTOP_KEEP_PICTURES"
"""Names a folder for pictures of the screen."""


@dataclass
class Onlooker:
    """Takes a picture of the screen where somebody wishes for them."""

    seat: WindowsSeat

    def look(self, name: str) -> None:
        folder = os.environ.get(PICTURES)
        if folder:
            file = Path(folder).absolute() / f"{name}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            until(lambda: self._same_twice(file), "a screen that changes no more")

    def _same_twice(self, file: Path) -> bool:
        before = file.read_bytes() if file.exists() else b""
        assert self.seat.ask("picture", file=str(file))
        return file.read_bytes() == before


@pytest.fixture
def place(tmp_path: Path) -> "contextlib.AbstractContextManager[WindowsPlace]":
    home = tmp_path / "Ärzte & Lehrer's home"
    home.mkdir()
    return a_place(home)


def without_the_concern(all_pages: tuple[Page, ...]) -> tuple[Page, ...]:
    return tuple((title, () if title == CONCERN else steps) for title, steps in all_pages)


def fill_in(person: Person, onlooker: Onlooker, today: date) -> None:
    """Every section but the concern, which somebody forgets."""
    person.press("Start a new referral")
    person.sees_page("Before you start")
    onlooker.look("02 before")
    person.press("Start the referral")
    for title, steps in without_the_concern(pages(today)):
        person.sees_page(title)
        for step in steps:
            do(person, step)
        onlooker.look(f"03 {title}")
        person.press("Continue")
    person.sees_page(CHECK)


def mend_what_the_check_found(person: Person, onlooker: Onlooker) -> None:
    """From the summary, which has the focus, to the box, and back to a check without it."""
    found = "Some answers are missing or wrong: 1 problem"
    until(lambda: (person.focus() or {}).get("name") == found, "the focus on what is missing")
    assert "Go on to sign" not in person.reads()
    onlooker.look("04 check, something missing")
    person.move("Tab")
    person.key("Return")
    person.sees_page(CONCERN)
    until(lambda: person.focus().get("id") == "concerns.description", "the focus in the box")
    person.write(NARRATIVE)
    until(lambda: person.focus().get("text", "") == NARRATIVE, "the account as it was typed")
    onlooker.look("05 the concern")
    person.press("Continue to check")
    person.sees_page(CHECK)
    person.sees("Everything that is needed is here")
    onlooker.look("06 check")


def verify_in_the_window(person: Person, onlooker: Onlooker, pdf: Path) -> None:
    person.press("What happens next")
    person.sees_page("What happens next")
    onlooker.look("09 afterwards")
    person.press("Back to your referrals")
    person.sees_page("Your referrals")
    onlooker.look("10 home")
    person.press("Check a signed PDF")
    person.sees_page("Check a signed PDF")
    person.type_into("verify/path", str(pdf))
    person.press("Check it")
    person.sees("Nothing was changed since.")
    onlooker.look("11 verify")


def ask_by_a_second_start(person: Person, place: WindowsPlace, run: Run, pdf: Path) -> None:
    """As Explorer does with *Open with*: no second window, the first one goes to the file."""
    person.press("Back")
    person.sees_page("Your referrals")
    data = {"PREVENT_DESKTOP_DATA": str(place.data), "QT_QPA_PLATFORM": "windows"}
    second = run("open", pdf, env=os.environ | data)
    assert second.code == 0, second.err
    assert "is open already" in second.err
    person.sees_page("Check a signed PDF")
    person.sees("Nothing was changed since.")


def test_a_referral_by_keys_to_the_signed_paper(
    place: "contextlib.AbstractContextManager[WindowsPlace]", run: Run
) -> None:
    today = read_library().zone.today(datetime.now(UTC))
    with place as at:
        person = Person(at)
        seat = person.seat
        assert isinstance(seat, WindowsSeat)
        onlooker = Onlooker(seat)
        person.sees_page("Keep your drafts safe")
        onlooker.look("01 first run")
        begin_with_the_keyring(person)
        fill_in(person, onlooker, today)
        mend_what_the_check_found(person, onlooker)
        assert not in_clear(at.data), "before there is a PDF"
        come_to_sign(person)
        onlooker.look("07 sign")
        pdf = sign_here(person, REFERRER)
        onlooker.look("08 send")
        person.press("Save the draft message (.eml)")
        person.sees("The draft message is saved")
        check_message(pdf.with_suffix(".eml"), pdf)
        verify_in_the_window(person, onlooker, pdf)
        ask_by_a_second_start(person, at, run, pdf)
        assert person.close_window() == 0
        assert not in_clear(at.data), "when the program has ended"
        assert "Traceback" not in at.said.read_text("utf-8", "replace")
    told = run("verify", pdf, "--json").json
    assert told["verdict"] == "unchanged"
    assert REFERRER in run("read", pdf, "--text").out
    if KEPT in os.environ:
        shutil.copy(pdf, os.environ[KEPT])
