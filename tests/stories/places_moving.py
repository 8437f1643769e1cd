"""The ways to the pages by which everything moves, and on from an earlier PDF."""

from tests.stories.at_lock import CANARY, a_draft
from tests.stories.conftest import Person

from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.transfer.continue_page import ContinuePage
from prevent_desktop.ui.transfer.moving_pages import BringPage, TakePage
from prevent_desktop.ui.transfer.others_page import OthersPage


def taking_everything(person: Person) -> None:
    person.home()
    person.press("Take everything to a new computer")
    person.sees(TakePage)


def bringing_everything(person: Person) -> None:
    person.home()
    person.press("Bring everything from an old computer")
    person.sees(BringPage)
    person.type_into("The words that open it", CANARY)


def another_version(person: Person) -> None:
    """Of a draft that was written on since the file was made."""
    a_draft(person)
    person.press("Save and close")
    person.sees(HomePage)
    taking_everything(person)
    words = person.sees(TakePage)._words.accessibleName().partition(": ")[2].replace(",", "")
    person.press("Make the file")
    person.waits_for("The file is saved")
    file = max(person.desk.documents_folder.glob("*.prevent-everything"))
    person.press("Back to your referrals")
    person.sees(HomePage)
    person.press(f"Go on with {CANARY}")
    person.view().session.set_value("individual.forenames", "Alexandra")
    person.press("Save and close")
    person.sees(HomePage)
    person.press("Bring everything from an old computer")
    person.sees(BringPage)
    person.type_into("Where is the file?", str(file))
    person.type_into("The words that open it", words)
    person.press("Bring it in")
    person.sees(OthersPage)
    file.unlink()


def continuing(person: Person) -> None:
    person.home()
    person.press("Continue from an earlier PDF")
    person.sees(ContinuePage)
    person.type_into("Where is the PDF?", CANARY)
