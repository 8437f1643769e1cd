"""What a paper says of its own making, beside the answers: reference, time, what it replaces."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import pikepdf

from prevent_desktop.document.amended import (
    CHANGED,
    MOST_LINES,
    NO_REASON,
    NOT_LISTED,
    NOTHING_CHANGED,
    REPLACES,
    WHY,
)
from prevent_desktop.document.inside import MadeOf
from prevent_desktop.document.print_note import reference_of
from prevent_desktop.document.reading import Piece, pieces_of
from prevent_desktop.errors import DocumentError


def made_of(pdf: bytes) -> MadeOf:
    """See `prevent_desktop.document.made_of`."""
    replaces, why, changed = _amended(pieces_of(pdf))
    return MadeOf(reference_of(pdf), _moment(pdf), replaces, why, changed)


def _moment(pdf: bytes) -> datetime:
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            digits = str(opened.docinfo.CreationDate).removeprefix("D:")[:14]
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except Exception:  # noqa: BLE001  (a damaged file provokes anything)
        raise DocumentError("unreadable") from None


def _amended(pieces: Sequence[Piece]) -> tuple[str, str, tuple[str, ...] | None]:
    """The box of an amended copy on the first page: see `amended.amended_texts`."""
    texts: list[str] = []
    for role, said in pieces:
        if role == "TR":
            break
        if role == "P" and (texts or said[0].startswith(REPLACES)):
            texts.append(" ".join(said[0].split()))
    if len(texts) < len(("title", "why", "changed")):
        return "", "", None
    replaces, why, listed, *labels = texts
    changed: tuple[str, ...] | None = tuple(labels)
    if listed == NOT_LISTED:
        changed = None
    elif listed == NOTHING_CHANGED:
        changed = ()
    elif listed == CHANGED and len(labels) == 1 and labels[0].count("; ") >= MOST_LINES:
        changed = tuple(labels[0].split("; "))
    reason = "" if why == NO_REASON else why.removeprefix(WHY)
    return replaces.removeprefix(REPLACES), reason, changed
