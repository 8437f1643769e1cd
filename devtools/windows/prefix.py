"""Makes wine's world: the prefix, Windows' own Python, the DLLs that wine lacks, the fonts."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from devtools import system
from devtools.environment import LOCK, ROOT
from devtools.system import SetupError, say
from devtools.windows.cache import HERE, wanted
from devtools.windows.wheels import fetch_python, fetch_wheels, for_windows
from devtools.windows.wine import Wine

PYTHON = r"C:\Python311\python.exe"
COMPILER = "x86_64-w64-mingw32-gcc"
FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")


def fill(wine: Wine) -> None:
    """Bring the cache up to date; nothing is done when it is."""
    cache, want = wine.cache, wanted()
    if cache.has().get("prefix") != want["prefix"]:
        _make_prefix(wine)
        cache.note(prefix=want["prefix"])
    if cache.has().get("wheels") != want["wheels"]:
        fetch_wheels(for_windows(LOCK.read_text(encoding="utf-8")), cache.wheels)
        cache.note(wheels=want["wheels"])


def need_system_packages() -> None:
    """Wine, a compiler for the missing DLLs, a screen. Raises SetupError naming what is missing."""
    if not system.ensure(system.WINE, "Windows under wine"):
        raise SetupError("Then run this again.")


def _make_prefix(wine: Wine) -> None:
    cache = wine.cache
    for folder in (cache.prefix, cache.home):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    cache.stamp.unlink(missing_ok=True)
    say("Making wine's drive C: …")
    wine.must(["wineboot", "-i"])
    # Wine 8 says Windows 7 unless told, and Qt 6 refuses that.
    wine.must(["winecfg", "-v", "win10"])
    wine.must(["reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f"])
    with tempfile.TemporaryDirectory(dir=cache.top) as fetched:
        fetch_python(Path(fetched), cache.drive / "Python311")
    for name in ("icuuc", "bcryptprimitives"):
        _compile(HERE / "stubs" / f"{name}.c", cache.drive / "windows/system32" / f"{name}.dll")
    own = cache.drive / "Python311" / "Lib" / "sitecustomize.py"
    shutil.copyfile(HERE / "inside_wine.py", own)
    for folder in (cache.drive / "fonts", cache.drive / "windows/Fonts"):
        folder.mkdir(exist_ok=True)
        for font in FONTS:
            shutil.copyfile(ROOT / "resources" / "fonts" / font, folder / font)


def _compile(source: Path, target: Path) -> None:
    command = [COMPILER, "-shared", "-O1", "-s", "-o", str(target), str(source), "-ladvapi32"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(f"{done.stderr.strip()}\n{source.name} could not be compiled.")
