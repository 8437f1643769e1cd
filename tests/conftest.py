"""What every test has: a home of its own, no network, a fixed moment, no screen."""

import os
import socket
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from tests import platforms
from tests.proofs import PROOF, Record, Table
from tests.walk.table import WalkTable
from tests.wide import is_asked_for

pytest_plugins = ("tests.program",)
"""The fixtures of the program as a process of its own, for every folder."""

# As dev.py does it: what the tests start is started as on a computer where nobody set anything.
for name in [name for name in os.environ if name.startswith("PYTHON")]:
    del os.environ[name]

# Before anything imports Qt; a developer may name another platform to look at a window.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile(
    "here",
    deadline=None,
    max_examples=60,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
# The gate tries the same examples every time: a change of code is to blame, not luck.
hypothesis.settings.register_profile(
    "gate", hypothesis.settings.get_profile("here"), derandomize=True
)
hypothesis.settings.load_profile("gate" if os.environ.get("CI") else "here")

FOLDERS = {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": "run",
}


@pytest.fixture
def moment() -> datetime:
    """The moment at which every test happens."""
    return datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture
def today(moment: datetime) -> date:
    """The day of `moment`, for which the examples are written."""
    return moment.date()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    base = tmp_path_factory.mktemp("homes")
    return (base / str(number) for number in count())


@pytest.fixture(autouse=True)
def private_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home: no test sees the developer's files, settings, keyring or another test's."""
    home = next(homes)
    for variable, folder in FOLDERS.items():
        place = home / folder
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        monkeypatch.setenv(variable, str(place))
    for variable in ("DBUS_SESSION_BUS_ADDRESS", "XDG_CURRENT_DESKTOP", "PYTHON_KEYRING_BACKEND"):
        monkeypatch.delenv(variable, raising=False)
    return home


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Anything that would leave this computer fails the test that tried."""

    def guarded(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(sock: socket.socket, *arguments: Any) -> Any:
            if not _stays_here(sock, arguments[-1]):
                raise AssertionError("the program tried to use the network")
            return real(sock, *arguments)

        return call

    def no_names(*_: Any, **__: Any) -> Any:
        raise AssertionError("the program tried to look up an address")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", no_names)
        yield


def _stays_here(sock: socket.socket, address: Any) -> bool:
    if sock.family == getattr(socket, "AF_UNIX", None):
        return True
    # asyncio on Windows builds its own wake-up channel out of two loopback sockets.
    return sys.platform == "win32" and str(address[0]) in {"127.0.0.1", "::1"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run all: the long proofs, the wide tests")
    parser.addoption("--wide", action="store_true", help="run the wide tests too")
    parser.addoption(
        "--some-wide",
        metavar="WORD",
        help="run a twentieth of the wide tests, another for each word",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out long proofs and wide tests nobody asked for; a file's name asks for its own."""
    platforms.mark(items)
    for item in items:
        asked = getattr(item, "fixturenames", ())
        if "record" in asked:
            item.add_marker("proof")
        if "run" in asked:
            item.add_marker("process")
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        (kept if is_asked_for(config, item) else left).append(item)
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept


@pytest.fixture
def long_form(request: pytest.FixtureRequest) -> bool:
    """Whether the long form of a proof was asked for."""
    return bool(request.config.getoption("--long"))


@pytest.fixture
def record(request: pytest.FixtureRequest) -> Record:
    """Count a proof for the table that is printed after the tests."""

    def count_one(name: str, tried: int, failed: int, *, caught: bool | None = None) -> None:
        request.node.user_properties.append((PROOF, (name, tried, failed, caught)))

    return count_one


@pytest.fixture
def counted(request: pytest.FixtureRequest, record: Record) -> Iterator[None]:
    """Count each test of a module that says in PROOF what it proves."""
    yield
    record(request.module.PROOF, 1, 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a vault may be made."""
    return tmp_path / "vault"


def pytest_sessionfinish() -> None:
    """PySide crashes at its end over data of ours that is still on the clipboard."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


SPENT: dict[str, float] = defaultdict(float)
COUNTED: dict[str, int] = defaultdict(int)
TABLE = Table()
WALK = WalkTable()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    parts = report.nodeid.split("/")
    folder = parts[1] if parts[0] == "tests" and len(parts) > 2 else parts[0]
    SPENT[folder] += report.duration
    COUNTED[folder] += report.when == "call"
    if report.when == "teardown":
        TABLE.add(report.user_properties)
        WALK.add(report.user_properties)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was proven, and where the time went, folder by folder."""
    if TABLE.lines:
        terminalreporter.section("proofs: tried, and what came of it")
        for line in TABLE.lines:
            terminalreporter.write_line(line.words())
    if walked := WALK.lines():
        terminalreporter.section("pages on the accessibility bus")
        for words in walked:
            terminalreporter.write_line(words)
    total = sum(SPENT.values()) or 1.0
    terminalreporter.section("time by folder")
    for folder, seconds in sorted(SPENT.items(), key=lambda item: -item[1]):
        share = f"{seconds / total:4.0%}"
        terminalreporter.write_line(
            f"{folder:<10} {COUNTED[folder]:5} tests {seconds:7.1f} s {share}"
        )
