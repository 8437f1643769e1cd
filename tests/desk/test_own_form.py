"""The police's own form as assistive technology fills it: nothing but what the bus offers."""

import sys
import zipfile
from pathlib import Path

import pytest
from tests.desk.assistive import TEXTS, Assistive
from tests.desk.stage import set_stage
from tests.desk.waiting import until
from tests.own_form.wordxml import bold, docx, p, tbl, tc, tr

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="an X server and AT-SPI")

SURNAME = "Testerling"
FORM = docx(
    tbl(
        tr(tc(bold("Person being referred"), span=2)),
        tr("Surname", tc()),
        tr("Shoe size", tc()),
        tr("Favourite colour", tc()),
    ),
    p(),
)


def supply(person: Assistive, form: Path) -> None:
    """From the list of drafts to the boxes of a form file."""
    home, offered = "Your referrals", "Set up once"
    until(lambda: home in person.title() or offered in person.title(), "the list, or before it")
    if offered in person.title():
        person.press("Skip this")
    person.sees_page(home)
    person.press("The police's form for")
    person.sees_page("The police want their own form")
    person.write("own-form/path", str(form))
    person.press("Read the form")
    person.sees("1 filled, 2 left for you")


def put(person: Assistive, box: str, text: str, count: str) -> None:
    """Type into the box that is shown, and hear how far it is now."""
    until(
        # Its name stands in the list too, long before.
        lambda: any(one.words == box and one.role != "list item" for one in person.tree()),
        f"the box {box!r}",
    )
    person.write("own-form/typed", text)
    person.press("Put this in")
    person.sees(count)


def test_a_form_is_supplied_corrected_filled_and_read_on_the_bus() -> None:
    with set_stage(keyring=True) as stage:
        stage.run(sys.executable, "-m", "tests.desk.prepare", SURNAME)
        form = stage.home / "form.docx"
        form.write_bytes(FORM)
        person = Assistive(stage)
        supply(person, form)
        put(person, "Shoe size", "Forty-three", "2 filled, 1 left for you")
        person.press("Next one left for you")
        put(person, "Favourite colour", "Mauve", "3 filled, 0 left for you")
        person.press("Fill a copy")
        person.press("Fill and save the copy")
        person.sees_page("The filled form")
        read = person.find("own-form/text", TEXTS).text
        for words in (SURNAME, "Forty-three", "Mauve"):
            assert words in read
        person.sees("Your referral is not signed yet")
        assert form.read_bytes() == FORM
        with zipfile.ZipFile(stage.home / "Documents" / "form-filled.docx") as packed:
            body = packed.read("word/document.xml").decode("utf-8")
        assert all(words in body for words in (SURNAME, "Forty-three", "Mauve"))
        person.press("Back to where you were")
        person.sees_page("Your referrals")
        assert person.close() == 0
        assert "Traceback" not in stage.said.read_text()
