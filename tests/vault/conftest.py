from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.proofs import Record
from tests.vault.helpers import MemoryKeys


@pytest.fixture
def keys() -> MemoryKeys:
    return MemoryKeys()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def counted(request: pytest.FixtureRequest, record: Record) -> Iterator[None]:
    """Count each test of a module that says in PROOF what it proves."""
    yield
    record(request.module.PROOF, 1, 0)
