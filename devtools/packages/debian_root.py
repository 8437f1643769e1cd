"""A minimal Debian in a folder, thrown away afterwards, from the mirror this Debian uses."""

import contextlib
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType

from devtools import system
from devtools.environment import ROOT
from devtools.system import SetupError, say
from devtools.windows.sources import copy

SECONDS = 1200
_SOURCE = re.compile(r"^\s*(?:deb\s+(?:\[[^]]*\]\s+)?|URIs:\s*)(\S+)", re.MULTILINE)


class DebianRoot:
    """`with DebianRoot() as root: root.must([...])` runs commands as root in it."""

    def __init__(self) -> None:
        if not system.is_root():
            raise SetupError("Trying a package in a Debian root needs root.")
        if not system.ensure(system.DEBIAN_ROOT, "A Debian root"):
            raise SetupError("Then run this again.")
        self.folder = Path(tempfile.mkdtemp(prefix="debian-root-"))
        self.folder.chmod(0o755)  # an ordinary user inside has to get past it

    def __enter__(self) -> "DebianRoot":
        say("Making a minimal Debian root …")
        suite = _suite()
        command = ["debootstrap", "--variant=minbase", suite, str(self.folder), _mirror()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        if done.returncode:
            raise SetupError(f"{done.stdout[-500:]}\nThe Debian root could not be made.")
        self._share_settings()
        subprocess.run(["mount", "-t", "proc", "proc", str(self.folder / "proc")], check=True)
        self.must(["apt-get", "update", "-q"])
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        subprocess.run(["umount", "-l", str(self.folder / "proc")], check=False)
        # Never across a mount that would not go.
        subprocess.run(["rm", "-rf", "--one-file-system", str(self.folder)], check=False)

    def _share_settings(self) -> None:
        """The mirror, its certificates and the resolver are this computer's own."""
        places = [
            "/etc/apt/sources.list", "/etc/apt/sources.list.d", "/etc/apt/apt.conf.d",
            "/etc/apt/trusted.gpg.d", "/etc/apt/keyrings", "/etc/resolv.conf", "/etc/hosts",
            "/etc/ssl/certs", "/usr/share/ca-certificates", "/usr/local/share/ca-certificates",
            "/etc/pip.conf",
        ]  # fmt: skip
        for place in map(Path, places):
            target = self.folder / place.relative_to("/")
            with contextlib.suppress(OSError):
                if place.is_dir():
                    shutil.copytree(place, target, dirs_exist_ok=True, symlinks=False)
                else:
                    shutil.copyfile(place, target)

    def copy(self, source: Path, folder: str) -> None:
        """Put a file into a folder of the root."""
        shutil.copy(source, self.folder / folder.lstrip("/"))

    def has(self, path: str) -> bool:
        """Whether something of that name is in the root."""
        return (self.folder / path.lstrip("/")).exists()

    def must(self, command: list[str], *, show: bool = False) -> str:
        """Run a command in the root. Raises SetupError with its words when it fails."""
        settings = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
        }
        done = subprocess.run(
            ["chroot", str(self.folder), *command],
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
        if done.returncode:
            words = " ".join(command)
            raise SetupError(f"{done.stdout[-3000:]}\nIn the Debian root this failed: {words}")
        if show:
            say(done.stdout.rstrip())
        return done.stdout


def _suite() -> str:
    release = Path("/etc/os-release").read_text(encoding="utf-8")
    found = re.search(r"^VERSION_CODENAME=(\S+)", release, re.MULTILINE)
    if not found:
        raise SetupError("This is no Debian whose name is known.")
    return found[1]


def _mirror() -> str:
    """The address from which this Debian's main part comes: of its own suite, not of others."""
    suite = _suite()
    for file in [Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*.*s*")]:
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        for part in re.split(r"\n\s*\n", text):  # a paragraph of .sources, or lines
            found = _SOURCE.search(part)
            own = re.search(rf"(?:^Suites:.*|\s){suite}(?:\s|$)", part, re.MULTILINE)
            if found and own and re.search(r"\bmain\b", part):
                return found[1]
    raise SetupError("No mirror of Debian is known here.")


def try_source() -> None:
    """The README's two commands where nothing but Python is. Raises SetupError."""
    with DebianRoot() as root:
        root.must(["apt-get", "install", "-y", "-q", "--no-install-recommends", "python3"])
        copy(ROOT, root.folder / "srv" / "prevent desktop")
        for arguments in ("run", "test tests/form"):
            words = f"cd '/srv/prevent desktop' && python3 dev.py {arguments}"
            root.must(["sh", "-c", words], show=True)
    say("Both commands work where nothing but Python was.")
