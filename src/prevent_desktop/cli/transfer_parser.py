"""The grammar of `transfer`."""

import argparse

from prevent_desktop.cli.exits import EXIT_HELP
from prevent_desktop.cli.typed_words import a_path


def add_transfer(parser: argparse.ArgumentParser) -> None:
    """Add list, out and in to the command."""
    actions = parser.add_subparsers(
        dest="action", metavar="ACTION", required=True, parser_class=type(parser)
    )

    def add(name: str, words: str, more: str) -> argparse.ArgumentParser:
        action: argparse.ArgumentParser = actions.add_parser(
            name,
            help=words,
            description=f"{words[:1].upper()}{words[1:]}. {more}",
            epilog=EXIT_HELP,
            allow_abbrev=False,
        )
        action.add_argument(
            "--passphrase-fd",
            metavar="N",
            type=descriptor,
            help="read the passphrase of your drafts from this file descriptor",
        )
        return action

    add("list", "list your drafts", "One line each: the beginning of its id, its day, its title.")
    _add_out(
        add(
            "out",
            "seal one draft in a file for a colleague or another computer",
            "The words that open it go to stderr: tell them by phone. The path goes to stdout.",
        )
    )
    _add_in(
        add(
            "in",
            "take such a file over as a new draft",
            "Close the window first. The beginning of the new draft's id goes to stdout.",
        )
    )


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "draft",
        metavar="DRAFT",
        nargs="?",
        default="",
        help="the beginning of the draft's id; not needed when there is only one draft",
    )
    parser.add_argument(
        "--out",
        metavar="FILE",
        dest="file",
        type=a_path,
        help="the file to write (default: Prevent draft DATE.prevent-transfer)",
    )
    parser.add_argument(
        "--everything",
        action="store_true",
        help="seal all that is kept, for a new computer: drafts, records, keys, your details",
    )
    parser.add_argument(
        "--sender", metavar="TEXT", default="", help="who it comes from, shown as a claim"
    )
    _add_words(parser, "seal it under these words instead of new ones, read from this descriptor")


def _add_in(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=a_path, help="the transfer file")
    parser.add_argument(
        "--expired-too", action="store_true", help="take it over although its day is over"
    )
    parser.add_argument(
        "--everything",
        action="store_true",
        help="take in all that was kept on another computer; what is here stays as it is",
    )
    parser.add_argument(
        "--other-versions",
        action="store_true",
        help="with --everything: bring in drafts that are here in another version beside them",
    )
    _add_words(parser, "read the words of the file from this file descriptor")


def _add_words(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument("--words-fd", metavar="N", type=descriptor, help=words)


def descriptor(text: str) -> int:
    """The number of a file descriptor; argparse tells the person when it is none."""
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise argparse.ArgumentTypeError(f"{text!r} is not the number of a file descriptor")
    return int(text)
