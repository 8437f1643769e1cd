"""Wrong passphrases in a row, counted beside the vault: a restart does not end the wait.

The file holds a count and a time, nothing else. Whoever may delete it may also copy the folder of
the drafts and guess elsewhere; what slows that down is Argon2id.
"""

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from prevent_desktop.disk.held_files import retry_while_held
from prevent_desktop.disk.temporary_files import remove_leftovers, temporary_file
from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.moments import to_seconds
from prevent_desktop.saving import read_limited
from prevent_desktop.vault import waiting_seconds

FILE_NAME = "tries.json"
WRONG = ("wrong_passphrase", "wrong_passphrase_or_key", "wrong_recovery")
ROUNDING_SECONDS = 1
"""Clocks are read in whole seconds: who waited as long as the page said is never refused."""
_LARGEST_FILE = 200
_LARGEST_COUNT = 1000


@dataclass(frozen=True, slots=True)
class _Tries:
    count: int
    at: int
    """When the last one was: seconds since 1970."""


@dataclass(frozen=True, slots=True)
class TryCount:
    """The wrong tries at one vault, by every program of this user that opens it.

    A clock set back begins the present wait anew, one set forward ends it: there is never a wait
    longer than `waiting_seconds` gives. A file that cannot be read counts as no tries, and one
    that cannot be written as a count that does not last; neither keeps anybody from their drafts.
    """

    file: Path
    now: Callable[[], datetime]

    @classmethod
    def beside(cls, vault: Path, now: Callable[[], datetime]) -> "TryCount":
        """The count that belongs to a vault's folder."""
        return cls(vault.with_name(FILE_NAME), now)

    def seconds_left(self) -> int:
        """How long to wait before the next try."""
        tries, now = self._read(), self._seconds()
        if tries.at > now:
            tries = _Tries(tries.count, now)
            self._write(tries)
        return max(0, tries.at + waiting_seconds(tries.count) - now)

    @contextlib.contextmanager
    def one_try(self) -> Iterator[None]:
        """Around one try: counted before it begins, so that ending the program does not help.

        Raises VaultError("too_soon") without having tried.
        """
        left = self.seconds_left()
        if left > ROUNDING_SECONDS:
            raise VaultError("too_soon", seconds=left)
        before = self._read()
        after = min(before.count + 1, _LARGEST_COUNT)
        self._write(_Tries(after, self._seconds()))
        try:
            yield
        except VaultError as error:
            wrong = error.code in WRONG
            self._write(_Tries(after, self._seconds()) if wrong else before)
            raise
        except BaseException:
            self._write(before)
            raise
        self._write(_Tries(0, 0))

    def _seconds(self) -> int:
        return int(to_seconds(self.now()))

    def _read(self) -> _Tries:
        try:
            raw = json.loads(read_limited(self.file, _LARGEST_FILE))
            tries = _Tries(int(raw["count"]), int(raw["at"]))
        except (FileError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return _Tries(0, 0)
        return tries if 0 <= tries.count <= _LARGEST_COUNT else _Tries(0, 0)

    def _write(self, tries: _Tries) -> None:
        with contextlib.suppress(OSError):
            if tries.count == 0:
                self.file.unlink(missing_ok=True)
                return
            remove_leftovers(self.file.parent)
            with temporary_file(self.file.parent) as made:
                made.write(json.dumps({"count": tries.count, "at": tries.at}).encode("ascii"))
                made.let_go()
                retry_while_held(lambda: made.path.replace(self.file), time.sleep)
