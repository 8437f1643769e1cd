"""Two windows, a window and an export, and a process that is killed."""

import random
import subprocess
import time
from pathlib import Path

from tests.vault import writer
from tests.vault.helpers import MemoryKeys, child, code_of, content, create, reopen, with_draft
from tests.vault.writer import FileKeys, body

from prevent_desktop.vault import Kind, Vault

KILLS = 15
WRITER = Path(writer.__file__)


def start(folder: Path, key_folder: Path, draft: str, what: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        child(WRITER, str(folder), str(key_folder), draft, what),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def on_disk(folder: Path, tmp_path: Path) -> tuple[FileKeys, str]:
    keys = FileKeys(tmp_path / "keys")
    with Vault.create(folder, keys) as vault:
        draft = vault.new_id()
        vault.save(Kind.DRAFT, draft, b"", body(1))
    return keys, draft


def test_a_second_process_is_refused_until_the_first_is_gone_even_by_kill(
    folder: Path, tmp_path: Path
) -> None:
    keys, draft = on_disk(folder, tmp_path)
    with start(folder, keys.folder, draft, "hold") as process:
        assert code_of(lambda: Vault.open(folder, keys)) == "in_use"
        with Vault.open(folder, keys, read_only=True) as reader:
            assert reader.read_only
            assert reader.load(draft).body == body(1)
            save = code_of(lambda: reader.save(Kind.IDENTITY, reader.new_id(), b"", b""))
            assert save == "in_use"
        process.kill()
    Vault.open(folder, keys).close()


def test_a_second_opener_in_the_same_process_is_refused(folder: Path, keys: MemoryKeys) -> None:
    with create(folder, keys):
        assert code_of(lambda: reopen(folder, keys)) == "in_use"
        assert code_of(lambda: create(folder, keys)) == "in_use"
    reopen(folder, keys).close()


def test_a_failed_opening_lets_go_of_the_lock(folder: Path, keys: MemoryKeys) -> None:
    with_draft(folder, keys, b"body")
    entries, keys.entries = keys.entries, {}
    assert code_of(lambda: reopen(folder, keys)) == "key_lost"
    keys.entries = entries
    reopen(folder, keys).close()


def test_reading_alone_changes_nothing(folder: Path, keys: MemoryKeys) -> None:
    draft = with_draft(folder, keys, b"body")
    (folder / "0123456789abcdef.tmp").write_bytes(b"half")
    before = content(folder)
    with Vault.open(folder, keys, read_only=True) as reader:
        assert reader.load(draft).body == b"body"
        for action in (reader.rotate, reader.checkpoint, lambda: reader.delete(draft)):
            assert code_of(action) == "opened_read_only"
    assert content(folder) == before


def test_a_reader_follows_what_the_writer_saves(folder: Path, keys: MemoryKeys) -> None:
    with create(folder, keys) as vault:
        identity = vault.new_id()
        vault.save(Kind.IDENTITY, identity, b"", b"one")
        with Vault.open(folder, keys, read_only=True) as reader:
            for wanted in (b"two", b"three", b"four"):
                vault.save(Kind.IDENTITY, identity, b"", wanted)
                assert reader.load(identity).body == wanted


def test_killed_at_any_moment_the_last_acknowledged_save_is_there(
    folder: Path, tmp_path: Path
) -> None:
    keys, draft = on_disk(folder, tmp_path)
    acknowledged = 1
    lines_before_the_kill = random.Random(20261122)  # noqa: S311
    for _ in range(KILLS):
        with start(folder, keys.folder, draft, "save") as process:
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(lines_before_the_kill.randint(1, 12))]
            process.kill()
            rest, errors = process.communicate()
        assert errors == ""
        # A line cut short by the kill was not acknowledged.
        whole = "".join((*lines, rest)).rpartition("\n")[0].split("\n")
        acknowledged = max([acknowledged, *(int(line) for line in whole if line.isdigit())])
        deleted = [line.split()[1] for line in whole if line.startswith("deleted ")]
        later = time.time() + 1000
        with Vault.open(folder, keys, clock=lambda t=later: t) as vault:  # type: ignore[misc]
            loaded = vault.load(draft)
            assert loaded.generation >= acknowledged
            assert loaded.body == body(loaded.generation)
            acknowledged = loaded.generation
            assert not list(folder.glob("*.tmp"))
            listed = {entry.object_id for entry in vault.list(Kind.DRAFT)}
            assert not listed.intersection(deleted)
            assert not [name for name in deleted if list(folder.glob(f"{name}*"))]
    assert acknowledged > KILLS
