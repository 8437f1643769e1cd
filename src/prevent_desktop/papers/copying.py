"""Copies of a finished paper, saved beside it: in large print, for Word, signed without data."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from prevent_desktop import document
from prevent_desktop.document import Identity, Paper, VerdictKind
from prevent_desktop.document.mark import Mark
from prevent_desktop.errors import DocumentError
from prevent_desktop.saving import free_name, save_new


def save_large(paper: Paper, folder: Path) -> Path:
    """In large print, marked and not signed. Raises DocumentError and FileError."""
    copy = document.render(replace(paper, large_copy=True))
    name = free_name(folder, f"{paper.reference} large print copy", ".pdf")
    return save_new(folder, {name: copy})[0]


def save_word(paper: Paper, folder: Path) -> Path:
    """For Word, not signed. Raises FileError("exists" among others)."""
    copy = document.render_word_copy(paper)
    return save_new(folder, {f"{paper.reference}.docx": copy})[0]


def save_without_data(
    paper: Paper, identity: Identity, moment: datetime, mark: Mark, folder: Path
) -> tuple[Path, bytes]:
    """Signed without the answers as data: its path and bytes; it says which key signs it.

    `moment` is when it is signed, by the area's clocks. Raises DocumentError, IdentityError and
    FileError.
    """
    bare = replace(paper, payload=None, fingerprint=identity.fingerprint)
    signed = document.sign(document.render(bare), identity, moment, mark)
    if document.verify(signed).kind is not VerdictKind.UNCHANGED:
        raise DocumentError("read_back")
    name = free_name(folder, f"{paper.reference}-without-data", ".pdf")
    (path,) = save_new(folder, {name: signed})
    return path, signed
