"""The entry point: reads the command line, builds what is needed once, hands it over."""

import getpass
import io
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from prevent_desktop import resources
from prevent_desktop.cli.desk import Desk
from prevent_desktop.cli.exits import Exit
from prevent_desktop.cli.parser import build_parser
from prevent_desktop.cli.run import run_command
from prevent_desktop.messages import Messages, load_messages
from prevent_desktop.referral import Library, load_library

NO_WINDOW = (
    "The window is not part of this version yet. "
    "prevent-desktop --help shows what can be done without it."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code (see `prevent_desktop.cli.exits`)."""
    _speak_utf8()
    asked = build_parser(program_version()).parse_args(arguments)
    if asked.command is None:
        sys.stderr.write(f"{NO_WINDOW}\n")
        return Exit.CANNOT
    return run_command(_desk(), asked)


def program_version() -> str:
    """The installed version; "0" when the program's own metadata is gone."""
    try:
        return version("prevent-desktop")
    except PackageNotFoundError:
        return "0"


def _speak_utf8() -> None:
    """Write UTF-8 whatever the console is set to, and never fail over a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _desk() -> Desk:
    return Desk(
        library=_library,
        messages=_messages,
        message_template=lambda: resources.read_text("mail", "message.txt"),
        now=lambda: datetime.now(UTC).replace(microsecond=0),
        ask_passphrase=getpass.getpass,
        stdout=sys.stdout,
        stderr=sys.stderr,
    )


def _library() -> Library:
    def contents(folder: str) -> dict[str, bytes]:
        return {f.name: f.read_bytes() for f in resources.path(folder).glob("*.toml")}

    return load_library(contents("forms"), contents("areas"))


def _messages() -> Messages:
    return load_messages(resources.path("messages.toml").read_bytes())
