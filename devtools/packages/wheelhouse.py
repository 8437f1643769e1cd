"""The sources with every wheel they need, for computers that reach no package registry."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from devtools.environment import LOCK, ROOT
from devtools.packages.archive import zip_folder
from devtools.packages.build import NAME, moment_of_sources, version
from devtools.system import SetupError, say
from devtools.windows.sources import copy
from devtools.windows.wheels import download, fetch_wheels, for_windows

READ_ME = """\
Prevent Desktop {version} with every library it needs. Nothing is fetched.

Windows:  set PIP_NO_INDEX=1
          set PIP_FIND_LINKS=..\\wheels
          cd prevent-desktop
          py -3.11 dev.py run

Linux:    export PIP_NO_INDEX=1 PIP_FIND_LINKS=../wheels
          cd prevent-desktop
          python3 dev.py run

The hashes of all wheels stand in prevent-desktop/requirements.lock and are checked. Python itself
({python}, 64-bit) and, on Linux, the system packages that dev.py names have to be there already.
"""


def make_wheelhouse(out: Path, *, windows: bool) -> Path:
    """Make the bundle for this system and Python, or for Windows with Python 3.11."""
    python = "3.11" if windows else "{}.{}".format(*sys.version_info[:2])
    system = "windows-x64" if windows else _this_system()
    top = ROOT / "build" / f"{NAME}-{version()}-wheelhouse-{system}-python{python}"
    shutil.rmtree(top, ignore_errors=True)
    copy(ROOT, top / NAME)
    if windows:
        fetch_wheels(for_windows(LOCK.read_text(encoding="utf-8")), top / "wheels")
        (top / "windows.lock").unlink()
    else:
        say("Fetching the wheels …")
        wishes = ["--only-binary=:all:", "--require-hashes", "-r", str(LOCK)]
        download([*wishes, "-d", str(top / "wheels")])
    read_me = READ_ME.format(version=version(), python=python)
    (top / "READ ME FIRST.txt").write_text(read_me, encoding="utf-8")
    made = zip_folder(top, out / f"{top.name}.zip", moment_of_sources())
    shutil.rmtree(top)
    return made


def _this_system() -> str:
    from devtools.packages.deb import platform_name

    return platform_name()


def try_wheelhouse(bundle: Path) -> None:
    """Unpack it and let its own set-up run without an index. Raises SetupError."""
    folder = ROOT / "build" / "a wheelhouse"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.unpack_archive(bundle, folder)
    (top,) = folder.iterdir()

    settings = {**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "../wheels"}
    command = [sys.executable, "dev.py", "run", "--version"]
    done = subprocess.run(
        command, cwd=top / NAME, env=settings, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SetupError(f"{done.stderr.strip()}\nThe wheelhouse does not install.")
    shutil.rmtree(folder)
    say("The wheelhouse installs without a registry.")
