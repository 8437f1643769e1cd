"""The search for words in clear finds what there is to find."""

import base64
from pathlib import Path

import pytest
from tests.desk.findings import in_clear

SENTENCE = "About Zebedee, in confidence."


DATA = {
    **{coding: SENTENCE.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be")},
    **{f"base64-{shift}": base64.b64encode(bytes(shift) + SENTENCE.encode()) for shift in range(3)},
}


@pytest.mark.parametrize("data", DATA.values(), ids=DATA.keys())
def test_a_word_in_a_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "deep" / "file"
    path.parent.mkdir()
    path.write_bytes(b"\0\xff" + data)
    assert in_clear(tmp_path) == [f"{path}: Zebedee"]
    assert in_clear(tmp_path, path) == []


def test_a_word_in_a_name(tmp_path: Path) -> None:
    path = tmp_path / "zebedee.tmp"
    path.touch()
    assert in_clear(tmp_path) == [f"{path} (name)"]


def test_nothing_to_find(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"zebra")
    assert in_clear(tmp_path) == []
