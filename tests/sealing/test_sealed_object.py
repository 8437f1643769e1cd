import hashlib
import struct

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis import strategies as st
from tests.proofs import Record
from tests.vault.helpers import code_of

from prevent_desktop.errors import VaultError
from prevent_desktop.sealing.kinds import Kind
from prevent_desktop.sealing.padding import pad, padded_size, unpad
from prevent_desktop.sealing.sealed_object import MAX_BODY, MAX_SUMMARY, Name, seal, unseal

KEY, SALT = bytes(range(32)), bytes(range(32, 64))
NAME = Name(Kind.DRAFT, b"v" * 16, b"o" * 16, 7, 3)


def same(name: Name) -> bool:
    return name == NAME


def refusal(raw: bytes, key: bytes = KEY) -> str:
    return code_of(lambda: unseal(raw, key, same))


@given(
    st.builds(
        Name,
        st.sampled_from(Kind),
        st.binary(min_size=16, max_size=16),
        st.binary(min_size=16, max_size=16),
        st.integers(0, 2**64 - 1),
        st.integers(0, 2**32 - 1),
    ),
    st.binary(max_size=MAX_SUMMARY),
    st.binary(max_size=9000),
)
def test_what_is_sealed_comes_back(name: Name, summary: bytes, body: bytes) -> None:
    raw = seal(name, KEY, summary, body, SALT)
    assert unseal(raw, KEY, lambda found: found == name) == (summary, body)


def test_the_bytes_are_the_documented_format() -> None:
    """Read with nothing but the format's description."""
    raw = seal(NAME, KEY, b"summary", b"body", SALT)
    bound = struct.pack(
        ">4sBBH16s16sQIIQ", b"DVF1", 1, 1, 0, b"v" * 16, b"o" * 16, 7, 3, 1040, 4096 + 16
    )
    derived = HKDF(SHA256(), 96, SALT, b"DVF1 segment keys" + bound).derive(KEY)
    header = bound + SALT + derived[64:]
    assert len(header) == 128
    assert raw[:128] == header
    assert len(raw) == 128 + 1040 + 4112
    nonce = bytes(12)
    summary = ChaCha20Poly1305(derived[:32]).decrypt(nonce, raw[128:1168], header + b"S")
    body = ChaCha20Poly1305(derived[32:64]).decrypt(nonce, raw[1168:], header + b"B")
    assert summary == b"\0\0\0\x07summary" + bytes(1024 - 11)
    assert body == b"\0\0\0\x04body" + bytes(4096 - 8)


def test_the_bytes_never_change_from_one_version_to_the_next() -> None:
    raw = seal(NAME, KEY, b"summary", b"body", SALT)
    assert hashlib.sha256(raw).hexdigest() == FROZEN


FROZEN = "6f417b713009eae37219796d0530722ba310c2a423ae75ba27c080328a87209d"


def test_every_flipped_byte_is_refused(record: Record) -> None:
    raw = bytearray(seal(NAME, KEY, b"summary", b"body", SALT))
    for position in range(len(raw)):
        raw[position] ^= 1 << (position % 8)
        with pytest.raises(VaultError):
            unseal(bytes(raw), KEY, lambda _: True)
        raw[position] ^= 1 << (position % 8)
    assert unseal(bytes(raw), KEY, same)[1] == b"body"
    record("every byte of a sealed object flipped", len(raw), 0)


def test_every_truncation_and_any_addition_is_refused(record: Record) -> None:
    raw = seal(NAME, KEY, b"", b"", SALT)
    for length in range(len(raw)):
        assert refusal(raw[:length]) == "damaged"
    assert refusal(raw + b"\0") == "damaged"
    record("every truncation of a sealed object, and a byte too many", len(raw) + 1, 0)


def test_a_wrong_key_is_told_from_damage() -> None:
    raw = seal(NAME, KEY, b"", b"", SALT)
    assert refusal(raw, bytes(32)) == "wrong_key"
    assert refusal(raw[:-1] + bytes([raw[-1] ^ 1])) == "damaged"


def test_an_object_under_another_name_is_refused() -> None:
    other = Name(Kind.DRAFT, b"v" * 16, b"o" * 16, 8, 3)
    assert refusal(seal(other, KEY, b"", b"", SALT)) == "damaged"


@pytest.mark.parametrize("position", [4, 5, 6, 7])
def test_a_newer_version_is_told_from_a_flipped_byte(position: int) -> None:
    raw = bytearray(seal(NAME, KEY, b"", b"", SALT))
    raw[position] = 99
    assert refusal(bytes(raw)) == "damaged"
    raw[100] ^= 1  # as the commitment of a newer version will not be ours
    assert refusal(bytes(raw)) == "made_by_newer_version"


def test_what_does_not_fit_is_refused_before_anything_is_written() -> None:
    assert code_of(lambda: seal(NAME, KEY, bytes(1021), b"", SALT)) == "summary_too_long"
    assert code_of(lambda: seal(NAME, KEY, b"", bytes(MAX_BODY + 1), SALT)) == "too_large"


def test_two_salts_give_two_unlike_files() -> None:
    one, other = (seal(NAME, KEY, b"s", b"b", salt) for salt in (SALT, KEY))
    assert one[128:] != other[128:]


@given(st.integers(0, 1 << 25))
def test_padding_costs_little_and_hides_the_length(length: int) -> None:
    size = padded_size(length)
    assert length + 4 <= size
    if length + 4 <= 65536:
        assert size % 4096 == 0
        assert size - length - 4 < 4096
    else:
        assert size <= (length + 4) * 1.12


@given(st.binary(max_size=200), st.integers(0, 50))
def test_padding_is_undone(content: bytes, more: int) -> None:
    assert unpad(pad(content, len(content) + 4 + more)) == content


@pytest.mark.parametrize(
    "padded", [b"", b"\0\0\0", b"\0\0\0\x02a", b"\0\0\0\x01ab", b"\0\0\0\0\x01"]
)
def test_padding_that_hides_something_is_refused(padded: bytes) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        unpad(padded)
