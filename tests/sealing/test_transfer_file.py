"""The transfer file: only whole files, only with the words, and never more work than is capped."""

import hashlib
import random
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.proofs import Record
from tests.vault.helpers import QUICK, code_of

from prevent_desktop.errors import VaultError
from prevent_desktop.sealing import transfer
from prevent_desktop.sealing.padding import pad
from prevent_desktop.sealing.passphrase import Cost
from prevent_desktop.sealing.transfer import MAX_TRANSFER, open_transfer, seal_transfer

WORDS = "lunar twig panda essay abacus zoom"
BODY = b'{"format": 1, "anything": "at all"}' * 20
CLEAN = {"transfer_damaged", "transfer_wrong_words", "made_by_newer_version", "transfer_too_large"}
MUTANTS, LONG_SECONDS = 5_000, 60


def counting() -> Iterator[int]:
    yield from range(1, 1000)


def sealed(body: bytes = BODY, cost: Cost = QUICK, words: str = WORDS) -> bytes:
    numbers = counting()
    return seal_transfer(
        body,
        words,
        made=1_700_000_000,
        expires=1_701_000_000,
        entropy=lambda size: next(numbers).to_bytes(size, "big"),
        cost=cost,
    )


def test_what_was_sealed_comes_back_with_its_times() -> None:
    opened = open_transfer(sealed(), "Lunar-TWIG  panda essay abacus zoom\n")
    assert (opened.body, opened.made, opened.expires) == (BODY, 1_700_000_000, 1_701_000_000)


@given(st.binary(max_size=70_000))
def test_any_body_comes_back_and_its_length_is_hidden_in_steps(body: bytes) -> None:
    raw = sealed(body)
    assert open_transfer(raw, WORDS).body == body
    assert (len(raw) - len(sealed(b""))) % 256 == 0


def test_wrong_words_are_not_damage() -> None:
    assert code_of(lambda: open_transfer(sealed(), "other words")) == "transfer_wrong_words"
    assert code_of(lambda: open_transfer(sealed(), " ")) == "passphrase_needed"


def test_every_flip_every_cut_and_more_bytes_are_damage() -> None:
    raw = sealed(b"short")
    for position in range(len(raw)):
        flipped = raw[:position] + bytes([raw[position] ^ 0x10]) + raw[position + 1 :]
        assert code_of(lambda f=flipped: open_transfer(f, WORDS)) == "transfer_damaged"  # type: ignore[misc]
        cut = raw[:position]
        assert code_of(lambda c=cut: open_transfer(c, WORDS)) == "transfer_damaged"  # type: ignore[misc]
    assert code_of(lambda: open_transfer(raw + b"\0", WORDS)) == "transfer_damaged"


def resummed(raw: bytes) -> bytes:
    """The file as somebody would leave it who knows the format: the checksum is right again."""
    return raw[:-32] + hashlib.sha256(raw[:-32]).digest()


def quickly(words: str, salt: bytes, cost: Cost) -> bytes:
    """Stands for Argon2id where a test needs thousands: it depends on the same three things."""
    return hashlib.sha256(repr((words, salt, cost)).encode()).digest()


def test_every_flip_with_a_mended_checksum_is_still_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(transfer, "stretch", quickly)
    raw = sealed(b"short")
    for position in range(len(raw) - 32):
        flipped = resummed(raw[:position] + bytes([raw[position] ^ 1]) + raw[position + 1 :])
        assert code_of(lambda f=flipped: open_transfer(f, WORDS)) in CLEAN  # type: ignore[misc]


@pytest.mark.parametrize(
    "cost", [Cost(4 << 30 >> 1, 3, 4), Cost(65536, 11, 4), Cost(65536, 3, 9), Cost(1024, 3, 4)]
)
def test_a_file_that_asks_for_too_much_work_is_refused_before_any(
    cost: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(transfer, "stretch", quickly)
        raw = sealed(cost=cost)

    def worked(*_: object) -> bytes:
        raise AssertionError("the words were stretched at a cost that a file asked for")

    monkeypatch.setattr(transfer, "stretch", worked)
    assert code_of(lambda: open_transfer(raw, WORDS)) == "transfer_damaged"


def test_a_file_beyond_the_cap_is_refused_and_none_is_made() -> None:
    assert code_of(lambda: open_transfer(bytes(MAX_TRANSFER + 1), WORDS)) == "transfer_too_large"
    assert code_of(lambda: sealed(bytes(MAX_TRANSFER))) == "too_large"


def test_mutated_files_end_in_one_of_four_ways(
    monkeypatch: pytest.MonkeyPatch, record: Record, *, long_form: bool
) -> None:
    """Many files by somebody who knows the words, the format and the checksum."""
    monkeypatch.setattr(transfer, "stretch", quickly)
    source = random.Random(20261124)
    raw = sealed()
    ends = time.monotonic() + LONG_SECONDS
    outcomes: Counter[str] = Counter()
    while outcomes.total() < MUTANTS or (long_form and time.monotonic() < ends):
        mutant = mutate(source, raw)
        mutant = resummed(mutant) if source.random() < 0.9 else mutant
        try:
            outcomes["same" if open_transfer(mutant, WORDS).body == BODY else "other"] += 1
        except VaultError as problem:
            outcomes[problem.code] += 1
    assert outcomes.keys() <= CLEAN | {"same"}
    record("mutated transfer files", outcomes.total(), 0)


def mutate(source: random.Random, raw: bytes) -> bytes:
    mutant = bytearray(raw)
    for _ in range(source.randint(1, 4)):
        match source.randrange(5):
            case 0 if mutant:
                mutant[source.randrange(len(mutant))] = source.randrange(256)
            case 1:
                del mutant[source.randrange(len(mutant) + 1) :]
            case 2:
                mutant += source.randbytes(source.randrange(100))
            case 3 if len(mutant) > 60:
                place = source.randrange(56)
                mutant[place : place + 4] = source.randbytes(4)
            case _:
                place = source.randrange(len(mutant) + 1)
                mutant[place:place] = source.randbytes(source.randrange(20))
    return bytes(mutant)


def test_padding_that_is_not_zero_is_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer, "pad", lambda raw, size: pad(raw, size)[:-1] + b"\x01")
    raw = sealed()
    assert code_of(lambda: open_transfer(raw, WORDS)) == "transfer_damaged"
