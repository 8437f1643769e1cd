"""Runs a Windows program under wine, on a screen of its own, and waits for it alone."""

import contextlib
import os
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from devtools.system import SetupError
from devtools.windows.cache import Cache

PLACES = ("/usr/lib/wine/wine64", "/usr/bin/wine64", "/opt/wine-stable/bin/wine64")
# No .NET, no HTML, no menus on the developer's desktop. And no debugger: where a function is
# missing it would open a dialog that nobody answers, and the run would hang.
OVERRIDES = "mscoree=d;mshtml=d;winemenubuilder.exe=d;winedbg.exe=d"
STRAGGLERS = 0.3
"""Seconds without a word after which a program that ended has said its last."""
PIECE = 65536
HANDED_ON = ("PATH", "TZ", "CI", "USER", "LOGNAME", "PREVENT_DESKTOP_LONG")


def find_wine() -> str | None:
    """Wine's 64-bit loader; the `wine` command of some systems insists on the 32-bit one."""
    return next((place for place in PLACES if Path(place).exists()), None) or shutil.which("wine64")


@dataclass(frozen=True)
class Ended:
    """How a Windows program ended, and all it said."""

    code: int
    output: str
    seconds: float


@dataclass
class _Words:
    """Collects what a program says, and shows it at once if wished."""

    show: bool
    said: bytearray = field(default_factory=bytearray)
    ended: threading.Event = field(default_factory=threading.Event)

    def listen(self, pipe: IO[bytes]) -> None:
        """Take words until the program has ended and nothing more comes.

        Not until the pipe ends: wine's services, which a program may have started, hold it too.
        """
        with contextlib.suppress(ValueError, OSError):  # closed: the run was ended by a signal
            while True:
                ended = self.ended.is_set()
                ready, _, _ = select.select([pipe], [], [], STRAGGLERS)
                words = os.read(pipe.fileno(), PIECE) if ready else b""
                if not words and (ready or ended):
                    return
                self._take(words)

    def _take(self, words: bytes) -> None:
        self.said += words
        if self.show:
            sys.stdout.buffer.write(words.replace(b"\r\n", b"\n"))
            sys.stdout.buffer.flush()

    def text(self) -> str:
        return self.said.decode("utf-8", "replace").replace("\r\n", "\n")


@dataclass(frozen=True)
class Wine:
    """Windows programs in one prefix."""

    loader: str
    cache: Cache
    display: str

    def settings(self) -> dict[str, str]:
        """The environment they get: nothing of the developer's but what is named here."""
        return {
            **{name: os.environ[name] for name in HANDED_ON if name in os.environ},
            "WINEPREFIX": str(self.cache.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES,
            "HOME": str(self.cache.home),
            "DISPLAY": self.display,
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
        }

    def run(
        self,
        command: Sequence[str],
        *,
        cwd: Path | None = None,
        timeout: float = 600,
        show: bool = False,
        settings: Mapping[str, str] | None = None,
    ) -> Ended:
        """Run one program; what it started is ended with it when it takes too long.

        Its output goes through a pipe, for wine 8 gives Python no usable handle for a plain
        file; and we wait for the program, not for the pipe, which wine's services may hold open.
        Several may run at a time.
        """
        words = _Words(show)
        begun = time.monotonic()
        with subprocess.Popen(
            [self.loader, *command],
            cwd=cwd or self.cache.top,
            env=self.settings() | dict(settings or {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            assert process.stdout is not None  # noqa: S101  (for the type checker)
            listener = threading.Thread(target=words.listen, args=(process.stdout,), daemon=True)
            listener.start()
            try:
                code = process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.stop()
                code = process.wait(60)
                words.said += f"\nStopped after {timeout:.0f} seconds.".encode()
                code = code or 124
            words.ended.set()
            listener.join()
        return Ended(code, words.text(), time.monotonic() - begun)

    def must(self, command: Sequence[str], **options: object) -> Ended:
        """Run one step of set-up. Raises SetupError when it fails."""
        ended = self.run(command, **options)  # type: ignore[arg-type]
        if ended.code:
            words = " ".join(command)
            raise SetupError(f"{ended.output.strip()}\nUnder wine this failed: {words}")
        return ended

    def stop(self) -> None:
        """End everything in this prefix, and nothing else."""
        names = ("wineserver64", "wineserver")
        here = Path(self.loader).parent
        found = next((here / name for name in names if (here / name).exists()), None)
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(
                [str(found or "wineserver"), "-k"],
                env=self.settings(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=30,
                check=False,
            )


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody sees, of the size people have; the name of its display."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"]
    with subprocess.Popen(
        [*command, "-nolisten", "tcp"],
        pass_fds=[writing],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as pipe:
                number = pipe.readline().strip()
            if not number:
                raise SetupError("Xvfb did not start.")
            yield f":{number}"
        finally:
            server.terminate()


@contextlib.contextmanager
def wine(cache: Cache) -> Iterator[Wine]:
    """Wine in this cache, with a screen and a window manager; ended afterwards, by a signal too."""
    loader = find_wine()
    if loader is None:
        raise SetupError("wine is not here.")
    before = signal.signal(signal.SIGTERM, _end)
    try:
        with screen() as display, _window_manager(display):
            made = Wine(loader, cache, display)
            try:
                yield made
            finally:
                made.stop()
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


@contextlib.contextmanager
def _window_manager(display: str) -> Iterator[None]:
    with subprocess.Popen(
        [shutil.which("openbox") or "/usr/bin/openbox"],
        env={**os.environ, "DISPLAY": display},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield
        finally:
            process.terminate()
