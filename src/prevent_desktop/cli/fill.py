"""`fill`: the same answers in a form file that the person supplies."""

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from prevent_desktop import document, own_form, resources
from prevent_desktop.cli.checking import referral_at
from prevent_desktop.cli.desk import Desk, finding_line, hints_for_files
from prevent_desktop.cli.exits import Exit
from prevent_desktop.form.files import parse_json
from prevent_desktop.own_form.forms import LARGEST_FILE
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
    referral = referral_at(desk, wishes.answers)
    if _has_errors(desk, referral, wishes):
        return Exit.ANSWERS_HAVE_ERRORS
    table = own_form.load_table(resources.read_bytes("own_forms", "labels.toml"))
    file = own_form.open_form(read_limited(wishes.form, LARGEST_FILE), wishes.form.name)
    if file.has_macros:
        desk.tell(_MACROS)
    proposal = own_form.propose(file, referral.form, table)
    if not wishes.as_proposed and wishes.map is None:
        desk.say_json(own_form.to_document(proposal))
        return Exit.DONE
    if wishes.map is None:
        chosen = proposal.only_clear()
    else:
        raw = parse_json(read_limited(wishes.map, _LARGEST_MAP))
        chosen = own_form.from_document(raw, proposal, referral.form)
    filled = own_form.fill(
        file,
        chosen,
        form=referral.form,
        released=referral.released(),
        table=table,
        today=desk.today(wishes.today),
    )
    paths = _saved(desk, wishes, referral, file, filled)
    _tell(desk, wishes, chosen, filled, paths)
    return Exit.DONE


def _has_errors(desk: Desk, referral: Referral, wishes: FillWishes) -> bool:
    """Say what is missing or worth a look; whether that stops the filling."""
    review = referral.review(desk.today(wishes.today))
    for finding in review.findings:
        desk.tell(finding_line(finding))
    for hint in hints_for_files(review):
        desk.tell(hint)
    if review.errors and not wishes.incomplete:
        desk.tell("Nothing was written. Put the errors right, or add --incomplete to go on.")
        return True
    return False


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
    make_folder(wishes.folder)
    return save_new(wishes.folder, contents)


def _tell(
    desk: Desk,
    wishes: FillWishes,
    chosen: own_form.Proposal,
    filled: own_form.Filled,
    paths: tuple[Path, ...],
) -> None:
    for left in filled.left:
        desk.tell(f"Left: {left.label}: {left.why}")
    desk.tell(
        f"{len(filled.written)} filled, {len(filled.left)} left for you. Open the filled form and "
        f"read it before you send it; nothing has been sent."
    )
    if wishes.as_json:
        made = own_form.to_document(chosen)
        made["left"] = [{"label": left.label, "why": left.why} for left in filled.left]
        made["written"] = [str(path) for path in paths]
        desk.say_json(made)
        return
    for path in paths:
        desk.say_path(path)
