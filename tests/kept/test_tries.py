"""Wrong passphrases in a row are counted beside the vault, and never for longer than a minute."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.program import Ran, Run

from prevent_desktop.errors import VaultError
from prevent_desktop.kept.tries import TryCount
from prevent_desktop.system_keyring import SystemKeyring
from prevent_desktop.vault import SlotKind, Vault, waiting_seconds

LONGEST = 60


@dataclass
class Clock:
    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, **span: float) -> None:
        self.moment += timedelta(**span)


@pytest.fixture
def clock(moment: datetime) -> Clock:
    return Clock(moment)


@pytest.fixture
def count(tmp_path: Path, clock: Clock) -> Callable[[], TryCount]:
    """Each call is a program that has just been started."""
    return lambda: TryCount.beside(tmp_path / "vault", clock)


Start = Callable[[], TryCount]


def fail(tries: TryCount, code: str = "wrong_passphrase") -> str:
    """One try that is refused; the code of what it was refused for."""
    with pytest.raises(VaultError) as refused, tries.one_try():
        raise VaultError(code)
    return refused.value.code


def succeed(tries: TryCount) -> None:
    with tries.one_try():
        pass


def test_the_wait_grows_over_restarts_as_it_does_within_one_run(count: Start, clock: Clock) -> None:
    for number in range(1, 12):
        assert fail(count()) == "wrong_passphrase"
        assert count().seconds_left() == waiting_seconds(number)
        clock.pass_by(seconds=waiting_seconds(number))
        assert count().seconds_left() == 0


def test_before_the_time_is_over_nothing_is_tried(count: Start, clock: Clock) -> None:
    for _ in range(8):
        fail(count())
        clock.pass_by(seconds=LONGEST)
    fail(count())
    clock.pass_by(seconds=LONGEST - 2)
    with pytest.raises(VaultError) as refused, count().one_try():
        pytest.fail("a try before the time was over")
    assert (refused.value.code, refused.value.places) == ("too_soon", {"seconds": 2})
    assert count().seconds_left() == 2, "waiting was begun anew"
    clock.pass_by(seconds=1)  # the page's count of seconds may be ahead by one
    succeed(count())


def test_the_right_passphrase_ends_the_count(count: Start, tmp_path: Path) -> None:
    for _ in range(3):
        fail(count())
    succeed(count())
    assert list(tmp_path.iterdir()) == []
    fail(count())
    assert count().seconds_left() == 0


def test_a_try_that_is_cut_short_counts(count: Start) -> None:
    """What is killed in the middle has written its count before."""
    left = [count().one_try() for _ in range(3)]
    for one in left:
        one.__enter__()
    assert count().seconds_left() == waiting_seconds(3)


@pytest.mark.parametrize("error", [VaultError("locked"), KeyboardInterrupt(), OSError()])
def test_what_was_no_try_at_the_passphrase_does_not_count(
    count: Start, error: BaseException
) -> None:
    fail(count())
    fail(count())
    with pytest.raises(type(error)), count().one_try():
        raise error
    assert count().seconds_left() == 0
    fail(count(), "wrong_recovery")
    assert count().seconds_left() == 1


@pytest.mark.parametrize("span", [timedelta(days=-4000), timedelta(seconds=-30)])
def test_a_clock_set_back_waits_a_minute_at_most(
    count: Start, clock: Clock, span: timedelta
) -> None:
    for _ in range(9):
        fail(count())
        clock.pass_by(seconds=LONGEST)
    fail(count())
    clock.moment += span
    assert 0 < count().seconds_left() <= LONGEST
    clock.pass_by(seconds=LONGEST)
    assert count().seconds_left() == 0
    succeed(count())


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b"null",
        b'{"count": 5}',
        b'{"count": "many", "at": 1}',
        b'{"count": -5, "at": 99999999999}',
        b'{"count": 1e999, "at": 1}',
        b'{"count": 10000000, "at": 99999999999}',
        b'{"count": 9, "at": 9}' + b" " * 1000,
        b"[" * 199,
    ],
)
def test_a_file_that_is_no_count_counts_as_none(
    count: Start, tmp_path: Path, contents: bytes
) -> None:
    (tmp_path / "tries.json").write_bytes(contents)
    assert count().seconds_left() == 0
    succeed(count())


def test_where_nothing_can_be_written_one_may_still_try(tmp_path: Path, clock: Clock) -> None:
    tries = TryCount.beside(tmp_path / "gone" / "vault", clock)
    for _ in range(5):
        fail(tries)
    succeed(tries)


def test_the_file_holds_a_count_and_a_time_and_is_private(count: Start, tmp_path: Path) -> None:
    fail(count())
    (file,) = tmp_path.iterdir()
    assert file.read_text() == '{"count": 1, "at": 1795341600}'
    if sys.platform != "win32":  # there the rights of the profile's folder hold
        assert file.stat().st_mode & 0o077 == 0


def list_drafts(run: Run, tmp_path: Path, passphrase: str) -> Ran:
    given = tmp_path / "passphrase"
    given.write_text(passphrase, encoding="utf-8")
    with given.open("rb") as file:
        number = file.fileno()
        return run("transfer", "list", "--passphrase-fd", str(number), pass_fds=[number])


def test_the_command_line_counts_and_waits_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, right = tmp_path / "data", "correct horse battery"
    monkeypatch.setenv("PREVENT_DESKTOP_DATA", str(data))
    vault = data / "vault"
    Vault.create(vault, SystemKeyring("test"), slot=SlotKind.PASSPHRASE, passphrase=right).close()
    wrong = list_drafts(run, tmp_path, "wrong")
    assert (wrong.code, json.loads((data / "tries.json").read_text())["count"]) == (1, 1)
    assert list_drafts(run, tmp_path, right).code == 0
    assert not (data / "tries.json").exists()
    (data / "tries.json").write_text(json.dumps({"count": 9, "at": int(time.time())}))
    refused = list_drafts(run, tmp_path, right)
    refused.said_plainly(1)
    assert "then try again" in refused.err
