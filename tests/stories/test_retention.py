"""Deleting with undo, deleting by age with a warning first, sent and kept, a doubtful date."""

from datetime import timedelta

import pytest
from tests.stories.computer import Clock, KeyringInMemory
from tests.stories.conftest import PATIENCE, Person, Start

from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.kept.upkeep import Report, Upkeep
from prevent_desktop.ui.help_page import HelpPage
from prevent_desktop.ui.home import flow as home
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.sending.after_page import AfterPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.vault import Kind

DAY = timedelta(days=1)


def write(person: Person, surname: str) -> None:
    person.new_referral()
    person.type_into("Surname", surname)
    person.press("Save and close")
    person.sees(HomePage)


def delete(person: Person, name: str) -> None:
    person.press(f"Delete {name}")
    person.press("Yes, delete it")
    person.waits_for("Deleted. You can undo until")


@pytest.fixture
def quick_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "CHECK_MS", 20)


def restart(person: Person, start: Start) -> Person:
    person.close()
    again = start()
    again.home()
    return again


def test_a_deleted_draft_can_be_brought_back(start: Start) -> None:
    person = start()
    person.home()
    write(person, "Example")
    delete(person, "Example")
    assert person.focus.accessibleName() == "Undo: bring back Example"
    person.press("Undo")
    person.waits_for("The draft is back.")
    person.press("Go on with Example")
    answers = person.view().session.draft.referral.answers
    assert answers.text("individual.surname") == "Example"


@pytest.mark.usefixtures("quick_checks")
def test_after_a_while_it_is_gone_for_good_and_the_window_says_so(
    start: Start, clock: Clock, keyring: KeyringInMemory
) -> None:
    person = start()
    person.home()
    write(person, "Example")
    before = {name for name in keyring.secrets if not name.endswith(":mark")}
    delete(person, "Example")
    clock.moment += timedelta(minutes=5)
    person.waits_for("Deleted for good: its key is destroyed")
    assert person._all("Undo: bring back Example") == []
    assert not before & set(keyring.secrets)
    vault = person.window.vault
    assert vault is not None
    assert vault.deleted(Kind.DRAFT) == ()


@pytest.mark.usefixtures("quick_checks")
def test_a_key_that_cannot_be_destroyed_yet_is_never_called_gone(
    start: Start, clock: Clock, keyring: KeyringInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start()
    person.home()
    write(person, "Example")
    delete(person, "Example")

    def locked(_name: str) -> None:
        raise VaultError("locked")

    monkeypatch.setattr(keyring, "delete", locked)
    monkeypatch.setattr(keyring, "get", locked)
    clock.moment += timedelta(minutes=5)
    person.waits_for("Its key is not destroyed yet")
    assert "for good" not in person.reads()
    person.press("Undo")
    person.waits_for("The draft is back.")


def test_a_finished_referral_stands_first_until_it_is_ticked_as_sent(
    start: Start, clock: Clock
) -> None:
    person = start()
    person.new_referral()
    person.answer({}).go("check")
    person.press("Go on to sign")
    person.signs()
    person.sees(SendPage)
    person.press("What happens next")
    person.sees(AfterPage)
    person.press("Back to your referrals")
    person.sees(HomePage)
    clock.moment += timedelta(hours=1)
    write(person, "Later")
    words = person.reads()
    assert words.index("Have you sent these?") < words.index("Drafts on this computer")
    clock.moment += 40 * DAY
    person = restart(person, start)
    person.tick("I have sent it")
    person.qtbot.waitUntil(lambda: not person.window._workers.vault.busy, timeout=PATIENCE)
    person = restart(person, start)
    assert "Have you sent these?" not in person.reads()
    assert "sent on 1 January 2027 to preventreferrals@" in person.reads().replace("\u200b", "")


def at_warning_age(person: Person, start: Start, clock: Clock, days: int) -> Person:
    """Open the program every ten days until a draft is so old; a gap would begin anew."""
    for _ in range(0, days, 10):
        clock.moment += 10 * DAY
        person = restart(person, start)
    return person


def test_a_draft_goes_by_age_only_after_its_warning_was_on_the_screen(
    start: Start, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, ...]] = []
    real = Upkeep.shown

    def note(self: Upkeep, object_ids: tuple[str, ...]) -> None:
        shown.append(tuple(object_ids))
        real(self, object_ids)

    monkeypatch.setattr(Upkeep, "shown", note)
    person = start()
    person.home()
    write(person, "Oldest")
    person = at_warning_age(person, start, clock, 90)
    person.waits_for("It will be deleted on")
    assert "This draft was last changed on 22 November 2026." in person.reads()
    person.qtbot.waitUntil(lambda: len(shown) == 1, timeout=PATIENCE)
    clock.moment += 6 * DAY
    person = restart(person, start)
    assert "Oldest" in person.reads()
    clock.moment += 2 * DAY
    person = restart(person, start)
    person.waits_for("1 draft was deleted because of age, as you were told before")
    person.press("Undo: bring back Oldest")
    person.waits_for("The draft is back.")


def test_an_unfinished_addition_follows_the_same_rule(start: Start, clock: Clock) -> None:
    person = start()
    person.home()
    for reference in ("PR-AAAA-AAAA", "PR-BBBB-BBBB"):
        person.press("Add to a referral you sent")
        person.sees(NotePage)
        person.type_into("Reference of the first referral", reference)
        person.press("Keep it and go back")
        person.sees(HomePage)
    person = at_warning_age(person, start, clock, 90)
    person.waits_for("It will be deleted on")
    person.press("Keep Addition to PR-AAAA-AAAA")
    assert person.reads().count("It will be deleted on") == 1
    person.sees(HomePage).column.verticalScrollBar().setValue(10_000)
    person.qtbot.waitUntil(lambda: not person.window._workers.vault.busy, timeout=PATIENCE)
    clock.moment += 6 * DAY
    person = restart(person, start)
    assert "Addition to PR-BBBB-BBBB" in person.reads()
    clock.moment += 2 * DAY
    person = restart(person, start)
    person.waits_for("1 draft was deleted because of age, as you were told before")
    assert person._all("Go on with Addition to PR-AAAA-AAAA")
    assert not person._all("Go on with Addition to PR-BBBB-BBBB")
    person.press("Undo: bring back Addition to PR-BBBB-BBBB")
    person.waits_for("The addition is back.")
    person.press("Go on with Addition to PR-BBBB-BBBB")
    assert person.sees(NotePage).values()["first_reference"] == "PR-BBBB-BBBB"


def test_an_unfinished_decision_can_be_deleted_in_the_list_and_brought_back(start: Start) -> None:
    person = start()
    person.home()
    person.press("Record a decision not to refer")
    person.sees(NotePage)
    person.type_into("Who it is about", "K. E., year 9")
    person.press("Keep it and go back")
    person.sees(HomePage)
    title = "Decision not to refer: K. E., year 9"
    delete(person, title)
    assert not person._all(f"Go on with {title}")
    person.press(f"Undo: bring back {title}")
    person.waits_for("The decision is back.")
    assert person._all(f"Go on with {title}")


def test_a_warning_out_of_view_does_not_count_as_shown(
    start: Start, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(Upkeep, "shown", lambda _self, ids: shown.extend(ids))
    person = start()
    person.home()
    for name in ("One", "Two", "Three", "Four"):
        write(person, name)
        clock.moment += timedelta(minutes=1)
    person = at_warning_age(person, start, clock, 90)
    page = person.sees(HomePage)
    person.qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE)
    assert len(set(shown)) < 4
    person.press("Help and contacts")
    person.sees(HelpPage)
    before = list(shown)
    page.column.verticalScrollBar().setValue(page.column.verticalScrollBar().maximum())
    person.press("Back")
    person.sees(HomePage)
    assert shown[: len(before)] == before
    bar = page.column.verticalScrollBar()
    bar.setValue(0)

    def scrolls_on() -> bool:
        bar.setValue(min(bar.value() + 40, bar.maximum()))
        return len(set(shown)) == 4

    person.qtbot.waitUntil(scrolls_on, timeout=PATIENCE)
    assert len(shown) == 4


def test_keep_it_holds_a_draft_and_takes_the_warning_away(start: Start, clock: Clock) -> None:
    person = start()
    person.home()
    write(person, "Disputed")
    person = at_warning_age(person, start, clock, 90)
    person.waits_for("It will be deleted on")
    person.press("Keep Disputed")
    assert "It will be deleted on" not in person.reads()
    assert person._find("Keep this one: do not delete it after 90 days").isChecked()
    assert person.focus.accessibleName() == "Keep this one: do not delete it after 90 days"
    person = at_warning_age(person, start, clock, 30)
    assert "Disputed" in person.reads()
    assert "It will be deleted on" not in person.reads()


def test_a_doubtful_date_deletes_nothing_until_a_person_says_it_is_right(
    start: Start, clock: Clock
) -> None:
    person = start()
    person.home()
    write(person, "Example")
    clock.moment += 400 * DAY
    person = restart(person, start)
    assert "The date of this computer looks wrong" in person.reads()
    assert "Example" in person.reads()
    person.press("The date is right")
    person.qtbot.waitUntil(
        lambda: "The date of this computer looks wrong" not in person.reads(), timeout=PATIENCE
    )
    person = restart(person, start)
    assert "looks wrong" not in person.reads()
    assert "Example" in person.reads()


def test_a_tick_that_was_not_taken_is_shown_as_it_is(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start()
    person.home()
    write(person, "Example")
    store = person.store
    assert store is not None

    def refuse(*_any: object, **_more: object) -> None:
        raise VaultError("damaged")

    monkeypatch.setattr(type(store), "set_held", refuse)
    person.tick("Keep this one: do not delete it after 90 days")
    person.waits_for("Error: This draft is damaged")
    assert not person._find("Keep this one: do not delete it after 90 days").isChecked()


def test_that_an_opening_is_noted_comes_after_the_list(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk takes longer for that than for the list."""
    shown: list[bool] = []
    note = Upkeep.note

    def noted(upkeep: Upkeep, report: Report) -> None:
        shown.append(isinstance(person.window.current, HomePage))
        note(upkeep, report)

    monkeypatch.setattr(Upkeep, "note", noted)
    person = start()
    person.home()
    person.qtbot.waitUntil(lambda: bool(shown), timeout=PATIENCE)
    assert shown == [True]


def test_a_fault_of_ours_in_looking_after_drafts_hides_none(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(_upkeep: Upkeep, _listed: object) -> Report:
        raise OverflowError

    person = start()
    person.home()
    write(person, "Example")
    monkeypatch.setattr(Upkeep, "look", look)
    person = restart(person, start)
    person.waits_for("Something went wrong inside the program")
    assert "Example" in person.reads()


def test_where_an_opening_cannot_be_noted_the_list_says_why(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_upkeep: Upkeep, _report: Report) -> None:
        raise FileError("disk_full", name="the folder of your drafts")

    monkeypatch.setattr(Upkeep, "note", full)
    person = start()
    person.home()
    person.waits_for("There is no space left to save in the folder of your drafts")
    person.sees(HomePage)
