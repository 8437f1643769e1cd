"""`countersign`: the lead's signature on a paper that its referrer signed."""

import argparse

from prevent_desktop import document
from prevent_desktop.cli.desk import Desk
from prevent_desktop.cli.exits import Exit
from prevent_desktop.cli.signing_keys import KeyWishes, signing_identity
from prevent_desktop.cli.verdicts import EXITS, compared, tell_comparison, tell_verdict
from prevent_desktop.document import Holder, Mark, VerdictKind
from prevent_desktop.document.verdict import MAX_FILE_BYTES
from prevent_desktop.document.verdict_words import SAME_NAME
from prevent_desktop.errors import DocumentError
from prevent_desktop.papers.strangers import Strangers
from prevent_desktop.saving import make_folder, read_limited, save_new, shortened


def countersign(desk: Desk, asked: argparse.Namespace) -> Exit:
    """Say the verdict, then add the lead's signature in a new file beside the old one.

    Raises FileError, IdentityError, VaultError or DocumentError.
    """
    desk.policy().require("countersign")
    if asked.identity is None and not asked.name.strip():
        desk.tell("Say who countersigns: add --name, or --identity with a key file.")
        return Exit.WRONG_USAGE
    path = asked.pdf
    pdf = read_limited(path, MAX_FILE_BYTES)
    with Strangers() as strangers:
        verdict = strangers.verify(pdf)
        tell_verdict(desk, verdict, desk.tell)
        tell_comparison(desk, verdict, compared(strangers, pdf, verdict), desk.tell)
    if verdict.kind is not VerdictKind.UNCHANGED:
        desk.tell("Nothing was written.")
        return EXITS[verdict.kind]
    if len(verdict.signatures) > 1:
        raise DocumentError("already_countersigned")
    wishes = KeyWishes(asked.identity, asked.ephemeral_identity, asked.passphrase_fd)
    identity = signing_identity(desk, wishes, Holder(asked.name.strip(), asked.role.strip()))
    if document.names_look_alike(identity.holder.name, verdict.signatures[0].name):
        desk.tell(SAME_NAME)
    mark = Mark(typed=asked.typed or "")
    signed = document.countersign(pdf, identity, desk.local_now(), mark)
    added = "-countersigned.pdf"
    target = asked.out or path.with_name(f"{shortened(path.stem, added)}{added}")
    make_folder(target.parent)
    (saved,) = save_new(target.parent, {target.name: signed})
    desk.say_path(saved)
    desk.tell(f"Countersigned as “{identity.holder.name}”; key {identity.fingerprint}.")
    desk.tell("Nothing has been sent. The first file is as it was.")
    return Exit.DONE
