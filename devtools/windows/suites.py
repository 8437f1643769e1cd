"""Which suites are run under wine, and how one is."""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from devtools.windows.looked_at import look_at_papers
from devtools.windows.results import Result, of_one_run, of_pytest
from devtools.windows.wine import Wine

PYTHON = r".venv\Scripts\python.exe"
PROGRAM = r".venv\Scripts\prevent-desktop.exe"
SUITE_SECONDS = 2 * 3600
"""Vault and stories take under an hour each on a quiet computer, and longer on a busy one."""
AT_A_TIME = 2
RESULTS, PAPERS, PICTURES = ".ci-results", "papers", "pictures"
"""In the copy of the sources: what pytest reports, what a story signed, and what it looked like."""
KEEP_PAPERS, KEEP_PICTURES = "PREVENT_DESKTOP_KEEP_PAPERS", "PREVENT_DESKTOP_KEEP_PICTURES"


@dataclass(frozen=True)
class Suite:
    """A name for the table, and what pytest is told; a path with a star stands for its files."""

    name: str
    tests: tuple[str, ...]
    signs: bool = False
    """Whether it leaves a paper to be looked at from Linux."""


STORY, BUILT_WINDOW = "tests/windows/test_keyboard.py", "tests/windows/test_built_window.py"
"""Both need the front of the screen; the second what `dev.py build` made, which runs it."""
QUICK = (
    Suite("a referral by keys", (STORY,), signs=True),
    Suite("Windows' own ways", ("tests/windows", f"--ignore={STORY}", f"--ignore={BUILT_WINDOW}")),
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
    Suite("desk, walks", ("tests/desk", "tests/walk")),
    Suite("stories, a to m", ("tests/stories/test_[a-m]*.py",)),
    Suite("stories, n to z", ("tests/stories/test_[n-z]*.py", "tests/stories/pictures")),
)


def self_test(wine: Wine) -> Result:
    """The program's own `--self-test`, with Windows' real Credential Manager as wine has it."""
    ended = wine.run([PROGRAM, "--self-test"], cwd=wine.cache.sources, show=True)
    return of_one_run("--self-test", ended.code, ended.seconds)


def run_suites(
    wine: Wine, chosen: Sequence[Suite], more: Sequence[str] = ()
) -> Iterator[list[Result]]:
    """Run suites, two at a time where there are two cores; each one's words come when it ended.

    One suite alone is shown as it runs.
    """
    results = wine.cache.sources / RESULTS
    shutil.rmtree(results, ignore_errors=True)
    (results / PAPERS).mkdir(parents=True)
    alone = len(chosen) == 1
    with ThreadPoolExecutor(min(AT_A_TIME, os.cpu_count() or 1)) as pool:
        running = [pool.submit(_run_suite, wine, suite, more, alone=alone) for suite in chosen]
        try:
            for each in running:
                yield each.result()
        except BaseException:  # told to end: the pool would wait for them
            for each in running:
                each.cancel()
            wine.stop()
            raise


def paths_of(suite: Suite, root: Path) -> list[str]:
    """The paths and options of a suite for pytest, the files of a pattern by name."""
    found = []
    for each in suite.tests:
        files = sorted(root.glob(each)) if "*" in each else []
        found += [path.relative_to(root).as_posix() for path in files] or [each]
    return found


def _run_suite(wine: Wine, suite: Suite, more: Sequence[str], *, alone: bool) -> list[Result]:
    results = wine.cache.sources / RESULTS
    report = results / f"{re.sub('[^a-z]+', '-', suite.name)}.xml"
    # No dump of the stacks after a time: under wine it ends the process.
    patient = ["-o", "faulthandler_timeout=0", "-o", "junit_family=xunit1"]
    ended = wine.run(
        [PYTHON, "-m", "pytest", "-q", *patient, "-p", "no:cacheprovider",
         rf"--junitxml={RESULTS}\{report.name}", "--wide",
         *paths_of(suite, wine.cache.sources), *more],
        cwd=wine.cache.sources,
        timeout=SUITE_SECONDS,
        settings={KEEP_PAPERS: rf"{RESULTS}\{PAPERS}", KEEP_PICTURES: rf"{RESULTS}\{PICTURES}"},
        show=alone,
    )  # fmt: skip
    if not alone:
        print(f"\n--- {suite.name}\n{ended.output}", flush=True)
    told = [of_pytest(suite.name, report, ended.code, ended.seconds)]
    signed = suite.signs or (alone and any((results / PAPERS).iterdir()))
    return [*told, look_at_papers(results / PAPERS)] if signed else told
