"""Is there a screen: asked of a real X server, of none, and of sockets."""

import ctypes
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from prevent_desktop.computer import screen
from prevent_desktop.computer.screen import screen_works

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can have none")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XAUTHORITY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def x_server(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server that lets nobody in without the authority in a file."""
    authority = tmp_path / "authority"
    reading, writing = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-auth", str(authority), "-screen", "0", "64x64x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        try:
            cookie = "0123456789abcdef0123456789abcdef"
            add = ["xauth", "-f", str(authority), "add", display, ".", cookie]
            subprocess.run(add, check=True, capture_output=True)
            server.send_signal(1)  # it reads the authority again
            yield display, authority
        finally:
            server.terminate()


@pytest.mark.needs("Xvfb")
@pytest.mark.needs("xauth")
def test_a_screen_that_lets_one_in(
    x_server: tuple[str, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    display, authority = x_server
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("XAUTHORITY", str(authority))
    end = time.monotonic() + 10  # reading the authority again, the server lets nobody in
    while not (let_in := screen_works()) and time.monotonic() < end:
        pass
    assert let_in
    monkeypatch.setenv("XAUTHORITY", str(tmp_path / "none"))
    assert not screen_works()


@pytest.mark.parametrize("display", ["", ":987", "nonsense", "/no/such/socket:0"])
def test_a_screen_that_is_not_there(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    assert not screen_works()


def test_a_platform_that_somebody_named_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert screen_works()


def test_wayland_is_a_socket_of_ones_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not screen_works()
    (tmp_path / "wayland-0").touch()
    assert not screen_works(), "a file is no socket"
    (tmp_path / "wayland-0").unlink()
    family = getattr(socket, "AF_UNIX", socket.AF_INET)  # Windows knows none
    with socket.socket(family) as there:
        there.bind(str(tmp_path / "wayland-0"))
        assert screen_works()
        monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1)
        assert not screen_works(), "somebody else's"


def test_a_screen_that_never_answers_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    never = threading.Event()

    def wait(_name: str) -> None:
        never.wait(10)
        raise OSError

    monkeypatch.setenv("DISPLAY", ":1")
    monkeypatch.setattr(screen, "PATIENCE_SECONDS", 0.01)
    monkeypatch.setattr(ctypes, "CDLL", wait)
    assert not screen_works()
    never.set()
