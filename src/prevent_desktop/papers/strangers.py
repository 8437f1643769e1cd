"""Files from other people, looked at in a process of their own: `Strangers` asks, `serve` answers.

What such a file can do to a library ends with that process; its time and memory are bounded. The
bytes that were looked at are the ones to go on with: read a file once and keep them.
"""

import queue
from collections.abc import Callable, Collection, Iterable, Sequence
from types import TracebackType
from typing import BinaryIO, TypeVar

import msgspec

from prevent_desktop import document
from prevent_desktop.computer.child_limits import OwnLimits
from prevent_desktop.computer.child_process import (
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
from prevent_desktop.errors import (
    AnswersError,
    DocumentError,
    FormFileError,
    PreventDesktopError,
    internal_error,
)
from prevent_desktop.form.files import parse_json
from prevent_desktop.form.printed import values_in_words
from prevent_desktop.referral import Library, referral_from_file

_LONGEST_REQUEST = 65536
_CODES = {"not_started": "no_second_process", "too_slow": "not_in_time", "died": "took_too_much"}
_ERRORS: dict[str, type[PreventDesktopError]] = {FormFileError.family: FormFileError}
_REASONS = {"too_slow": Reason.TOO_SLOW, "died": Reason.TOO_LARGE}
Done = TypeVar("Done")


class _Verdict(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    verdict: Verdict


class _Bytes(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    data: bytes


class _Compared(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    comparison: Comparison


class Refused(msgspec.Struct, frozen=True, tag=True, forbid_unknown_fields=True):
    """What could not be done, by the code of the error and its family."""

    error: str
    family: str = ""


class Strangers:
    """Looks at other people's files. Safe to use by several threads; each has a child of its own.

    A child is kept for the next file until the end of the `with` block. Blocking: use a worker.
    """

    def __init__(self, command: Sequence[str] | None = None, budget: Budget | None = None) -> None:
        self._command = command or command_line()
        self._budget = budget or Budget()
        self._idle: queue.SimpleQueue[Child] = queue.SimpleQueue()

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
            return self.ask(request, pdf, _Verdict).verdict
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
            return self.ask(Request("compare", len(pdf)), pdf, _Compared).comparison
        except (ChildError, PreventDesktopError):
            return None

    def _bytes(self, request: Request, pdf: bytes) -> bytes:
        try:
            return self.ask(request, pdf, _Bytes).data
        except ChildError as error:
            raise DocumentError(_CODES[error.fault]) from error

    def ask(self, request: Request, pdf: bytes, wanted: type[Done]) -> Done:
        """Hand over any request and return its answer.

        Raises ChildError, and the error that the child tells of.
        """
        child = self._child()
        line = child.ask(request, pdf)
        try:
            answer: Done | Refused = msgspec.json.decode(line, type=wanted | Refused)
        except msgspec.DecodeError as error:
            child.kill()
            raise ChildError("died") from error
        self._idle.put(child)
        if isinstance(answer, Refused):
            raise _ERRORS.get(answer.family, DocumentError)(answer.error)
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
        if request.head:
            from prevent_desktop.papers.form_jobs import warm_up

            warm_up()  # before memory is limited, as above
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
    if not request.head and document.looks_like_ours(pdf):
        limits.be_generous()
        say(OURS)
    else:
        say(STRANGE)
    try:
        return msgspec.json.encode(_done(request, pdf, library))
    except PreventDesktopError as error:
        return msgspec.json.encode(Refused(error.code, error.family))
    except Exception as error:  # noqa: BLE001  (the last net of this process)
        return msgspec.json.encode(Refused(internal_error(error).code))


def _done(request: Request, pdf: bytes, library: Callable[[], Library]) -> msgspec.Struct:
    if request.head:
        from prevent_desktop.papers import form_jobs

        return form_jobs.done(request, pdf, library)
    match request.job:
        case "verify":
            return _Verdict(document.verify(pdf, request.known))
        case "payload":
            return _Bytes(document.read_payload(pdf, unverified=request.unverified))
        case "text":
            return _Bytes(document.as_text(pdf).encode("utf-8"))
        case _:
            return _Compared(_compared(pdf, library))


def _compared(pdf: bytes, library: Callable[[], Library]) -> Comparison:
    verdict = document.verify(pdf)
    if verdict.kind is not VerdictKind.UNCHANGED:
        raise DocumentError(verdict.kind.value)
    values = _values(pdf, library)
    return document.compare(document.as_text(pdf), values, verdict)


def _values(pdf: bytes, library: Callable[[], Library]) -> Iterable[tuple[str, str]] | None:
    """The values in the file as they are printed; None if their question set is not known here."""
    try:
        payload = document.read_payload(pdf)
    except DocumentError as error:
        if error.code != "no_payload":
            raise
        return ()
    try:
        referral = referral_from_file(library(), parse_json(payload))
    except AnswersError:
        return None
    return values_in_words(referral.form, referral.answers)
