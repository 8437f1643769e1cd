import pytest
from tests.vault.helpers import MemoryKeys


@pytest.fixture
def keys() -> MemoryKeys:
    return MemoryKeys()
