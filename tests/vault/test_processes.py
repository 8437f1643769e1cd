"""Two windows, a window and an export, and a process that is killed."""

import random
import subprocess
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.proofs import Record
from tests.vault import writer
from tests.vault.helpers import MemoryKeys, child, code_of, content, create, reopen, with_draft
from tests.vault.renewing import renew_key
from tests.vault.writer import FileKeys, body

from prevent_desktop.vault import Kind, Vault

KILLS, LONG_KILLS = 30, 500
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
        for action in (partial(renew_key, reader), reader.checkpoint, lambda: reader.delete(draft)):
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


@dataclass
class Acknowledged:
    """What the killed processes said was done, over all of them."""

    saved: int = 1
    there: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    shredded: set[str] = field(default_factory=set)

    def hear(self, said: str) -> None:
        # A line cut short by the kill was not acknowledged.
        for line in said.rpartition("\n")[0].split("\n"):
            word, _, what = line.partition(" ")
            match word:
                case "saved":
                    self.saved = max(self.saved, int(what))
                case "created" | "undone":
                    self.there.add(what)
                    self.gone.discard(what)
                case "deleting":
                    self.there.discard(what)
                case "deleted":
                    self.gone.add(what)
                case "undoing":
                    self.gone.discard(what)
                case "shredded":
                    self.shredded.add(what)

    def hold(self, folder: Path, keys: FileKeys, draft: str) -> None:
        """The vault opens and keeps all of it."""
        with Vault.open(folder, keys) as vault:
            loaded = vault.load(draft)
            assert loaded.generation >= self.saved
            assert loaded.body == body(loaded.generation)
            self.saved = loaded.generation
            listed = {entry.object_id for entry in vault.list(Kind.DRAFT)}
            assert self.there <= listed
            assert all(vault.load(each).body == each.encode() for each in self.there)
            assert not listed & self.gone
            assert not self.shredded & {entry.object_id for entry in vault.deleted()}
            assert not list(folder.glob("*.tmp"))
            files = {path.name[:32] for path in folder.glob("*.vd")}
            assert not files & self.shredded
            # A deed that was begun and not acknowledged may have happened.
            self.there |= listed - {draft}


def test_killed_at_any_moment_what_was_acknowledged_is_there(
    folder: Path, tmp_path: Path, record: Record, *, long_form: bool
) -> None:
    keys, draft = on_disk(folder, tmp_path)
    known = Acknowledged()
    lines_before_the_kill = random.Random(20261122)
    kills = LONG_KILLS if long_form else KILLS
    for number in range(kills):
        with start(folder, keys.folder, draft, str(number)) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            lines = [process.stdout.readline() for _ in range(lines_before_the_kill.randint(1, 25))]
            process.kill()
            # Not communicate(): it would leave out the lines that readline() has read ahead.
            rest, errors = process.stdout.read(), process.stderr.read()
        assert errors == ""
        known.hear("".join((*lines, rest)))
        known.hold(folder, keys, draft)
    assert known.saved > kills
    assert known.shredded
    record("kill -9 while saving, shredding, undoing, rotating, locking", kills, 0)
