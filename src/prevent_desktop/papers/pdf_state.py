"""Whether the PDF of a sent referral is still where it was saved, and still the one."""

import hashlib
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_desktop.document.verdict import MAX_FILE_BYTES
from prevent_desktop.errors import FileError
from prevent_desktop.saving import read_limited

if TYPE_CHECKING:
    from prevent_desktop.kept.drafts import Draft, DraftStore
    from prevent_desktop.kept.paper_record import Record


class PdfState(StrEnum):
    """What became of a saved PDF, by its checksum."""

    WHOLE = "whole"
    MOVED = "moved"
    """Nothing is there any more: moved, renamed or deleted."""
    ALTERED = "altered"
    """Another file, or the same with other bytes; a countersignature is one too."""
    UNREADABLE = "unreadable"
    """It cannot be opened just now."""
    NOT_COMPARED = "not_compared"
    """It is there, and no checksum was kept that it could be compared with."""


def state_of_pdf(pdf: Path, sha256: str) -> PdfState:
    """What became of a PDF; `sha256` in hexadecimal as the record has it. Blocking."""
    try:
        data = read_limited(pdf, MAX_FILE_BYTES)
    except FileError as error:
        if error.code == "too_large":
            return PdfState.ALTERED
        return PdfState.MOVED if error.code == "missing" else PdfState.UNREADABLE
    if not sha256:
        return PdfState.NOT_COMPARED
    same = hashlib.sha256(data).hexdigest() == sha256.lower()
    return PdfState.WHOLE if same else PdfState.ALTERED


def record_of(store: "DraftStore", draft: "Draft") -> "Record | None":
    """The record of the last paper made from a draft. Raises VaultError and FileError."""
    return next((each for each in store.records() if each.reference == draft.reference), None)


def pdf_of(draft: "Draft", folder: Path) -> Path:
    """Where the last paper of a draft was saved; if it is not there, in the usual folder."""
    usual = folder / f"{draft.reference}.pdf"
    if not draft.pdf:
        return usual
    saved = Path(draft.pdf)
    return usual if not saved.exists() and usual.exists() else saved
