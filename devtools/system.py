"""Which packages of the system are needed, which are missing, and how to get them."""

import ctypes
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal


class SetupError(Exception):
    """Set-up cannot go on; the text is the sentence for the developer."""


def say(text: str) -> None:
    """Tell the developer something, on stderr."""
    print(text, file=sys.stderr, flush=True)


@dataclass(frozen=True)
class Package:
    """A Debian package (newest name first) and what shows that it is already there."""

    names: tuple[str, ...]
    kind: Literal["library", "program", "file", "module", "system module"]
    proof: tuple[str, ...]

    def present(self) -> bool:
        """Look for the thing itself, so that any distribution and any origin will do."""
        match self.kind:
            case "library":
                return all(_loads(name) for name in self.proof)
            case "program":
                return all(shutil.which(name) for name in self.proof)
            case "file":
                return any(Path(name).exists() for name in self.proof)
            case "module":
                return all(find_spec(name) for name in self.proof)
            case "system module":
                return all(_runs(code) for code in self.proof)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _runs(code: str) -> bool:
    """Whether the system's own Python, which is not this one, can do that."""
    try:
        done = subprocess.run([SYSTEM_PYTHON, "-c", code], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


SYSTEM_PYTHON = "/usr/bin/python3"

PYTHON = (Package(("python3-venv",), "module", ("ensurepip",)),)

# What Qt links even when it draws nothing on a screen.
QT = (
    Package(("libglib2.0-0t64", "libglib2.0-0"), "library", ("libglib-2.0.so.0",)),
    Package(("libegl1",), "library", ("libEGL.so.1",)),
    Package(("libgl1",), "library", ("libGL.so.1",)),
    Package(("libdbus-1-3",), "library", ("libdbus-1.so.3",)),
    Package(("libfontconfig1",), "library", ("libfontconfig.so.1",)),
    Package(("libxkbcommon0",), "library", ("libxkbcommon.so.0",)),
)

# What the window needs besides, under X11 and Wayland.
WINDOW = (
    *QT,
    Package(("libxcb-cursor0",), "library", ("libxcb-cursor.so.0",)),
    Package(("libxcb-icccm4",), "library", ("libxcb-icccm.so.4",)),
    Package(("libxcb-keysyms1",), "library", ("libxcb-keysyms.so.1",)),
    Package(("libxcb-shape0",), "library", ("libxcb-shape.so.0",)),
    Package(("libxkbcommon-x11-0",), "library", ("libxkbcommon-x11.so.0",)),
    Package(("libwayland-cursor0",), "library", ("libwayland-cursor.so.0",)),
)

# What a whole referral by keys alone needs: a screen, a session, a keyboard and eyes.
DESK = (
    Package(("poppler-utils",), "program", ("pdfsig", "pdfinfo", "pdftotext")),
    Package(("dbus",), "program", ("dbus-daemon", "dbus-run-session", "dbus-send")),
    Package(("gnome-keyring",), "program", ("gnome-keyring-daemon",)),
    Package(("xvfb",), "program", ("Xvfb",)),
    Package(("openbox",), "program", ("openbox",)),
    Package(("xdotool",), "program", ("xdotool",)),
    Package(
        ("at-spi2-core",),
        "file",
        ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher"),
    ),
    Package(("python3",), "program", (SYSTEM_PYTHON,)),
    Package(("python3-gi",), "system module", ("import gi",)),
    Package(
        ("gir1.2-atspi-2.0",),
        "system module",
        ("import gi; gi.require_version('Atspi', '2.0')",),
    ),
)

# Mail programs that open a draft in a few seconds, and those of the long form.
QUICK_MAIL = (
    Package(("claws-mail",), "program", ("claws-mail",)),
    Package(("sylpheed",), "program", ("sylpheed",)),
    Package(("xdg-utils",), "program", ("xdg-email",)),
)
MAIL = (
    *QUICK_MAIL,
    Package(("thunderbird",), "program", ("thunderbird",)),
    Package(("evolution",), "program", ("evolution",)),
)

# A print server for the long form.
PRINTING = (
    Package(("cups-daemon",), "file", ("/usr/sbin/cupsd",)),
    Package(("cups-client",), "program", ("lp", "lpstat")),
    Package(("cups-filters",), "file", ("/usr/lib/cups/filter/pdftopdf",)),
)

# What the tests use to look at the program's work from outside.
TESTS = (
    *WINDOW,
    *DESK,
    *QUICK_MAIL,
    Package(("qpdf",), "program", ("qpdf",)),
    Package(("strace",), "program", ("strace",)),
    Package(("binutils",), "program", ("readelf",)),
    Package(("unicode-data",), "file", ("/usr/share/unicode/BidiCharacterTest.txt",)),
)

# What the reference validator of the papers runs in; its classes are in a wheel of the lock.
VALIDATOR = (
    Package(("default-jdk-headless",), "program", ("javac", "java")),
    Package(("libjaxb-java",), "file", ("/usr/share/java/jaxb-impl.jar",)),
)

# Windows' own Python under wine, and the Windows installer.
WINE = (
    Package(("wine64",), "file", ("/usr/lib/wine/wine64", "/usr/bin/wine64")),
    Package(("gcc-mingw-w64-x86-64",), "program", ("x86_64-w64-mingw32-gcc",)),
    Package(("xvfb",), "program", ("Xvfb",)),
    Package(("openbox",), "program", ("openbox",)),
    Package(("poppler-utils",), "program", ("pdfsig",)),
)

# What PyInstaller needs of Linux, besides the libraries of the window.
BUILD = (*WINDOW, Package(("binutils",), "program", ("objdump", "strip")))

MSI = (
    Package(("wixl",), "program", ("wixl",)),
    Package(("msitools",), "program", ("msibuild", "msiinfo")),
)

# What the long form of the tests, and the trial of the .deb, need: a fresh computer in a folder.
LONG = (
    *MAIL,
    Package(("debootstrap",), "program", ("debootstrap",)),
    # Other programs that open the form files which were filled.
    Package(("libreoffice-writer",), "program", ("soffice",)),
    Package(("mupdf-tools",), "program", ("mutool",)),
)


def ensure(packages: Iterable[Package], purpose: str) -> bool:
    """Install what is missing where that is possible; else name it. True when all is there."""
    if platform.system() != "Linux":
        return True
    missing = [package for package in packages if not package.present()]
    if not missing:
        return True
    apt = shutil.which("apt-get")
    if apt and is_root():
        _apt_install(apt, missing)
        missing = [package for package in missing if not package.present()]
        if not missing:
            return True
    names = " ".join(_names(missing))
    say(f"{purpose} needs system packages that are missing: {names}")
    if apt:
        say(f"Install them with: sudo apt-get install {names}")
    else:
        say("These are the Debian names; other systems have the same under similar names.")
    return False


def is_root() -> bool:
    """Whether this process may change the system."""
    return sys.platform != "win32" and os.geteuid() == 0


def _apt_install(apt: str, missing: list[Package]) -> None:
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ["-q", "-y", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=3"]
    say("Looking up system packages (apt-get update) …")
    _quietly([apt, *options, "update"], settings)
    names = _names(missing)
    say(f"Installing system packages: {' '.join(names)}")
    _quietly([apt, *options, "install", "--no-install-recommends", *names], settings)


def _quietly(command: list[str], settings: dict[str, str]) -> None:
    """Run one apt step; show what it said only when it failed."""
    done = subprocess.run(
        command,
        env=settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        timeout=1200,
        check=False,
    )
    if done.returncode:
        say(done.stdout.strip())


def _names(missing: list[Package]) -> list[str]:
    return [next(filter(_offered, package.names), package.names[-1]) for package in missing]


def _offered(name: str) -> bool:
    """Ask whether this system knows a package of that name: some were renamed in 2024."""
    cache = shutil.which("apt-cache")
    if cache is None:
        return False
    answer = subprocess.run(
        [cache, "policy", name], capture_output=True, text=True, timeout=60, check=False
    ).stdout
    return "Candidate:" in answer and "Candidate: (none)" not in answer
