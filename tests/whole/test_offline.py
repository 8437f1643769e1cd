"""Nothing leaves the machine: the whole main job, with every network call of the kernel seen."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.proofs import Record
from tests.whole.watched import Place, run_job

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace")
_LEAVES = re.compile(r"\b(connect|sendto|sendmsg|sendmmsg|bind|socket)\(.*AF_INET6?\b")
OUT = """
import socket
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.connect(("192.0.2.1", 9))
"""


def leaving(trace: str) -> list[str]:
    """The calls that make, name or use a socket of the internet; local ones are not meant."""
    return [line for line in trace.splitlines() if _LEAVES.search(line)]


def test_the_whole_main_job_opens_no_connection(tmp_path: Path, record: Record) -> None:
    place = Place(tmp_path / "computer")
    for deed, said in (("write", "typed\n"), ("finish", "done\n")):
        done, trace = run_job(place, deed, "network")
        assert done.stdout == said, done.stderr
        assert leaving(trace) == []
        record("network calls of the main job under strace", len(trace.splitlines()), 0)


def test_the_watch_can_fail(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace), sys.executable, "-c", OUT],
        check=True,
        timeout=60,
    )
    assert leaving(trace.read_text())
