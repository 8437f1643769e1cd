"""What the window is made of, built once by the entry point and handed in.

What the list of drafts does not need is loaded where it is first used: it is shown sooner so.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prevent_desktop.computer.place import FINE, Place
from prevent_desktop.computer.policy import STANDARD, Policy
from prevent_desktop.errors import FileError, PreventDesktopError
from prevent_desktop.kept.tries import TryCount

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from prevent_desktop.kept.settings import Settings
    from prevent_desktop.mail import DraftMessage, MailProgram, Opening, Way
    from prevent_desktop.moments import Zone
    from prevent_desktop.referral import Library
    from prevent_desktop.shipped.messages import Messages
    from prevent_desktop.system_keyring import SystemKeyring


def _find_programs() -> tuple[MailProgram, ...]:
    from prevent_desktop.mail import find_programs

    return find_programs()


def _open_draft(
    program: MailProgram,
    message: DraftMessage,
    private: Path,
    saved: Sequence[Path] = (),
    *,
    after: Way | None = None,
) -> Opening:
    from prevent_desktop.mail import open_draft

    return open_draft(program, message, private, saved, after=after)


def _pick_out(file: Path) -> bool:
    from prevent_desktop.mail import show_in_folder

    return show_in_folder(file, os.environ)


@dataclass(frozen=True, slots=True)
class WindowDesk:
    """The shipped data, the clock, the keyring and the user's folders."""

    library: Library
    messages: Messages
    guidance: Callable[[str], str]
    """The text of a page of guidance, by its name."""
    message_template: str
    addition_template: str
    """The words of the message with a referral, and of the one with an addition."""
    now: Callable[[], datetime]
    """The time of this moment, aware."""
    vault_folder: Path
    private_folder: Path
    documents_folder: Path
    """Where finished papers go unless the person chooses another folder."""
    keyring: SystemKeyring
    version: str
    log_folder: Path
    policy: Policy = STANDARD
    """The administrator's rules."""
    place: Place = FINE
    """What kind of place the drafts sleep in."""
    find_programs: Callable[[], tuple[MailProgram, ...]] = _find_programs
    """The mail programs of this person; called in a worker."""
    open_draft: Callable[..., Opening] = _open_draft
    """Asks a mail program to open a draft; called in a worker."""
    show_in_folder: Callable[[Path], bool] = _pick_out
    """Picks a file out in its folder; called in a worker."""
    wear: Callable[[Settings], object] = lambda _settings: None
    """Gives the window the look and the size of text that were chosen."""

    @property
    def tries(self) -> TryCount:
        """The wrong passphrases in a row; read and written in a worker."""
        return TryCount.beside(self.vault_folder, self.now)

    @property
    def zone(self) -> Zone:
        """The time in which moments are told: the area's."""
        return self.library.zone

    def local_now(self) -> datetime:
        """The time of this moment by the area's clocks."""
        return self.zone.local(self.now())

    def today(self) -> date:
        """The day it is in the area."""
        return self.zone.today(self.now())

    def sentence(self, error: PreventDesktopError) -> str:
        """The one sentence for an error; the vault's own folder has a name people know."""
        if isinstance(error, FileError) and error.places.get("name") == self.vault_folder.name:
            error = FileError(error.code)
        return self.messages.sentence(error)
