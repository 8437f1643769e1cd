"""The commands of ``dev.py``: run, test, check, lock."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from devtools import environment, system
from devtools.environment import ROOT, tool
from devtools.memory_folder import use_memory
from devtools.system import SetupError, say

USAGE = """\
usage: python3 dev.py COMMAND

  run            open the window (without a display: one fictional referral into ./out/)
  run ARGS…      run prevent-desktop with these arguments, such as: run --help
  test [ARGS…]   run the tests; ARGS go to pytest; --wide adds every page in every look, --long
                 the long proofs too
  test --quick   what is done in a minute: no windows, no searches
  test --windows the quick tests under wine with Windows' own Python; --long runs all that can;
                 test files or folders may be named
  build          the built program, tried, as a zip and on Debian a .deb; --windows: under wine, as
                 a zip and an MSI; --folder: no packages; --try: install and remove them; --sizes;
                 --wheelhouse: sources and wheels for computers without a registry
  wine COMMAND…  a Windows program in the same place; without one, the window
  bench NAME     measure something as ratios in one run, such as: bench vault
  pictures WORDS photograph every page in every look into out/pictures; WORDS choose some pages,
                 such as: pictures home; --golden takes anew the ten that the tests compare with;
                 --windows: the screen under wine, page by page of a story by keys
  cover          run the vault's tests; every branch of the vault has to be taken
  check          style, types and the layers between packages
  lock [ARGS…]   write requirements.lock anew after pyproject.toml changed; ARGS go to uv

Each sets up first what it needs: .venv from requirements.lock, and the system packages.
"""

WINDOW = ROOT / "src" / "prevent_desktop" / "ui" / "main_window.py"
# Qt ends the whole process where a display is named but dead, so a child has to try it.
DISPLAY_PROBE = """
import sys
from PySide6.QtGui import QGuiApplication
unseen = ("offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs")
sys.exit(QGuiApplication([]).platformName() in unseen)
"""
DISPLAY_SECONDS = 30
EXAMPLE = ROOT / "resources" / "examples" / "child.json"
EXAMPLE_DAY = "2026-11-22"  # the day for which the examples are written

CHECKS = {
    "ruff check": ["ruff", "check"],
    "ruff format": ["ruff", "format", "--check"],
    # One cache each: mypy throws a cache away that was made for another platform.
    **{
        f"mypy for {name}": ["mypy", "--platform", name, "--cache-dir", f".mypy_cache/{name}"]
        for name in ("linux", "win32", "darwin")
    },
    "import-linter": ["lint-imports", "--no-logo"],
}


def main(arguments: Sequence[str]) -> int:
    """Run one command; its exit code is the program's own."""
    commands = {
        "run": run,
        "test": test,
        "bench": bench,
        "cover": cover,
        "pictures": pictures,
        "check": check,
        "lock": lock,
        "build": build,
        "wine": wine,
    }
    name, *rest = arguments or ["--help"]
    if name in {"-h", "--help", "help"}:
        print(USAGE, end="")
        return 0
    if name not in commands:
        say(f"dev.py has no command {name!r}.\n\n{USAGE}")
        return 64
    environment.forget_python_settings()
    try:
        return commands[name](rest)
    except SetupError as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


def run(arguments: list[str]) -> int:
    """Run the program; without arguments, open its window or show the main job."""
    environment.prepare()
    program = tool("prevent-desktop")
    if arguments:
        if "--self-test" in arguments:
            system.ensure(system.WINDOW, "The window")
        return _become([program, *arguments])
    if not WINDOW.exists():
        say("The window is still to come. Instead, the main job on a fictional referral:")
    elif _display():
        return _become([program])
    else:
        say("No display can be opened here. Instead, the main job on a fictional referral:")
    export = ["export", str(EXAMPLE), "--out", "out", "--ephemeral-identity"]
    return _become([program, *export, "--today", EXAMPLE_DAY])


def _display() -> bool:
    """Try in a child whether a window could be seen."""
    if sys.platform.startswith("linux"):
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            return False
        system.ensure(system.WINDOW, "The window")
    try:
        tried = subprocess.run(
            [tool("python"), "-c", DISPLAY_PROBE],
            capture_output=True,
            timeout=DISPLAY_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return tried.returncode == 0


def test(arguments: list[str]) -> int:
    """Run the tests with pytest, from the top of the sources; --windows: under wine."""
    if "--windows" in arguments:
        from devtools.windows.command import test_windows

        return test_windows(arguments)
    environment.prepare()
    if "--quick" in arguments:
        arguments = [*QUICK, *(word for word in arguments if word != "--quick")]
    long = (*system.LONG, *system.MAIL, *system.PRINTING) if "--long" in arguments else ()
    if not system.ensure((*system.TESTS, *long), "The tests"):
        return 1
    system.ensure(system.VALIDATOR, "The reference validator")  # its tests are skipped without
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    use_memory()
    os.chdir(ROOT)
    # A long search is no hang, and a dump of the stack beside Hypothesis' tracing can crash Python.
    patient = ["-o", "faulthandler_timeout=0"] if long else []
    if not any(word.startswith("--durations") for word in arguments):
        arguments = ["--durations=10", *arguments]
    return _become([*_line_by_line("pytest"), *patient, *_side_by_side(arguments), *arguments])


QUICK = (
    *(
        f"tests/{folder}"
        for folder in ["area", "computer", "disk", "form", "kept", "mail", "sealing", "shipped"]
    ),
    "-m=not (proof or hypothesis or process)",
)
"""For the inner loop: the rules and the formats; no window, no search, no other process."""
_ONE_AT_A_TIME = {"-n", "-s", "--pdb", "--trace", "--collect-only", "--co", "-m"}


def _side_by_side(arguments: list[str]) -> list[str]:
    """One process a core, a file's tests in one of them; a few named tests are quicker in one."""
    cores = os.cpu_count() or 1
    named = any("::" in word or word.endswith(".py") for word in arguments)
    if cores == 1 or named or _ONE_AT_A_TIME.intersection(arguments):
        return []
    # A worker that crashed is told at once: xdist would wait for its file for ever.
    return ["-n", str(cores), "--dist", "loadfile", "--max-worker-restart=0"]


def build(arguments: list[str]) -> int:
    """Build the program and its packages, and try them."""
    from devtools.packages import command

    return command.build(arguments)


def wine(arguments: list[str]) -> int:
    """Run a Windows program in the place where the tests for Windows run."""
    from devtools.windows.command import run_under_wine

    return run_under_wine(arguments)


def bench(arguments: list[str]) -> int:
    """Run one of the benchmarks, from the top of the sources."""
    files = (ROOT / "benchmarks").glob("*.py")
    known = sorted(file.stem.replace("_", "-") for file in files if _is_run(file))
    name, *rest = arguments or [""]
    if name not in known:
        raise SetupError(f"dev.py bench takes one of: {', '.join(known)}.")
    environment.prepare()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.chdir(ROOT)
    return _become([tool("python"), "-m", f"benchmarks.{name.replace('-', '_')}", *rest])


def _is_run(file: Path) -> bool:
    """Whether it is a benchmark, and not what several of them use."""
    return "__main__" in file.read_text(encoding="utf-8")


_VAULT_TESTS = (
    "tests/disk", "tests/vault", "tests/sealing", "tests/system_keyring",
    "tests/whole/test_saving.py", "tests/computer/test_place.py", "tests/kept/test_retention.py",
    # Long, and with coverage longer: they take no branch that the others leave.
    "--ignore=tests/vault/test_power_cut.py", "--ignore=tests/vault/test_model.py",
)  # fmt: skip


def cover(arguments: list[str]) -> int:
    """Run the vault's tests and say which branches no test takes; fails if there are any.

    The formats, the disk, the keyring and the rules of place and age belong to it.
    """
    environment.prepare()
    if not system.ensure(system.TESTS, "The tests"):
        return 1
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    use_memory()
    coverage = _line_by_line("coverage")
    tests = [*coverage, "run", "-m", "pytest", "-q", *_VAULT_TESTS, *arguments]
    done = subprocess.run(tests, cwd=ROOT, check=False)
    told = subprocess.run([*coverage, "report"], cwd=ROOT, check=False)
    return done.returncode or told.returncode


def pictures(arguments: list[str]) -> int:
    """Photograph every page in every look, or those whose name has one of these words.

    With --windows: the screen under wine, at each page of a story by keys.
    """
    if "--windows" in arguments:
        from devtools.windows.command import take_pictures

        return take_pictures(ROOT / "out" / "pictures" / "windows")
    environment.prepare()
    if not system.ensure(system.TESTS, "The pictures"):
        return 1
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.chdir(ROOT)
    words = [word for word in arguments if word != "--golden"]
    file = "contact_sheets.py"
    if words != arguments:
        os.environ["TAKE_GOLDEN"] = "1"
        file = "test_golden.py"
    chosen = ["-k", " or ".join(words)] if words else []
    beside = ["-n", str(os.cpu_count() or 1)]
    views = ["-q", f"tests/stories/pictures/{file}", *chosen]
    return _become([*_line_by_line("pytest"), *beside, *views])


def check(arguments: list[str]) -> int:
    """Run every check, even after one failed, and name those that failed."""
    if arguments:
        raise SetupError("dev.py check takes no arguments.")
    environment.prepare()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = dict(zip(CHECKS, pool.map(_checked, CHECKS), strict=True))
    failed = [name for name, good in results.items() if not good]
    say(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


def _checked(name: str) -> bool:
    program, *arguments = CHECKS[name]
    begun = time.monotonic()
    done = subprocess.run(
        [tool(program), *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    good = done.returncode == 0
    said = f"\n{done.stdout.rstrip()}" if not good else ""
    say(f"{name}: {'good' if good else 'FAILED'} ({time.monotonic() - begun:.0f} s){said}")
    return good


def lock(arguments: list[str]) -> int:
    """Write the lock anew, and refuse one that names a package registry."""
    uv = environment.uv_or_refuse()
    groups = [word for group in ("bench", "build", "dev", "test") for word in ("--group", group)]
    settings = ["--universal", "--generate-hashes", "--no-header", "--no-annotate"]
    command = [uv, "pip", "compile", "-q", "pyproject.toml", *groups, *settings]
    target = ["--python-version", "3.11", "-o", environment.LOCK.name]
    done = subprocess.run([*command, *target, *arguments], cwd=ROOT, check=False)
    if done.returncode == 0 and "://" in environment.LOCK.read_text(encoding="utf-8"):
        raise SetupError("requirements.lock names a registry: take that line out.")
    return done.returncode


def _line_by_line(module: str) -> list[str]:
    """The beginning of a command that runs a module and holds none of its lines back.

    The flag is for this one process: what the tests start is buffered as everywhere else.
    """
    return [tool("python"), "-u", "-m", module]


def _become(command: list[str]) -> int:
    """Hand over to a program, so that signals, keys and exit code are its own."""
    sys.stdout.flush()
    sys.stderr.flush()
    if not Path(command[0]).exists():
        raise SetupError(f"{command[0]} is missing: delete .venv and try again.")
    if os.name == "posix":
        os.execv(command[0], command)
    return _wait_for(command)


def _wait_for(command: list[str]) -> int:
    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # the program got it as well and decides what to do
