"""Writes ``vectors.json``: files of each format as they were when it was frozen, good and bad.

Run once for a new format (`python -m tests.vault.make_vectors NAME`), never again for an old one:
a reader that no longer opens the good ones has broken somebody's drafts. Every reader of these
formats can be tried with the file. Nothing in it is secret.
"""

import base64
import hashlib
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

from tests.vault.helpers import QUICK, MemoryKeys, newer_version

from prevent_desktop.sealing import sealed_object
from prevent_desktop.sealing.key_table import VERSION, Table, encode_table
from prevent_desktop.sealing.kinds import Wrap
from prevent_desktop.sealing.padding import pad, padded_size
from prevent_desktop.sealing.passphrase import stretch
from prevent_desktop.sealing.sealed_object import Name, seal
from prevent_desktop.sealing.slot_file import Stretched, wrap
from prevent_desktop.sealing.transfer import seal_transfer
from prevent_desktop.vault import Kind, SlotKind, Vault

PLACE = Path(__file__).parent
KEY, OTHER_KEY = bytes(range(32)), bytes(range(1, 33))
VAULT_ID, OBJECT_ID = bytes(range(16)), bytes(range(16, 32))
SALT, KEYRING_PART = b"\x5a" * 32, b"\x33" * 32
PASSPHRASE, WORDS = "Correct horse Żółć", "lunar twig panda essay abacus zoom"
NAME = Name(Kind.DRAFT, VAULT_ID, OBJECT_ID, 7, 3)
BODY = '{"Zoë": "ठीक है"}'.encode()


def entropy() -> Callable[[int], bytes]:
    """The same bytes every time: SHAKE-256 of a counter."""
    numbers = iter(range(10_000))
    return lambda size: hashlib.shake_256(b"vectors %d" % next(numbers)).digest(size)


def changed(raw: bytes, position: int, value: int) -> bytes:
    return raw[:position] + bytes([value]) + raw[position + 1 :]


def summed(raw: bytes) -> bytes:
    return raw[:-32] + hashlib.sha256(raw[:-32]).digest()


def objects() -> list[dict[str, Any]]:
    good = seal(NAME, KEY, b"summary", BODY, SALT)
    with patch.object(sealed_object, "pad", lambda raw, size: pad(raw, size)[:-1] + b"\x01"):
        bad_padding = seal(NAME, KEY, b"summary", BODY, SALT)
    with newer_version():
        newer_suite = seal(NAME, KEY, b"summary", BODY, SALT)
    newer_kind = seal(replace(NAME, kind=cast("Kind", 99)), KEY, b"summary", BODY, SALT)
    cases = [
        ("good", good, ""),
        ("largest step", seal(NAME, KEY, b"", bytes(padded_size(0) - 4), SALT), ""),
        ("other key", seal(NAME, OTHER_KEY, b"summary", BODY, SALT), "wrong_key"),
        ("flipped in the summary", changed(good, 200, good[200] ^ 1), "damaged"),
        ("flipped in the body", changed(good, 2000, good[2000] ^ 1), "damaged"),
        ("flipped in the commitment", changed(good, 100, good[100] ^ 1), "wrong_key"),
        ("another generation in the header", changed(good, 47, 8), "damaged"),
        ("one byte short", good[:-1], "damaged"),
        ("one byte long", good + b"\0", "damaged"),
        ("header alone", good[:128], "damaged"),
        ("empty", b"", "damaged"),
        ("padding that is not zero", bad_padding, "damaged"),
        ("unknown suite", newer_suite, "made_by_newer_version"),
        ("unknown kind", newer_kind, "made_by_newer_version"),
        ("flipped in the suite", changed(good, 5, 2), "damaged"),
        ("flipped in the flags", changed(good, 7, 1), "damaged"),
        ("flipped in the kind", changed(good, 4, 99), "damaged"),
        ("another magic", b"DVF2" + good[4:], "damaged"),
    ]
    return [{"name": name, "raw": b64(raw), "refused": code} for name, raw, code in cases]


def one_row(object_id: str, key: str) -> bytes:
    return json.dumps({"version": 1, "rows": {object_id: {"kind": 1, "key": key}}}).encode()


def tables() -> list[dict[str, Any]]:
    rows = {"ab" * 16: {"kind": 1, "key": b64(KEY), "floor": 5}}
    doomed = {"cd" * 16: {"kind": 1, "key": b64(KEY), "floor": 2, "doomed": True}}
    cases: list[tuple[str, bytes, str]] = [
        ("empty", encode_table(Table(VERSION, {}, 1.5)), ""),
        ("one row", json.dumps({"version": 1, "rows": rows}).encode(), ""),
        ("a doomed row", json.dumps({"version": 1, "rows": rows | doomed}).encode(), ""),
        ("a field of later", json.dumps({"version": 1, "rows": rows, "more": 1}).encode(), ""),
        ("a newer version", b'{"version": 2, "anything": 1}', "made_by_newer_version"),
        ("not JSON", b"{", "damaged"),
        ("no version", b'{"rows": {}}', "damaged"),
        ("a short key", one_row("ab" * 16, "AA=="), "damaged"),
        ("a wrong id", one_row("x", b64(KEY)), "damaged"),
    ]
    return [{"name": name, "body": b64(raw), "refused": code} for name, raw, code in cases]


def slots() -> list[dict[str, Any]]:
    made = {}
    for kind in Wrap:
        phrase = WORDS if kind is Wrap.RECOVERY else PASSPHRASE
        made[kind] = wrap(
            kind,
            vault_id=VAULT_ID,
            epoch=3,
            stretched=Stretched(stretch(phrase, SALT[:16], QUICK), SALT[:16], QUICK),
            keyring_secret=KEYRING_PART if kind is Wrap.KEYRING_AND_PASSPHRASE else b"",
            key=KEY,
            wrap_salt=SALT,
        )
    good = made[Wrap.PASSPHRASE]
    cases = [(kind.name.lower(), raw, "") for kind, raw in made.items()]
    cases += [
        ("another passphrase's commitment", summed(changed(good, 90, 0)), "wrong_passphrase"),
        ("a flipped byte", changed(good, 60, good[60] ^ 1), "slot_damaged"),
        ("cut", good[:-1], "slot_damaged"),
        ("too much memory", summed(good[:28] + b"\x7f" + good[29:]), "slot_damaged"),
        ("another vault's", summed(changed(good, 8, 99)), "slot_damaged"),
        ("unknown suite", summed(changed(good, 5, 2)), "made_by_newer_version"),
        ("unknown kind", summed(changed(good, 4, 9)), "made_by_newer_version"),
        ("flipped in the wrapped key", summed(changed(good, 150, good[150] ^ 1)), "slot_damaged"),
    ]
    return [{"name": name, "raw": b64(raw), "refused": code} for name, raw, code in cases]


def transfers() -> list[dict[str, Any]]:
    good = seal_transfer(
        BODY, WORDS, made=1_700_000_000, expires=1_701_000_000, entropy=entropy(), cost=QUICK
    )
    cases = [
        ("good", good, ""),
        ("other words", summed(changed(good, 90, good[90] ^ 1)), "transfer_wrong_words"),
        ("a later expiry in the header", summed(changed(good, 42, 0xFF)), "transfer_wrong_words"),
        ("a flipped byte", changed(good, 300, good[300] ^ 1), "transfer_damaged"),
        ("flipped, checksum mended", summed(changed(good, 300, good[300] ^ 1)), "transfer_damaged"),
        ("cut", good[:-1], "transfer_damaged"),
        ("longer", good + b"\0", "transfer_damaged"),
        ("too much memory", summed(changed(good, 8, 0x7F)), "transfer_damaged"),
        ("unknown suite", summed(changed(good, 4, 2)), "made_by_newer_version"),
    ]
    return [{"name": name, "raw": b64(raw), "refused": code} for name, raw, code in cases]


def vaults() -> list[dict[str, Any]]:
    found = []
    for slot in SlotKind:
        with tempfile.TemporaryDirectory() as place:
            folder, keys = Path(place) / "vault", MemoryKeys()
            vault = Vault.create(
                folder, keys, slot=slot, passphrase=PASSPHRASE, recovery=WORDS,
                cost=QUICK, entropy=entropy(), clock=lambda: 1_700_000_000.0,
            )  # fmt: skip
            kept, gone = vault.new_id(), vault.new_id()
            for body in (b"before", BODY):
                vault.save(Kind.DRAFT, kept, b"summary", body)
            vault.save(Kind.DRAFT, gone, b"deleted", b"deleted")
            vault.delete(gone)
            vault.close()
            files = {
                p.name: b64(p.read_bytes()) for p in sorted(folder.iterdir()) if p.name != "lock"
            }
        entries = {name: b64(secret) for name, secret in keys.entries.items()}
        found.append({"slot": slot, "kept": kept, "gone": gone, "files": files, "keyring": entries})
    return found


def b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def main(name: str) -> None:
    target = PLACE / f"{name}.json"
    if target.exists():
        sys.exit(f"{target.name} is frozen: give a new name.")
    found = {
        "what": "Prevent Desktop file formats, frozen vectors; docs/file-formats.md explains them",
        "objects": objects(),
        "tables": tables(),
        "slots": slots(),
        "transfers": transfers(),
        "vaults": vaults(),
    }
    target.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
