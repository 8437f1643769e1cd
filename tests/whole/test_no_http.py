"""No command loads a client that could fetch anything, and pyHanko does not miss it."""

import json
import subprocess
import sys
from pathlib import Path

from tests.program import example

CLIENTS = ("aiohttp", "requests", "urllib3", "httpx")
WATCHED = """
import atexit, json, sys
report = sys.argv.pop(1)
def tell():
    from_files = [m for m, module in sys.modules.items() if getattr(module, "__file__", None)]
    open(report, "w").write(json.dumps(from_files))
atexit.register(tell)
from prevent_desktop.__main__ import start
sys.exit(start())
"""


def loaded(folder: Path, *words: str) -> tuple[str, set[str]]:
    """What a command printed, and every module it had loaded from a file at its end."""
    report = folder / "modules.json"
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(report), *words],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, set(json.loads(report.read_text()))


def clients(modules: set[str]) -> set[str]:
    return {name for name in modules if name.split(".")[0] in CLIENTS}


def test_no_command_loads_a_client_that_could_fetch(tmp_path: Path) -> None:
    told, modules = loaded(
        tmp_path, "export", str(example("child")), "--out", "out",
        "--ephemeral-identity", "--today", "2026-11-22",
    )  # fmt: skip
    paper = next(line for line in told.splitlines() if line.endswith(".pdf"))
    assert "pyhanko.sign.signers" in modules
    assert clients(modules) == set()
    for words in (
        ("verify", paper),
        ("read", paper),
        ("countersign", paper, "--name", "Robin Sample", "--ephemeral-identity"),
        ("check", str(example("adult-patient"))),
        ("blank", "--out", "blank.pdf"),
        ("template",),
        ("schema",),
        ("--version",),
    ):
        _told, modules = loaded(tmp_path, *words)
        assert clients(modules) == set(), words


def test_the_self_test_that_opens_every_page_loads_none(tmp_path: Path) -> None:
    _told, modules = loaded(tmp_path, "--self-test")
    assert "prevent_desktop.ui.home.home_page" in modules
    assert clients(modules) == set()


def test_the_watch_can_fail(tmp_path: Path) -> None:
    report = tmp_path / "modules.json"
    code = WATCHED.replace("from prevent_desktop.__main__ import start", "import aiohttp")
    code = code.replace("sys.exit(start())", "")
    subprocess.run([sys.executable, "-c", code, str(report)], check=True, timeout=60)
    assert clients(set(json.loads(report.read_text())))
