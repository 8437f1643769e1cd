"""The words of `fill`."""

import argparse
from pathlib import Path

from prevent_desktop.cli.typed_words import a_path


def add_fill(parser: argparse.ArgumentParser) -> None:
    """Add the arguments; `--today` is added by the caller."""
    parser.add_argument("answers", metavar="ANSWERS.json", type=a_path, help="the answers file")
    parser.add_argument(
        "--form",
        metavar="FILE",
        type=a_path,
        required=True,
        help="the form to fill: .docx, .docm or a PDF with boxes; it is never changed",
    )
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=a_path,
        default=Path(),
        help="where the filled copy goes; made if it is not there (default: the current folder)",
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--as-proposed", action="store_true", help="fill every box that is unambiguous"
    )
    how.add_argument(
        "--map",
        metavar="MAP.json",
        type=a_path,
        help="fill as this file says: the proposal that the command prints, corrected",
    )
    parser.add_argument(
        "--json", action="store_true", help="after filling print one JSON document, not the paths"
    )
    parser.add_argument(
        "--incomplete", action="store_true", help="go on although answers are missing or wrong"
    )
