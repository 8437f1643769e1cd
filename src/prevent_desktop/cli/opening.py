"""`open`: which file the window is asked to go to."""

import os
from pathlib import Path

from prevent_desktop.cli.desk import for_terminal
from prevent_desktop.computer.one_window import KINDS, can_be_handed
from prevent_desktop.computer.policy import Policy
from prevent_desktop.errors import FileError
from prevent_desktop.kept.handover import ENDING


def handed(typed: str, rules: Policy) -> Path | None:
    """The whole path of the file; None where none was named, as a desktop's menu does.

    Raises FileError("missing", "is_folder", "not_a_file", "unreadable", "no_working_folder" or
    "not_to_open"), and PreventDesktopError for a draft where `rules` let none be taken over.
    """
    if not typed:
        return None
    try:
        file = Path(os.path.abspath(typed))  # noqa: PTH100  (resolving would follow links)
    except OSError as error:
        raise FileError("no_working_folder") from error
    try:
        code = "" if can_be_handed(file) else _why_not(file)
    except (OSError, ValueError):
        code = "unreadable"
    if code:
        raise FileError(code, name=for_terminal(str(file)))
    if file.suffix.lower() == ENDING:
        rules.require("transfer")
    return file


def _why_not(file: Path) -> str:
    if not file.exists():
        return "missing"
    if file.is_dir():
        return "is_folder"
    return "not_to_open" if file.suffix.lower() not in KINDS else "not_a_file"
