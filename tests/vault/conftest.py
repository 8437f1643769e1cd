from pathlib import Path

import pytest
from tests.vault.helpers import MemoryKeys


@pytest.fixture
def keys() -> MemoryKeys:
    return MemoryKeys()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"
