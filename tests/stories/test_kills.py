"""Killed or told to end while somebody types: what is kept, and what is left over."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.stories.computer import KeyringInMemory
from tests.stories.conftest import Start

from prevent_desktop.computer.ending import SIGNALS
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.work.autosave import AUTOSAVE_SECONDS
from prevent_desktop.ui.work.desk import WindowDesk

TYPIST = Path(__file__).with_name("typist.py")


def type_for(seconds: float, folder: Path) -> tuple[subprocess.Popen[str], list[tuple[float, int]]]:
    """A child process that types steadily, and after how many seconds it had typed how much."""
    child = subprocess.Popen(
        [sys.executable, str(TYPIST), str(folder)],
        stdout=subprocess.PIPE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        text=True,
    )
    typed: list[tuple[float, int]] = []
    assert child.stdout is not None
    for line in child.stdout:
        moment, count = line.split()
        typed.append((float(moment), int(count)))
        if float(moment) > seconds:
            break
    return child, typed


def kept_by(start: Start, desk: WindowDesk, keyring: KeyringInMemory, folder: Path) -> int:
    """How many letters are there when the child's drafts are opened again."""
    keyring.secrets = {path.name: path.read_bytes() for path in (folder / "keys").iterdir()}
    shutil.rmtree(desk.vault_folder, ignore_errors=True)
    (folder / "child-vault").rename(desk.vault_folder)
    person = start()
    person.sees(HomePage)
    person.press("Go on with")
    return len(person.view().session.draft.referral.answers.text("individual.surname"))


def test_killed_while_typing_at_most_three_seconds_are_lost(
    start: Start, desk: WindowDesk, keyring: KeyringInMemory, tmp_path: Path
) -> None:
    child, typed = type_for(AUTOSAVE_SECONDS * 2.5, tmp_path)
    child.kill()
    child.communicate()
    killed = typed[-1][0]
    due = max(count for moment, count in typed if moment <= killed - 3)
    assert due > 5
    assert kept_by(start, desk, keyring, tmp_path) >= due


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [*SIGNALS, signal.SIGINT])
def test_told_to_end_while_typing_nothing_is_lost_or_left(
    start: Start, desk: WindowDesk, keyring: KeyringInMemory, tmp_path: Path, number: int
) -> None:
    child, typed = type_for(0.5, tmp_path)
    message = tmp_path / "private" / "PR-7K2M-4H9Q.eml"
    message.parent.mkdir(exist_ok=True)
    message.write_text("A draft message, opened for a moment.")
    child.send_signal(number)
    try:
        child.communicate(timeout=60)
    finally:
        child.kill()
    assert child.returncode == 128 + number
    assert not message.exists()
    assert kept_by(start, desk, keyring, tmp_path) >= typed[-1][1]
