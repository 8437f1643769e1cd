"""A library that the window needs and that is not there is named, by what to install."""

import os
import re
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from prevent_desktop.computer.screen_libraries import _ANYWHERE, _UNDER_X, missing_packages

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone leaves them out")
PLUGIN = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
EVERYWHERE = re.compile(r"lib(Qt6|c\.|m\.|stdc|gcc|pthread|dl|rt|z\.|gthread).*")
"""Qt's own, the C library's, and what those above bring along."""


@pytest.fixture(autouse=True)
def under_x(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":987")


def test_nothing_is_missing_where_the_tests_run() -> None:
    assert missing_packages() == ()


def test_what_the_loader_cannot_find_is_named_by_its_package() -> None:
    gone = {"libxcb-cursor.so.0", "libxkbcommon-x11.so.0"}
    assert missing_packages(lambda name: name not in gone) == (
        "libxcb-cursor0",
        "libxkbcommon-x11-0",
    )


def test_without_a_screen_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    assert missing_packages(lambda _name: False) == ()


def test_a_platform_that_somebody_named_is_theirs_to_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert missing_packages(lambda _name: False) == ()


@pytest.mark.needs("readelf")
@pytest.mark.parametrize("library", [PLUGIN, PLUGIN.parents[2] / "lib" / "libQt6XcbQpa.so.6"])
def test_everything_that_qt_links_for_x_is_asked_for(library: Path) -> None:
    shown = subprocess.run(
        ["readelf", "-d", str(library)], capture_output=True, text=True, check=True
    ).stdout
    linked = set(re.findall(r"NEEDED.*\[(.*)\]", shown))
    needed = {name for name in linked if not EVERYWHERE.fullmatch(name)}
    assert needed
    assert needed <= {**_ANYWHERE, **_UNDER_X}.keys()


def test_the_program_says_so_in_one_sentence_and_ends(tmp_path: Path) -> None:
    """A file that is no library stands in the loader's way, as one that is not there."""
    (tmp_path / "libxcb-cursor.so.0").touch()
    done = subprocess.run(
        [sys.executable, "-m", "prevent_desktop"],
        env=os.environ | {"LD_LIBRARY_PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip() == (
        "The window needs system packages that are not installed here, by their Debian names: "
        "libxcb-cursor0."
    )
