"""The command line as processes: what they cost beside a bare interpreter, and use of all cores.

`python3 dev.py bench processes`, on Linux. Processor time is compared where it can be: it hardly
depends on what else the computer does; the use of cores shows only on a quiet one. Nothing is
asserted.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.paper import MOMENT, child, line, paper_of

from prevent_desktop import document
from prevent_desktop.shipped import resources

ROUNDS = 5
PAPERS = 60
BARE = """
from prevent_desktop.computer.no_http import leave_http_out
leave_http_out()
import reportlab.pdfgen.canvas, pikepdf
from pyhanko.sign import signers
"""
PROGRAM = (sys.executable, "-m", "prevent_desktop")


def processor_seconds(command: Sequence[str]) -> float:
    """The processor time of a command and its children."""
    before = os.times()
    subprocess.run(command, capture_output=True, check=True)
    after = os.times()
    was = before.children_user + before.children_system
    return after.children_user + after.children_system - was


def export_to_bare(folder: Path) -> None:
    answers = str(resources.path("examples", "child.json"))
    ours, bare = [], []
    for number in range(ROUNDS):
        out = str(folder / str(number))
        ours.append(
            processor_seconds([*PROGRAM, "export", answers, "--out", out, "--ephemeral-identity"])
        )
        bare.append(processor_seconds([sys.executable, "-c", BARE]))
    print(f"export {statistics.median(ours):.2f} s, bare {statistics.median(bare):.2f} s")
    line("export, to a bare interpreter", statistics.median(ours) / statistics.median(bare), 1.6)


def seconds_to_read(files: list[str], cores: str) -> float:
    """The time of `read --lines` that may use these cores, as util-linux' taskset counts them."""
    start = time.perf_counter()
    command = ["taskset", "--cpu-list", cores, *PROGRAM, "read", "--lines", *files]
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - start


def cores_used(folder: Path) -> None:
    paper = paper_of(child())
    identity = document.make_identity(paper.signer, MOMENT)
    first = folder / "0.pdf"
    first.write_bytes(document.sign(document.render(paper), identity, MOMENT))
    files = [str(folder / f"{number}.pdf") for number in range(PAPERS)]
    for path in files[1:]:
        shutil.copyfile(first, path)
    ratio = seconds_to_read(files, "0") / seconds_to_read(files, "0,1")
    print(f"{'read --lines, one core to two':46} {ratio:6.2f}  (aim: at least 1.7)")


def main() -> None:
    """Print every ratio."""
    with tempfile.TemporaryDirectory() as folder:
        export_to_bare(Path(folder))
        cores_used(Path(folder))


if __name__ == "__main__":
    main()
