"""The built program's window: opened by itself, answered by keys, closed by the system's own key.

`dev.py build --windows` runs this after it built; the page that is open is known by its title.
"""

import ctypes
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.desk.waiting import PATIENCE, until
from tests.windows import credentials, key_strokes

BUILT = Path(__file__).parents[2] / "dist" / "prevent-desktop" / "PreventDesktop.exe"
OWN = "prevent-desktop:"
WIDEST = 200
ROUNDS, MILLISECONDS = 5, 20_000

pytestmark = pytest.mark.skipif(not BUILT.exists(), reason="`dev.py build` was not run there")


def user32() -> Any:
    return getattr(ctypes, "windll").user32  # noqa: B009  (mypy for Linux knows none)


def in_front() -> str:
    """The title of the window that gets the keys."""
    text = ctypes.create_unicode_buffer(WIDEST)
    user32().GetWindowTextW(user32().GetForegroundWindow(), text, WIDEST)
    return text.value


def press_until(title: str, *keys: str) -> None:
    """Press keys on the page that is open, and wait for the next one."""
    for key in keys:
        key_strokes.press(key)
    is_there: Callable[[], bool] = lambda: in_front().startswith(title)  # noqa: E731
    until(is_there, f"{title!r} in front; it is {in_front()!r}")
    settle()


def settle() -> None:
    """Let the window come to rest: it answers a message that asks for nothing, some times."""
    answered = ctypes.c_size_t()
    for _ in range(ROUNDS):
        user32().SendMessageTimeoutW(
            user32().GetForegroundWindow(), 0, 0, 0, 0, MILLISECONDS, ctypes.byref(answered)
        )


def test_the_first_start_is_answered_and_closed(tmp_path: Path) -> None:
    data = tmp_path / "Ärzte & Łehrer's data"
    environment = os.environ | {"PREVENT_DESKTOP_DATA": str(data), "QT_QPA_PLATFORM": "windows"}
    before = set(credentials.names(OWN))
    with subprocess.Popen([BUILT], env=environment) as program:
        try:
            press_until("Keep your drafts safe")
            press_until("If you are away", "space", "Tab", "Return")
            press_until("Set up once", "Tab", "Return")
            kept = set(credentials.names(OWN)) - before
            key_strokes.press("alt+F4")
            assert program.wait(PATIENCE) == 0
        finally:
            program.kill()
            for name in set(credentials.names(OWN)) - before:
                credentials.forget(name)
    assert kept
