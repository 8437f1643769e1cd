import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from tests.vault.helpers import PASSPHRASE, QUICK, code_of

from prevent_desktop.sealing.kinds import Wrap
from prevent_desktop.sealing.passphrase import STANDARD_COST, Cost, stretch
from prevent_desktop.sealing.slot_file import (
    SLOT_SIZE,
    SlotFile,
    Stretched,
    read_slot,
    unwrap,
    wrap,
)

SALT = b"s" * 16
VAULT_ID = b"v" * 16
KEY = bytes(range(32))
IN_KEYRING = b"k" * 32


def stretched(passphrase: str = PASSPHRASE) -> Stretched:
    return Stretched(stretch(passphrase, SALT, QUICK), SALT, QUICK)


def slot(kind: Wrap = Wrap.PASSPHRASE, cost: Cost = QUICK, keyring_secret: bytes = b"") -> bytes:
    secret = Stretched(stretched().secret, SALT, cost)
    return wrap(
        kind,
        vault_id=VAULT_ID,
        epoch=5,
        stretched=secret,
        keyring_secret=keyring_secret,
        key=KEY,
        wrap_salt=b"w" * 32,
    )


def test_the_standard_cost_is_argon2id_with_64_mib_3_passes_4_lanes() -> None:
    expected = Argon2id(salt=SALT, length=32, iterations=3, lanes=4, memory_cost=65536)
    assert stretch("x", SALT, STANDARD_COST) == expected.derive(b"x")


def test_the_same_letters_typed_another_way_are_the_same_passphrase() -> None:
    assert stretch("cafe\N{COMBINING ACUTE ACCENT}", SALT, QUICK) == stretch("café", SALT, QUICK)


def test_an_empty_passphrase_is_refused() -> None:
    assert code_of(lambda: stretch("", SALT, QUICK)) == "passphrase_needed"


def test_a_slot_gives_the_key_back() -> None:
    found = read_slot(slot(), VAULT_ID)
    assert (found.kind, found.epoch, found.cost) == (Wrap.PASSPHRASE, 5, QUICK)
    assert unwrap(found, stretched(), b"") == KEY


def test_a_wrong_passphrase_or_a_wrong_keyring_part_does_not() -> None:
    combined = read_slot(slot(Wrap.KEYRING_AND_PASSPHRASE, keyring_secret=IN_KEYRING), VAULT_ID)
    assert unwrap(combined, stretched(), IN_KEYRING) == KEY
    for secret, part in ((stretched("other"), IN_KEYRING), (stretched(), b"x" * 32)):
        assert code_of(lambda s=secret, p=part: unwrap(combined, s, p)) == "wrong_passphrase"  # type: ignore[misc]


def test_every_flipped_byte_and_every_length_is_damage_not_a_wrong_passphrase() -> None:
    raw = slot()
    assert len(raw) == SLOT_SIZE
    for position in range(len(raw)):
        flipped = raw[:position] + bytes([raw[position] ^ 0x10]) + raw[position + 1 :]
        assert code_of(lambda f=flipped: read_slot(f, VAULT_ID)) == "slot_damaged"  # type: ignore[misc]
        cut = raw[:position]
        assert code_of(lambda c=cut: read_slot(c, VAULT_ID)) == "slot_damaged"  # type: ignore[misc]
    assert code_of(lambda: read_slot(raw + b"\0", VAULT_ID)) == "slot_damaged"
    assert code_of(lambda: read_slot(raw, b"u" * 16)) == "slot_damaged"


@pytest.mark.parametrize(
    "cost", [Cost(4 << 30 >> 1, 3, 4), Cost(65536, 11, 4), Cost(65536, 3, 9), Cost(1024, 3, 4)]
)
def test_a_slot_that_asks_for_too_much_is_refused_before_any_work(
    cost: Cost, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = slot(cost=cost)

    def worked(**_cost: object) -> None:
        raise AssertionError("a key was derived at a cost that a file asked for")

    monkeypatch.setattr("cryptography.hazmat.primitives.kdf.argon2.Argon2id", worked)
    assert code_of(lambda: read_slot(raw, VAULT_ID)) == "slot_damaged"


def test_a_slot_of_a_newer_version_is_told() -> None:
    import hashlib

    raw = bytearray(slot()[:-32])
    raw[5] = 2
    raw += hashlib.sha256(raw).digest()
    assert code_of(lambda: read_slot(bytes(raw), VAULT_ID)) == "made_by_newer_version"


def test_a_tampered_wrapped_key_is_refused_even_with_a_right_checksum() -> None:
    raw = bytearray(slot())
    raw[-40] ^= 1
    whole = read_slot(slot(), VAULT_ID)
    changed = SlotFile(whole.kind, whole.epoch, whole.cost, whole.salt, bytes(raw))
    assert code_of(lambda: unwrap(changed, stretched(), b"")) == "slot_damaged"
