"""Nothing that was typed can be found in the folder, in an error, or in a file's name."""

import base64
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.vault.helpers import PASSPHRASE, QUICK, MemoryKeys, create, flip, reopen
from tests.vault.renewing import renew_key

from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.vault import Kind, SlotKind, Vault

CANARIES = ("Zephyrine Quillfeather", "Żółć Ångström", "canary-passphrase-7731")


def forms(text: str) -> list[bytes]:
    """The text as it might be written: three encodings, and base64 at each of its offsets."""
    plain = [text.encode(each) for each in ("utf-8", "utf-16-le", "utf-16-be")]
    shifted = [
        base64.b64encode(b"\0" * offset + raw)[4 if offset else 0 : -4]
        for raw in plain
        for offset in range(3)
    ]
    return plain + shifted


def search(folder: Path) -> list[str]:
    return [
        f"{path.name}: {canary}"
        for path in folder.rglob("*")
        for canary in CANARIES
        for form in forms(canary)
        if form in path.name.encode() or (path.is_file() and form in path.read_bytes())
    ]


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    for number, form in enumerate(forms(CANARIES[0])):
        (tmp_path / str(number)).write_bytes(b"\x01\x02" + form + b"\x03")
    assert len({line.split(":")[0] for line in search(tmp_path)}) == len(forms(CANARIES[0]))


@pytest.mark.parametrize("slot", list(SlotKind))
def test_nothing_typed_is_in_the_folder_in_clear(
    tmp_path: Path, folder: Path, keys: MemoryKeys, slot: SlotKind
) -> None:
    typed = "|".join(CANARIES)
    bodies = [typed.encode(each) for each in ("utf-8", "utf-16-le")] + [
        base64.b64encode(typed.encode())
    ]
    with Vault.create(folder, keys, slot=slot, passphrase=CANARIES[2], cost=QUICK) as vault:
        for kind in set(Kind) - {Kind.TABLE}:
            for body in bodies:
                vault.save(kind, vault.new_id(), typed.encode(), body)
                assert search(tmp_path) == []
        renew_key(vault)
        vault.change_slot(
            SlotKind.PASSPHRASE,
            passphrase=CANARIES[2] + "2",
            current_passphrase=CANARIES[2],
            cost=QUICK,
        )
        vault.delete(vault.list(Kind.DRAFT)[0].object_id)
        assert search(tmp_path) == []
    for name, secret in keys.entries.items():
        assert all(secret not in path.read_bytes() for path in folder.iterdir()), name


def test_no_error_says_what_was_typed(folder: Path, keys: MemoryKeys) -> None:
    with create(folder, keys, SlotKind.PASSPHRASE) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, CANARIES[0].encode(), CANARIES[1].encode())
        flip(folder / f"{draft}.1.vd", 2000)
        actions: list[Callable[[], object]] = [
            lambda: vault.load(draft),
            lambda: vault.save(Kind.IDENTITY, draft, CANARIES[0].encode(), b""),
            lambda: vault.save(Kind.DRAFT, draft, CANARIES[0].encode() * 99, b""),
            lambda: vault.change_slot(vault.slot, current_passphrase=CANARIES[2]),
        ]
        said = []
        for action in actions:
            with pytest.raises(PreventDesktopError) as caught:
                action()
            said.append(f"{caught.value!r} {caught.value} {caught.value.places}")
    with pytest.raises(PreventDesktopError) as caught:
        Vault.open(folder, keys, passphrase=CANARIES[2])
    said.append(f"{caught.value!r} {caught.value.places}")
    assert not [line for line in said for canary in CANARIES if canary in line]
    assert PASSPHRASE not in "".join(said)


def test_sizes_are_hidden_in_steps(folder: Path, keys: MemoryKeys) -> None:
    lengths = random.Random(1).sample(range(4000), 20)
    with create(folder, keys) as vault:
        for length in lengths:
            vault.save(Kind.DRAFT, vault.new_id(), bytes(length % 1000), bytes(length))
    assert len({path.stat().st_size for path in folder.glob("*.vd")}) == 1
    reopen(folder, keys).close()
