"""`export`: answers in, signed PDF and draft message out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from prevent_desktop import document
from prevent_desktop.cli.checking import referral_at
from prevent_desktop.cli.desk import Desk, finding_line, hints_for_files
from prevent_desktop.cli.exits import Exit
from prevent_desktop.cli.signing_keys import KeyWishes, signing_identity
from prevent_desktop.form.needed import WAYS_TO_ASK_BACK
from prevent_desktop.kept.amends import NOTHING_AMENDED, Amends
from prevent_desktop.papers.submission import Order, Submission, holder_of, signs_as_another
from prevent_desktop.referral import Referral


@dataclass(frozen=True, slots=True)
class ExportWishes:
    """What the command line asked for."""

    answers: Path
    folder: Path
    incomplete: bool
    large_copy: bool
    identity: Path | None
    ephemeral: bool
    passphrase_fd: int | None
    today: date | None
    word: bool = False
    amends: Amends = NOTHING_AMENDED


def export(desk: Desk, wishes: ExportWishes) -> Exit:
    """Carry out the main job.

    Raises a PreventDesktopError for whatever cannot be done.
    """
    referral = _referral(desk, wishes)
    today = desk.today(wishes.today)
    review = referral.review(today)
    for finding in review.findings:
        desk.tell(finding_line(finding))
    for hint in hints_for_files(review):
        desk.tell(hint)
    if review.errors and not wishes.incomplete:
        desk.tell("Nothing was written. Put the errors right, or add --incomplete to send it so.")
        return Exit.ANSWERS_HAVE_ERRORS
    if wishes.incomplete and not any(map(referral.answers.text, WAYS_TO_ASK_BACK)):
        desk.tell(
            "The paper gives no way to ask back: add referrer.phone or referrer.email if you can."
        )
    key = KeyWishes(wishes.identity, wishes.ephemeral, wishes.passphrase_fd)
    identity = signing_identity(desk, key, holder_of(referral))
    if signs_as_another(identity, referral):
        desk.tell(
            f"The signature is by “{identity.holder.name}”, who is not the referrer named in "
            f"the form (“{holder_of(referral).name}”)."
        )
    submission = Submission(
        Order(
            referral=referral,
            identity=identity,
            reference=document.new_reference(),
            moment=desk.now(),
            today=today,
            folder=wishes.folder,
            incomplete=wishes.incomplete,
            message_template=desk.message_template(),
            embed_answers=desk.policy().embed_answers,
            amends=wishes.amends,
        ),
        review,
    )
    paths = (*submission.run(), *_copies(submission, wishes))
    message = submission.message()
    desk.tell(f"To: {message.to}")
    desk.tell(f"Cc: {', '.join(message.cc) or 'nobody'}")
    for path in paths:
        desk.say_path(path)
    desk.tell("Nothing has been sent. Check the recipient and the PDF, then send it yourself.")
    return Exit.DONE


def _referral(desk: Desk, wishes: ExportWishes) -> Referral:
    """What is to be exported, as far as the organisation lets it; the area it set is told."""
    if wishes.word:
        desk.policy().require("word_copy")
    referral = referral_at(desk, wishes.answers)
    set_area = desk.library().set_instead_of(referral.area.id)
    if set_area:
        desk.tell(f"Your organisation has set the area {set_area}; this goes to another one.")
    return referral


def _copies(submission: Submission, wishes: ExportWishes) -> Iterator[Path]:
    """The copies that were asked for, each saved when it is come to."""
    if wishes.word:
        yield submission.save_word_copy()
    if wishes.large_copy:
        yield submission.save_large_copy()
