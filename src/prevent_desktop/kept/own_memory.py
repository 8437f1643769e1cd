"""What this user taught the program, sealed: own spelling words, and how forms are filled in.

A word may be somebody's name and a form may show who asked for it, so neither lies in the settings.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from prevent_desktop.errors import VaultError
from prevent_desktop.moments import to_seconds
from prevent_desktop.vault import Kind, Vault

_FORMAT = 1
MOST_WORDS, LONGEST_WORD = 5000, 100
MOST_MAPPINGS, MOST_BOXES, LONGEST_BOX = 50, 1000, 500
"""So many forms, boxes of one form, characters that name a box."""


class FormMapping(msgspec.Struct, frozen=True):
    """Which box of a form file each answer goes into, as the person corrected it."""

    boxes: Mapping[str, str]
    """The name of a box in the file, to the id of the question whose answer goes there."""
    used: datetime | None = None


class _Body(msgspec.Struct, frozen=True):
    format: int
    words: tuple[str, ...] = ()
    mappings: Mapping[str, FormMapping] = {}
    """By the SHA-256 of the empty form file, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class OwnMemory:
    """Own words and forms of one open vault. Blocking: use a worker.

    Every method raises VaultError and FileError. After damage it starts afresh: what was taught
    can be taught again, and a draft must not wait for it.
    """

    vault: Vault = field(repr=False)

    def words(self) -> frozenset[str]:
        """The words that are spelt as they are meant."""
        return frozenset(self._read()[1].words)

    def add_word(self, word: str) -> None:
        """Keep a word; the oldest goes where there are too many."""
        word = word.strip()[:LONGEST_WORD].encode("utf-8", "replace").decode("utf-8")
        if word:
            self._change_words(lambda kept: (*(each for each in kept if each != word), word))

    def forget_word(self, word: str) -> None:
        """Let a word be doubtful again."""
        self._change_words(lambda kept: tuple(each for each in kept if each != word))

    def mapping(self, sha256: str) -> FormMapping | None:
        """How the form file of this content was filled in last; None if it is not known."""
        return self._read()[1].mappings.get(sha256.lower())

    def remember_mapping(self, sha256: str, boxes: Mapping[str, str], now: datetime) -> None:
        """Keep how a form file is filled in; the one used longest ago goes where they are too many.

        Raises VaultError "too_large" for more boxes, or longer names of them, than a form has.
        """
        if len(boxes) > MOST_BOXES or any(len(f"{b}{q}") > LONGEST_BOX for b, q in boxes.items()):
            raise VaultError("too_large")
        object_id, body = self._read()
        mappings = dict(body.mappings) | {sha256.lower(): FormMapping(dict(boxes), now)}
        newest = sorted(mappings, key=lambda each: _used(mappings[each]), reverse=True)
        kept = {each: mappings[each] for each in newest[:MOST_MAPPINGS]}
        self._write(object_id, msgspec.structs.replace(body, mappings=kept))

    def forget_mapping(self, sha256: str) -> None:
        """Let a form file be unknown again."""
        object_id, body = self._read()
        kept = {each: how for each, how in body.mappings.items() if each != sha256.lower()}
        self._write(object_id, msgspec.structs.replace(body, mappings=kept))

    def _change_words(self, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> None:
        object_id, body = self._read()
        words = change(body.words)[-MOST_WORDS:]
        if words != body.words:
            self._write(object_id, msgspec.structs.replace(body, words=words))

    def _read(self) -> tuple[str, _Body]:
        for entry in self.vault.list(Kind.OWN):
            try:
                body = msgspec.json.decode(self.vault.load(entry.object_id).body, type=_Body)
            except (VaultError, ValueError):  # msgspec's own errors are ValueErrors
                return entry.object_id, _Body(_FORMAT)
            if body.format != _FORMAT:
                raise VaultError("made_by_newer_version", object_id=entry.object_id)
            return entry.object_id, body
        return self.vault.new_id(), _Body(_FORMAT)

    def _write(self, object_id: str, body: _Body) -> None:
        self.vault.save(Kind.OWN, object_id, b"", msgspec.json.encode(body))


def _used(mapping: FormMapping) -> float:
    return to_seconds(mapping.used) if mapping.used else 0.0
