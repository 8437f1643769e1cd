"""`verify`, `read` and `blank`: finished papers looked at, and an empty one made."""

import argparse
from collections.abc import Callable
from pathlib import Path

from prevent_desktop import document
from prevent_desktop.cli.desk import Desk
from prevent_desktop.cli.exits import Exit
from prevent_desktop.document import SignatureFact, Verdict, VerdictKind
from prevent_desktop.document.verdict import MAX_FILE_BYTES
from prevent_desktop.document.verdict_words import (
    NAMED_IN_CHANGED,
    NAMED_KEY,
    NOT_KNOWN,
    signature_words,
    verdict_words,
)
from prevent_desktop.errors import DocumentError, PreventDesktopError
from prevent_desktop.form.files import parse_json, to_document
from prevent_desktop.moments import Zone
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
    verdict = document.verify(read_limited(asked.pdf, MAX_FILE_BYTES), asked.known_signer)
    if asked.json:
        desk.say_json(_as_document(verdict))
    else:
        tell_verdict(desk.say, verdict, desk.zone)
    return EXITS[verdict.kind]


def tell_verdict(say: Callable[[str], None], verdict: Verdict, zone: Zone) -> None:
    """Say whether the paper is unchanged, why not, who signed it, and what that means."""
    words = verdict_words(verdict)
    say(f"{words.title}. {words.advice}")
    for line in (
        words.reason,
        *(
            line
            for fact in verdict.signatures
            for line in _signature_lines(fact, verdict.kind, zone)
        ),
        words.one_key,
        words.meaning,
    ):
        if line:
            say(line)


def _as_document(verdict: Verdict) -> dict[str, object]:
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
        }
        for fact in verdict.signatures
    ]
    return {
        "verdict": verdict.kind.value,
        "reason": verdict.reason.value,
        "one_key_twice": verdict.one_key_twice,
        "signatures": signatures,
    }


def _signature_lines(fact: SignatureFact, kind: VerdictKind, zone: Zone) -> tuple[str, ...]:
    words = signature_words(fact, zone)
    named = NAMED_KEY if kind is VerdictKind.UNCHANGED else NAMED_IN_CHANGED
    known = named if fact.known else NOT_KNOWN
    return (
        words.who,
        f"  {words.when}",
        f"  {words.dates} {known}",
        f"  Fingerprint {fact.fingerprint}",
    )


def read(desk: Desk, asked: argparse.Namespace) -> Exit:
    """Print the answers inside one PDF, its text, or the answers of many as lines of JSON.

    Raises FileError, DocumentError or AnswersError for what cannot be read at all.
    """
    paths: list[Path] = asked.pdf
    if asked.lines:
        ends = [_read_line(desk, path, unverified=asked.unverified) for path in paths]
        return next((end for end in ends if end is not Exit.DONE), Exit.DONE)
    if len(paths) > 1:
        desk.tell("To read more than one file, add --lines.")
        return Exit.WRONG_USAGE
    if asked.text:
        return _read_text(desk, paths[0])
    return _read_one(desk, paths[0], unverified=asked.unverified)


def _read_text(desk: Desk, path: Path) -> Exit:
    """Print the paper's text; what its signatures are worth goes to stderr and the exit code."""
    pdf = read_limited(path, MAX_FILE_BYTES)
    verdict = document.verify(pdf)
    tell_verdict(desk.tell, verdict, desk.zone)
    for line in document.as_text(pdf).splitlines():
        desk.say(line)
    return EXITS[verdict.kind]


def _read_line(desk: Desk, path: Path, *, unverified: bool) -> Exit:
    """One line for one file, whatever is wrong with it; the others follow all the same."""
    name = str(path).encode("utf-8", "replace").decode("utf-8")
    told: dict[str, object] = {"file": name, "verdict": None, "answers": None, "error": None}
    end = Exit.DONE
    try:
        pdf = read_limited(path, MAX_FILE_BYTES)
        verdict = document.verify(pdf).kind
        told["verdict"] = verdict.value
        payload = document.read_payload(pdf, unverified=unverified)
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
        payload = document.read_payload(pdf, unverified=unverified)
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
