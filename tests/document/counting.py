"""Work in counts, which no other program can disturb."""

import sys
from collections.abc import Callable
from typing import Any

import pytest


def calls_in(work: Callable[[], object]) -> int:
    """How many functions are called, of Python or not."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[int]:
    """Count the calls of one function from now on, in the only place of the list."""
    own: Callable[..., Any] = getattr(module, name)
    calls = [0]

    def counting(*args: Any, **kwargs: Any) -> Any:
        calls[0] += 1
        return own(*args, **kwargs)

    monkeypatch.setattr(module, name, counting)
    return calls
