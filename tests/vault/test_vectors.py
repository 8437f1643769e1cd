"""Frozen files of each format: the good ones open as they did, the bad ones are refused alike."""

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.proofs import Record
from tests.vault.helpers import MemoryKeys, code_of
from tests.vault.make_vectors import (
    BODY,
    KEY,
    KEYRING_PART,
    NAME,
    PASSPHRASE,
    VAULT_ID,
    WORDS,
)

from prevent_desktop.sealing.key_table import decode_table
from prevent_desktop.sealing.kinds import Wrap
from prevent_desktop.sealing.passphrase import stretch
from prevent_desktop.sealing.sealed_object import unseal
from prevent_desktop.sealing.slot_file import Stretched, read_slot, unwrap
from prevent_desktop.sealing.transfer import open_transfer
from prevent_desktop.vault import Kind, SlotKind, Vault

FILES = sorted(Path(__file__).parent.glob("vectors-*.json"))


def cases(kind: str) -> list[Any]:
    found = []
    for file in FILES:
        for case in json.loads(file.read_text("utf-8"))[kind]:
            name = f"{file.stem}: {case.get('name', case.get('slot'))}"
            found.append(pytest.param(case, id=name))
    return found


def raw_of(case: dict[str, str], field: str = "raw") -> bytes:
    return base64.b64decode(case[field])


def test_there_are_vectors(record: Record) -> None:
    count = sum(len(cases(kind)) for kind in ("objects", "tables", "slots", "transfers", "vaults"))
    record("frozen files of every format, good and bad", count, 0)
    assert count >= 40


@pytest.mark.parametrize("case", cases("objects"))
def test_sealed_objects(case: dict[str, Any]) -> None:
    raw = raw_of(case)
    if case["refused"]:
        refused = code_of(lambda: unseal(raw, KEY, lambda name: name == NAME))
        assert refused == case["refused"]
        return
    wanted = replace(NAME, kind=Kind(case.get("kind", NAME.kind)))
    opened = unseal(raw, KEY, lambda name: name == wanted)
    assert opened in ((b"summary", BODY), (b"", bytes(4092)), (b"", BODY))


@pytest.mark.parametrize("case", cases("tables"))
def test_key_tables(case: dict[str, str]) -> None:
    body = raw_of(case, "body")
    if case["refused"]:
        assert code_of(lambda: decode_table(body)) == case["refused"]
    else:
        rows = decode_table(body).rows
        assert all(row.key == KEY for row in rows.values())
        assert [i for i, row in rows.items() if row.doomed] in ([], ["cd" * 16])


@pytest.mark.parametrize("case", cases("slots"))
def test_slots(case: dict[str, str]) -> None:
    raw = raw_of(case)

    def open_slot() -> bytes:
        slot = read_slot(raw, VAULT_ID)
        phrase = WORDS if slot.kind is Wrap.RECOVERY else PASSPHRASE
        part = KEYRING_PART if slot.kind is Wrap.KEYRING_AND_PASSPHRASE else b""
        secret = Stretched(stretch(phrase, slot.salt, slot.cost), slot.salt, slot.cost)
        return unwrap(slot, secret, part)

    if case["refused"]:
        assert code_of(open_slot) == case["refused"]
    else:
        assert open_slot() == KEY


@pytest.mark.parametrize("case", cases("transfers"))
def test_transfer_files(case: dict[str, str]) -> None:
    raw = raw_of(case)
    if case["refused"]:
        assert code_of(lambda: open_transfer(raw, WORDS)) == case["refused"]
    else:
        opened = open_transfer(raw, WORDS)
        assert (opened.body, opened.made, opened.expires) == (BODY, 1_700_000_000, 1_701_000_000)


@pytest.mark.parametrize("way", ["as it is kept", "recovery phrase"])
@pytest.mark.parametrize("case", cases("vaults"))
def test_whole_vaults(folder: Path, case: dict[str, Any], way: str) -> None:
    folder.mkdir()
    for name, raw in case["files"].items():
        (folder / name).write_bytes(base64.b64decode(raw))
    keys = MemoryKeys()
    keys.entries = {name: base64.b64decode(raw) for name, raw in case["keyring"].items()}
    by_recovery = way == "recovery phrase"
    with Vault.open(
        folder,
        keys,
        passphrase=None if by_recovery else PASSPHRASE,
        recovery=WORDS if by_recovery else None,
        clock=lambda: 1_700_000_001.0,
    ) as vault:
        assert vault.slot is SlotKind(case["slot"])
        assert [entry.object_id for entry in vault.list(Kind.DRAFT)] == [case["kept"]]
        assert vault.load(case["kept"]).body == BODY
        assert [entry.object_id for entry in vault.deleted()] == [case["gone"]]
        assert vault.has_recovery
