"""Passphrases for a command: from a file descriptor, or typed at the terminal."""

import os

from prevent_desktop.cli.desk import Desk
from prevent_desktop.errors import IdentityError

MAX_PASSPHRASE_BYTES = 4096


def read_passphrase(desk: Desk, descriptor: int | None, prompt: str) -> bytes:
    """The passphrase from the descriptor up to its line end, or from the person.

    What follows is left for who reads next: where only stdin can be handed on, as on Windows, it
    brings the passphrase and the words of a transfer file, a line each.
    Raises IdentityError("no_passphrase").
    """
    try:
        if descriptor is None:
            return desk.ask_passphrase(prompt).encode("utf-8")
        with os.fdopen(descriptor, "rb", buffering=0, closefd=False) as file:
            given = file.readline(MAX_PASSPHRASE_BYTES + 1)
    except (OSError, EOFError, UnicodeError) as error:
        raise IdentityError("no_passphrase") from error
    if len(given) > MAX_PASSPHRASE_BYTES:
        raise IdentityError("no_passphrase")
    return given.rstrip(b"\r\n")
