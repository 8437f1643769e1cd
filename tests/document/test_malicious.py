"""Files made to hurt: each ends in one answer, within bounded time and memory."""

import json
import subprocess
import sys
from pathlib import Path

from tests.document.malicious import FILES
from tests.proofs import Record

ROOT = Path(__file__).resolve().parents[2]


def test_hostile_files_end_in_one_answer(record: Record) -> None:
    """In a process that may take 1.5 GB and four minutes; the bombs hold 800 MB each."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.document.malicious"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == list(FILES), done.stderr.decode()[-2000:]
    assert done.returncode == 0
    for line in lines:
        assert line["verify"] in ("unreadable", "not_signed", "changed"), line
        assert line["read"] in ("unreadable", "no_payload", "payload_too_large", "read"), line
        assert line["text"] in ("unreadable", "read"), line
    said = {line["file"]: line for line in lines}
    assert said["answers that are a bomb"]["read"] == "payload_too_large"
    assert said["answers said to be a million megabytes"]["read"] == "payload_too_large"
    assert said["a page bomb"]["text"] == "unreadable"
    assert said["encrypted"]["verify"] == "unreadable"
    record("hostile PDFs opened by verify, read and as_text", len(lines), 0)
