"""The answer to `--version` alone: scripts ask for it often, so nothing else is loaded."""

import os

from prevent_desktop import __version__

ASKED = ["--version"]
_STDOUT = 1


def say_version() -> bool:
    """Print it. False where it could not go out and the whole program has to say why."""
    try:
        os.write(_STDOUT, f"prevent-desktop {__version__}\n".encode())  # nothing stays in a buffer
    except OSError:
        return False
    return True
