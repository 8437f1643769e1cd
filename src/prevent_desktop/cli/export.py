"""`export`: answers in, signed PDF and draft message out."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from prevent_desktop import document
from prevent_desktop.cli.checking import referral_at
from prevent_desktop.cli.desk import Desk, finding_line
from prevent_desktop.cli.exits import Exit
from prevent_desktop.cli.passphrases import read_passphrase
from prevent_desktop.document import Identity
from prevent_desktop.errors import FileError, IdentityError, VaultError
from prevent_desktop.referral import Referral
from prevent_desktop.saving import read_limited
from prevent_desktop.submission import Order, Submission, holder_of, signs_as_another

MAX_KEY_FILE_BYTES = 1024 * 1024
NO_KEYRING = frozenset(
    {"keyring_unavailable", "keyring_policy", "keyring_failed", "keyring_timeout", "key_not_kept"}
)
"""Codes of a keyring that cannot keep a key now; a locked one is said as it is."""


@dataclass(frozen=True, slots=True)
class ExportWishes:
    """What the command line asked for."""

    answers: Path
    folder: Path
    incomplete: bool
    identity: Path | None
    ephemeral: bool
    passphrase_fd: int | None
    today: date | None


def export(desk: Desk, wishes: ExportWishes) -> Exit:
    """Carry out the main job.

    Raises a PreventDesktopError for whatever cannot be done.
    """
    referral = referral_at(desk, wishes.answers)
    today = desk.today(wishes.today)
    review = referral.review(today)
    for finding in review.findings:
        desk.tell(finding_line(finding))
    if review.errors and not wishes.incomplete:
        desk.tell("Nothing was written. Put the errors right, or add --incomplete to send it so.")
        return Exit.ANSWERS_HAVE_ERRORS
    identity = _identity(desk, wishes, referral)
    if signs_as_another(identity, referral):
        desk.tell(
            f"The signature is by “{identity.holder.name}”, who is not the referrer named in "
            f"the form (“{holder_of(referral).name}”)."
        )
    if not identity.not_before <= desk.now() <= identity.not_after:
        desk.tell("The certificate of this key is not in date; whoever checks the PDF is told so.")
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
        )
    )
    paths = submission.run()
    try:
        for path in paths:
            desk.say_path(path)
    except FileError as error:
        raise FileError("output_unwritable_saved", name=str(wishes.folder)) from error
    desk.tell("Nothing has been sent. Check the recipient and the PDF, then send it yourself.")
    return Exit.DONE


def _identity(desk: Desk, wishes: ExportWishes, referral: Referral) -> Identity:
    if wishes.ephemeral:
        return document.make_identity(holder_of(referral), desk.now())
    if wishes.identity is None:
        return _own(desk, wishes, referral)
    data = read_limited(wishes.identity, MAX_KEY_FILE_BYTES)
    passphrase = read_passphrase(desk, wishes.passphrase_fd, "Passphrase of the key file: ")
    return document.load_pkcs12(data, passphrase)


def _own(desk: Desk, wishes: ExportWishes, referral: Referral) -> Identity:
    """The referrer's identity from the vault; without a keyring, the other ways are named."""

    def ask() -> str:
        given = read_passphrase(desk, wishes.passphrase_fd, "Passphrase of your drafts: ")
        return given.decode("utf-8", "replace")

    try:
        return desk.own_identity(holder_of(referral), ask)
    except VaultError as error:
        if error.code in NO_KEYRING:
            raise IdentityError("no_keyring") from error
        raise
