"""Words of the command line that are a path, and words that are no text at all."""

import argparse
from collections.abc import Iterator
from pathlib import Path


def a_path(word: str) -> Path:
    """A file or folder; nothing names neither, and is not the current folder."""
    if not word:
        raise argparse.ArgumentTypeError("the name of a file or folder is empty")
    return Path(word)


def not_text(asked: argparse.Namespace) -> Iterator[str]:
    """The names of what was typed as text and is none; a path may be any bytes on Linux."""
    for name, value in vars(asked).items():
        if isinstance(value, str) and (asked.command, name) != ("open", "file"):
            try:
                value.encode("utf-8")
            except UnicodeEncodeError:
                yield name
