"""When something goes wrong inside: a sentence for the person, a report that holds no answer."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from prevent_desktop.computer.log import FILE_NAME, LIMIT_BYTES, OLDER_NAME, Event, Log
from prevent_desktop.ui.start.crash_report import ENDED_BADLY, WENT_WRONG, CrashReport, FaultBar

SECRET = "Zebedee Quillfeather"


@pytest.fixture
def log(tmp_path: Path, moment: datetime) -> Log:
    return Log(tmp_path / "log", lambda: moment)


@pytest.fixture
def report(log: Log) -> Iterator[CrashReport]:
    found = CrashReport(log)
    yield found
    found.remove()


def fail() -> None:
    answer = SECRET
    raise ValueError(answer)


def everything_written(log: Log) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(log.folder.iterdir()))


def test_a_fault_is_told_in_a_sentence_and_logged_without_its_words(
    qtbot: QtBot, log: Log, report: CrashReport, capsys: pytest.CaptureFixture[str]
) -> None:
    bar = FaultBar()
    qtbot.addWidget(bar)
    report.happened.connect(bar.say)
    report.install()
    try:
        fail()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert not bar.isHidden()
    assert str(log.folder) in bar._words.text()
    (line,) = [line for line in log.file.read_text("utf-8").splitlines() if " fault " in line]
    assert line.startswith("2026-11-22T10:00:00Z fault ValueError test_crash_report.py:")
    assert SECRET not in everything_written(log)
    said = capsys.readouterr()
    assert SECRET not in said.err + said.out


class Written:
    """What is being written, as far as the bar asks."""

    def __init__(self, *, has_unsaved: bool) -> None:
        self.has_unsaved = has_unsaved


@pytest.mark.parametrize("has_unsaved", [True, False, None])
def test_nothing_unsaved_is_promised(qtbot: QtBot, has_unsaved: bool | None) -> None:
    written = None if has_unsaved is None else Written(has_unsaved=has_unsaved)
    bar = FaultBar(lambda: written)  # type: ignore[arg-type, return-value]
    qtbot.addWidget(bar)
    for words in (WENT_WRONG, ENDED_BADLY):
        bar.say(words)
        assert ("saved" in bar._words.text()) is (has_unsaved is False)


def test_a_type_named_after_an_answer_is_not_written(log: Log) -> None:
    odd = type(SECRET, (Exception,), {})
    log.fault(odd, None)
    assert log.file.read_text("utf-8").split()[-1] == "?"


def test_the_words_of_qt_are_not_kept(log: Log, report: CrashReport) -> None:
    report.install()
    for _ in range(3):
        qWarning(SECRET)
    lines = log.file.read_text("utf-8").splitlines()
    assert [line.split()[1:] for line in lines] == [["started"], ["qt-warning", "default"]]
    assert SECRET not in everything_written(log)


def test_the_log_is_private_and_does_not_grow_for_ever(log: Log) -> None:
    log.note(Event.STARTED)
    if sys.platform != "win32":
        assert log.file.stat().st_mode & 0o777 == 0o600
        assert log.folder.stat().st_mode & 0o777 == 0o700
    for _ in range(3):
        log.file.write_bytes(b"x" * LIMIT_BYTES)
        log.note(Event.STARTED)
    assert sorted(path.name for path in log.folder.iterdir()) == [OLDER_NAME, FILE_NAME]
    assert len(log.file.read_text("utf-8").splitlines()) == 1


def test_a_disk_that_refuses_the_log_stops_nothing(tmp_path: Path, moment: datetime) -> None:
    (tmp_path / "file").write_text("")
    Log(tmp_path / "file" / "log", lambda: moment).note(Event.STARTED)


CRASH = """
import ctypes, sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from prevent_desktop.computer.log import Log
from prevent_desktop.ui.start.crash_report import CrashReport
app = QApplication([])
report = CrashReport(Log(Path(sys.argv[1]), lambda: datetime.now(UTC)))
said = []
report.happened.connect(said.append)
report.install()
print(said)
answer = "Zebedee Quillfeather"
if sys.argv[2] == "crash":
    ctypes.string_at(0)
if sys.argv[2] == "thread":
    import threading
    thread = threading.Thread(target=lambda: int(answer))
    thread.start()
    thread.join()
    int(answer)
report.remove()
"""


def crashing(folder: Path, how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", CRASH, str(folder), how],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_crash_is_told_at_the_next_start_once(tmp_path: Path) -> None:
    assert crashing(tmp_path, "crash").returncode != 0
    again = crashing(tmp_path, "well")
    assert "ended unexpectedly last time" in again.stdout
    assert "ended-badly-before" in (tmp_path / FILE_NAME).read_text("utf-8")
    assert crashing(tmp_path, "well").stdout.strip() == "[]"
    for path in tmp_path.iterdir():
        assert SECRET not in path.read_text("utf-8")


def test_faults_in_threads_print_nothing_they_quote(tmp_path: Path) -> None:
    done = crashing(tmp_path, "thread")
    said = done.stderr.splitlines()
    assert [line.split()[:3] for line in said] == [["prevent-desktop:", "fault", "ValueError"]] * 2
    assert SECRET not in done.stderr
    lines = (tmp_path / FILE_NAME).read_text("utf-8").splitlines()
    assert [line.split()[1] for line in lines] == ["started", "fault", "fault"]
    assert all(line.split()[2] == "ValueError" for line in lines[1:])
    assert SECRET not in "\n".join(lines)
