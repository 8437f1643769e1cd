"""pyHanko's quick ways are its own: the same value, the same place afterwards, the same refusal."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.document.kinds import made

from prevent_desktop import document
from prevent_desktop.document import plain_tokens
from prevent_desktop.document.plain_tokens import read_name, read_string

OWN_NAME, OWN_STRING = plain_tokens._own_name, plain_tokens._own_string
SIGNS = b"aZ09_+-.#2f <>()[]{}/%\n\r\t\f\x00\x7f\xe9"
BYTES = st.lists(st.sampled_from([bytes([sign]) for sign in SIGNS]), max_size=40).map(b"".join)
HEX = st.lists(st.sampled_from([bytes([n]) for n in b"0aF9f \n>g%"]), max_size=40).map(b"".join)


def outcome(read: Callable[[Any], Any], before: bytes, data: bytes) -> tuple[object, ...]:
    """What reading gives or raises, and where it stopped."""
    stream = io.BytesIO(before + data)
    stream.seek(len(before))
    try:
        value = read(stream)
    except Exception as error:  # noqa: BLE001  (what it refuses, the other has to refuse)
        return type(error), str(error)
    raw = getattr(value, "original_bytes", None)
    return type(value), value, raw, vars(value), stream.tell()


@given(BYTES, BYTES)
@example(b"", b"Type")
@example(b"", b"A" * 32 + b" ")
@example(b"", b"A" * 33 + b" ")
@example(b"x", b"application#2fjson ")
def test_a_name_is_read_as_pyhanko_reads_it(before: bytes, data: bytes) -> None:
    assert outcome(read_name, before, b"/" + data) == outcome(OWN_NAME, before, b"/" + data)
    assert outcome(read_name, before, data) == outcome(OWN_NAME, before, data)


@given(BYTES, HEX)
@example(b"", b"")
@example(b"", b"feff0041>")
@example(b"", b"fffe4100>")
@example(b"", b"00" * 40_000 + b"> ")
@example(b"", b"0>")
def test_a_string_is_read_as_pyhanko_reads_it(before: bytes, data: bytes) -> None:
    assert outcome(read_string, before, b"<" + data) == outcome(OWN_STRING, before, b"<" + data)


def test_a_paper_is_read_by_the_quick_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    """Most of its names, and its signature: else they are quick for nothing."""
    left: list[str] = []

    def own_name(stream: Any) -> Any:
        left.append(OWN_NAME(stream))
        return left[-1]

    monkeypatch.setattr(plain_tokens, "_own_name", own_name)
    monkeypatch.setattr(plain_tokens, "_own_string", lambda _stream: pytest.fail("a string"))
    assert document.verify(made("signed")).kind is document.VerdictKind.UNCHANGED
    assert set(left) == {"/application/json"}, "what has an escape in it is pyHanko's own to read"
