"""Qt's libraries are opened on another core: the same ones, and it does not matter if they fail."""

import subprocess
import sys
from pathlib import Path

import pytest

from prevent_desktop.ui.start import open_ahead

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is opened ahead")

SAY_MAPPED = """
import sys, threading
{load}
from cryptography.hazmat.bindings import _rust
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv)
label = QLabel("words")
label.show()
app.processEvents()
assert QThread.isMainThread(), "Qt took the other thread for the window's"
assert app.thread() is QThread.currentThread()
with open("/proc/self/maps") as maps:
    files = {{line.split()[-1] for line in maps if ".so" in line}}
print(*sorted(files), sep="\\n")
"""
AHEAD = "from prevent_desktop.ui.start.load_qt import load_qt; load_qt()"
PLAIN = "import ctypes, prevent_desktop.ui.start.open_ahead, PySide6.QtWidgets"


def mapped(load: str) -> set[Path]:
    done = subprocess.run(
        [sys.executable, "-c", SAY_MAPPED.format(load=load)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {Path(line).resolve() for line in done.stdout.split()}


@on_linux
def test_what_is_opened_ahead_is_mapped_anyway_and_nothing_else() -> None:
    plain = mapped(PLAIN)
    assert {file.resolve() for file in open_ahead.libraries()} <= plain
    assert mapped(AHEAD) == plain


@on_linux
def test_every_library_that_is_named_is_there() -> None:
    """Else a new version of Qt would make this do nothing, unnoticed."""
    files = open_ahead.libraries()
    assert {"libQt6Core.so.6", "libqoffscreen.so", "QtWidgets.abi3.so"} <= {f.name for f in files}
    assert [file for file in files if not file.is_file()] == []


@on_linux
def test_a_library_that_is_missing_or_broken_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "libbroken.so"
    broken.write_bytes(b"\x7fELF and no more")
    monkeypatch.setattr(open_ahead, "libraries", lambda: (tmp_path / "libmissing.so", broken))
    thread = open_ahead.open_ahead()
    thread.join()
    assert not thread.is_alive()
    assert capfd.readouterr() == ("", "")


@on_linux
@pytest.mark.parametrize(
    ("environment", "plugins"),
    [
        ({"QT_QPA_PLATFORM": "xcb"}, {"libqxcb.so"}),
        ({"QT_QPA_PLATFORM": "xcb;wayland"}, set()),
        ({"QT_QPA_PLATFORM": "../elsewhere"}, set()),
        ({"QT_QPA_PLATFORM": "xcb", "QT_PLUGIN_PATH": "/somewhere"}, set()),
        ({"QT_QPA_PLATFORM": "", "DISPLAY": ":0", "WAYLAND_DISPLAY": ""}, {"libqxcb.so"}),
        ({"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}, set()),
    ],
)
def test_a_plugin_is_opened_only_where_it_is_sure_to_be_loaded(
    environment: dict[str, str], plugins: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    opened = {file.name for file in open_ahead.libraries() if "plugins" in file.parts}
    assert opened == plugins


def test_elsewhere_nothing_is_opened(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(_name: object) -> None:
        raise TypeError("argument of type 'NoneType' is not iterable")  # Windows' own, for None

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("ctypes.CDLL", refuse)
    assert open_ahead.libraries() == ()
    open_ahead.open_ahead().join()
    assert capfd.readouterr() == ("", "")
