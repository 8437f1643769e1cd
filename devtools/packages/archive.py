"""Zip archives and sums that are the same for the same files."""

import hashlib
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

SUMS = "SHA256SUMS"
_REGULAR = 0o100000
_LINK = 0o120000
_RUNS = 0o755
_READS = 0o644


def zip_folder(folder: Path, target: Path, moment: int) -> Path:
    """Pack a folder, its name at the top; files in order, all with one time."""
    when = time.gmtime(moment)[:6]
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*"), key=lambda path: path.as_posix()):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            entry = zipfile.ZipInfo(name, when)
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED
            if path.is_symlink():
                entry.external_attr = (_LINK | 0o777) << 16
                archive.writestr(entry, str(path.readlink()))
            elif path.is_file():
                runs = path.stat().st_mode & 0o100
                entry.external_attr = (_REGULAR | (_RUNS if runs else _READS)) << 16
                archive.writestr(entry, path.read_bytes())
    return target


def write_sums(folder: Path) -> Path:
    """SHA256SUMS of every file in the folder, as `sha256sum --check` reads it."""
    target = folder / SUMS
    files = sorted(path for path in folder.iterdir() if path.is_file() and path != target)
    target.write_text("".join(lines(files)), encoding="utf-8", newline="\n")
    return target


def lines(files: Iterable[Path]) -> Iterable[str]:
    """One line for each file."""
    for path in files:
        with path.open("rb") as opened:
            yield f"{hashlib.file_digest(opened, 'sha256').hexdigest()}  {path.name}\n"
