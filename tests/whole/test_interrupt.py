"""Ctrl-C ends the program quietly, however early it comes."""

import subprocess
import sys
from importlib.metadata import entry_points

import pytest

EARLY = """
import os, signal, sys
# Started from a job in the background, a process ignores Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)

class AtModule:
    "Somebody presses Ctrl-C while this module is being loaded."
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, AtModule())
"""
AS_MODULE = "import runpy; runpy.run_module('prevent_desktop', run_name='__main__')"
AS_COMMAND = f"""
import sys
from importlib import import_module
module, name = {(*entry_points(group="console_scripts")["prevent-desktop"].value.split(":"),)!r}
sys.exit(getattr(import_module(module), name)())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("way", [AS_MODULE, AS_COMMAND], ids=["module", "command"])
@pytest.mark.parametrize(
    "module",
    ["prevent_desktop.app", "prevent_desktop.ui.start.start", "PySide6.QtWidgets"],
)
def test_ctrl_c_while_the_window_loads(way: str, module: str) -> None:
    interrupted(way, module)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("way", [AS_MODULE, AS_COMMAND], ids=["module", "command"])
@pytest.mark.parametrize("module", ["prevent_desktop.document", "prevent_desktop.cli.parser"])
def test_ctrl_c_while_a_command_loads(way: str, module: str) -> None:
    interrupted(way, module, "check", "none.json")


def interrupted(way: str, module: str, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", EARLY.format(module=module) + way, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
