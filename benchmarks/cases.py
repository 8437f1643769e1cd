"""Small files that were judged wrongly once, each with what is said of it now, in one table.

`python3 dev.py bench cases` goes through those kept in `tests/`; folders may be named instead.
A PDF is verified; an answers file is checked, and exported and verified when nothing stops it; a
text is shown as a list takes it that it is pasted into. What is right for each is held by tests.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from prevent_desktop.ui.kit.cleaning import clean_lines

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "tests" / "cases", ROOT / "tests" / "document" / "cases")
DAY = "2026-11-22"
"""The day for which the files are written."""
WIDTH = 96


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program, as somebody would start it."""
    return subprocess.run(
        [sys.executable, "-m", "prevent_desktop", *arguments],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def of_pdf(file: Path) -> Iterator[str]:
    """The verdict, its reasons and its exit code."""
    begun = time.perf_counter()
    ran = run("verify", str(file), "--json")
    seconds = time.perf_counter() - begun
    told = json.loads(ran.stdout) if ran.stdout else {"verdict": ran.stderr.strip()}
    reason = told.get("reason") or ", ".join(told.get("reasons", [])) or "-"
    yield f"verify {ran.returncode}  {told['verdict']} ({reason}), {seconds:.1f} s"


def of_answers(file: Path) -> Iterator[str]:
    """What is found, and what becomes of it on paper when nothing stops it."""
    ran = run("check", str(file), "--today", DAY, "--json")
    found = json.loads(ran.stdout)["findings"] if ran.stdout else []
    errors = sum(each["level"] == "error" for each in found)
    yield f"check  {ran.returncode}  {errors} errors, {len(found) - errors} warnings{ran.stderr}"
    for each in found[:3]:
        yield f"  {each['level']}: {each['question']}: {each['message']}"
    if len(found) > 3:
        yield f"  and {len(found) - 3} more"
    if ran.returncode:
        return
    with tempfile.TemporaryDirectory() as folder:
        made = run("export", str(file), "--out", folder, "--ephemeral-identity", "--today", DAY)
        yield f"export {made.returncode}  {len(list(Path(folder).iterdir()))} files"
        for pdf in Path(folder).glob("*.pdf"):
            yield from of_pdf(pdf)


def of_text(file: Path) -> Iterator[str]:
    """What a list makes of it when it is pasted."""
    entries = clean_lines(file.read_bytes().decode("utf-8"))
    yield f"paste     {len(entries)} lines: {entries}"


READERS = {".pdf": of_pdf, ".json": of_answers, ".txt": of_text}


def main(folders: list[str]) -> int:
    """Print the table."""
    places = [Path(folder) for folder in folders] or list(FOLDERS)
    files = sorted(file for place in places for file in place.rglob("*") if file.suffix in READERS)
    for file in files:
        for number, line in enumerate(READERS[file.suffix](file)):
            words = line.replace("\n", " ")
            short = words if len(words) <= WIDTH else f"{words[: WIDTH - 1]}\u2026"
            print(f"{'' if number else file.name:32} {short}", flush=True)
    print(f"{len(files)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
