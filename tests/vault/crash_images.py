"""Every disk that a power cut could leave, built from a recording of the vault's own writes.

After Pillai and others, "All File Systems Are Not Created Equal" (2014): what was not forced to
the disk may be absent, empty, half there, zeros or whole; of the folder's changes since it was
last forced, any first part may have happened, and any single one may be missing; of what the
keyring was told since it last had time to settle, any last part may be missing.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.vault.helpers import MemoryKeys

from prevent_desktop.disk.durable import Content, Disk

Image = dict[str, bytes]


@dataclass
class Recording:
    """What happened, in order: (verb, name, content)."""

    events: list[tuple[str, str, bytes]] = field(default_factory=list)

    def add(self, verb: str, name: str = "", content: bytes = b"") -> None:
        self.events.append((verb, name, content))


class RecordingDisk(Disk):
    """A disk that writes down its effects. `forgets` are steps that it leaves out (mutants)."""

    def __init__(self, recording: Recording, forgets: frozenset[str] = frozenset()) -> None:
        self.recording = recording
        self.forgets = forgets

    def write_new(self, path: Path, content: Content) -> None:
        path.write_bytes(content)
        self.recording.add("write", path.name, bytes(content))
        if "sync_file" not in self.forgets:
            self.recording.add("sync_file", path.name)

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        self.recording.add("rename", old.name, new.name.encode())

    def unlink(self, path: Path) -> None:
        if path.exists():
            super().unlink(path)
            self.recording.add("unlink", path.name)

    def sync_folder(self, folder: Path) -> None:
        del folder
        if "sync_folder" not in self.forgets:
            self.recording.add("sync_folder")


class RecordingKeys(MemoryKeys):
    """A keyring that writes down what it is told."""

    def __init__(self, recording: Recording) -> None:
        super().__init__()
        self.recording = recording

    def put(self, name: str, secret: bytes) -> None:
        super().put(name, secret)
        self.recording.add("put", name, secret)

    def delete(self, name: str) -> None:
        super().delete(name)
        self.recording.add("delete", name)


def keyrings(
    events: list[tuple[str, str, bytes]], before: dict[str, bytes] | None = None
) -> Iterator[dict[str, bytes]]:
    """The keyring with any last part of its unsettled changes lost."""
    told = [event for event in events if event[0] in ("put", "delete", "settled")]
    settled = max((place for place, event in enumerate(told) if event[0] == "settled"), default=0)
    for length in range(settled, len(told) + 1):
        entries = dict(before or {})
        for verb, name, content in told[:length]:
            if verb == "put":
                entries[name] = content
            elif verb == "delete":
                entries.pop(name, None)
        yield entries


class Folder:
    """The folder while the events are replayed: what is durable, and what is still pending."""

    def __init__(self, image: Image | None = None) -> None:
        self.contents = list((image or {}).values())
        self.synced = set(range(len(self.contents)))
        self.now = {name: place for place, name in enumerate(image or {})}
        self.durable = dict(self.now)
        self.pending: list[tuple[str, str, str]] = []

    def replay(self, verb: str, name: str, content: bytes) -> None:
        if verb == "write":
            self.contents.append(content)
            self._change(("add", name, str(len(self.contents) - 1)))
        elif verb == "sync_file":
            self.synced.add(self.now[name])
        elif verb == "rename":
            self._change(("rename", name, content.decode()))
        elif verb == "unlink":
            self._change(("remove", name, ""))
        elif verb == "sync_folder":
            self.durable, self.pending = dict(self.now), []

    def _change(self, change: tuple[str, str, str]) -> None:
        self.pending.append(change)
        _apply(self.now, change)

    def images(self) -> Iterator[Image]:
        """Every folder that a power cut at this moment could leave; none twice."""
        kept = [self.pending[:length] for length in range(len(self.pending) + 1)]
        kept += [
            self.pending[:missing] + self.pending[missing + 1 :]
            for missing in range(len(self.pending))
        ]
        seen = set()
        for changes in kept:
            names = dict(self.durable)
            for change in changes:
                _apply(names, change)
            for image in self._contents(names):
                digest = hashlib.sha256(repr(sorted(image.items())).encode()).digest()
                if digest not in seen:
                    seen.add(digest)
                    yield image

    def _contents(self, names: dict[str, int]) -> Iterator[Image]:
        unsure = {name for name, file in names.items() if file not in self.synced}
        whole = {name: self.contents[file] for name, file in names.items()}
        yield whole
        if unsure:
            yield {name: raw for name, raw in whole.items() if name not in unsure}
            for share in (0, 2):  # empty, half there
                cut = {n: raw[: len(raw) // share if share else 0] for n, raw in whole.items()}
                yield {n: cut[n] if n in unsure else raw for n, raw in whole.items()}
            yield {n: bytes(len(raw)) if n in unsure else raw for n, raw in whole.items()}


def _apply(names: dict[str, int], change: tuple[str, str, str]) -> None:
    verb, name, other = change
    if verb == "add":
        names[name] = int(other)
    elif verb == "rename" and name in names:
        names[other] = names.pop(name)
    elif verb == "remove":
        names.pop(name, None)
