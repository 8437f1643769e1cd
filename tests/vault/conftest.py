from pathlib import Path

import pytest
from tests.vault.helpers import MemoryKeys
from tests.vault.scene import Clock, Scene


@pytest.fixture
def keys() -> MemoryKeys:
    return MemoryKeys()


@pytest.fixture
def scene(folder: Path, keys: MemoryKeys) -> Scene:
    return Scene(folder, keys, Clock())
