"""Everything taken from an old computer to a new one: whole, once, and over nothing."""

import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from tests.vault.helpers import QUICK, MemoryKeys, code_of

from prevent_desktop.app import read_library
from prevent_desktop.document import Holder
from prevent_desktop.kept import moving
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.handover import EVERYTHING, hand_over, take_over
from prevent_desktop.kept.moving import bring_beside, pack_everything, unpack_everything
from prevent_desktop.kept.own_identity import find_identity, identity_for
from prevent_desktop.referral import Library
from prevent_desktop.sealing.transfer import seal_transfer
from prevent_desktop.vault import Kind, Vault

WORDS = "lunar twig panda essay abacus zoom"
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ROBIN = Holder("Robin Sample", "Safeguarding lead, Example Academy")


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library()


@pytest.fixture
def computer(tmp_path: Path, library: Library) -> Iterator[Callable[[str], DraftStore]]:
    opened: list[Vault] = []

    def one(name: str) -> DraftStore:
        opened.append(Vault.create(tmp_path / name, MemoryKeys()))
        return DraftStore(opened[-1], library, lambda: NOW)

    yield one
    for vault in opened:
        vault.close()


def fill(store: DraftStore) -> None:
    """A draft, a record, a note, a compared key, details, own words and an own key."""
    draft = store.new()
    referral = draft.referral.with_value("individual.surname", "Example")
    store.save(replace(draft, referral=referral))
    for kind in (Kind.RECORD, Kind.NOTE, Kind.TRUSTED_SIGNER, Kind.PROFILE, Kind.OWN):
        store.vault.save(
            kind, store.vault.new_id(), kind.name.encode(), b"body of " + bytes([kind])
        )
    identity_for(store.vault, ROBIN, NOW)


def held(store: DraftStore) -> dict[str, tuple[Kind, bytes, bytes]]:
    ids = [entry.object_id for kind in moving.KINDS for entry in store.vault.list(kind)]
    loaded = {object_id: store.vault.load(object_id) for object_id in ids}
    return {each: (found.kind, found.summary, found.body) for each, found in loaded.items()}


def packed(store: DraftStore) -> bytes:
    return pack_everything(store.vault, WORDS, NOW, cost=QUICK).raw


def sealed(body: bytes) -> bytes:
    return seal_transfer(body, WORDS, made=0, expires=1 << 40, entropy=bytes, cost=QUICK)


def test_all_comes_over_as_it_was_and_only_once(computer: Callable[[str], DraftStore]) -> None:
    old, new = computer("old"), computer("new")
    fill(old)
    raw = packed(old)
    assert b"Example" not in raw
    done = unpack_everything(new.vault, raw, WORDS)
    assert (done.taken, done.here) == (7, 0)
    assert held(new) == held(old)
    assert [line.title for line in new.lines()] == [line.title for line in old.lines()]
    assert find_identity(new.vault, ROBIN, NOW) == find_identity(old.vault, ROBIN, NOW)
    again = unpack_everything(new.vault, raw, WORDS)
    assert (again.taken, again.here) == (0, 7)
    assert held(new) == held(old)


def test_what_is_here_stays_as_it_is_and_a_deletion_is_not_undone(
    computer: Callable[[str], DraftStore],
) -> None:
    store, other = computer("old"), computer("new")
    fill(store)
    raw = packed(store)
    (line,) = store.lines()
    changed = store.open(line.object_id)
    store.save(
        replace(changed, referral=changed.referral.with_value("individual.surname", "Later"))
    )
    (note,) = store.vault.list(Kind.NOTE)
    store.vault.delete(note.object_id, kind=Kind.NOTE)
    unpack_everything(store.vault, raw, WORDS)
    assert store.open(line.object_id).referral.answers.text("individual.surname") == "Later"
    assert store.vault.list(Kind.NOTE) == ()
    other.vault.save(Kind.PROFILE, other.vault.new_id(), b"", b"my own details")
    unpack_everything(other.vault, raw, WORDS)
    (profile,) = other.vault.list(Kind.PROFILE)
    assert other.vault.load(profile.object_id).body == b"my own details"


def test_another_version_is_told_from_the_same_and_comes_beside_it_once(
    computer: Callable[[str], DraftStore],
) -> None:
    old, new = computer("old"), computer("new")
    fill(old)
    unpack_everything(new.vault, packed(old), WORDS)
    (line,) = old.lines()
    draft = old.open(line.object_id)
    typed = draft.referral.with_value("concerns.description", "A whole evening of typing.")
    old.save(replace(draft, referral=typed))
    (profile,) = new.vault.list(Kind.PROFILE)
    new.vault.save(Kind.PROFILE, profile.object_id, b"", b"other details")
    raw, before = packed(old), held(new)
    done = unpack_everything(new.vault, raw, WORDS)
    assert (done.taken, done.here) == (0, 5)
    assert held(new) == before
    assert {other.there.kind for other in done.others} == {Kind.DRAFT, Kind.PROFILE}
    assert bring_beside(new.vault, done.others) == 1
    assert held(new).items() >= before.items()
    told = [
        new.open(each.object_id).referral.answers.text("concerns.description")
        for each in new.lines()
    ]
    assert sorted(told) == ["", "A whole evening of typing."]
    again = unpack_everything(new.vault, raw, WORDS)
    assert [other.there.kind for other in again.others] == [Kind.PROFILE]
    (beside,) = (each.object_id for each in new.lines() if each.object_id != line.object_id)
    new.vault.delete(beside)
    assert unpack_everything(new.vault, raw, WORDS).deleted == 1


def test_what_cannot_be_read_here_is_not_taken_for_the_same(
    computer: Callable[[str], DraftStore], tmp_path: Path
) -> None:
    old, new = computer("old"), computer("new")
    fill(old)
    raw = packed(old)
    unpack_everything(new.vault, raw, WORDS)
    (line,) = new.lines()
    for file in (tmp_path / "new").rglob(f"{line.object_id}*"):
        file.write_bytes(file.read_bytes()[:-1] + b"x")
    done = unpack_everything(new.vault, raw, WORDS)
    assert [other.there.object_id != line.object_id for other in done.others] == [True]
    bring_beside(new.vault, done.others)
    assert [each.title for each in new.lines() if each.readable] == ["Example"]


def test_what_was_deleted_for_good_stays_deleted_and_stops_nothing(
    tmp_path: Path, library: Library, computer: Callable[[str], DraftStore]
) -> None:
    old, now = computer("old"), [1_800_000_000.0]
    fill(old)
    raw = packed(old)
    keys = MemoryKeys()

    def clock() -> float:
        return now[0]

    vault = Vault.create(tmp_path / "new", keys, clock=clock)
    new = DraftStore(vault, library, lambda: NOW)
    assert unpack_everything(vault, raw, WORDS).taken == 7
    vault.delete(new.lines()[0].object_id)
    now[0] += 86_400
    assert vault.settle()
    fill(old)
    more = packed(old)
    for count in (4, 0):  # of the second details and own words there is one already
        done = unpack_everything(vault, more, WORDS)
        assert (done.taken, done.deleted) == (count, 1)
    vault.close()
    with closing(Vault.open(tmp_path / "new", keys, clock=clock)) as again:
        done = unpack_everything(again, raw, WORDS)
        assert (done.taken, done.here, done.deleted) == (0, 6, 1)


def test_a_save_that_fails_is_gone_on_with(
    computer: Callable[[str], DraftStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = computer("old"), computer("new")
    fill(old)
    raw = packed(old)
    real, saves = Vault.save, []

    def save(vault: Vault, kind: Kind, *rest: object) -> int:
        saves.append(kind)
        if len(saves) == 3:
            raise OSError("full")
        return real(vault, kind, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "save", save)
        with pytest.raises(OSError, match="full"):
            unpack_everything(new.vault, raw, WORDS)
    assert len(held(new)) == 2
    assert unpack_everything(new.vault, raw, WORDS).taken == 5
    assert held(new) == held(old)


def test_a_file_of_everything_and_one_of_a_draft_are_told_apart(
    computer: Callable[[str], DraftStore],
) -> None:
    store = computer("old")
    fill(store)
    (line,) = store.lines()
    one = hand_over(store, line.object_id, words=WORDS, sender="", cost=QUICK)
    assert code_of(lambda: unpack_everything(store.vault, one, WORDS)) == "transfer_one_draft"
    assert code_of(lambda: take_over(store, packed(store), WORDS)) == "transfer_everything"
    wrong = "lunar twig panda essay abacus zero"
    assert code_of(lambda: unpack_everything(store.vault, packed(store), wrong)) == (
        "transfer_wrong_words"
    )


def body(objects: object, number: int = 1) -> bytes:
    return EVERYTHING + zlib.compress(
        msgspec.msgpack.encode({"format": number, "objects": objects})
    )


ID = "0" * 32


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        (EVERYTHING, "transfer_damaged"),
        (EVERYTHING + b"nonsense", "transfer_damaged"),
        (EVERYTHING + zlib.compress(b"nonsense"), "transfer_damaged"),
        (body([], 2), "made_by_newer_version"),
        (body([]) + b"more", "transfer_damaged"),
        (body([[Kind.TABLE, ID, b"", b""]]), "transfer_damaged"),
        (body([[Kind.UPKEEP, ID, b"", b""]]), "transfer_damaged"),
        (body([[99, ID, b"", b""]]), "transfer_damaged"),
        (body([[Kind.DRAFT, "../../x", b"", b""]]), "transfer_damaged"),
        (body([[Kind.DRAFT, ID, "text", b""]]), "transfer_damaged"),
        (body([[Kind.DRAFT, ID, b"", b""], [Kind.DRAFT, ID.upper() + "A", b"", b""]]),
         "transfer_damaged"),
        (EVERYTHING + zlib.compress(bytes(300 << 20)), "transfer_damaged"),
    ],
)  # fmt: skip
def test_what_is_not_ours_is_refused_and_nothing_is_saved(
    computer: Callable[[str], DraftStore], inside: bytes, code: str
) -> None:
    store = computer("new")
    assert code_of(lambda: unpack_everything(store.vault, sealed(inside), WORDS)) == code
    assert held(store) == {}


def test_what_cannot_be_read_is_left_and_counted(
    computer: Callable[[str], DraftStore], tmp_path: Path
) -> None:
    store = computer("old")
    fill(store)
    (note,) = store.vault.list(Kind.NOTE)
    for file in (tmp_path / "old").rglob(f"{note.object_id}*"):
        file.write_bytes(file.read_bytes()[:-1] + b"x")
    done = pack_everything(store.vault, WORDS, NOW, cost=QUICK)
    assert (done.count, done.left) == (6, 1)
