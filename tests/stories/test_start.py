"""Starting: what is loaded, and what a computer without a screen hears."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from prevent_desktop import app as program
from prevent_desktop.policy import read_policy
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.start_problem import TITLE

HEAVY = (
    "reportlab",
    "pikepdf",
    "pyhanko",
    "aiohttp",
    "lxml",
    "keyring",
    "phonenumbers",
    "uharfbuzz",
)
SHOW = f"""
import sys
from pathlib import Path
from prevent_desktop import app
from prevent_desktop.ui.main_window import MainWindow
from prevent_desktop.ui.start import make_application
application = make_application(app._theme(), "test")
window = MainWindow(app._window_desk(Path(sys.argv[1])))
window.show()
application.processEvents()
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_a_window_is_shown_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    """The start-up budget in the form that a gate can hold: what is loaded, not how long."""
    done = subprocess.run(
        [sys.executable, "-c", SHOW, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "[]", done.stderr


def run_without_screen(**environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "prevent_desktop"],
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_a_screen_one_sentence_and_an_end() -> None:
    for environment in ({}, {"DISPLAY": ":987"}):
        done = run_without_screen(**environment)
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.strip().splitlines()) == 1
        assert "no screen" in done.stderr


def test_the_self_test_says_each_step() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "prevent_desktop", "--self-test"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout
    assert len(lines) == 8
    assert all(line.startswith("ok ") for line in lines)


def test_a_mistake_in_the_administrators_rules_gets_a_window_with_one_sentence(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = b"idle_minutes = 'soon'"
    monkeypatch.setattr(program, "_policy", lambda: read_policy(rules))
    seen: list[str] = []

    def close_it() -> None:
        (window,) = [w for w in qapp.topLevelWidgets() if w.windowTitle() == TITLE]
        seen.extend(label.text() for label in window.findChildren(QLabel) if label.isVisible())
        (button,) = window.findChildren(Button)
        button.click()

    QTimer.singleShot(200, close_it)
    assert program._open_window() == 1
    assert any(words.startswith("The file policy.toml cannot be used") for words in seen)
    assert "Is anyone in danger right now? Call 999." in seen
    assert "policy.toml" in capsys.readouterr().err
