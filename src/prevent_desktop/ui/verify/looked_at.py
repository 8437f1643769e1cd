"""A file from somebody else that was looked at: its bytes are the ones to go on with."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Where the file was, and what was in it when its verdict was found; held by its page alone."""

    path: Path
    pdf: bytes = field(repr=False)
