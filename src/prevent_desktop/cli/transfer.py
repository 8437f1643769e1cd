"""`transfer`: a draft handed to a colleague or another computer, and one taken over."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from prevent_desktop.cli.desk import Desk
from prevent_desktop.cli.exits import Exit
from prevent_desktop.cli.passphrases import read_passphrase
from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.kept.draft_lines import DraftLine
from prevent_desktop.kept.handover import ENDING, hand_over, take_over
from prevent_desktop.kept.moving import ENDING as EVERYTHING_ENDING
from prevent_desktop.kept.moving import bring_beside, pack_everything, unpack_everything
from prevent_desktop.moments import zone_in_words
from prevent_desktop.saving import make_folder, read_limited, save_new
from prevent_desktop.sealing.passphrase import normal_phrase
from prevent_desktop.sealing.transfer import MAX_TRANSFER
from prevent_desktop.shipped.signs import seen
from prevent_desktop.vault import Vault, new_passphrase

SHORTEST_WORDS = 16
FEWEST_SIGNS = 6
"""Characters of the words that seal a file, and different ones among them, at least."""
SHORTEST_ID = 4
"""Characters of a draft's id that may stand for it."""


@dataclass(frozen=True, slots=True)
class TransferWishes:
    """What the command line asked for."""

    passphrase_fd: int | None
    words_fd: int | None
    draft: str = ""
    file: Path | None = None
    sender: str = ""
    expired_too: bool = False
    everything: bool = False
    other_versions: bool = False


def list_drafts(desk: Desk, wishes: TransferWishes) -> Exit:
    """Print one line a draft: the beginning of its id, when it was changed, its title."""
    with desk.open_drafts(True, _passphrase(desk, wishes)) as store:
        for line in store.lines():
            when = _when(desk.zone.local(line.changed)) if line.changed else line.health
            desk.say(f"{line.object_id[:8]}  {when}  {line.title}")
    return Exit.DONE


def _when(local: datetime) -> str:
    return f"{local:%Y-%m-%d %H:%M} {zone_in_words(local)}"


def transfer_out(desk: Desk, wishes: TransferWishes) -> Exit:
    """Write a draft as a transfer file; its words go to stderr, its path to stdout.

    Raises a PreventDesktopError for whatever cannot be done.
    """
    given = wishes.words_fd is not None
    passphrase = _passphrase(desk, wishes)
    words = _new_words(desk, wishes) if given else new_passphrase()
    with desk.open_drafts(True, passphrase) as store:
        today = desk.today(None).isoformat()
        if wishes.everything:
            name = f"Prevent Desktop {today}{EVERYTHING_ENDING}"
            packed = pack_everything(store.vault, words, store.now())
            raw, stays = (
                packed.raw,
                f"{packed.count} things are in the file. All of it stays here too",
            )
            if packed.left:
                desk.tell(f"{packed.left} could not be read any more, and are not in it.")
        else:
            name, stays = f"Prevent draft {today}{ENDING}", "The draft stays here too"
            chosen = _chosen(store.lines(), wishes.draft)
            raw = hand_over(store, chosen.object_id, words=words, sender=wishes.sender)
    target = wishes.file or Path(name)
    make_folder(target.parent)
    (path,) = save_new(target.parent, {target.name: raw})
    if not given:
        desk.tell(f"The words, to be told by phone and never by email: {words}")
    desk.tell(f"{stays}, until you delete it.")
    desk.say_path(path)
    return Exit.DONE


def transfer_in(desk: Desk, wishes: TransferWishes) -> Exit:
    """Take a transfer file over as a new draft and print the beginning of its id.

    Raises a PreventDesktopError for whatever cannot be done.
    """
    assert wishes.file is not None  # noqa: S101  (the grammar asks for it)
    raw = read_limited(wishes.file, MAX_TRANSFER)
    passphrase = _passphrase(desk, wishes)
    words = _words(desk, wishes)
    with desk.open_drafts(False, passphrase) as store:
        if wishes.everything:
            return _take_in_everything(desk, store.vault, wishes, raw, words)
        taken = take_over(store, raw, words)
        if taken.expired and not wishes.expired_too:
            raise VaultError("transfer_expired")
        draft = store.save(taken.draft)
    for line in taken.here:
        desk.tell(f"This draft was here already: {line.object_id[:8]}. Now there is a second one.")
    desk.tell(f"It says it comes from {taken.sender or 'nobody'}; nobody has checked that.")
    try:
        desk.say(draft.object_id[:8])
    except FileError as error:
        raise FileError("output_unwritable_taken") from error
    return Exit.DONE


def _take_in_everything(
    desk: Desk, vault: Vault, wishes: TransferWishes, raw: bytes, words: str
) -> Exit:
    done = unpack_everything(vault, raw, words)
    taken = done.taken + (bring_beside(vault, done.others) if wishes.other_versions else 0)
    if done.here:
        desk.tell(f"{done.here} were here already, the same.")
    if left := sum(not (wishes.other_versions and o.may_be_beside) for o in done.others):
        desk.tell(f"{left} are here in another version, and stay as they are. Keep the file.")
    if any(o.may_be_beside for o in done.others) and not wishes.other_versions:
        desk.tell("--other-versions brings in the file's versions of drafts beside them.")
    if done.deleted:
        desk.tell(f"{done.deleted} were deleted here, and stay deleted.")
    try:
        desk.say(f"{taken}")
    except FileError as error:
        raise FileError("output_unwritable_taken") from error
    return Exit.DONE


def _passphrase(desk: Desk, wishes: TransferWishes) -> Callable[[], str]:
    """What gives the passphrase of the drafts when it is wanted.

    From a descriptor it is read at once: the words may come after it, over the same one.
    """
    descriptor, prompt = wishes.passphrase_fd, "Passphrase of your drafts: "

    def read() -> str:
        return read_passphrase(desk, descriptor, prompt).decode("utf-8", "replace")

    if descriptor is None:
        return read
    told = read()
    return lambda: told


def _words(desk: Desk, wishes: TransferWishes) -> str:
    """The words that were told. Raises VaultError "no_words"."""
    given = read_passphrase(desk, wishes.words_fd, "Words of the transfer file: ")
    words = given.decode("utf-8", "replace")
    if not seen(normal_phrase(words)):
        raise VaultError("no_words")
    return words


def _new_words(desk: Desk, wishes: TransferWishes) -> str:
    """Words for a file that may be copied and guessed at. Raises VaultError "words_too_short"."""
    words = _words(desk, wishes)
    if len(set(seen(normal_phrase(words)))) < FEWEST_SIGNS or len(words) < SHORTEST_WORDS:
        raise VaultError("words_too_short")
    return words


def _chosen(lines: tuple[DraftLine, ...], wanted: str) -> DraftLine:
    """The one draft that is meant. Raises VaultError "no_such_draft" or "which_draft"."""
    found = [line for line in lines if line.object_id.startswith(wanted.lower())]
    if wanted and len(wanted) < SHORTEST_ID:
        found = []
    if not found:
        raise VaultError("no_such_draft")
    if len(found) > 1:
        raise VaultError("which_draft")
    return found[0]
