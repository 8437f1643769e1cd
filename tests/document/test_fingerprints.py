"""Fingerprints as people type, copy and read them."""

import pytest

from prevent_desktop.document.fingerprints import fingerprint, read_fingerprint, spoken

MARK = fingerprint(b"a certificate")


@pytest.mark.parametrize(
    "typed",
    [
        MARK,
        MARK.lower(),
        MARK.replace("-", " "),
        MARK.replace("-", ""),
        spoken(MARK),
        ":".join(MARK.replace("-", "")[at : at + 2] for at in range(0, 64, 2)),
        " " + MARK.replace("-", "\u2013\u00a0") + "\n",
    ],
)
def test_whatever_the_grouping_it_is_the_same(typed: str) -> None:
    assert read_fingerprint(typed) == MARK


NONE = ["", MARK[:-1], f"{MARK}0", MARK.replace(MARK[0], "G"), "\u0661" * 64, f"0x{MARK[:-2]}"]


@pytest.mark.parametrize("typed", NONE)
def test_what_is_no_fingerprint(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        read_fingerprint(typed)


def test_it_is_read_out_in_two_lines_of_eight_groups() -> None:
    first, second = spoken(MARK).split("\n")
    assert [len(group) for group in first.split(" ") + second.split(" ")] == [4] * 16
