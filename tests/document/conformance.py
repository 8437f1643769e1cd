"""What the outside programs say about a file: two profiles, qpdf, pdfsig."""

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
    return Report(rules, tuple(line for line in said.splitlines() if line.startswith("[")))


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
