"""`dev.py test --windows` and `dev.py wine`: set up what is missing, run, tell in one table."""

import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from devtools.environment import ROOT, prepare
from devtools.system import SetupError
from devtools.windows import results, suites
from devtools.windows.cache import alone, find_cache
from devtools.windows.prefix import fill, need_system_packages
from devtools.windows.sources import bring_sources
from devtools.windows.wine import Wine, find_wine, wine

NOT_HERE = (
    "=" * 78 + "\nNOT TESTED FOR WINDOWS: {why}.\n"
    "`python3 dev.py test --windows` sets it up (3 GB, some minutes) and runs them.\n" + "=" * 78
)


def test_windows(arguments: Sequence[str]) -> int:
    """Run the quick suites, with --long all of them, or the tests that are named; options go along.

    With --when-ready nothing is fetched: where something is missing, that is said, and all is well.
    """
    rest = [word for word in arguments if word not in {"--windows", "--when-ready", "--long"}]
    named = any((ROOT / word.partition("::")[0]).exists() for word in rest)
    if "--when-ready" in arguments:
        why = _missing()
        if why:
            print(NOT_HERE.format(why=why), flush=True)
            return 0
    prepare()  # what is signed there is looked at from here
    long = "--long" in arguments
    chosen = suites.LONG if long else suites.QUICK

    def tests(ready: Wine) -> int:
        begun = time.monotonic()
        if named:
            (told,) = suites.run_suites(ready, [suites.Suite("chosen tests", tuple(rest))])
        else:
            told = [suites.self_test(ready)]
            told += [one for several in suites.run_suites(ready, chosen, rest) for one in several]
        print(f"\n{results.table(told)}", flush=True)
        print(f"{time.monotonic() - begun:.0f} seconds by the clock, set-up left out", flush=True)
        return 0 if all(result.good for result in told) else 1

    return under_wine(tests)


def take_pictures(folder: Path) -> int:
    """Bring the pictures of the screen that the story by keys takes under wine into a folder."""

    def story(ready: Wine) -> int:
        (told,) = suites.run_suites(ready, [suites.Suite("a story by keys", (suites.STORY,))])
        taken = ready.cache.sources / suites.RESULTS / suites.PICTURES
        if taken.is_dir():
            shutil.copytree(taken, folder, dirs_exist_ok=True)
        return 0 if all(result.good for result in told) else 1

    prepare()
    return under_wine(story)


def run_under_wine(arguments: Sequence[str]) -> int:
    """Run one Windows program in the copy of the sources; without arguments, the window there."""
    command = list(arguments) or [suites.PROGRAM]

    def one(ready: Wine) -> int:
        return ready.run(command, cwd=ready.cache.sources, timeout=3600, show=True).code

    return under_wine(one)


def under_wine(work: Callable[[Wine], int]) -> int:
    """Set up what is missing, bring the sources, and do something there."""
    need_system_packages()
    cache = find_cache()
    with alone(cache), wine(cache) as ready:
        fill(ready)
        bring_sources(ready)
        return work(ready)


def _missing() -> str:
    """What is missing for a run without the network, in a few words; empty when nothing is."""
    if find_wine() is None:
        return "wine is not here"
    try:
        ready = find_cache().ready()
    except OSError as problem:
        raise SetupError(f"The folder for Windows cannot be read ({problem.strerror}).") from None
    return "" if ready else "wine is here, but its folder is not filled for these sources"
