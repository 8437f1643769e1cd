"""`export --replaces REF --why TEXT`: an amended copy of a referral that was sent."""

import argparse

from prevent_desktop.document import own_reference
from prevent_desktop.kept.amends import LONGEST_WHY

ALONE = "--replaces and --why: both are needed for an amended copy"


def add_amending(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of an amended copy; argparse would read a default text as if typed."""
    parser.add_argument(
        "--replaces",
        metavar="REF",
        type=_reference,
        help="the reference of a referral that was sent: this one is an amended copy of it, to put "
        "mistakes right (what is new goes as an addition)",
    )
    parser.add_argument(
        "--why", metavar="TEXT", type=_reason, help="why it is replaced, on page one"
    )


def stands_alone(asked: argparse.Namespace) -> bool:
    """Whether one of the two was given without the other."""
    return bool(getattr(asked, "replaces", None)) != bool(getattr(asked, "why", None))


def _reference(text: str) -> str:
    reference = own_reference(text)
    if not reference:
        raise argparse.ArgumentTypeError(f"{text!r} is not a reference such as PR-7K2M-4H9Q")
    return reference


def _reason(text: str) -> str:
    reason = " ".join(text.split())
    if not reason:
        raise argparse.ArgumentTypeError("it is empty")
    if len(reason) > LONGEST_WHY:
        raise argparse.ArgumentTypeError(f"it has more than {LONGEST_WHY} characters")
    return reason
