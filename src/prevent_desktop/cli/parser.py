"""The command line's grammar and its help."""

import argparse
import io
import re
import shlex
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from prevent_desktop.cli.amending import ALONE, add_amending, stands_alone
from prevent_desktop.cli.desk import for_terminal
from prevent_desktop.cli.exits import EXIT_HELP, Exit
from prevent_desktop.cli.fill_parser import add_fill
from prevent_desktop.cli.out_file import add_out
from prevent_desktop.cli.paper_parser import add_countersign, add_key, add_read, add_verify
from prevent_desktop.cli.rules import add_policy
from prevent_desktop.cli.transfer_parser import add_transfer
from prevent_desktop.cli.typed_words import a_path, not_text

_NO_COMMAND = re.compile(r"argument COMMAND: invalid choice: '(.+?)' \(choose from ")
_FILES = (".pdf", ".prevent-transfer")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
PROGRAM = "prevent-desktop"
DESCRIPTION = (
    "Guides you through a Prevent referral, offline. Without a command it opens the window; "
    "with one it does the same jobs without a window. It never sends, fetches or updates anything."
)
EPILOG = f"""\
a first try:
  {PROGRAM} template --out mine.json    an answers file with every question, empty
  {PROGRAM} check mine.json             what is still missing
  {PROGRAM} export mine.json --out out --ephemeral-identity
                                        a signed PDF and a draft message in out/
  {PROGRAM} verify out/PR-….pdf         was it changed since it was signed?

{EXIT_HELP}

Independent software: not made or endorsed by the Home Office, the police, Kent County Council
or Medway Council. If anyone is in danger right now, call 999 first.
"""


class _Parser(argparse.ArgumentParser):
    """Says in one sentence what is wrong with the words typed, and exits with 64."""

    def error(self, message: str) -> NoReturn:
        if (found := _NO_COMMAND.match(message)) and found[1].lower().endswith(_FILES):
            file = shlex.quote(found[1])
            message = (
                f"{file} is no command; to check a signed PDF: {PROGRAM} verify {file}; to open a "
                f"file in the window: {PROGRAM} open {file}"
            )
        words = for_terminal(f"{self.prog}: {message} (see {self.prog} --help)")
        self.exit(Exit.WRONG_USAGE, f"{words}\n")


@dataclass(frozen=True, slots=True)
class Answered:
    """What the grammar has to say itself: help, the version, or what was typed wrongly."""

    code: int
    out: str
    err: str


def parse(version: str, arguments: Sequence[str] | None) -> argparse.Namespace | Answered:
    """The command that was typed, or what to say instead of carrying one out.

    argparse prints into buffers and looks away when that fails; so it prints into ours.
    """
    parser = build_parser(version)
    out, err = io.StringIO(), io.StringIO()
    try:
        with redirect_stdout(out), redirect_stderr(err):
            asked, rest = parser.parse_known_args(arguments)
            unknown = _take_files(parser, asked, rest)
            if unknown:
                parser.error(f"unrecognized arguments: {' '.join(unknown)}")
            if getattr(asked, "ephemeral_identity", False) and asked.passphrase_fd is not None:
                parser.error("--passphrase-fd: there is no passphrase with --ephemeral-identity")
            for name in not_text(asked):
                parser.error(f"--{name}: it holds something that is not text (UTF-8)")
            if stands_alone(asked):
                parser.error(ALONE)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else Exit.DONE
        return Answered(code, out.getvalue(), err.getvalue())
    return asked


def _take_files(
    parser: argparse.ArgumentParser, asked: argparse.Namespace, rest: Sequence[str]
) -> Sequence[str]:
    """Give `read` the files after an option, where argparse sees no more; what is left is unknown.

    After `--` every word is a file, whatever it begins with.
    """
    if asked.command != "read":
        return rest
    words = list(rest)
    end = words.index("--") if "--" in words else len(words)
    before, after = words[:end], words[end + 1 :]
    if "" in words:
        parser.error("the name of a file or folder is empty")
    asked.pdf += [a_path(word) for word in before if not word.startswith("-")]
    asked.pdf += [a_path(word) for word in after]
    return [word for word in before if word.startswith("-")]


def build_parser(version: str) -> argparse.ArgumentParser:
    """The whole grammar. `command` is None when no command was given."""
    parser = _Parser(
        prog=PROGRAM,
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {version}")
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="try every part of the program on this computer and say what works",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _add_export(commands)
    _add_fill(commands)
    _add_check(commands)
    _add_verify(commands)
    _add_read(commands)
    _add_papers(commands)
    _add_open(commands)
    add_policy(_add(commands, "policy", "look over an administrator's rules for this computer"))
    add_transfer(_add(commands, "transfer", "hand a draft over, or take one over"))
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001  (argparse gives it no public name)


def _add(commands: "_Commands[_Parser]", name: str, words: str, more: str = "") -> _Parser:
    return commands.add_parser(
        name,
        help=words,
        description=f"{words[:1].upper()}{words[1:]}. {more}".strip(),
        epilog=EXIT_HELP,
        allow_abbrev=False,
    )


def _add_export(commands: "_Commands[_Parser]") -> None:
    parser = _add(
        commands,
        "export",
        "turn answers into a signed PDF and a draft message",
        "Findings go to stderr; the two paths go to stdout, one a line. "
        "Nothing is overwritten and nothing is sent. Without --identity or --ephemeral-identity "
        "it signs with the referrer's own key, which is made and kept, encrypted, at the first "
        "need.",
    )
    parser.add_argument("answers", metavar="ANSWERS.json", type=a_path, help="the answers file")
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=a_path,
        default=Path(),
        help="where both files go; made if it is not there (default: the current folder)",
    )
    parser.add_argument(
        "--incomplete",
        action="store_true",
        help="write it although answers are missing or wrong; every page says so",
    )
    parser.add_argument(
        "--word",
        action="store_true",
        help="write an unsigned copy for Word as well; its path is the third",
    )
    parser.add_argument(
        "--large-copy",
        action="store_true",
        help="write a copy in large print too, marked as a copy and not signed",
    )
    add_amending(parser)
    add_key(parser)
    _add_today(parser)


def _add_fill(commands: "_Commands[_Parser]") -> None:
    parser = _add(
        commands,
        "fill",
        "fill a form file that somebody sent you from the same answers",
        "Without --as-proposed or --map it prints what it would put where, as JSON, and writes "
        "nothing. What was left, and why, goes to stderr; the paths go to stdout. Nothing is "
        "overwritten and nothing is sent.",
    )
    add_fill(parser)
    _add_today(parser)


def _add_check(commands: "_Commands[_Parser]") -> None:
    parser = _add(commands, "check", "say what is missing or worth a look in an answers file")
    parser.add_argument("answers", metavar="ANSWERS.json", type=a_path, help="the answers file")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    _add_today(parser)


def _add_verify(commands: "_Commands[_Parser]") -> None:
    add_verify(
        _add(
            commands,
            "verify",
            "say whether a signed PDF was changed since it was signed",
            "It does not prove who holds the key: compare the fingerprint by phone.",
        )
    )


def _add_read(commands: "_Commands[_Parser]") -> None:
    add_read(_add(commands, "read", "print the answers inside a PDF as an answers file"))
    add_countersign(
        _add(
            commands,
            "countersign",
            "add the lead's signature to a signed PDF",
            "The verdict goes to stderr, the path of the new file to stdout. Never needed: a "
            "referral is sent first. Without --identity or --ephemeral-identity it signs with "
            "the key kept here for --name and --role.",
        )
    )


def _add_papers(commands: "_Commands[_Parser]") -> None:
    blank = _add(commands, "blank", "write the empty form, to be filled in by pen")
    blank.add_argument(
        "--out",
        metavar="FILE",
        type=a_path,
        default=Path("blank.pdf"),
        help="the PDF to write (default: ./blank.pdf)",
    )
    blank.add_argument("--large", action="store_true", help="in large print, 18 points")
    add_out(_add(commands, "template", "print an answers file with every question, unanswered"))
    add_out(_add(commands, "schema", "print the JSON Schema of answers files"))


def _add_open(commands: "_Commands[_Parser]") -> None:
    parser = _add(
        commands,
        "open",
        "open the window at a file: a draft to take over, or a signed PDF to check",
        "If the window is open already, it comes to the front and goes there once the drafts are "
        "open; what was being written is saved first. A desktop opens files by this.",
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        default="",
        help="a .prevent-transfer file or a .pdf (default: only open the window)",
    )


def _add_today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today",
        metavar="YYYY-MM-DD",
        type=_day,
        help="the day the checks go by (default: today); never the signing time",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else _no_day(text)
    except ValueError:
        return _no_day(text)


def _no_day(text: str) -> NoReturn:
    raise argparse.ArgumentTypeError(f"{text!r} is not a day written as YYYY-MM-DD")
