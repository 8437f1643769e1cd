"""References of referrals: short enough to read out, without letters that look like digits."""

import secrets
from collections.abc import Callable

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_GROUPS, _LENGTH = 2, 4


def new_reference(below: Callable[[int], int] = secrets.randbelow) -> str:
    """A new reference such as "PR-7K2M-4H9Q"; `below(n)` draws a number from 0 to n - 1."""
    groups = (
        "".join(ALPHABET[below(len(ALPHABET))] for _ in range(_LENGTH)) for _ in range(_GROUPS)
    )
    return "-".join(["PR", *groups])
