"""`verify`, `read` and `blank`: finished papers looked at, and an empty one made."""

from pathlib import Path

from prevent_desktop import document
from prevent_desktop.cli.desk import Desk
from prevent_desktop.cli.exits import Exit
from prevent_desktop.document import SignatureFact, Verdict, VerdictKind
from prevent_desktop.document.verdict import MAX_FILE_BYTES
from prevent_desktop.errors import DocumentError
from prevent_desktop.form.files import parse_json, to_document
from prevent_desktop.referral import referral_from_file
from prevent_desktop.saving import make_folder, read_limited, save_new

_EXITS = {
    VerdictKind.UNCHANGED: Exit.DONE,
    VerdictKind.CHANGED: Exit.CHANGED,
    VerdictKind.NOT_SIGNED: Exit.NOT_SIGNED,
    VerdictKind.UNREADABLE: Exit.CANNOT,
}
_SENTENCES = {
    VerdictKind.UNCHANGED: "Unchanged since it was signed.",
    VerdictKind.CHANGED: "Changed after it was signed, or not a paper of Prevent Desktop. "
    "Do not rely on what it says.",
    VerdictKind.NOT_SIGNED: "Not signed, so nobody can tell whether it was changed.",
    VerdictKind.UNREADABLE: "This is not a PDF file that can be read.",
}
_ROLES = {
    "referrer": "Referrer",
    "lead": "Safeguarding or Prevent lead",
}
_WHAT_IT_MEANS = (
    "This does not prove who holds the key: compare the fingerprint with one given by phone. "
    "The time is from the signer's computer, and anyone can make a key in any name."
)


def verify(desk: Desk, path: Path, *, as_json: bool) -> Exit:
    """Say whether the PDF was changed since it was signed.

    Raises FileError when it cannot be read from disk.
    """
    verdict = document.verify(read_limited(path, MAX_FILE_BYTES))
    if as_json:
        desk.say_json(_as_document(verdict))
    else:
        desk.say(_SENTENCES[verdict.kind])
        for fact in verdict.signatures:
            desk.say(_signature_line(fact))
        if verdict.signatures:
            desk.say(_WHAT_IT_MEANS)
    return _EXITS[verdict.kind]


def _as_document(verdict: Verdict) -> dict[str, object]:
    signatures = [
        {
            "role": fact.role,
            "name": fact.name,
            "fingerprint": fact.fingerprint,
            "claimed_time": fact.claimed_time,
            "known": fact.known,
            "certificate_in_date": fact.certificate_in_date,
        }
        for fact in verdict.signatures
    ]
    return {"verdict": verdict.kind.value, "signatures": signatures}


def _signature_line(fact: SignatureFact) -> str:
    known = "known to this computer" if fact.known else "not known to this computer"
    in_date = "" if fact.certificate_in_date else ", outside the dates of its certificate"
    role = _ROLES.get(fact.role, fact.role)
    return f"{role}: {fact.name}, at {fact.claimed_time}{in_date}; key {fact.fingerprint}, {known}."


def read(desk: Desk, path: Path, *, unverified: bool) -> Exit:
    """Print the answers inside the PDF; one that does not verify is refused unless asked for.

    Raises FileError, DocumentError or AnswersError for what cannot be read at all.
    """
    pdf = read_limited(path, MAX_FILE_BYTES)
    try:
        payload = document.read_payload(pdf, unverified=unverified)
    except DocumentError as error:
        refusal = {"changed": Exit.CHANGED, "not_signed": Exit.NOT_SIGNED}.get(error.code)
        if refusal is None:
            raise
        desk.tell_error(error)
        return refusal
    referral = referral_from_file(desk.library(), parse_json(payload))
    desk.say_json(to_document(referral.answers))
    return Exit.DONE


def blank(desk: Desk, target: Path) -> Exit:
    """Write the empty form, to be filled in by pen.

    Raises FileError when it cannot be saved.
    """
    library = desk.library()
    pdf = document.render_blank(library.default_form, library.default_area, desk.now())
    make_folder(target.parent)
    (path,) = save_new(target.parent, {target.name: pdf})
    desk.say_path(path)
    return Exit.DONE
