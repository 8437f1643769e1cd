"""Files made to hurt: each ends in one answer, within bounded time and memory."""

import itertools
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pyhanko.pdf_utils import generic, xref
from pyhanko.pdf_utils.misc import PdfReadError
from tests.document.malicious import FILES
from tests.proofs import Record

from prevent_desktop.document.bounds import bound_claims

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


def test_the_library_still_makes_every_entry_that_is_claimed() -> None:
    """Why `bounds` wraps it: if pyHanko learns to limit this, the wrapping can go."""
    bound_claims()
    bounded: Any = xref.parse_xref_stream
    claim = generic.StreamObject(stream_data=b"")
    claim["/W"] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 0)))
    claim["/Index"] = generic.ArrayObject(map(generic.NumberObject, (0, 2**31 - 1)))
    assert len(list(itertools.islice(bounded.__wrapped__(claim, False), 1000))) == 1000
    with pytest.raises(PdfReadError):
        next(bounded(claim, False))
