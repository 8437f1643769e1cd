"""`policy`: the administrator's rules, looked over before they are given out."""

import argparse
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from prevent_desktop.cli.area_rules import say_areas
from prevent_desktop.cli.desk import Desk
from prevent_desktop.cli.exits import Exit
from prevent_desktop.cli.typed_words import a_path
from prevent_desktop.computer.area_files import areas_folder
from prevent_desktop.computer.paths import policy_file
from prevent_desktop.computer.policy import (
    FILE_NAME,
    LARGEST,
    SINCE,
    STANDARD,
    chosen,
    policy_schema,
)
from prevent_desktop.errors import FileError
from prevent_desktop.saving import read_limited

THIS_COMPUTER = object()
"""No file was named. It is no path, because a person may name any, also "."."""


def add_policy(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `policy`."""
    ways = parser.add_mutually_exclusive_group(required=True)
    ways.add_argument(
        "--check",
        metavar="FILE",
        nargs="?",
        type=a_path,
        const=THIS_COMPUTER,
        help="say what the rules in this file and the area files beside it are, or what is wrong "
        "with them; of a folder, its policy.toml (default: those that hold on this computer)",
    )
    ways.add_argument("--schema", action="store_true", help="print the JSON Schema of the file")


def policy(desk: Desk, asked: argparse.Namespace) -> Exit:
    """Look a file of rules over, with the folder `areas` beside it, or print its schema.

    Raises ResourceError for a file with a mistake, FileError for one that cannot be read.
    """
    if asked.schema:
        desk.say_json(policy_schema())
        return Exit.DONE
    own = asked.check is THIS_COMPUTER
    file: Path = policy_file() if own else asked.check
    in_folder = not own and file.is_dir()
    if in_folder:
        file /= FILE_NAME
    may_miss = own or (in_folder and os.path.lexists(areas_folder(file)))
    missing = False
    try:
        rules = chosen(read_limited(file, LARGEST), file.name)
    except FileError as error:
        if not may_miss or error.code != "missing" or os.path.lexists(file):
            raise
        missing = True
        desk.say(f"There is no {file}: the standard rules hold.")
        rules = {}
    else:
        desk.say(f"Every rule in {file} can be read.")
    _say_rules(desk, rules)
    opens = _say_mail_program(desk, rules.get("mail_program"))
    holds = _say_folder(desk, rules.get("pdf_folder"))
    areas = say_areas(desk, file, rules.get("area"))
    if not (opens and holds and areas.fine):
        return Exit.CANNOT
    if areas.any or not missing:
        desk.say("These rules can be given out.")
    return Exit.DONE


def _say_mail_program(desk: Desk, program: str | None) -> bool:
    """Whether there is such a program; one that is not on a computer is chosen by each person."""
    from prevent_desktop.mail import Client

    known = [client.value for client in Client if client is not Client.OTHER]
    if program is None or program in known:
        return True
    desk.tell(f"No email program has the id {program}. There are: {', '.join(known)}.")
    return False


def _say_folder(desk: Desk, folder: str | None) -> bool:
    """Whether papers may be saved there; one that is not there is made when it is needed."""
    if folder is None or not Path(folder).expanduser().is_file():
        return True
    desk.tell(f"pdf_folder names a file on this computer, not a folder: {folder}.")
    return False


def _say_rules(desk: Desk, rules: Mapping[str, Any]) -> None:
    for rule in SINCE:
        value = rules.get(rule, getattr(STANDARD, rule))
        whose = f"from version {SINCE[rule]} on" if rule in rules else "standard"
        told = sorted(value) if isinstance(value, frozenset) else value
        said = "left to each person" if value is None else json.dumps(told)
        desk.say(f"{rule} = {said}   ({whose})")
