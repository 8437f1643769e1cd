"""Files from other people, looked at in a process of their own: `Strangers` asks, `serve` answers.

What such a file can do to a library ends with that process; its time and memory are bounded. The
bytes that were looked at are the ones to go on with: read a file once and keep them.
"""

import hashlib
import queue
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from types import TracebackType
from typing import BinaryIO, TypeVar

import msgspec

from prevent_desktop import document
from prevent_desktop.computer.child_limits import OwnLimits
from prevent_desktop.computer.child_process import (
    FORM,
    OURS,
    READY,
    STRANGE,
    Budget,
    Child,
    ChildError,
    Request,
    command_line,
)
from prevent_desktop.document import Comparison, Reason, Verdict, VerdictKind
from prevent_desktop.document.raster import Picture
from prevent_desktop.errors import (
    DocumentError,
    FormFileError,
    PreventDesktopError,
    internal_error,
)
from prevent_desktop.form import Released
from prevent_desktop.own_form import Filled, FormFile, Proposal
from prevent_desktop.own_form.forms import LARGEST_FILE
from prevent_desktop.own_form.reading_filled import ShownLine
from prevent_desktop.papers import supplied_forms
from prevent_desktop.papers.supplied_forms import Done, Drawn, Seen, Shown
from prevent_desktop.referral import Library

_LONGEST_REQUEST = 65536
_CODES = {"not_started": "no_second_process", "too_slow": "not_in_time", "died": "took_too_much"}
_REASONS = {"too_slow": Reason.TOO_SLOW, "died": Reason.TOO_LARGE}
Answer = TypeVar("Answer")


class _Verdict(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    verdict: Verdict


class _Bytes(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    data: bytes


class _Compared(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    comparison: Comparison


class _Refused(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    error: str
    family: str = DocumentError.family


class Strangers:
    """Looks at other people's files. Safe to use by several threads; each has a child of its own.

    A child is kept for the next file until the end of the `with` block. Blocking: use a worker.
    """

    def __init__(self, command: Sequence[str] | None = None, budget: Budget | None = None) -> None:
        self._command = command or command_line()
        self._budget = budget or Budget()
        self._idle: queue.SimpleQueue[Child] = queue.SimpleQueue()
        self._reading = threading.Lock()
        """msgspec builds what it knows of a type when it first meets it: one thread at a time."""

    def __enter__(self) -> "Strangers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        while not self._idle.empty():
            self._idle.get().close()

    def verify(self, pdf: bytes, known: Collection[str] = ()) -> Verdict:
        """The verdict on a file, as `document.verify` gives it.

        Too slow or too large is a verdict too. Raises DocumentError("no_second_process").
        """
        request = Request("verify", len(pdf), tuple(known))
        try:
            return self._ask(request, pdf, _Verdict).verdict
        except ChildError as error:
            if error.fault == "not_started":
                raise DocumentError(_CODES[error.fault]) from error
            return Verdict(VerdictKind.UNREADABLE, reason=_REASONS[error.fault])

    def read_payload(self, pdf: bytes, *, unverified: bool = False) -> bytes:
        """The answers in a file, as `document.read_payload` gives them.

        Raises what it raises, and DocumentError("no_second_process", "not_in_time",
        "took_too_much").
        """
        return self._bytes(Request("payload", len(pdf), unverified=unverified), pdf)

    def as_text(self, pdf: bytes) -> str:
        """The text of a paper, as `document.as_text` gives it. Raises as `read_payload`."""
        return self._bytes(Request("text", len(pdf)), pdf).decode("utf-8")

    def compare(self, pdf: bytes) -> Comparison | None:
        """Whether the pages of an unchanged paper say what its data and its keys say.

        None if that could not be found out: it is then "not compared", and no verdict on the file.
        """
        try:
            return self._ask(Request("compare", len(pdf)), pdf, _Compared).comparison
        except (ChildError, PreventDesktopError):
            return None

    def open_form(self, data: bytes, name: str) -> FormFile:
        """The boxes of a form file, as `own_form.open_form` finds them.

        Raises what it raises, and FormFileError("no_second_process", "not_in_time",
        "took_too_much").
        """
        if len(data) > LARGEST_FILE:
            raise FormFileError("too_large", limit_mb=LARGEST_FILE // 1024 // 1024)
        seen = self._form(Request(supplied_forms.OPEN, len(data), (name,)), data, Seen)
        return FormFile(name, seen.kind, hashlib.sha256(data).hexdigest(), seen.boxes, data)

    def fill_form(
        self,
        file: FormFile,
        proposal: Proposal,
        released: Released,
        today: date,
        own_words: Mapping[str, str] | None = None,
        *,
        macro_free: bool = False,
    ) -> Filled:
        """A filled copy, as `own_form.fill` makes it. Raises as `open_form`, and DocumentError."""
        typed = dict(own_words or {})
        body = supplied_forms.as_body(file, proposal, released, today, typed, macro_free=macro_free)
        return self._form(Request(supplied_forms.FILL, len(body)), body, Done).filled

    def show_form(self, data: bytes, texts: Sequence[str]) -> tuple[ShownLine, ...]:
        """What stands in a filled form; `texts` are to be marked. Raises as `open_form`."""
        body = msgspec.json.encode(tuple(texts)) + b"\n" + data
        return self._form(Request(supplied_forms.SHOW, len(body)), body, Shown).lines

    def draw_form(self, pdf: bytes, page: int) -> tuple[Picture, int]:
        """A page of a PDF form, from 0, and how many there are.

        Raises as `open_form`, and DocumentError("unreadable").
        """
        request = Request(supplied_forms.DRAW, len(pdf), (str(page),))
        drawn = self._form(request, pdf, Drawn)
        return drawn.picture, drawn.pages

    def _form(self, request: Request, body: bytes, wanted: type[Answer]) -> Answer:
        try:
            return self._ask(request, body, wanted)
        except ChildError as error:
            raise FormFileError(_CODES[error.fault]) from error

    def _bytes(self, request: Request, pdf: bytes) -> bytes:
        try:
            return self._ask(request, pdf, _Bytes).data
        except ChildError as error:
            raise DocumentError(_CODES[error.fault]) from error

    def _ask(self, request: Request, pdf: bytes, wanted: type[Answer]) -> Answer:
        child = self._child()
        line = child.ask(request, pdf)
        try:
            with self._reading:
                answer: Answer | _Refused = msgspec.json.decode(line, type=wanted | _Refused)
        except msgspec.DecodeError as error:
            child.kill()
            raise ChildError("died") from error
        self._idle.put(child)
        if isinstance(answer, _Refused):
            of_form = answer.family == FormFileError.family
            raise FormFileError(answer.error) if of_form else DocumentError(answer.error)
        return answer

    def _child(self) -> Child:
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            return Child(self._command, self._budget)


def serve(into: BinaryIO, out: BinaryIO, library: Callable[[], Library]) -> int:
    """Answer a parent's requests until there are no more; in a child process of our own."""
    from prevent_desktop.document.verification import verify_file

    verify_file(b"")  # loads what is needed, before memory is limited
    limits = OwnLimits()

    def say(mark: bytes) -> None:
        out.write(mark)
        out.flush()

    say(READY)
    while line := into.readline(_LONGEST_REQUEST):
        request = msgspec.json.decode(line, type=Request)
        limits.be_cautious()
        pdf = into.read(request.size)
        say(_answer(request, pdf, say, limits, library) + b"\n")
    return 0


def _answer(
    request: Request,
    pdf: bytes,
    say: Callable[[bytes], None],
    limits: OwnLimits,
    library: Callable[[], Library],
) -> bytes:
    if request.job in supplied_forms.JOBS:
        limits.be_generous()
        say(FORM)
    elif document.looks_like_ours(pdf):
        limits.be_generous()
        say(OURS)
    else:
        say(STRANGE)
    try:
        return msgspec.json.encode(_done(request, pdf, library))
    except PreventDesktopError as error:
        return msgspec.json.encode(_Refused(error.code, error.family))
    except Exception as error:  # noqa: BLE001  (the last net of this process)
        return msgspec.json.encode(_Refused(internal_error(error).code))


def _done(request: Request, pdf: bytes, library: Callable[[], Library]) -> msgspec.Struct:
    match request.job:
        case job if job in supplied_forms.JOBS:
            return supplied_forms.do(request, pdf, library)
        case "verify":
            return _Verdict(document.verify(pdf, request.known))
        case "payload":
            return _Bytes(document.read_payload(pdf, unverified=request.unverified))
        case "text":
            return _Bytes(document.as_text(pdf).encode("utf-8"))
        case _:
            return _Compared(_compared(pdf, library))


def _compared(pdf: bytes, library: Callable[[], Library]) -> Comparison:
    from prevent_desktop.papers.made_again import inside_of

    verdict = document.verify(pdf)
    if verdict.kind is not VerdictKind.UNCHANGED:
        raise DocumentError(verdict.kind.value)
    try:
        inside = inside_of(pdf, verdict.signatures[0].fingerprint, library)
    except DocumentError as error:
        if error.code != "no_payload":
            raise
        return document.compare(pdf, "no_data", verdict)
    return document.compare(pdf, inside or "not_known", verdict)
