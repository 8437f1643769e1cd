"""Which suites are run under wine, and how one is."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from devtools.windows.looked_at import look_at_papers
from devtools.windows.results import Result, of_one_run, of_pytest
from devtools.windows.wine import Wine

PYTHON = r".venv\Scripts\python.exe"
PROGRAM = r".venv\Scripts\prevent-desktop.exe"
SUITE_SECONDS = 3600
RESULTS, PAPERS = ".ci-results", "papers"
"""In the copy of the sources: what pytest reports, and what a story signed."""
KEEP_PAPERS = "PREVENT_DESKTOP_KEEP_PAPERS"


@dataclass(frozen=True)
class Suite:
    """A name for the table, and what pytest is told."""

    name: str
    tests: tuple[str, ...]
    signs: bool = False
    """Whether it leaves a paper to be looked at from Linux."""


QUICK = (
    Suite("Windows' own ways", ("tests/windows",), signs=True),
    Suite("form, area, mail", ("tests/form", "tests/area", "tests/mail")),
    Suite("sealing, keyring", ("tests/sealing", "tests/system_keyring")),
    Suite("the window's parts", ("tests/ui",)),
    Suite("their form, spelling", ("tests/own_form", "tests/spelling")),
    Suite("disk, words, printing", ("tests/disk", "tests/shipped", "tests/printing")),
)
LONG = (
    *QUICK,
    Suite("the computer, kept", ("tests/computer", "tests/kept")),
    Suite("document, papers", ("tests/document", "tests/papers")),
    Suite("vault", ("tests/vault",)),
    Suite("the whole from outside", ("tests/whole",)),
    Suite("stories in the window", ("tests/stories",)),
)


def self_test(wine: Wine) -> Result:
    """The program's own `--self-test`, with Windows' real Credential Manager as wine has it."""
    ended = wine.run([PROGRAM, "--self-test"], cwd=wine.cache.sources, show=True)
    return of_one_run("--self-test", ended.code, ended.seconds)


def run_suite(wine: Wine, suite: Suite, more: Sequence[str] = ()) -> list[Result]:
    """Run pytest in the copy of the sources; its words are shown as they come."""
    results = wine.cache.sources / RESULTS
    report = _emptied(results) / "report.xml"
    # No dump of the stacks after a time: under wine it ends the process.
    patient = ["-o", "faulthandler_timeout=0", "-o", "junit_family=xunit1"]
    ended = wine.run(
        [PYTHON, "-m", "pytest", "-q", *patient, "-p", "no:cacheprovider",
         rf"--junitxml={RESULTS}\{report.name}", *suite.tests, *more],
        cwd=wine.cache.sources,
        timeout=SUITE_SECONDS,
        settings={KEEP_PAPERS: rf"{RESULTS}\{PAPERS}"},
        show=True,
    )  # fmt: skip
    told = [of_pytest(suite.name, report, ended.code, ended.seconds)]
    return [*told, look_at_papers(results / PAPERS)] if suite.signs else told


def _emptied(results: Path) -> Path:
    shutil.rmtree(results, ignore_errors=True)
    (results / PAPERS).mkdir(parents=True)
    return results
