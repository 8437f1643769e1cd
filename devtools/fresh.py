"""A computer where nobody has set anything up: minimal Debian in a folder, with `python3` alone.

In it the two commands of README.md are run, by root and by an ordinary user who has to ask for
system packages. What the machine knows about its registries (apt's and pip's configuration, its
certificates, its name servers) is copied in, so that nothing of that stands in the sources.
"""

import os
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools.environment import ROOT
from devtools.system import SetupError, say

PERSON = "person"
HOMES = {"root": "/root", PERSON: f"/home/{PERSON}"}
FOLDER = "prevent-desktop"
ASKED = re.compile(r"^Install them with: sudo apt-get install (.+)$", re.MULTILINE)
MOST_ASKED = 3
LONGEST_SECONDS = 2 * 60 * 60

# Of this machine's, as far as they are there; pip's list is what `pip config debug` looks at.
CONFIGURATION = (
    "/etc/apt/apt.conf.d", "/etc/apt/auth.conf.d", "/etc/apt/keyrings", "/etc/apt/preferences.d",
    "/etc/apt/sources.list", "/etc/apt/sources.list.d", "/etc/apt/trusted.gpg.d",
    "/etc/hosts", "/etc/pip.conf", "/etc/resolv.conf", "/etc/ssl/certs/ca-certificates.crt",
    "/etc/xdg/pip", "/usr/local/share/ca-certificates", "/usr/share/keyrings",
)  # fmt: skip
PERSONS_OWN = (".pip/pip.conf", ".config/pip/pip.conf")
NETWORK_VARIABLES = re.compile(r"PIP_|SSL_CERT_|REQUESTS_CA_BUNDLE$|(HTTPS?|NO)_PROXY$", re.I)
LOCAL_FOLDER = re.compile(r"(?<![\w/])(?:file://)?(/[\w./+-]+)")

MOUNTS = """\
set -e
mount -t proc proc "$1/proc"
mount -t sysfs -o ro sysfs "$1/sys"
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts "$1/dev/pts"
mkdir -p "$1/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$1/dev/shm"
for folder in $2; do
    mkdir -p "$1$folder"
    mount --bind -o ro "$folder" "$1$folder"
done
shift 2
exec "$@"
"""


@dataclass(frozen=True)
class Seen:
    """One command as it went."""

    who: str
    command: str
    code: int
    seconds: float
    said: str

    @property
    def last_line(self) -> str:
        """What it ended with, such as pytest's closing line."""
        return next((line for line in reversed(self.said.splitlines()) if line.strip()), "")

    def words(self) -> str:
        """The line for whoever reads the proof."""
        took = f"{self.seconds:.0f} s"
        return f"{self.who}: {self.command}: exit {self.code} after {took}: {self.last_line}"


def make_base(folder: Path) -> Path:
    """Minimal Debian of this machine's release, with `python3` alone. Raises SetupError."""
    base = folder / "base"
    mirror, release = _mirror()
    command = [
        _program("debootstrap"),
        "--variant=minbase",
        "--include=python3",
        release,
        str(base),
        mirror,
    ]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=1800, check=False
    )
    if done.returncode:
        raise SetupError(f"debootstrap failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    (base / "etc/apt/sources.list").unlink(missing_ok=True)  # debootstrap's; the machine's follow
    for name in CONFIGURATION:
        _copy(Path(name), base / name.lstrip("/"))
    inside(base, "root", f"useradd --create-home --shell /bin/sh {PERSON}")
    for name in PERSONS_OWN:
        for home in HOMES.values():
            _copy(Path.home() / name, base / home.lstrip("/") / name)
    return base


def prove(base: Path, who: str, tests: Sequence[str] = ()) -> Iterator[Seen]:
    """Both commands of the README in a fresh copy of the base; each as it went.

    An ordinary user who is told to install system packages has them installed by root, with the
    command that was named, and tries again.
    """
    root = base.with_name(f"as-{who}")
    subprocess.run([_program("cp"), "-a", str(base), str(root)], check=True)
    home = root / HOMES[who].lstrip("/")
    _copy_sources(home / FOLDER)
    if who != "root":
        inside(root, "root", f"chown -R {who}:{who} {HOMES[who]}")
    for command in ("run", f"test {shlex.join(tests)}".strip()):
        for _ in range(MOST_ASKED):
            seen = inside(root, who, f"cd ~/{FOLDER} && python3 dev.py {command}")
            yield seen
            asked = ASKED.search(seen.said)
            if who == "root" or asked is None or seen.code == 0:
                break
            yield inside(root, "root", f"apt-get -q update && apt-get -q -y install {asked[1]}")


def _mirror() -> tuple[str, str]:
    """Where this machine gets its packages, and which release it is."""
    told = subprocess.run(
        [_program("apt-get"), "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)"],
        capture_output=True, text=True, timeout=60, check=False,
    ).stdout.split("\n")  # fmt: skip
    system = dict(re.findall(r'^(\w+)="?([^"\n]*)', Path("/etc/os-release").read_text(), re.M))
    release = system.get("VERSION_CODENAME", "")
    for line in told:
        match line.split():
            case [uri, suite, "main"] if suite == release:
                return uri, release
    raise SetupError("A fresh Debian can only be made on one that knows its own mirror.")


def _program(name: str) -> str:
    """The whole path of a program of this machine. Raises SetupError."""
    found = shutil.which(name)
    if found is None:
        raise SetupError(f"{name} is needed to make a fresh computer, and is not here.")
    return found


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    elif source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _copy_sources(target: Path) -> None:
    """What a clone would have, and what is new and not ignored."""
    listed = subprocess.run(
        [_program("git"), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=True,
    ).stdout.split("\0")  # fmt: skip
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)


def _network() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if NETWORK_VARIABLES.match(name)}


def _local_registries() -> list[str]:
    """Folders of this machine that its pip is told to look into; an index names files beside it."""
    pip = [Path(name) for name in ("/etc/pip.conf", "/etc/xdg/pip/pip.conf")]
    pip += [Path.home() / name for name in PERSONS_OWN]
    words = [file.read_text("utf-8") for file in pip if file.is_file()]
    words += [value for name, value in _network().items() if name.startswith("PIP_")]
    named = [Path(name) for text in words for name in LOCAL_FOLDER.findall(text)]
    folders = {folder.parent if folder.name == "simple" else folder for folder in named}
    return sorted(str(f) for f in folders if f.is_dir() and Path("/etc") not in f.parents)


def inside(root: Path, who: str, command: str) -> Seen:
    """Run a command there, with processes and mounts that end with it."""
    say(f"{who}: {command} …")
    settings = {
        "HOME": HOMES[who],
        "USER": who,
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "DEBIAN_FRONTEND": "noninteractive",
        **_network(),
    }
    entered = [
        "chroot", f"--userspec={who}:{who}", "--groups=", str(root),
        "env", "-i", *(f"{name}={value}" for name, value in settings.items()),
        "sh", "-c", command,
    ]  # fmt: skip
    outside = [_program("unshare"), "--mount", "--pid", "--ipc", "--uts", "--fork", "--kill-child"]
    registries = " ".join(_local_registries())
    begun = time.monotonic()
    done = subprocess.run(
        [*outside, "sh", "-c", MOUNTS, "sh", str(root), registries, *entered],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        timeout=LONGEST_SECONDS,
        check=False,
    )
    return Seen(who, command, done.returncode, time.monotonic() - begun, done.stdout)
