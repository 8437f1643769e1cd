"""A CUPS of our own: a socket in a folder, and a printer that keeps what comes out of it."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.desk.waiting import until

REAL = Path("/usr/lib/cups")
PPD = Path(__file__).with_name("keep.ppd")
FILES = """FileDevice Yes
ServerRoot {folder}
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
ServerBin {folder}/bin
DataDir /usr/share/cups
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
User {user}
Group {group}
SystemGroup {system}
"""
SERVER = """Listen {folder}/sock
LogLevel warn
Browsing Off
DefaultAuthType None
MaxJobs {most}
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
"""
BACKEND = """#!/bin/sh
[ $# = 0 ] && exit 0
echo "$4" > "{out}/copies"
if [ -n "$6" ]; then cat "$6"; else cat; fi > "{out}/$1.part" && mv "{out}/$1.part" "{out}/$1.pdf"
"""
"""A printer's driver, as backend(7) describes one: it writes each job into a file."""


@dataclass
class Cups:
    """The running server."""

    folder: Path
    environment: dict[str, str]

    def administer(self, program: str, *words: str) -> None:
        """lpadmin, cupsdisable and so on."""
        command = [shutil.which(program, path="/usr/sbin:/usr/bin") or program, *words]
        subprocess.run(command, env=self.environment, check=True, capture_output=True)

    def came_out(self, count: int = 1) -> list[bytes]:
        """What the printer has kept, once there are so many."""
        out = self.folder / "out"
        until(lambda: len(list(out.glob("*.pdf"))) >= count, "the printed pages")
        numbers = sorted(out.glob("*.pdf"), key=lambda path: int(path.stem))
        return [path.read_bytes() for path in numbers]

    def empty(self) -> None:
        """Wait until nothing is printed any more, and take away what was."""

        def idle() -> bool:
            words = ["lpstat", "-o", "Keep"]
            asked = subprocess.run(words, env=self.environment, capture_output=True, check=False)
            return not asked.stdout

        until(idle, "an idle printer")
        for path in (self.folder / "out").iterdir():
            path.unlink()

    def copies(self) -> int:
        """How often the printer was told to print its last job."""
        return int((self.folder / "out" / "copies").read_text())

    def add_printer(self, name: str = "Keep") -> None:
        self.administer("lpadmin", "-p", name, "-E", "-v", "keep:/x", "-P", str(PPD))


@contextlib.contextmanager
def running(*, most_jobs: int = 100) -> Iterator[Cups]:
    """Start it, with one printer called Keep."""
    # Not pytest's folder: the path of a socket may have only 108 characters.
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    owner = folder.stat()
    root = owner.st_uid == 0
    try:
        for name in ("spool", "cache", "state", "log", "out", "bin/backend"):
            (folder / name).mkdir(parents=True)
        for name in ("filter", "daemon", "cgi-bin", "driver", "monitor", "notifier"):
            (folder / "bin" / name).symlink_to(REAL / name)
        backend = folder / "bin/backend/keep"
        backend.write_text(BACKEND.format(out=folder / "out"))
        backend.chmod(0o755)
        # As root, CUPS insists on another user for what it starts.
        user = "lp" if root else str(owner.st_uid)
        settings = FILES.format(
            folder=folder, user=user, group="lp" if root else str(owner.st_gid),
            system="root" if root else str(owner.st_gid),
        )  # fmt: skip
        (folder / "cups-files.conf").write_text(settings)
        (folder / "cupsd.conf").write_text(SERVER.format(folder=folder, most=most_jobs))
        if root:
            folder.chmod(0o755)
            for name in ("spool", "cache", "state", "log", "out"):
                shutil.chown(folder / name, "lp", "lp")
        with _server(folder) as cups:
            cups.add_printer()
            yield cups
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _server(folder: Path) -> Iterator[Cups]:
    cupsd = shutil.which("cupsd", path="/usr/sbin:/usr/bin") or "cupsd"
    words = ["-f", "-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
    process = subprocess.Popen(
        [cupsd, *words], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    environment = {**os.environ, "CUPS_SERVER": str(folder / "sock")}
    try:
        asked = ["lpstat", "-r"]
        until(
            lambda: (
                b"not running"
                not in subprocess.run(
                    asked, env=environment, capture_output=True, check=False
                ).stdout
            ),
            "the print server",
        )
        yield Cups(folder, environment)
    finally:
        process.terminate()
        process.wait(10)
