"""Own words and forms that were filled in once lie sealed, and never stand in a draft's way."""

from datetime import timedelta

import pytest
from tests.kept.conftest import Clock

from prevent_desktop.errors import VaultError
from prevent_desktop.kept.drafts import DraftStore
from prevent_desktop.kept.own_memory import MOST_BOXES, MOST_MAPPINGS, MOST_WORDS, OwnMemory
from prevent_desktop.vault import Kind

HASH = "ab" * 32
BOXES = {"Text1": "individual.surname", "Date of birth": "individual.dob"}


@pytest.fixture
def memory(store: DraftStore) -> OwnMemory:
    return OwnMemory(store.vault)


def test_words_are_kept_once_and_forgotten(memory: OwnMemory) -> None:
    assert memory.words() == frozenset()
    for word in ("Kestrel", " Zofia ", "Kestrel", ""):
        memory.add_word(word)
    assert memory.words() == {"Kestrel", "Zofia"}
    memory.forget_word("Kestrel")
    assert OwnMemory(memory.vault).words() == {"Zofia"}
    assert len(memory.vault.list(Kind.OWN)) == 1


def test_the_oldest_word_goes_where_there_are_too_many(memory: OwnMemory) -> None:
    memory._change_words(lambda _: tuple(f"w{number}" for number in range(MOST_WORDS)))
    memory.add_word("new")
    assert len(memory.words()) == MOST_WORDS
    assert "new" in memory.words()
    assert "w0" not in memory.words()


def test_a_form_is_known_by_its_content(memory: OwnMemory, clock: Clock) -> None:
    memory.remember_mapping(HASH.upper(), BOXES, clock.now)
    memory.add_word("Kestrel")
    known = memory.mapping(HASH)
    assert known is not None
    assert dict(known.boxes) == BOXES
    assert memory.mapping("cd" * 32) is None
    memory.forget_mapping(HASH)
    assert memory.mapping(HASH) is None
    assert memory.words() == {"Kestrel"}


def test_the_form_used_longest_ago_goes_first(memory: OwnMemory, clock: Clock) -> None:
    for number in range(MOST_MAPPINGS + 1):
        when = clock.now + timedelta(minutes=number)
        memory.remember_mapping(f"{number:064x}", BOXES, when)
    assert memory.mapping(f"{0:064x}") is None
    assert memory.mapping(f"{MOST_MAPPINGS:064x}") is not None


@pytest.mark.parametrize(
    "boxes", [{f"b{n}": "x" for n in range(MOST_BOXES + 1)}, {"b" * 500: "individual.surname"}]
)
def test_what_no_form_has_is_refused(
    memory: OwnMemory, clock: Clock, boxes: dict[str, str]
) -> None:
    with pytest.raises(VaultError):
        memory.remember_mapping(HASH, boxes, clock.now)


@pytest.mark.parametrize("body", [b"", b"[]", b'{"format": 1, "words": 3}', b"\xff"])
def test_after_damage_it_starts_afresh(memory: OwnMemory, body: bytes) -> None:
    object_id = memory.vault.new_id()
    memory.vault.save(Kind.OWN, object_id, b"", body)
    assert memory.words() == frozenset()
    memory.add_word("Kestrel")
    assert memory.words() == {"Kestrel"}


def test_what_a_newer_version_wrote_is_left_alone(memory: OwnMemory) -> None:
    memory.vault.save(Kind.OWN, memory.vault.new_id(), b"", b'{"format": 2}')
    with pytest.raises(VaultError) as refused:
        memory.add_word("Kestrel")
    assert refused.value.code == "made_by_newer_version"


def test_a_word_of_half_a_character_can_be_kept(memory: OwnMemory) -> None:
    memory.add_word("a\ud800")
    assert memory.words() == {"a?"}
