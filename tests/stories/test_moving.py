"""Everything to a new computer, and a new draft from an earlier PDF."""

from dataclasses import replace
from pathlib import Path

from tests.stories.at_lock import lock_by_key
from tests.stories.computer import KeyringInMemory
from tests.stories.conftest import PATIENCE, Person, Start
from tests.stories.test_records import sent
from tests.stories.test_returning import go_home, signed

from prevent_desktop.kept.settings import Settings, read_settings, save_settings, settings_file
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.transfer.continue_page import ContinuePage
from prevent_desktop.ui.transfer.moving_pages import BringPage, TakePage
from prevent_desktop.ui.transfer.others_page import OthersPage
from prevent_desktop.ui.work.desk import WindowDesk


def at_rest(person: Person) -> None:
    workers = person.window._workers
    person.qtbot.waitUntil(lambda: not any(w.busy for w in workers), timeout=PATIENCE)


def take_everything(person: Person) -> tuple[Path, str]:
    """The file that was made last, and its words; then the list again."""
    before = set(person.desk.documents_folder.glob("*.prevent-everything"))
    person.press("Take everything to a new computer")
    page = person.sees(TakePage)
    words = page._words.accessibleName().partition(": ")[2].replace(",", "")
    person.press("Make the file")
    person.waits_for("The file is saved")
    (file,) = set(person.desk.documents_folder.glob("*.prevent-everything")) - before
    person.press("Back to your referrals")
    person.sees(HomePage)
    return file, words


def bring(person: Person, file: Path, words: str) -> None:
    person.press("Bring everything from an old computer")
    person.sees(BringPage)
    person.type_into("Where is the file?", str(file))
    person.type_into("The words that open it", words)
    person.press("Bring it in")


def with_a_draft(start: Start) -> Person:
    old = start()
    old.new_referral()
    old.type_into("Surname", "Example")
    old.press("Save and close")
    old.sees(HomePage)
    return old


def another_computer(desk: WindowDesk, folder: Path) -> WindowDesk:
    keyring = KeyringInMemory()
    return replace(desk, vault_folder=folder / "vault", keyring=keyring)  # type: ignore[arg-type]


def test_a_draft_that_was_sent_since_is_not_called_here_already(
    start: Start, desk: WindowDesk, tmp_path: Path
) -> None:
    old = with_a_draft(start)
    first = take_everything(old)
    old.press("Go on with Example")
    (line,) = old.store.lines()
    old.view().session.set_value("concerns.description", "A whole evening of typing.")
    old.press("Save and close")
    old.sees(HomePage)
    old.store.save(replace(old.store.open(line.object_id), reference="PR-7K2M-4H9Q", sent=True))
    second = take_everything(old)
    old.close()

    new = start(another_computer(desk, tmp_path / "new"))
    new.home()
    bring(new, *first)
    new.waits_for("Delete the file when you have looked through your list.")
    new.sees(HomePage)
    bring(new, *second)
    new.sees(OthersPage)
    words = new.reads()
    assert "Here: not finished; last changed" in words
    assert "In the file: PR-7K2M-4H9Q, sent on 22 November 2026" in words
    assert "Do not send one twice" in words
    new.press("Leave them in the file")
    new.waits_for("Keep the file: not all of it is here.")
    new.sees(HomePage)
    assert "Delete the file" not in new.reads()
    bring(new, *second)
    new.sees(OthersPage)
    new.press("Bring the file's versions in too")
    new.waits_for("look at both and delete one")
    new.sees(HomePage)
    assert sorted(each.sent for each in new.store.lines()) == [False, True]
    bring(new, *second)
    new.waits_for("Delete the file when you have looked through your list.")


def test_a_lock_while_it_is_brought_in_loses_no_outcome(
    start: Start, desk: WindowDesk, tmp_path: Path
) -> None:
    old = with_a_draft(start)
    save_settings(settings_file(desk.vault_folder), Settings(look="dark"))
    file, words = take_everything(old)
    old.close()
    elsewhere = another_computer(desk, tmp_path / "new")
    new = start(elsewhere)
    new.home()
    bring(new, file, words)
    lock_by_key(new)
    new.press("Unlock")
    new.sees(HomePage)
    new.waits_for("1 thing was brought in.")
    assert read_settings(settings_file(elsewhere.vault_folder)).settings.look == "dark"


def test_words_that_a_lock_takes_away_are_told_of(start: Start) -> None:
    person = start()
    person.new_referral()
    person.type_into("Surname", "Example")
    person.press("Save and close")
    person.sees(HomePage)
    for button, save in (
        ("Take everything to a new computer", "Make the file"),
        ("Hand over or move", "Save the transfer file"),
    ):
        person.press(button)
        at_rest(person)
        assert "keep this page open" not in person.reads()
        person.press(save)
        person.waits_for("saved")
        at_rest(person)
        lock_by_key(person)
        person.press("Unlock")
        person.sees(HomePage)
        person.waits_for("make the file again")


def test_everything_comes_along_with_the_settings_and_once(
    start: Start, desk: WindowDesk, tmp_path: Path
) -> None:
    person, pdf = sent(start)
    chosen = Settings(look="dark", text_size=150, pdf_folder="/home/old")
    save_settings(settings_file(desk.vault_folder), chosen)
    person.press("Take everything to a new computer")
    page = person.sees(TakePage)
    words = page._words.accessibleName().partition(": ")[2].replace(",", "")
    person.press("Make the file")
    person.waits_for("The file is saved")
    (file,) = desk.documents_folder.glob("*.prevent-everything")
    person.close()

    worn: list[Settings] = []
    elsewhere = replace(
        desk,
        vault_folder=tmp_path / "new" / "vault",
        keyring=KeyringInMemory(),  # type: ignore[arg-type]
        wear=worn.append,
    )
    other = start(elsewhere)
    other.home()
    other.press("Bring everything from an old computer")
    other.sees(BringPage)
    other.type_into("Where is the file?", str(file))
    other.type_into("The words that open it", "wrong words entirely not these at all")
    other.press("Bring it in")
    other.waits_for("Error:")
    box = other.tab_to("The words that open it")
    box.setText(words)  # type: ignore[attr-defined]
    other.press("Bring it in")
    other.waits_for("brought in")
    other.sees(HomePage)
    at_rest(other)
    assert pdf.stem in other.reads()
    kept = read_settings(settings_file(elsewhere.vault_folder)).settings
    assert (kept.look, kept.text_size, kept.pdf_folder) == ("dark", 150, "")
    assert worn[-1].look == "dark"


def test_an_unchanged_pdf_becomes_a_new_draft_and_a_changed_one_its_verdict(
    start: Start, tmp_path: Path
) -> None:
    person, pdf = signed(start)
    go_home(person)
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(pdf.read_bytes().replace(b"/Title", b"/Titel", 1) + b"\n%more\n")
    person.press("Continue from an earlier PDF")
    person.sees(ContinuePage)
    person.press("Make a draft of it")
    assert "Type the whole path of the PDF" in person.reads()
    person.type_into("Where is the PDF?", str(changed))
    person.press("Make a draft of it")
    person.waits_for("No draft was made of it")
    assert len(person.store.lines()) == 1
    box = person.tab_to("Where is the PDF?")
    box.setText(str(pdf))  # type: ignore[attr-defined]
    person.press("Make a draft of it")
    view = person.view()
    answers = view.session.draft.referral.answers
    assert answers.text("individual.forenames") == "Graham Alan"
    assert not view.session.draft.reference
    assert len(person.store.lines()) == 2
