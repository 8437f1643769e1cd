"""`--out FILE`: a result into a file instead of stdout, as UTF-8 whatever the shell does to it.

Windows PowerShell 5.1 turns what is redirected with ``>`` into UTF-16.
"""

import argparse
import io
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from prevent_desktop.cli.desk import Desk
from prevent_desktop.cli.exits import Exit
from prevent_desktop.cli.typed_words import a_path
from prevent_desktop.saving import make_folder, save_new

if TYPE_CHECKING:
    from pathlib import Path

Command = Callable[[Desk, argparse.Namespace], Exit]


def add_out(parser: argparse.ArgumentParser) -> None:
    """Add the argument."""
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=a_path,
        help="write it to this file, as UTF-8; never over another (default: to stdout)",
    )


def into_file(command: Command, desk: Desk, asked: argparse.Namespace) -> Exit:
    """Run the command; with `--out` its result goes there and stdout gets the path.

    A command that gives no result makes no file. Raises FileError when it cannot be saved, and
    all that the command raises.
    """
    target: Path | None = asked.out
    if target is None:
        return command(desk, asked)
    result = io.StringIO()
    end = command(replace(desk, stdout=result), asked)
    if result.getvalue():
        make_folder(target.parent)
        data = result.getvalue().encode("utf-8", "backslashreplace")
        (path,) = save_new(target.parent, {target.name: data})
        desk.say_path(path)
    return end
