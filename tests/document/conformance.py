"""What the outside programs say about a file: two profiles, qpdf, pdfsig."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import page
import pytest

PROFILES = ("3a", "ua1")
SEVERAL_SIGNATURES = "SIGNATURE-BYTERANGE-001"
FALSE_ALARMS = {"countersigned": (SEVERAL_SIGNATURES,)}
"""By kind of file, what the validator says wrongly; `test_conformance` shows why it is wrong."""


@dataclass(frozen=True)
class Report:
    """What one profile said: how many rules there are and the lines of those that failed."""

    rules: int
    failed: tuple[str, ...]

    def unexpected(self, kind: str = "") -> list[str]:
        """The failures that are no known false alarm for this kind of file."""
        known = FALSE_ALARMS.get(kind, ())
        return [line for line in self.failed if not any(alarm in line for alarm in known)]


def report(pdf: bytes, profile: str) -> Report:
    said = str(page.validate_pdf_bytes(pdf, profile=profile))
    (counts,) = [line for line in said.splitlines() if line.startswith("Rules: ")]
    rules = int(counts.rsplit(",", 1)[1].split()[0])
    lines = (line for line in said.splitlines() if line.startswith("["))
    return Report(rules, tuple(line for line in lines if not ends_with_a_return(pdf, line)))


def ends_with_a_return(pdf: bytes, line: str) -> bool:
    """Whether a stream of packed objects, which qpdf writes, is called one byte too long in vain.

    One in 256 ends with a carriage return; that is data, and the line feed after it the line end.
    Our own streams never do (`document/packing.py`), so of those it stays a failure.
    """
    told = re.search(r"STREAM-LENGTH-001.*\(object (\d+) (\d+)\)", line)
    if told is None:
        return False
    number = f"{told[1]} {told[2]} obj".encode()
    found = re.search(rb"(?m)^" + number + rb"\b(.*?)\bstream\r?\n", pdf, re.DOTALL)
    length = found and re.search(rb"/Length (\d+)", found[1])
    if not (found and length and re.search(rb"/Type /(ObjStm|XRef)\b", found[1])):
        return False
    end = found.end() + int(length[1])
    return pdf[end - 1 : end] == b"\r" and pdf[end:].startswith(b"\nendstream")


def failures(pdf: bytes, profile: str) -> list[str]:
    return list(report(pdf, profile).failed)


def run(name: str, *arguments: str) -> tuple[int, str]:
    """A program's exit code and what it said; its absence is a failure, never a skip."""
    tool = shutil.which(name)
    if tool is None:
        pytest.fail(f"{name} is not installed: these tests need it")
    done = subprocess.run([tool, *arguments], capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def qpdf_says(path: Path) -> str:
    """Empty if qpdf finds nothing to say about the file, else its words."""
    code, said = run("qpdf", "--check", str(path))
    clean = code == 0 and "No syntax or stream encoding errors found" in said
    return "" if clean and "WARNING" not in said else said


def valid_signatures(path: Path) -> int:
    """How many signatures pdfsig calls valid."""
    return run("pdfsig", str(path))[1].count("Signature Validation: Signature is Valid.")
