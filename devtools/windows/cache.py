"""Where wine's world is kept between runs, who may use it now, and whether it is complete."""

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from devtools.environment import LOCK
from devtools.system import SetupError, say
from devtools.windows.wheels import PYTHON_LOCK, for_windows

VARIABLE = "PREVENT_DESKTOP_WINDOWS_CACHE"
HERE = Path(__file__).parent
RECIPE = "1"
"""To be raised when the way the prefix is made changes, so that it is made anew."""


@dataclass(frozen=True)
class Cache:
    """The folders under one top folder, about 3 GB when full."""

    top: Path

    @property
    def prefix(self) -> Path:
        """Wine's own world: drive C:, registry, credentials."""
        return self.top / "prefix"

    @property
    def drive(self) -> Path:
        return self.prefix / "drive_c"

    @property
    def wheels(self) -> Path:
        return self.top / "wheels"

    @property
    def home(self) -> Path:
        """HOME of everything under wine, so that it links no folder of the developer's."""
        return self.top / "home"

    @property
    def stamp(self) -> Path:
        return self.top / "ready.json"

    @property
    def sources(self) -> Path:
        """The copy of the sources that is run there; with a blank in its path, as people have."""
        return self.drive / "checks" / "prevent desktop"

    def has(self) -> dict[str, str]:
        """What was made from what; empty when nothing is finished."""
        try:
            found = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def note(self, **made: str) -> None:
        """Remember a part as finished."""
        self.stamp.write_text(json.dumps(self.has() | made), encoding="utf-8")

    def ready(self) -> bool:
        """Whether nothing has to be fetched for these sources."""
        return self.has() == wanted()


def find_cache() -> Cache:
    """The folder that PREVENT_DESKTOP_WINDOWS_CACHE names, else one among the user's caches."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Cache(Path(chosen).absolute())
    caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Cache(Path(caches) / "prevent-desktop" / "windows")


def wanted() -> dict[str, str]:
    """What a complete cache for these sources was made from."""
    recipe = hashlib.sha256(RECIPE.encode())
    parts = [PYTHON_LOCK, HERE / "inside_wine.py", *sorted((HERE / "stubs").glob("*.c"))]
    for part in parts:
        recipe.update(part.read_bytes())
    lock = for_windows(LOCK.read_text(encoding="utf-8"))
    return {
        "prefix": recipe.hexdigest(),
        "wheels": hashlib.sha256(lock.encode()).hexdigest(),
    }


@contextlib.contextmanager
def alone(cache: Cache) -> Iterator[None]:
    """Wait until no other run uses the cache; two of them would mix their sources."""
    if sys.platform != "win32":
        import fcntl

        cache.top.mkdir(parents=True, exist_ok=True)
        try:
            lock = (cache.top / "lock").open("w")
        except OSError as problem:
            raise SetupError(f"{cache.top} cannot be used ({problem.strerror}).") from None
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                say("Another run uses wine's folder; waiting for it …")
                fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    else:
        raise SetupError("This is Windows itself: `dev.py test` runs the tests here.")
