"""`fill`: the same answers in a form file that the person supplies."""

import argparse
import contextlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from prevent_desktop import document, own_form
from prevent_desktop.cli.checking import referral_at
from prevent_desktop.cli.desk import Desk, finding_line, hints_for_files
from prevent_desktop.cli.exits import Exit
from prevent_desktop.errors import FileError
from prevent_desktop.form.files import parse_json
from prevent_desktop.form.review import Review
from prevent_desktop.own_form.forms import LARGEST_FILE
from prevent_desktop.own_form.reasons import bare, no_place, plain_line
from prevent_desktop.papers.strangers import Strangers
from prevent_desktop.papers.supplied_forms import labels
from prevent_desktop.referral import Referral
from prevent_desktop.saving import make_folder, read_limited, save_new

_LARGEST_MAP = 8 * 1024 * 1024
_MACROS = (
    "This form holds macros. They were neither run nor changed; some mail systems, NHSmail among "
    "them, refuse a whole message that carries such a file."
)


@dataclass(frozen=True, slots=True)
class FillWishes:
    """What the command line asked for."""

    answers: Path
    form: Path
    folder: Path
    as_proposed: bool
    map: Path | None
    as_json: bool
    incomplete: bool
    today: date | None


def fill(desk: Desk, asked: argparse.Namespace) -> Exit:
    """Print a proposal, or fill a copy of the form.

    Raises a PreventDesktopError for whatever cannot be done.
    """
    desk.policy().require("own_form")
    wishes = FillWishes(
        answers=asked.answers,
        form=asked.form,
        folder=asked.out,
        as_proposed=asked.as_proposed,
        map=asked.map,
        as_json=asked.json,
        incomplete=asked.incomplete,
        today=asked.today,
    )
    # The form first: what is refused is refused in one sentence, before anything else is said.
    referral = referral_at(desk, wishes.answers)
    with Strangers() as strangers:
        return _fill(desk, wishes, referral, strangers)


def _fill(desk: Desk, wishes: FillWishes, referral: Referral, strangers: Strangers) -> Exit:
    # A name that is no text, as Unix allows, is written with question marks.
    name = wishes.form.name.encode("utf-8", "replace").decode("utf-8")
    # A line end in it, which Unix allows too, would make two lines of one.
    name = "".join(char if char.isprintable() else "_" for char in name)
    file = strangers.open_form(read_limited(wishes.form, LARGEST_FILE), name)
    proposal = own_form.propose(file, referral.form, labels())
    chosen = _chosen(wishes, proposal, referral)
    review = referral.review(desk.today(wishes.today))
    if review.errors and not wishes.incomplete:
        _tell_findings(desk, review)
        desk.tell("Nothing was written. Put the errors right, or add --incomplete to go on.")
        return Exit.ANSWERS_HAVE_ERRORS
    if chosen is None:
        _tell_findings(desk, review)
        _announce(desk, file)
        desk.say_json(own_form.to_document(proposal))
        return Exit.DONE
    today = desk.today(wishes.today)
    filled = strangers.fill_form(file, chosen, referral.released(), today)
    paths = _saved(desk, wishes, referral, file, filled)
    _tell_findings(desk, review)
    _announce(desk, file)
    _tell(desk, wishes, chosen, filled, paths)
    return Exit.DONE


def _chosen(
    wishes: FillWishes, proposal: own_form.Proposal, referral: Referral
) -> own_form.Proposal | None:
    """What is to be filled; None where only the proposal is wanted."""
    if wishes.as_proposed:
        return proposal.only_clear()
    if wishes.map is None:
        return None
    raw = parse_json(read_limited(wishes.map, _LARGEST_MAP))
    return own_form.from_document(raw, proposal, referral.form)


def _announce(desk: Desk, file: own_form.FormFile) -> None:
    if file.has_macros:
        desk.tell(_MACROS)


def _tell_findings(desk: Desk, review: Review) -> None:
    for finding in review.findings:
        desk.tell(finding_line(finding))
    for hint in hints_for_files(review):
        desk.tell(hint)


def _saved(
    desk: Desk,
    wishes: FillWishes,
    referral: Referral,
    file: own_form.FormFile,
    filled: own_form.Filled,
) -> tuple[Path, ...]:
    contents = {own_form.filled_name(file): filled.data}
    if filled.continued:
        sheet = document.Continuation(
            marking=referral.area.marking,
            reference="",
            texts=filled.continued,
            moment=desk.local_now(),
        )
        contents[own_form.continuation_name(file)] = document.render_continuation(sheet)
    made = make_folder(wishes.folder)
    try:
        return save_new(wishes.folder, contents)
    except FileError:
        if made:
            with contextlib.suppress(OSError):
                wishes.folder.rmdir()
        raise


def _tell(
    desk: Desk,
    wishes: FillWishes,
    chosen: own_form.Proposal,
    filled: own_form.Filled,
    paths: tuple[Path, ...],
) -> None:
    for left in filled.left:
        desk.tell(f"Left: {bare(left.label)}: {plain_line(left.why)}")
    for answer in filled.without_place:
        desk.tell(f"No place: {bare(answer.label)}")
    desk.tell(
        f"{len(filled.written)} filled, {len(filled.left)} left for you. Open the filled form and "
        f"read it before you send it; nothing has been sent."
    )
    if filled.without_place:
        desk.tell(f"{no_place(len(filled.without_place))}.")
    if wishes.as_json:
        left_over = (*filled.left, *filled.without_place)
        made = own_form.to_document(chosen)
        made["left"] = [{"label": left.label, "why": left.why} for left in left_over]
        made["written"] = [str(path) for path in paths]
        desk.say_json(made)
        return
    for path in paths:
        desk.say_path(path)
