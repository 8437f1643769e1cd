"""`verify`, `read` and `blank`: finished papers looked at, and an empty one made."""

import argparse
import os
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path

from prevent_desktop import document
from prevent_desktop.cli.desk import Desk
from prevent_desktop.cli.exits import Exit
from prevent_desktop.document import Comparison, SignatureFact, Verdict, VerdictKind
from prevent_desktop.document.verdict import MAX_FILE_BYTES
from prevent_desktop.document.verdict_words import (
    NAMED_IN_CHANGED,
    NAMED_KEY,
    NOT_KNOWN,
    comparison_words,
    future_words,
    signature_words,
    verdict_words,
)
from prevent_desktop.errors import DocumentError, PreventDesktopError
from prevent_desktop.form.files import parse_json, to_document
from prevent_desktop.papers.strangers import Strangers
from prevent_desktop.referral import referral_from_file
from prevent_desktop.saving import make_folder, read_limited, save_new

EXITS = {
    VerdictKind.UNCHANGED: Exit.DONE,
    VerdictKind.CHANGED: Exit.CHANGED,
    VerdictKind.NOT_SIGNED: Exit.NOT_SIGNED,
    VerdictKind.UNREADABLE: Exit.CANNOT,
}
_REFUSALS = {"changed": Exit.CHANGED, "not_signed": Exit.NOT_SIGNED}


def verify(desk: Desk, asked: argparse.Namespace) -> Exit:
    """Say whether the PDF was changed since it was signed.

    Raises FileError when it cannot be read from disk.
    """
    pdf = read_limited(asked.pdf, MAX_FILE_BYTES)
    with Strangers() as strangers:
        verdict = strangers.verify(pdf, asked.known_signer)
        if not asked.json:
            tell_verdict(desk, verdict)
        unchanged = verdict.kind is VerdictKind.UNCHANGED
        comparison = strangers.compare(pdf) if unchanged else None
    if asked.json:
        desk.say_json(_as_document(verdict, comparison, desk.now()))
    elif unchanged:
        for line in comparison_words(comparison, partial(_label, desk)):
            desk.say(line)
    return EXITS[verdict.kind]


def tell_verdict(desk: Desk, verdict: Verdict, say: Callable[[str], None] | None = None) -> None:
    """Say whether the paper is unchanged, why not, who signed it, and what that means."""
    say = say or desk.say
    words = verdict_words(verdict)
    say(f"{words.title}. {words.advice}")
    for line in (
        words.reason,
        *(
            line
            for fact in verdict.signatures
            for line in _signature_lines(desk, fact, verdict.kind)
        ),
        words.one_key,
        words.meaning,
    ):
        if line:
            say(line)


def _label(desk: Desk, question_id: str) -> str:
    """What a question is called in the form of this computer; its id if it has none."""
    question = desk.library().default_form.by_id.get(question_id)
    return question.label if question else question_id


def _as_document(
    verdict: Verdict, comparison: Comparison | None, now: datetime
) -> dict[str, object]:
    signatures = [
        {
            "role": fact.role,
            "name": fact.name,
            "fingerprint": fact.fingerprint,
            "claimed_time": fact.claimed_time,
            "known": fact.known,
            "certificate_in_date": fact.certificate_in_date,
            "role_org": fact.role_org,
            "valid_from": fact.valid_from,
            "valid_until": fact.valid_until,
            "changed_since": fact.changed_since,
            "in_future": bool(future_words(fact, now)),
        }
        for fact in verdict.signatures
    ]
    return {
        "verdict": verdict.kind.value,
        "reason": verdict.reason.value,
        "one_key_twice": verdict.one_key_twice,
        "signatures": signatures,
        "compared": comparison is not None and comparison.compared,
        "not_in_pages": list(comparison.missing) if comparison else [],
        "typed_other_name": list(comparison.typed) if comparison else [],
        "box_of_other_key": list(comparison.other) if comparison else [],
    }


def _signature_lines(desk: Desk, fact: SignatureFact, kind: VerdictKind) -> tuple[str, ...]:
    words = signature_words(fact, desk.zone)
    named = NAMED_KEY if kind is VerdictKind.UNCHANGED else NAMED_IN_CHANGED
    known = named if fact.known else NOT_KNOWN
    future = future_words(fact, desk.now())
    return (
        words.who,
        f"  {words.when}",
        *([f"  {future}"] if future else []),
        f"  {words.dates} {known}",
        f"  Fingerprint {fact.fingerprint}",
    )


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
        for line in strangers.as_text(pdf).splitlines():
            desk.say(line)
    return EXITS[verdict.kind]


_Looked = tuple[str | None, bytes | PreventDesktopError]
"""The verdict on a file, if it could be read, and its answers, or why there are none."""


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
    verdict = None
    try:
        pdf = read_limited(path, MAX_FILE_BYTES)
        verdict = strangers.verify(pdf).kind.value
        return verdict, strangers.read_payload(pdf, unverified=unverified)
    except PreventDesktopError as error:
        return verdict, error


def _say_line(desk: Desk, path: Path, looked: _Looked) -> Exit:
    """One line for one file, whatever is wrong with it; the others follow all the same."""
    name = str(path).encode("utf-8", "replace").decode("utf-8")
    verdict, payload = looked
    told: dict[str, object] = {"file": name, "verdict": verdict, "answers": None, "error": None}
    end = Exit.DONE
    try:
        if isinstance(payload, PreventDesktopError):
            raise payload
        referral = referral_from_file(desk.library(), parse_json(payload))
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
    except DocumentError as error:
        refusal = _REFUSALS.get(error.code)
        if refusal is None:
            raise
        desk.tell_error(error)
        return refusal
    referral = referral_from_file(desk.library(), parse_json(payload))
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
