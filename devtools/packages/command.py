"""`dev.py build`: makes the packages of this system, or with --windows those for Windows."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from devtools.environment import ROOT
from devtools.packages.archive import write_sums, zip_folder
from devtools.packages.build import NAME, Built, bytes_in, freeze, moment_of_sources, prove, version
from devtools.system import SetupError, say

OUT = ROOT / "dist" / "packages"
LIMITS = {".zip": 90, ".msi": 80}
"""Megabytes (10^6 bytes) that a download may have."""
WISHES = {"--windows", "--folder", "--msi", "--wheelhouse", "--sizes", "--sums", "--try"}


def build(arguments: Sequence[str]) -> int:
    """Build, try what was built, pack it, and write the sums.

    --folder stops after the folder is built and tried; --windows does it under wine; --try installs
    and removes the packages (the MSI under wine, the .deb in a Debian root); --sizes tells what is
    large; --wheelhouse packs the sources with every wheel for computers without a registry;
    --msi packs the folder in dist/windows, from wherever it came; --sums writes the sums anew.
    """
    wishes = set(arguments)
    if wishes - WISHES:
        raise SetupError(f"dev.py build takes {', '.join(sorted(WISHES))}.")
    if "--sums" in wishes:
        write_sums(OUT)
    elif "--msi" in wishes:
        pack_windows_folder()
    elif "--wheelhouse" in wishes:
        from devtools.packages.wheelhouse import make_wheelhouse, try_wheelhouse

        made = _tell(make_wheelhouse(OUT, windows="--windows" in wishes))
        if "--try" in wishes:
            try_wheelhouse(made)
    elif "--windows" in wishes:
        _build_for_windows(wishes)
    else:
        _build_here(wishes)
    return 0


def _build_here(wishes: set[str]) -> None:
    built = freeze()
    prove(built, ROOT / "build" / "story")
    _look(built, wishes)
    if "--folder" in wishes:
        return
    from devtools.packages import deb

    moment = moment_of_sources()
    stem = f"{NAME}-{version()}-{deb.platform_name()}"
    _tell(zip_folder(built.folder, OUT / f"{stem}.zip", moment))
    shutil.copy(built.folder / "sbom.cdx.json", OUT / f"{stem}.sbom.cdx.json")
    if deb.possible():
        made = _tell(deb.make_deb(built.folder, version(), OUT, moment))
        if "--try" in wishes:
            deb.try_deb(made)
    write_sums(OUT)


def _build_for_windows(wishes: set[str]) -> None:
    from devtools.packages.windows import freeze_under_wine, prove_window
    from devtools.windows.command import under_wine
    from devtools.windows.wine import Wine

    def work(wine: Wine) -> int:
        built = freeze_under_wine(wine)
        prove(built, wine.cache.drive / "checks" / "a story")
        prove_window(wine)
        _look(built, wishes)
        if "--folder" in wishes:
            return 0
        made = pack_windows_folder()
        if "--try" in wishes:
            from devtools.packages.try_msi import try_msi
            from devtools.packages.windows import DIST

            try_msi(wine, DIST / NAME, made)
        return 0

    under_wine(work)


def pack_windows_folder() -> Path:
    """Zip and installer of dist/windows, and the sums; returns the installer."""
    from devtools.packages.msi import make_msi
    from devtools.packages.windows import DIST

    stem, folder = f"{NAME}-{version()}-windows-x64", DIST / NAME
    if not folder.is_dir():
        raise SetupError(f"There is no {folder.relative_to(ROOT)} to pack.")
    _tell(zip_folder(folder, OUT / f"{stem}.zip", moment_of_sources()))
    made = _tell(make_msi(folder, version(), OUT / f"{stem}.msi"))
    shutil.copy(folder / "sbom.cdx.json", OUT / f"{stem}.sbom.cdx.json")
    write_sums(OUT)
    return made


def _tell(made: Path) -> Path:
    size = made.stat().st_size / 1e6
    limit = None if "wheelhouse" in made.name else LIMITS.get(made.suffix)
    if limit and size > limit:
        raise SetupError(f"{made.name} has {size:.1f} MB, more than the {limit} it may have.")
    say(f"{made.relative_to(ROOT)}: {size:.1f} MB")
    return made


def _look(built: Built, wishes: set[str]) -> None:
    """How large the folder is; with --sizes also what makes it so."""
    files = [path for path in built.folder.rglob("*") if path.is_file() and not path.is_symlink()]
    say(f"{built.folder.name}: {bytes_in(built.folder) / 1e6:.1f} MB in {len(files)} files")
    if "--sizes" not in wishes:
        return
    for path in sorted(files, key=lambda path: -path.stat().st_size)[:25]:
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {path.relative_to(built.folder).as_posix()}")
    print()
    inner = built.folder / "_internal"
    for folder in sorted(inner.iterdir(), key=lambda path: -bytes_in(path)):
        if folder.is_dir() and bytes_in(folder) > 500_000:
            print(f"{bytes_in(folder) / 1e6:8.1f} MB  _internal/{folder.name}/")
