"""A form file that somebody supplied: read, filled and shown in a process of its own.

What such a file can do to a library ends with that process, and its time and memory are bounded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import msgspec

from prevent_desktop import document
from prevent_desktop.computer.child_process import Budget, ChildError, Request
from prevent_desktop.document import Continuation
from prevent_desktop.document.raster import Picture
from prevent_desktop.errors import FormFileError
from prevent_desktop.form.files import to_document
from prevent_desktop.own_form import Filled, FormFile, Proposal
from prevent_desktop.own_form.forms import LARGEST_FILE
from prevent_desktop.own_form.reading_filled import Shown
from prevent_desktop.papers import form_jobs
from prevent_desktop.papers.form_jobs import Wanted
from prevent_desktop.papers.strangers import Strangers
from prevent_desktop.referral import Referral
from prevent_desktop.saving import free_name, make_folder, read_limited, save_new

BUDGET = Budget(strange=45.0)
"""Seconds: a form of a hundred pages takes five on a slow computer, a hostile one for ever."""
_CODES = {"not_started": "no_second_process", "too_slow": "not_in_time", "died": "too_much"}
_Done = TypeVar("_Done")


@dataclass(frozen=True, slots=True)
class Order:
    """What goes into a form: the answers as they stand, and what the person typed into boxes."""

    referral: Referral = field(repr=False)
    proposal: Proposal
    today: date
    own_words: Mapping[str, str] = field(default_factory=dict, repr=False)
    macro_free: bool = False
    """Whether a copy without macros is filled."""


class StrangeForms:
    """Opens form files of strangers; blocking, use it in a worker and in a `with` block."""

    def __init__(self, strangers: Strangers | None = None) -> None:
        self._strangers = strangers or Strangers(budget=BUDGET)

    def __enter__(self) -> "StrangeForms":
        self._strangers.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._strangers.__exit__(kind, error, trace)

    def open(self, path: Path) -> FormFile:
        """Find the boxes of a form file.

        Raises FileError; FormFileError as `own_form.open_form`, and "no_second_process",
        "not_in_time" and "too_much".
        """
        data = read_limited(path, LARGEST_FILE)
        read = self._ask(form_jobs.READ, Wanted(name=path.name), data, form_jobs.FormRead)
        return FormFile(path.name, read.kind, read.sha256, read.boxes, data)

    def fill(self, file: FormFile, order: Order) -> Filled:
        """A filled copy. Raises FormFileError."""
        referral, name = order.referral, file.name
        if order.macro_free:
            name = macro_free_name(file)
        wanted = Wanted(
            name=name,
            macro_free=order.macro_free,
            proposal=order.proposal,
            form=referral.form.id,
            answers=to_document(referral.released()),
            own_words=dict(order.own_words),
            today=order.today,
        )
        return self._ask(form_jobs.FILL, wanted, file.data, form_jobs.FormFilled).filled

    def shown(self, data: bytes, texts: Sequence[str]) -> Shown:
        """What stands in a filled form. Raises FormFileError."""
        wanted = Wanted(texts=tuple(texts))
        return self._ask(form_jobs.SHOW, wanted, data, form_jobs.FormShown).shown

    def picture(self, pdf: bytes, page: int) -> tuple[Picture, int]:
        """A page of a PDF, from 0, and how many there are. Raises FormFileError, DocumentError."""
        made = self._ask(form_jobs.PICTURE, Wanted(page=page), pdf, form_jobs.PagePicture)
        return made.picture, made.pages

    def _ask(self, job: str, wanted: Wanted, data: bytes, answer: type[_Done]) -> _Done:
        if not data:
            raise FormFileError("empty")
        head = msgspec.json.encode(wanted)
        request = Request(job, len(head) + len(data), head=len(head))
        try:
            return self._strangers.ask(request, head + data, answer)
        except ChildError as error:
            raise FormFileError(_CODES[error.fault]) from error


def macro_free_name(file: FormFile) -> str:
    """What the form would be called as a file without macros."""
    return f"{Path(file.name).stem}.docx"


def save_filled(
    folder: Path, file: FormFile, filled: Filled, continuation: Continuation | None
) -> tuple[Path, ...]:
    """Save the filled copy, and the sheet with what did not fit; nothing is overwritten.

    A name that is taken gets a number. Raises FileError, DocumentError.
    """
    stem = Path(file.name).stem
    make_folder(folder)
    contents = {free_name(folder, f"{stem}-filled", f".{filled.kind}"): filled.data}
    if continuation is not None:
        name = free_name(folder, f"{stem}-continuation", ".pdf")
        contents[name] = document.render_continuation(continuation)
    return save_new(folder, contents)


def read_saved(path: Path) -> bytes:
    """The bytes of a filled copy as it lies there now. Raises FileError."""
    return read_limited(path, LARGEST_FILE)
