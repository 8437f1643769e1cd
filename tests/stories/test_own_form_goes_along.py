"""The filled form and its continuation sheet stay beside the paper, and go along with it."""

import email
from email.policy import default
from pathlib import Path

from tests.own_form.hands import HANDS
from tests.own_form.pdf_shapes import above
from tests.stories.at_lock import lock_by_key
from tests.stories.conftest import Person, Start
from tests.stories.test_own_form import fill, supply

from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.own_form.match_page import MatchPage
from prevent_desktop.ui.sending.send_page import FORM_LOST, SendPage
from prevent_desktop.ui.signing.sign_page import SignPage

HAND = next(iter(HANDS.values()))
LONG = "It was seen again. " * 200


def attached(start: Start, folder: Path) -> Person:
    """A signed paper with a filled PDF form beside it that did not hold the whole concern."""
    person = start()
    person.new_referral()
    person.answer({"concerns.description": LONG}).go("check")
    person.press("Go on to sign")
    person.sees(SignPage)
    person.signs()
    person.sees(SendPage)
    supply(person, folder, "form.pdf", above(HAND).data)
    person.sees(MatchPage)
    fill(person, folder)
    assert "Three files go into the draft message" in person.reads()
    person.tick("I have opened and read the filled form")
    person.press("Go on to the draft message")
    person.sees(SendPage)
    return person


def test_the_sheet_goes_along_and_all_three_are_there_after_a_lock(
    start: Start, tmp_path: Path
) -> None:
    person = attached(start, tmp_path)
    (pdf,) = person.desk.documents_folder.glob("PR-*.pdf")
    names = [pdf.name, f"{pdf.stem}-form.pdf", f"{pdf.stem}-form-sheet.pdf"]
    all_three = f"All three have to be attached: {names[0]}, {names[1]} and {names[2]}."
    assert all_three in person.reads()
    lock_by_key(person)
    person.press("Unlock")
    person.sees(HomePage)
    person.press("Back to sending")
    person.sees(SendPage)
    assert all_three in person.reads()
    assert FORM_LOST not in person.reads()
    person.press("Save the draft message")
    person.waits_for("The draft message is saved")
    (eml,) = person.desk.documents_folder.glob("*.eml")
    message = email.message_from_bytes(eml.read_bytes(), policy=default)
    parts = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert list(parts) == names
    assert parts[names[1]] == (tmp_path / names[1]).read_bytes()
    assert parts[names[2]] == (tmp_path / names[2]).read_bytes()


def test_a_form_that_was_changed_since_it_was_read_is_not_attached_by_itself(
    start: Start, tmp_path: Path
) -> None:
    person = attached(start, tmp_path)
    person.press("What happens next")
    person.press("Back to your referrals")
    person.sees(HomePage)
    (filled,) = tmp_path.glob("PR-*-form.pdf")
    filled.write_bytes(filled.read_bytes() + b"\n")
    person.press("Back to sending")
    person.sees(SendPage)
    assert FORM_LOST in person.reads()
    assert "The PDF has to be attached." in person.reads()
