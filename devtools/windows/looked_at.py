"""What was signed under wine, looked at from Linux: by pdfsig and by this program there."""

import subprocess
import time
from pathlib import Path

from devtools.environment import tool
from devtools.windows.results import Result

NAME = "its paper, seen from Linux"


def look_at_papers(folder: Path) -> Result:
    """The result for all papers in the folder; that there is none is a fault."""
    begun = time.monotonic()
    result = Result(NAME, 0)
    papers = sorted(folder.glob("*.pdf"))
    if not papers:
        result.failed.append(f"{NAME}: no paper was left in {folder.name}")
    for paper in papers:
        for command, words in (
            (["pdfsig", str(paper)], "Signature is Valid"),
            ([tool("prevent-desktop"), "verify", str(paper)], "Nothing was changed since."),
        ):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode or words not in done.stdout:
                result.failed.append(f"{NAME}: {Path(command[0]).name} of {paper.name}")
            else:
                result.passed += 1
    result.seconds = time.monotonic() - begun
    return result
