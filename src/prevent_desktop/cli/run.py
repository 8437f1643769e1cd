"""Runs one command and turns whatever happens into an exit code and a sentence."""

import argparse
from pathlib import Path

from prevent_desktop.cli import checking, export, papers
from prevent_desktop.cli.desk import Desk
from prevent_desktop.cli.exits import Exit
from prevent_desktop.errors import FileError, PreventDesktopError, internal_error
from prevent_desktop.form.files import template
from prevent_desktop.form.schema import json_schema


def run_command(desk: Desk, asked: argparse.Namespace) -> int:
    """Carry out the parsed command; never raises, never shows a traceback."""
    try:
        _check_folder()
        return int(_dispatch(desk, asked))
    except PreventDesktopError as error:
        desk.tell_error(error)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return Exit.CANNOT
    except (Exception, RecursionError, MemoryError) as error:  # noqa: BLE001  (the last net)
        desk.tell_error(internal_error(error))
    return Exit.CANNOT


def _check_folder() -> None:
    """Libraries ask where they are while they load, and so do relative paths."""
    try:
        Path.cwd()
    except OSError as error:
        raise FileError("no_working_folder") from error


def _dispatch(desk: Desk, asked: argparse.Namespace) -> Exit:
    match asked.command:
        case "export":
            wishes = export.ExportWishes(
                answers=asked.answers,
                folder=asked.out,
                incomplete=asked.incomplete,
                identity=asked.identity,
                ephemeral=asked.ephemeral_identity,
                passphrase_fd=asked.passphrase_fd,
                today=asked.today,
            )
            return export.export(desk, wishes)
        case "check":
            return checking.check(desk, asked.answers, asked.today, as_json=asked.json)
        case "verify":
            return papers.verify(desk, asked.pdf, as_json=asked.json)
        case "read":
            return papers.read(desk, asked.pdf, unverified=asked.unverified)
        case "blank":
            return papers.blank(desk, asked.out)
        case "template":
            library = desk.library()
            desk.say_json(template(library.default_form, library.default_area.id))
        case _:
            library = desk.library()
            desk.say_json(json_schema(library.default_form, tuple(library.areas)))
    return Exit.DONE
