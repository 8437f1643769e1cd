"""Runs one command and turns whatever happens into an exit code and a sentence.

What a command needs is loaded when it is asked for: `export` opens nobody's file, and `verify`
knows no drafts.
"""

import argparse
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from prevent_desktop.cli.desk import Desk
from prevent_desktop.cli.exits import Exit
from prevent_desktop.cli.out_file import into_file
from prevent_desktop.errors import FileError, PreventDesktopError, internal_error


def run_command(desk: Desk, asked: argparse.Namespace) -> int:
    """Carry out the parsed command; never raises, never shows a traceback."""
    try:
        _check_folder()
        return int(_COMMANDS[asked.command](desk, asked))
    except PreventDesktopError as error:
        desk.tell_error(error)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return Exit.CANNOT
    except (Exception, RecursionError, MemoryError) as error:  # noqa: BLE001  (the last net)
        desk.tell_error(internal_error(error))
    return Exit.CANNOT


def _transfer(desk: Desk, asked: argparse.Namespace) -> Exit:
    from prevent_desktop.cli import transfer

    wishes = transfer.TransferWishes(
        passphrase_fd=asked.passphrase_fd,
        words_fd=getattr(asked, "words_fd", None),
        draft=getattr(asked, "draft", ""),
        file=getattr(asked, "file", None),
        sender=getattr(asked, "sender", ""),
        expired_too=getattr(asked, "expired_too", False),
        everything=getattr(asked, "everything", False),
        other_versions=getattr(asked, "other_versions", False),
    )
    desk.policy().require("move_everything" if wishes.everything else "transfer")
    match asked.action:
        case "out":
            return transfer.transfer_out(desk, wishes)
        case "in":
            return transfer.transfer_in(desk, wishes)
        case _:
            return transfer.list_drafts(desk, wishes)


def _check_folder() -> None:
    """Libraries ask where they are while they load, and so do relative paths."""
    try:
        Path.cwd()
    except OSError as error:
        raise FileError("no_working_folder") from error


def _export(desk: Desk, asked: argparse.Namespace) -> Exit:
    from prevent_desktop.cli import export
    from prevent_desktop.kept.amends import Amends

    wishes = export.ExportWishes(
        answers=asked.answers,
        folder=asked.out,
        incomplete=asked.incomplete,
        large_copy=asked.large_copy,
        identity=asked.identity,
        ephemeral=asked.ephemeral_identity,
        passphrase_fd=asked.passphrase_fd,
        today=asked.today,
        word=asked.word,
        amends=Amends(replaces=asked.replaces or "", why=asked.why or ""),
    )
    return export.export(desk, wishes)


def _template(desk: Desk, _asked: argparse.Namespace) -> Exit:
    from prevent_desktop.form.files import template

    library = desk.library()
    desk.say_json(template(library.default_form, library.default_area.id))
    return Exit.DONE


def _schema(desk: Desk, _asked: argparse.Namespace) -> Exit:
    from prevent_desktop.form.schema import json_schema

    library = desk.library()
    desk.say_json(json_schema(library.default_form, tuple(library.areas)))
    return Exit.DONE


def _fill(desk: Desk, asked: argparse.Namespace) -> Exit:
    from prevent_desktop.cli.fill import fill

    return fill(desk, asked)


def _check(desk: Desk, asked: argparse.Namespace) -> Exit:
    from prevent_desktop.cli.checking import check

    return check(desk, asked.answers, asked.today, as_json=asked.json)


def _verify(desk: Desk, asked: argparse.Namespace) -> Exit:
    from prevent_desktop.cli.papers import verify

    return verify(desk, asked)


def _read(desk: Desk, asked: argparse.Namespace) -> Exit:
    from prevent_desktop.cli.papers import read

    return read(desk, asked)


def _countersign(desk: Desk, asked: argparse.Namespace) -> Exit:
    from prevent_desktop.cli.countersigning import countersign

    return countersign(desk, asked)


def _blank(desk: Desk, asked: argparse.Namespace) -> Exit:
    from prevent_desktop.cli.papers import blank

    return blank(desk, asked.out, large=asked.large)


def _policy(desk: Desk, asked: argparse.Namespace) -> Exit:
    from prevent_desktop.cli.rules import policy

    return policy(desk, asked)


_COMMANDS: Mapping[str, Callable[[Desk, argparse.Namespace], Exit]] = {
    "export": _export,
    "fill": _fill,
    "check": _check,
    "verify": _verify,
    "read": partial(into_file, _read),
    "countersign": _countersign,
    "blank": _blank,
    "policy": _policy,
    "template": partial(into_file, _template),
    "schema": partial(into_file, _schema),
    "transfer": _transfer,
}
