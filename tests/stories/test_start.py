"""Starting: what is loaded, and what a computer without a screen hears."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.stories.conftest import PATIENCE

from prevent_desktop import app as program
from prevent_desktop.computer.ending import SIGNALS
from prevent_desktop.computer.policy import read_policy
from prevent_desktop.shipped import resources
from prevent_desktop.shipped.messages import AT_START, load_messages
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.main_window import MainWindow
from prevent_desktop.ui.start.start_problem import TITLE

PROGRAM_AT_FIRST = {
    "__main__", "app", "cli", "cli.exits", "cli.streams", "cli.version", "computer",
    "computer.ending", "computer.hardening", "computer.no_http", "computer.one_window",
    "computer.paths", "computer.screen", "computer.screen_libraries", "disk", "disk.durable",
    "disk.folder_lock", "disk.held_files", "errors", "kept", "kept.look",
    "shipped", "shipped.resources",
    "ui", "ui.frame", "ui.kit", "ui.kit.emergency_words", "ui.kit.fits_screen", "ui.kit.fusion",
    "ui.kit.room",
    "ui.kit.style_sheet", "ui.kit.theme", "ui.main_window", "ui.start", "ui.start.dress",
    "ui.start.load_qt", "ui.start.open_ahead", "ui.start.start",
    "ui.system", "ui.system.end_signals",
}  # fmt: skip
"""What of the program may be loaded when the window is painted first; nothing else of it."""
LIBRARIES_AT_FIRST = {
    "PySide6",
    "shiboken6",
    "shibokensupport",
    "signature_bootstrap",
    "aiohttp",
    "platformdirs",
}
"""And of what is not Python's own; `aiohttp` is the empty stand-in."""
NOT_YET = {"asyncio", "email", "importlib.metadata", "socket", "ssl"}
"""Of Python's own, what takes its time and does not come with Qt."""
AT_FIRST_PAINT = """
import os, sys
from prevent_desktop.ui.start.load_qt import load_qt
load_qt()
from PySide6 import QtCore
from prevent_desktop.ui.main_window import MainWindow
def painted(window):
    print(*sorted(sys.modules), flush=True)
    if "Qt" in vars(QtCore):
        sys.exit("Qt's enumerations are loaded")
    if "prevent_desktop" in str(sys.modules["linecache"].cache.keys()):
        sys.exit("source texts are kept in memory")
    os._exit(0)
real = MainWindow.__init__
def begin(window, *given):
    real(window, *given)
    # Before what the program itself has to do then.
    window.painted.connect(lambda: painted(window))
MainWindow.__init__ = begin
from prevent_desktop.__main__ import start
sys.argv[1:] = []
start()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the first paint was measured on Linux")
def test_a_window_is_shown_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    """The start-up budget in the form that a gate can hold: what is loaded, not how long."""
    done = subprocess.run(
        [sys.executable, "-c", AT_FIRST_PAINT],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    ours = {name.removeprefix("prevent_desktop.") for name in loaded if "prevent_desktop." in name}
    assert ours - PROGRAM_AT_FIRST == set()
    tops = {name.split(".")[0] for name in loaded if not name.startswith("_")}
    foreign = tops - sys.stdlib_module_names - {"prevent_desktop"}
    assert {
        name for name in foreign if not name.startswith("editable")
    } - LIBRARIES_AT_FIRST == set()
    assert loaded & NOT_YET == set()
    assert "PySide6.QtNetwork" not in loaded, "nothing here listens on a socket"


def test_the_bare_frame_closes_at_once(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    assert window.close()


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


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has sessions without a screen")
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
    assert len(lines) == 10
    assert all(line.startswith("ok ") for line in lines)


def test_a_mistake_in_the_administrators_rules_gets_a_window_with_one_sentence(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = b"idle_minutes = 'soon'"
    monkeypatch.setattr(program, "_policy", lambda: read_policy(rules))
    seen = words_at_start(qapp)
    assert any(words.startswith("The file policy.toml cannot be used") for words in seen)
    assert "Is anyone in danger right now? Call 999." in seen
    assert "policy.toml" in capsys.readouterr().err


NO_START = """
import signal, sys
# Started from a job in the background, or by nohup, a process ignores some.
from prevent_desktop.computer.ending import SIGNALS
for number in SIGNALS:
    signal.signal(number, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
from prevent_desktop import app
from prevent_desktop.computer.policy import read_policy
app._policy = lambda: read_policy(b"idle_minutes = 'soon'")
from prevent_desktop.__main__ import start
sys.argv = ["prevent-desktop"]
sys.exit(start())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [*SIGNALS, signal.SIGINT])
def test_the_window_that_only_says_why_ends_when_told_to(number: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", NO_START],
        stderr=subprocess.PIPE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        text=True,
    ) as child:
        assert child.stderr is not None
        try:
            assert any("policy.toml" in line for line in iter(child.stderr.readline, ""))
            child.send_signal(number)
            assert child.wait(60) in (1, 128 + number)
        finally:
            child.kill()
        assert "Traceback" not in child.stderr.read()


DAMAGES: dict[str, bytes | None] = {
    "gone": None,
    "empty": b"",
    "not UTF-8": b"[a]\nb = '\xff\xfe'",
    "not TOML": b"[light",
    "another shape": b"light = 1",
}
SHIPPED = {
    "theme.toml": "theme.toml",
    "messages.toml": "messages.toml",
    "forms": "prevent-national",
    "areas": "",  # the folder or the file in it
}
"""What is damaged, and what the sentence has to name."""


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped files, to be damaged."""
    copy = tmp_path / "resources"
    shutil.copytree(resources.root(), copy)
    monkeypatch.setattr(resources, "root", lambda: copy)
    return copy


def damage(file: Path, contents: bytes | None) -> None:
    if file.is_dir():
        (file,) = file.glob("*.toml")
    file.unlink()
    if contents is not None:
        file.write_bytes(contents)


def words_at_start(app: QApplication) -> list[str]:
    """Start, read the page that comes instead of the drafts, and close it by its button."""
    seen: list[str] = []
    looked: list[bool] = []

    def close_it() -> None:
        windows = [w for w in app.topLevelWidgets() if w.windowTitle() == TITLE and w.isVisible()]
        if not windows:
            looked.append(True)
            if len(looked) < PATIENCE // 20:
                QTimer.singleShot(20, close_it)
            else:
                app.exit(99)
            return
        window = windows[0]
        seen.extend(label.text() for label in window.findChildren(QLabel) if label.isVisible())
        (button,) = window.findChildren(Button)
        button.click()

    QTimer.singleShot(20, close_it)
    assert program._open_window() == 1
    return seen


@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("name", SHIPPED)
def test_a_damaged_file_of_the_program_gets_a_window_with_one_sentence(
    qapp: QApplication, shipped: Path, name: str, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(shipped / name, DAMAGES[how])
    seen = words_at_start(qapp)
    (told,) = capsys.readouterr().err.splitlines()
    assert told in seen
    assert told.startswith("The ")
    assert told.endswith(".")
    assert SHIPPED[name] in told
    assert "Is anyone in danger right now? Call 999." in seen


@pytest.mark.parametrize(
    ("name", "place", "bad"),
    [
        ("theme.toml", 'text = "#14181c"', 'text = "blackish"'),
        ("theme.toml", 'text = "#14181c"\n', ""),
        ("theme.toml", 'text = "#14181c"', 'text = "#14181c"\nink = "#000000"'),
        ("theme.toml", "[dark]", "[dusk]"),
        ("messages.toml", "There is no file {name}.", "There is no file {name."),
        ("messages.toml", "There is no file {name}.", "There is no file {0}."),
        ("messages.toml", "There is no file {name}.", "There is no file {name.x}."),
    ],
)
def test_a_file_that_is_wrong_in_one_place_is_named_with_it(
    qapp: QApplication, shipped: Path, name: str, place: str, bad: str
) -> None:
    whole = (shipped / name).read_text("utf-8")
    assert place in whole
    (shipped / name).write_text(whole.replace(place, bad, 1), "utf-8")
    assert any(
        words.startswith(f"The file {name} cannot be used: ") for words in words_at_start(qapp)
    )


def test_the_words_for_that_are_the_ones_of_the_file() -> None:
    """They stand in the program too, because the file may be what is wrong."""
    whole = load_messages(resources.read_bytes("messages.toml")).sentences
    assert AT_START.sentences["resource"] == whole["resource"]


BROKEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from prevent_desktop import app
from prevent_desktop.shipped import resources
resources.root = lambda: Path(sys.argv[1])
def close():
    from PySide6.QtWidgets import QApplication
    (window,) = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    print(window.windowTitle(), window.isVisible())
    window.close()
import prevent_desktop.ui.start.start_problem as problem
real = problem.QMainWindow.show
def show(window):
    real(window)
    if "cannot start" in window.windowTitle():
        QTimer.singleShot(0, close)
problem.QMainWindow.show = show
sys.exit(app.main(sys.argv[2:]))
"""


@pytest.mark.parametrize("name", ["theme.toml", "messages.toml"])
@pytest.mark.parametrize("asked", [[], ["--self-test"], ["template"]])
def test_without_colours_or_words_the_process_ends_as_it_should(
    shipped: Path, name: str, asked: list[str]
) -> None:
    damage(shipped / name, b"[light")
    done = subprocess.run(
        [sys.executable, "-c", BROKEN, str(shipped), *asked],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if asked == ["template"]:  # needs neither
        assert (done.returncode, done.stderr) == (0, "")
        return
    assert done.returncode == 1
    assert done.stdout == ("" if asked else f"{TITLE} True\n")
    (told,) = (line for line in done.stderr.splitlines() if "propagateSizeHints" not in line)
    assert told.startswith(f"The file {name} is not valid TOML")
