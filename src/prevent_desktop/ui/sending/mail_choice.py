"""Which mail program opens the draft: found, chosen once, remembered in the settings."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from prevent_desktop.kept.settings import (
    in_force,
    read_settings,
    save_settings,
    settings_file,
)
from prevent_desktop.mail import IN_THE_BROWSER, MailProgram
from prevent_desktop.ui.work.desk import WindowDesk


@dataclass(frozen=True, slots=True)
class MailChoice:
    """The programs of this person, and the one in use."""

    programs: tuple[MailProgram, ...]
    program: MailProgram
    remembered: bool = False
    """The person, or their organisation, chose it before."""
    decided: bool = False
    """The organisation decides it."""
    missing: str = ""
    """What the organisation chose, if it cannot be found on this computer."""


def find_choice(desk: WindowDesk) -> MailChoice:
    """What there is and what was chosen. Blocking: use a worker."""
    programs = desk.find_programs() or (IN_THE_BROWSER,)
    force = in_force(read_settings(settings_file(desk.vault_folder)).settings, desk.policy)
    wanted = force.settings.mail_program
    found = next((each for each in programs if each.client.value == wanted), None)
    by_organisation = force.set_by_organisation("mail_program")
    return MailChoice(
        programs,
        found or first_of(programs),
        remembered=found is not None,
        decided=found is not None and by_organisation,
        missing=wanted if found is None and by_organisation else "",
    )


def remember(desk: WindowDesk, program: MailProgram) -> None:
    """Keep the choice. Blocking: use a worker. Raises FileError."""
    file = settings_file(desk.vault_folder)
    chosen = read_settings(file).settings
    save_settings(file, msgspec.structs.replace(chosen, mail_program=program.client.value))


def first_of(programs: Sequence[MailProgram]) -> MailProgram:
    """The system's own, which stands first; else one that can open drafts; else the browser."""
    return next((each for each in programs if each.default or not each.by_hand), programs[0])
