"""`verify`, `read` and `blank`: finished papers looked at, and an empty one made."""

import argparse
import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from prevent_desktop import document
from prevent_desktop.cli.desk import Desk
from prevent_desktop.cli.exits import Exit
from prevent_desktop.cli.verdicts import (
    EXITS,
    compared,
    comparison_as_document,
    tell_comparison,
    tell_oddities,
    tell_verdict,
    verdict_as_document,
)
from prevent_desktop.document import Comparison
from prevent_desktop.document.verdict import MAX_FILE_BYTES
from prevent_desktop.document.verdict_words import agreement_words
from prevent_desktop.errors import DocumentError, PreventDesktopError
from prevent_desktop.form.files import parse_json, to_document
from prevent_desktop.papers.strangers import Strangers
from prevent_desktop.referral import referral_from_file
from prevent_desktop.saving import make_folder, read_limited, save_new

_REFUSALS = {"changed": Exit.CHANGED, "changed_no_payload": Exit.CHANGED}
_REFUSALS |= {"not_signed": Exit.NOT_SIGNED, "not_signed_no_payload": Exit.NOT_SIGNED}


def verify(desk: Desk, asked: argparse.Namespace) -> Exit:
    """Say whether the PDF was changed since it was signed.

    Raises FileError when it cannot be read from disk.
    """
    pdf = read_limited(asked.pdf, MAX_FILE_BYTES)
    with Strangers() as strangers:
        verdict = strangers.verify(pdf, asked.known_signer)
        if not asked.json:
            tell_verdict(desk, verdict)
        comparison = compared(strangers, pdf, verdict)
    if asked.json:
        desk.say_json(verdict_as_document(verdict, comparison, desk.now()))
    else:
        tell_comparison(desk, verdict, comparison)
        if agrees := agreement_words(comparison):
            desk.say(agrees)
    return EXITS[verdict.kind]


def read(desk: Desk, asked: argparse.Namespace) -> Exit:
    """Print the answers inside one PDF, its text, or the answers of many as lines of JSON.

    Raises FileError, DocumentError or AnswersError for what cannot be read at all.
    """
    paths: list[Path] = asked.pdf
    if asked.lines:
        return _read_lines(desk, paths, unverified=asked.unverified)
    if len(paths) > 1:
        desk.tell("To read more than one file, add --lines.")
        return Exit.WRONG_USAGE
    if asked.text:
        return _read_text(desk, paths[0])
    return _read_one(desk, paths[0], unverified=asked.unverified)


def _read_text(desk: Desk, path: Path) -> Exit:
    """Print the paper's text; what its signatures are worth goes to stderr and the exit code."""
    pdf = read_limited(path, MAX_FILE_BYTES)
    with Strangers() as strangers:
        verdict = strangers.verify(pdf)
        tell_verdict(desk, verdict, desk.tell)
        tell_comparison(desk, verdict, compared(strangers, pdf, verdict), desk.tell)
        for line in strangers.as_text(pdf).splitlines():
            desk.say(line)
    return EXITS[verdict.kind]


class _Looked(NamedTuple):
    """The verdict on one file, if it could be read, and its answers or why there are none."""

    verdict: str | None
    comparison: Comparison | None
    payload: bytes | PreventDesktopError


def _read_lines(desk: Desk, paths: list[Path], *, unverified: bool) -> Exit:
    """A line for each file in the order given; as many are looked at at a time as there are cores.

    Each of them has a child process of its own (see `Strangers`); a few lines wait at most.
    """
    cores = min(len(paths), os.cpu_count() or 1)
    outcome, ahead = Exit.DONE, iter(paths)
    waiting: deque[tuple[Path, Future[_Looked]]] = deque()
    with Strangers() as strangers, ThreadPoolExecutor(cores) as pool:

        def look_ahead(most: int) -> None:
            for path in islice(ahead, most):
                waiting.append((path, pool.submit(_looked, strangers, path, unverified)))

        look_ahead(2 * cores)
        while waiting:
            path, looked = waiting.popleft()
            end = _say_line(desk, path, looked.result())
            outcome = end if outcome is Exit.DONE else outcome
            look_ahead(1)
    return outcome


def _looked(strangers: Strangers, path: Path, unverified: bool) -> _Looked:
    """What a child says of one file; runs in a thread that does nothing else."""
    kind, comparison = None, None
    try:
        pdf = read_limited(path, MAX_FILE_BYTES)
        verdict = strangers.verify(pdf)
        kind = verdict.kind.value
        payload = strangers.read_payload(pdf, unverified=unverified)
        comparison = compared(strangers, pdf, verdict)
    except PreventDesktopError as error:
        return _Looked(kind, comparison, error)
    return _Looked(kind, comparison, payload)


def _say_line(desk: Desk, path: Path, looked: _Looked) -> Exit:
    """One line for one file, whatever is wrong with it; the others follow all the same."""
    name = str(path).encode("utf-8", "replace").decode("utf-8")
    told: dict[str, object] = {"file": name, "verdict": looked.verdict}
    told |= {"answers": None, "error": None, **comparison_as_document(looked.comparison)}
    end = Exit.DONE
    try:
        if isinstance(looked.payload, PreventDesktopError):
            raise looked.payload
        referral = referral_from_file(desk.library(), parse_json(looked.payload))
        told["answers"] = to_document(referral.answers)
    except PreventDesktopError as error:
        told["error"] = desk.messages().sentence(error)
        end = _REFUSALS.get(error.code, Exit.CANNOT)
    desk.say_line(told)
    return end


def _read_one(desk: Desk, path: Path, *, unverified: bool) -> Exit:
    """Print the answers inside the PDF; one that does not verify is refused unless asked for.

    Raises FileError, DocumentError or AnswersError for what cannot be read at all.
    """
    pdf = read_limited(path, MAX_FILE_BYTES)
    try:
        with Strangers() as strangers:
            payload = strangers.read_payload(pdf, unverified=unverified)
            verdict = strangers.verify(pdf)
            comparison = compared(strangers, pdf, verdict)
    except DocumentError as error:
        refusal = _REFUSALS.get(error.code)
        if refusal is None:
            raise
        desk.tell_error(error)
        return refusal
    referral = referral_from_file(desk.library(), parse_json(payload))
    tell_oddities(desk, verdict, comparison)
    desk.say_json(to_document(referral.answers))
    return Exit.DONE


def blank(desk: Desk, target: Path, *, large: bool) -> Exit:
    """Write the empty form, to be filled in by pen; in large print if asked.

    Raises FileError when it cannot be saved.
    """
    library = desk.library()
    form, area = library.default_form, library.default_area
    pdf = document.render_blank(form, area, desk.local_now(), large=large)
    make_folder(target.parent)
    (path,) = save_new(target.parent, {target.name: pdf})
    desk.say_path(path)
    return Exit.DONE
