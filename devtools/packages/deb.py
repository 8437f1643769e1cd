"""The Debian package: the frozen folder in /opt, with a menu entry, icon, file type and store data.

It has no scripts of its own: the desktop's own triggers take up the entry and the file type. It is
tried where nothing else is: in a minimal Debian root, by installing, running and removing it.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from devtools import fresh, system
from devtools.environment import ROOT
from devtools.packages.build import NAME, bytes_in
from devtools.system import SetupError, say

SOURCES = ROOT / "packaging" / "linux"
ICONS = ROOT / "packaging" / "icons"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
PLACE = Path("opt") / NAME
SHARE = Path("usr") / "share"
SIZES = (48, 128, 256)


def platform_name() -> str:
    """Such as linux-x64, for the names of packages."""
    system_name = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    machine = platform.machine().lower()
    return f"{system_name}-{'x64' if machine in {'amd64', 'x86_64'} else machine}"


def possible() -> bool:
    """Whether this is a Debian that can make one."""
    return shutil.which("dpkg-deb") is not None


def make_deb(folder: Path, version: str, out: Path, moment: int) -> Path:
    """Pack the folder. The same folder gives the same package."""
    machine = platform.machine()
    architecture = ARCHITECTURES.get(machine, machine)
    tree = ROOT / "build" / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(folder, tree / PLACE, symlinks=True)
    _put_shared_files(tree, version)
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / NAME).symlink_to(f"/{PLACE.as_posix()}/{NAME}")
    control = (SOURCES / "control").read_text(encoding="utf-8")
    # The window's libraries, as set-up knows them; Debian 13 and Ubuntu 24.04 renamed some.
    libraries = ", ".join(" | ".join(package.names) for package in system.WINDOW)
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(
        control.format(
            version=version,
            architecture=architecture,
            kilobytes=bytes_in(tree) // 1024,
            libraries=libraries,
        ),
        encoding="utf-8",
    )
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    target = out / f"{NAME}_{version}_{architecture}.deb"
    out.mkdir(parents=True, exist_ok=True)
    command = ["dpkg-deb", "-Zxz", "--root-owner-group", "--build", str(tree), str(target)]
    done = subprocess.run(
        command,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SetupError(f"{done.stderr.strip()}\nThe Debian package could not be made.")
    shutil.rmtree(tree)
    return target


def _put_shared_files(tree: Path, version: str) -> None:
    places = {
        SHARE / "applications" / f"{NAME}.desktop": SOURCES / f"{NAME}.desktop",
        SHARE / "mime" / "packages" / f"{NAME}.xml": SOURCES / f"{NAME}.xml",
        SHARE / "metainfo" / f"{NAME}.metainfo.xml": SOURCES / f"{NAME}.metainfo.xml",
        SHARE / "icons/hicolor/scalable/apps" / f"{NAME}.svg": ICONS / f"{NAME}.svg",
        SHARE / "doc" / NAME / "copyright": ROOT / "LICENSE",
        SHARE / "doc" / NAME / "CHANGELOG.md": ROOT / "CHANGELOG.md",
        SHARE / "doc" / NAME / "admin-guide.md": ROOT / "docs" / "admin-guide.md",
    }
    for size in SIZES:
        place = SHARE / f"icons/hicolor/{size}x{size}/apps" / f"{NAME}.png"
        places[place] = ICONS / f"{NAME}-{size}.png"
    for place, source in places.items():
        (tree / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, tree / place)
    if f'version="{version}"' not in (SOURCES / f"{NAME}.metainfo.xml").read_text("utf-8"):
        raise SetupError(f"packaging/linux/{NAME}.metainfo.xml does not name version {version}.")


def try_deb(package: Path) -> None:
    """Install, run and remove the package on a fresh Debian; needs root and a mirror.

    Raises SetupError naming the step that failed, or what was left behind.
    """
    if not system.ensure(system.LONG, "A fresh Debian"):
        raise SetupError("Then run this again.")
    place = Path(tempfile.mkdtemp(prefix="fresh-"))
    place.chmod(0o755)  # an ordinary user inside has to get past it
    try:
        say("Making a fresh Debian …")
        root = fresh.make_base(place)
        shutil.copy(package, root / "root")
        options = "-q -y --no-install-recommends"
        install = f"apt-get -q update && apt-get install {options} /root/{package.name}"
        steps = (
            ("root", install),
            (fresh.PERSON, f"{NAME} --self-test"),
            (fresh.PERSON, f"{NAME} blank --out ~/blank.pdf"),
            ("root", f"apt-get -q -y remove {NAME}"),
        )
        for who, command in steps:
            seen = fresh.inside(root, who, command)
            if seen.code:
                raise SetupError(f"{seen.said[-3000:]}\nOn a fresh Debian this failed: {command}")
            say(seen.words())
        left = [path for path in (PLACE, Path("usr/bin") / NAME) if (root / path).exists()]
        if left:
            raise SetupError(f"The package leaves behind: {', '.join(map(str, left))}")
        if not (root / fresh.HOMES[fresh.PERSON].lstrip("/") / "blank.pdf").exists():
            raise SetupError("Removing the package took a person's file with it.")
        say("nothing of the package was left, and the person's file stayed")
    finally:
        shutil.rmtree(place, ignore_errors=True)
