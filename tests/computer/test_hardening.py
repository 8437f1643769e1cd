"""No memory of the process reaches a core dump; a debugger may still be asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")

STRACE = ("strace", "-f", "-e", "trace=prctl,openat")
LOOK = """
import ctypes, os, resource, signal, sys
from prevent_desktop.computer.hardening import keep_memory_private
if sys.argv[1] == "hard":
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
keep_memory_private()
print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def look(*options: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, *options, "-c", LOOK, "hard"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.split()


def test_the_program_leaves_no_core_dump() -> None:
    assert look() == ["0", "0"]


def test_a_developer_may_ask_for_one() -> None:
    assert look("-X", "dev")[1] == "1"


def test_the_whole_program_is_hard_before_it_reads_anything(tmp_path: Path) -> None:
    """No file of the program's own is opened before the switch; after it, only root sees paths."""
    trace = tmp_path / "trace"
    subprocess.run(
        [*STRACE, "-o", str(trace), sys.executable, "-m", "prevent_desktop", "template"],
        capture_output=True,
        timeout=120,
        check=True,
        env=os.environ | {"PREVENT_DESKTOP_DATA": str(tmp_path / "data")},
    )
    lines = trace.read_text("utf-8", "replace").splitlines()
    hard = next(i for i, line in enumerate(lines) if "PR_SET_DUMPABLE, SUID_DUMP_DISABLE" in line)
    assert not [line for line in lines[:hard] if ".toml" in line or str(tmp_path / "data") in line]
