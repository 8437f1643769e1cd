"""`transfer`: a draft goes to another computer under words told by phone."""

import json
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.program import Ran, Run, example
from tests.vault.helpers import QUICK

from prevent_desktop.app import read_library
from prevent_desktop.form.files import to_document
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.kept.handover import hand_over
from prevent_desktop.referral import referral_from_file
from prevent_desktop.system_keyring import SystemKeyring
from prevent_desktop.vault import SlotKind, Vault

PASSPHRASE = "correct horse battery"
WORDS = "lunar twig panda essay abacus zoom"
MOMENT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Sit down at the computer of that name; each has drafts of its own, under a passphrase."""

    def sit_down(name: str) -> Path:
        folder = tmp_path / name
        monkeypatch.setenv("PREVENT_DESKTOP_DATA", str(folder))
        if not folder.exists():
            Vault.create(
                folder / "vault",
                SystemKeyring("test"),
                slot=SlotKind.PASSPHRASE,
                passphrase=PASSPHRASE,
                cost=QUICK,
            ).close()
        return folder / "vault"

    return sit_down


def open_store(vault: Path) -> DraftStore:
    opened = Vault.open(vault, SystemKeyring("test"), passphrase=PASSPHRASE)
    return DraftStore(opened, read_library(), lambda: MOMENT)


def write_draft(vault: Path, name: str = "child") -> Draft:
    store = open_store(vault)
    referral = referral_from_file(store.library, json.loads(example(name).read_text("utf-8")))
    draft = store.save(Draft(store.vault.new_id(), referral, MOMENT, MOMENT))
    store.vault.close()
    return draft


def transfer(run: Run, tmp_path: Path, *arguments: str | Path, words: str = WORDS) -> Ran:
    files = []
    for name, text in (("passphrase", PASSPHRASE), ("words", words)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        files.append((tmp_path / name).open("rb"))
    try:
        numbers = [file.fileno() for file in files]
        fds = ["--passphrase-fd", str(numbers[0])]
        if arguments[0] != "list" and words:
            fds += ["--words-fd", str(numbers[1])]
        return run("transfer", *arguments, *fds, pass_fds=numbers)
    finally:
        for file in files:
            file.close()


def test_stdin_may_bring_passphrase_and_words_a_line_each(
    run: Run, computer: Callable[[str], Path]
) -> None:
    """As the guide for administrators has it: Windows hands on nothing but stdin."""
    write_draft(computer("school"))
    both = {"input": f"{PASSPHRASE}\r\n{WORDS}\r\n".encode()}
    told = "--passphrase-fd", "0", "--words-fd", "0"
    out = run("transfer", "out", *told, **both)
    assert out.code == 0, out.err
    write_draft(computer("clinic"), "adult-patient")
    taken = run("transfer", "in", out.paths[0], *told, **both)
    assert taken.code == 0, taken.err


def test_a_draft_goes_from_one_computer_to_another(
    run: Run, tmp_path: Path, computer: Callable[[str], Path]
) -> None:
    draft = write_draft(computer("school"))
    out = transfer(run, tmp_path, "out", "--sender", "Robin Sample, Example School")
    assert out.code == 0, out.err
    (path,) = out.paths
    assert path.suffix == ".prevent-transfer"
    assert draft.title().split()[-1] not in path.name
    if sys.platform != "win32":  # there the rights of its folder hold
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    deputy = computer("deputy")
    taken = transfer(run, tmp_path, "in", path, words=f" {WORDS.upper().replace(' ', '-')}")
    assert taken.code == 0, taken.err
    assert "Robin Sample, Example School" in taken.err
    store = open_store(deputy)
    (line,) = store.lines()
    assert line.object_id.startswith(taken.out.strip())
    assert line.object_id != draft.object_id
    found = store.open(line.object_id)
    assert to_document(found.referral.answers) == to_document(draft.referral.answers)
    store.vault.close()


def test_new_words_are_told_and_open_the_file(
    run: Run, tmp_path: Path, computer: Callable[[str], Path]
) -> None:
    write_draft(computer("school"))
    out = transfer(run, tmp_path, "out", "--out", "draft.prevent-transfer", words="")
    assert out.code == 0, out.err
    words = out.err.splitlines()[0].rpartition(": ")[2]
    assert len(words.split()) == 6
    computer("deputy")
    assert transfer(run, tmp_path, "in", out.paths[0], words=words).code == 0


def test_the_drafts_are_listed_and_one_is_chosen(
    run: Run, tmp_path: Path, computer: Callable[[str], Path]
) -> None:
    vault = computer("school")
    drafts = [write_draft(vault), write_draft(vault, "adult-patient")]
    listed = transfer(run, tmp_path, "list").out
    for draft in drafts:
        assert f"{draft.object_id[:8]}  2026-11-22" in listed
        assert draft.title() in listed
    transfer(run, tmp_path, "out").said_plainly(1)
    transfer(run, tmp_path, "out", "zzzzzzzz").said_plainly(1)
    transfer(run, tmp_path, "out", drafts[0].object_id[:2]).said_plainly(1)
    assert transfer(run, tmp_path, "out", drafts[1].object_id[:8]).code == 0


def test_another_version_of_a_draft_is_told_and_can_be_had_too(
    run: Run, tmp_path: Path, computer: Callable[[str], Path]
) -> None:
    school = computer("school")
    draft = write_draft(school)
    first = transfer(run, tmp_path, "out", "--everything", "--out", "first").paths[0]
    store = open_store(school)
    store.set_held(draft.object_id, held=True)
    store.vault.close()
    second = transfer(run, tmp_path, "out", "--everything", "--out", "second").paths[0]
    clinic = computer("clinic")
    assert transfer(run, tmp_path, "in", first, "--everything").out.strip() == "1"
    again = transfer(run, tmp_path, "in", second, "--everything")
    assert again.out.strip() == "0"
    assert "1 are here in another version, and stay as they are. Keep the file." in again.err
    both = transfer(run, tmp_path, "in", second, "--everything", "--other-versions")
    assert both.out.strip() == "1"
    store = open_store(clinic)
    assert sorted(line.held for line in store.lines()) == [False, True]
    store.vault.close()


@pytest.mark.parametrize("words", ["a", "-", "aaaaaaaaaaaaaaaaaaaaa", "\u200b"])
def test_words_that_anybody_guesses_seal_nothing(
    run: Run, tmp_path: Path, computer: Callable[[str], Path], words: str
) -> None:
    write_draft(computer("school"))
    ran = transfer(run, tmp_path, "out", "--out", "draft.prevent-transfer", words=words)
    ran.said_plainly(1)
    assert "These drafts open with a passphrase" not in ran.err
    assert ran.paths == []
    out = transfer(run, tmp_path, "out")
    taken = transfer(run, tmp_path, "in", out.paths[0], words=" ")
    taken.said_plainly(1)
    assert "The words of the transfer file are missing" in taken.err


@pytest.mark.parametrize("spoiled", ["words", "cut", "not one", "missing"])
def test_what_cannot_be_opened_is_said_plainly(
    run: Run, tmp_path: Path, computer: Callable[[str], Path], spoiled: str
) -> None:
    write_draft(computer("school"))
    (path,) = transfer(run, tmp_path, "out").paths
    if spoiled == "cut":
        path.write_bytes(path.read_bytes()[:-1])
    elif spoiled == "not one":
        path.write_bytes(b"%PDF-1.7 hello")
    elif spoiled == "missing":
        path.unlink()
    words = "quite other words" if spoiled == "words" else WORDS
    transfer(run, tmp_path, "in", path, words=words).said_plainly(1)


def test_a_file_whose_day_is_over_is_refused_until_it_is_asked_for(
    run: Run, tmp_path: Path, computer: Callable[[str], Path]
) -> None:
    vault = computer("school")
    draft = write_draft(vault)
    store = open_store(vault)
    old = DraftStore(store.vault, store.library, lambda: MOMENT - timedelta(days=400))
    raw = hand_over(old, draft.object_id, words=WORDS, sender="", cost=QUICK)
    store.vault.close()
    path = tmp_path / "old.prevent-transfer"
    path.write_bytes(raw)
    transfer(run, tmp_path, "in", path).said_plainly(1)
    assert transfer(run, tmp_path, "in", path, "--expired-too").code == 0


def test_a_new_computer_is_told_to_open_the_window_first(
    run: Run, tmp_path: Path, computer: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_draft(computer("school"))
    (path,) = transfer(run, tmp_path, "out").paths
    monkeypatch.setenv("PREVENT_DESKTOP_DATA", str(tmp_path / "new"))
    ran = transfer(run, tmp_path, "in", path)
    ran.said_plainly(1)
    assert "open Prevent Desktop once first" in ran.err
    transfer(run, tmp_path, "list").said_plainly(1)
