"""Settings: at once, kept, and not where the organisation decides; my details once."""

from dataclasses import replace
from pathlib import Path
from typing import cast

from msgspec import structs
from PySide6.QtWidgets import QApplication
from tests.stories import places
from tests.stories.computer import STAND_IN, Clock
from tests.stories.conftest import PATIENCE, Person, Start

from prevent_desktop.computer.policy import Policy
from prevent_desktop.kept.settings import InForce, Settings, read_settings, settings_file
from prevent_desktop.mail import IN_THE_BROWSER
from prevent_desktop.moments import load_zone
from prevent_desktop.ui.editors import TextControl
from prevent_desktop.ui.editors.long_text import HEAVY
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.opening.keeping_page import KeepingPage
from prevent_desktop.ui.sending.draft_words import BROWSER
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.settings.details_page import DetailsPage
from prevent_desktop.ui.settings.settings_page import SettingsPage
from prevent_desktop.ui.start.dress import Dress
from prevent_desktop.ui.start.start import _with
from prevent_desktop.ui.work.desk import WindowDesk

LONG = "individual.family_details"


def settings(person: Person) -> SettingsPage:
    person.home()
    person.press("Settings")
    return person.sees(SettingsPage)


def kept(person: Person) -> Settings:
    workers = person.window._workers
    person.qtbot.waitUntil(lambda: not any(w.busy for w in workers), timeout=PATIENCE)
    return read_settings(settings_file(person.desk.vault_folder)).settings


def test_look_and_size_are_worn_at_once_and_kept(start: Start, desk: WindowDesk) -> None:
    worn: list[Settings] = []
    person = start(replace(desk, wear=worn.append))
    settings(person)
    person.tick("Dark")
    person.tick("Twice as large")
    assert (worn[-1].look, worn[-1].text_size) == ("dark", 200)
    assert (kept(person).look, kept(person).text_size) == ("dark", 200)
    person.press("Back to your referrals")
    settings(person)
    assert person._find("Dark").isChecked()


def test_a_test_draft_has_nothing_personal_and_goes_to_nobody(start: Start) -> None:
    person = start()
    settings(person)
    person.tick("Thunderbird")
    assert kept(person).mail_program == "thunderbird"
    person.press("Open a test draft")
    person.waits_for("We asked Thunderbird")
    (draft,) = person.desk.private_folder.iterdir()
    assert b"nobody@example.org" in draft.read_bytes()


def test_a_folder_for_papers_is_a_whole_path_wherever_it_is_used(desk: WindowDesk) -> None:
    """A page would take a "~" or a part of a path for a folder of the place it was started in."""

    def used(folder: str) -> Path:
        chosen = InForce(Settings(pdf_folder=folder))
        return _with(desk, cast("Dress", None), chosen).documents_folder

    assert used("~/Papers") == Path.home() / "Papers"
    assert used("out") == used("") == desk.documents_folder


def test_a_program_of_the_organisation_that_is_not_here_is_not_said_to_open(
    start: Start, desk: WindowDesk
) -> None:
    person = start(replace(desk, policy=Policy(mail_program="lotus-notes")))
    settings(person)
    words = person.reads()
    assert "lotus-notes" in words
    assert "It is not on this computer, or cannot be found. Until it is, Thunderbird" in words
    person.press("Open a test draft")
    person.waits_for("We asked Thunderbird")
    assert "choose another program" not in person.reads()
    assert "use the four steps when you send." in person.reads()
    person.press("Back to your referrals")
    person.sees(HomePage)
    places.sending(person)
    person.waits_for("Your organisation chose lotus-notes, which cannot be found on this computer.")


def test_a_program_chosen_over_the_page_to_send_is_used_there(start: Start) -> None:
    person = start()
    places.sending(person)
    person.waits_for("It opens in Thunderbird")
    places.at_rest(person)
    person.press("Settings")
    person.sees(SettingsPage)
    person.tick(IN_THE_BROWSER.name)
    person.press("Back to where you were")
    person.sees(SendPage)
    person.waits_for(BROWSER)


def test_what_the_organisation_decides_is_shown_and_not_offered(
    start: Start, desk: WindowDesk
) -> None:
    policy = Policy(mail_program="thunderbird", spelling=False, pdf_folder="/srv/prevent")
    person = start(replace(desk, policy=policy))
    settings(person)
    words = person.reads()
    assert words.count("Set by your organisation") == 3
    assert "/srv/prevent" in words
    assert not person._all(IN_THE_BROWSER.name)
    assert not person._find("Underline doubtful words in what you write").isEnabled()
    person.tick("Light")
    assert kept(person) == Settings(look="light"), "what is decided is not written as one's own"


def test_a_folder_is_typed_whole(start: Start) -> None:
    person = start()
    settings(person)
    box = person.tab_to("Save PDFs in this folder")
    box.setText("somewhere")  # type: ignore[attr-defined]
    person.press("Use this folder")
    assert "Type the whole path of a folder" in person.reads()
    folder = str(person.desk.documents_folder / "Prevent")
    box.setText(folder)  # type: ignore[attr-defined]
    person.press("Use this folder")
    assert kept(person).pdf_folder == folder


def test_my_details_are_filled_into_the_next_referral(start: Start) -> None:
    person = start()
    person.home()
    assert "Set up once" in person.reads()
    person.press("Fill in my details")
    person.sees(DetailsPage)
    person.type_into("Your forename", "Robin")
    person.press("Keep my details")
    person.sees(HomePage)
    assert "Your details are kept" in person.reads()
    assert "Set up once" not in person.reads()
    view = person.new_referral()
    assert view.session.draft.referral.answers.text("referrer.forename") == "Robin"


def test_settings_lead_to_details_and_keeping_and_are_left_unchanged(start: Start) -> None:
    person = start()
    settings(person)
    person.press("Change my details")
    person.sees(DetailsPage)
    person.press("Not now")
    person.sees(HomePage)
    settings(person)
    person.press("How your drafts are kept")
    person.sees(KeepingPage)
    assert STAND_IN.default
    assert QApplication.focusWidget() is not None


def test_a_very_long_detail_is_kept_too(start: Start, clock: Clock) -> None:
    """A question set of an area may remember a text of any length."""
    person = start()
    person.home()
    made = person.store.new().referral
    sections = tuple(
        structs.replace(
            s, questions=tuple(structs.replace(q, profile=q.id == LONG) for q in s.questions)
        )
        for s in made.form.sections
    )
    referral = replace(made, form=structs.replace(made.form, sections=sections))
    page = DetailsPage(referral, lambda: load_zone("Europe/London").local(clock()), back_words="")
    person.qtbot.addWidget(page)
    control = page.findChild(TextControl)
    assert control is not None
    control.edit.insertPlainText("word " * HEAVY)
    assert page.referral.answers.text(LONG) == ("word " * HEAVY).strip()
