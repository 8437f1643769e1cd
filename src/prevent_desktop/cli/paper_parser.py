"""The grammar of the commands for finished papers: `verify`, `read` and `countersign`."""

import argparse

from prevent_desktop.cli.out_file import add_out
from prevent_desktop.cli.transfer_parser import descriptor
from prevent_desktop.cli.typed_words import a_path
from prevent_desktop.document.fingerprints import read_fingerprint


def add_verify(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `verify`."""
    parser.add_argument("pdf", metavar="FILE.pdf", type=a_path, help="the PDF")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument(
        "--known-signer",
        metavar="FINGERPRINT",
        type=_fingerprint,
        action="append",
        default=[],
        help="a key that you have compared, so that it is said to be known; may be given more "
        "than once. It never changes the verdict",
    )


def _fingerprint(text: str) -> str:
    """A fingerprint in any grouping; argparse tells the person when it is none."""
    try:
        return read_fingerprint(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a fingerprint (64 digits and letters A to F, with or without groups)"
        ) from None


def add_read(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `read`."""
    parser.add_argument(
        "pdf",
        metavar="FILE.pdf",
        type=a_path,
        nargs="+",
        help="the PDF; after --, also one whose name begins with -",
    )
    parser.add_argument(
        "--unverified", action="store_true", help="read it even if changed or not signed"
    )
    add_out(parser)
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--text",
        action="store_true",
        help="print the text of the paper as a screen reader reads it; the verdict goes to stderr",
    )
    ways.add_argument(
        "--lines",
        action="store_true",
        help="read many files: for each one line of JSON with file, verdict, answers and error",
    )


def add_countersign(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `countersign`."""
    parser.add_argument("pdf", metavar="FILE.pdf", type=a_path, help="the signed PDF")
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=a_path,
        help="the PDF to write (default: the same name with -countersigned)",
    )
    parser.add_argument("--name", default="", help="your name, for a key that does not hold one")
    parser.add_argument("--role", default="", help="your role and organisation")
    parser.add_argument(
        "--typed", metavar="NAME", help="show this name as a typed signature beside the digital one"
    )
    add_key(parser)


def add_key(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say which key signs."""
    signer = parser.add_mutually_exclusive_group()
    signer.add_argument(
        "--identity", metavar="FILE", type=a_path, help="sign with the key of this PKCS#12 file"
    )
    signer.add_argument(
        "--ephemeral-identity",
        action="store_true",
        help="sign with a key made for this one file and thrown away",
    )
    parser.add_argument(
        "--passphrase-fd",
        metavar="N",
        type=descriptor,
        help="read the passphrase (of the key file, or of your drafts) from this file descriptor",
    )
