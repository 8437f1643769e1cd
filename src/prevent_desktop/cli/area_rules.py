"""The second half of `policy --check`: the area files beside the rules."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from prevent_desktop.area.address import AddressProblem, check_recipient
from prevent_desktop.area.area import Area, CopyTo
from prevent_desktop.area.checked import days_to_come, is_stale
from prevent_desktop.cli.desk import Desk
from prevent_desktop.computer.area_files import areas_folder, left_aside, read_area_files
from prevent_desktop.form.contact_details import is_personal_mail
from prevent_desktop.moments import load_zone
from prevent_desktop.referral import Library, load_library
from prevent_desktop.shipped import resources
from prevent_desktop.shipped.signs import sign_outside_ascii

_PROBLEMS = {
    AddressProblem.EMPTY: "it is empty",
    AddressProblem.MORE_THAN_ONE: "there is more than one address in it",
    AddressProblem.ENCODED_LABEL: "a part of its domain begins with xn--",
    AddressProblem.NOT_PLAIN: "it is not one plain address like referrals@force.police.uk",
    AddressProblem.DOMAIN_NOT_ALLOWED: (
        "its domain is none of police.uk, gov.uk, nhs.net and cjsm.net"
    ),
}


@dataclass(frozen=True, slots=True)
class Areas:
    """What was found beside a file of rules."""

    any: bool
    fine: bool
    """Whether each can receive, and no day in it is a slip."""


def say_areas(desk: Desk, policy: Path, fixed: str | None = None) -> Areas:
    """Say which areas the folder beside a file of rules brings, and what is wrong with them.

    `fixed` is the area that the rules set. Raises FileError and ResourceError for a folder or a
    file that cannot be used, and for rules that set an area which is not there.
    """
    folder = areas_folder(policy)
    files = read_area_files(folder)
    library = load_library(_shipped("forms"), _shipped("areas"), files)
    if fixed is not None:
        library = library.fixed_to(fixed)
    if not files:
        desk.say(f"There are no area files in {folder}: the shipped areas hold.")
    for name in left_aside(folder):
        desk.say(f"left aside: {name}   (the name of an area file ends in .toml)")
    shipped = load_library(_shipped("forms"), _shipped("areas")).areas
    fine = True
    for area in library.areas.values():
        if area.id in library.administrators:
            whose = "in place of the shipped one" if area.id in shipped else "a further one"
            desk.say(f"area {area.id} = {area.name}   ({whose})")
            receives, past = _say_recipient(desk, area), _say_days_to_come(desk, area)
            fine = receives and past and fine
            _say_copies(desk, area.copy_to)
    _say_default(desk, library)
    return Areas(bool(files), fine)


def _say_recipient(desk: Desk, area: Area) -> bool:
    address = area.recipient.address
    problem = check_recipient(address)
    if problem is not None:
        sign = sign_outside_ascii(address) if problem is AddressProblem.NOT_PLAIN else ""
        why = f"{_PROBLEMS[problem]}, and there is {sign} in it" if sign else _PROBLEMS[problem]
        desk.tell(f"Nothing can be sent to {address or 'nobody'}: {why}.")
        return False
    desk.say(f"  referrals go to {address}")
    if is_stale(area.recipient.last_checked, _today(desk, area)):
        desk.say("  nobody has checked this address for twelve months: confirm it by telephone")
    return True


def _say_days_to_come(desk: Desk, area: Area) -> bool:
    """Whether there is no such day; a person would take the value for one that was checked."""
    days = days_to_come(area, _today(desk, area))
    for place, day in days:
        desk.tell(f"The area {area.id}, {place}: the day {day} is still to come; correct it.")
    return not days


def _today(desk: Desk, area: Area) -> date:
    """By the area's own clocks: what holds on this computer may be what is being replaced."""
    return load_zone(area.zone).today(desk.now())


def _say_copies(desk: Desk, copies: CopyTo) -> None:
    """They receive the whole referral, so each is shown before the file is given out."""
    for words, addresses in (
        ("every referral", copies.always),
        ("a referral about a child", copies.if_child),
        ("a referral about an adult", copies.if_adult),
    ):
        for address in addresses:
            desk.say(f"  a copy of {words} goes to {address}")
            if is_personal_mail(address):
                desk.say("  which looks like a personal account: send copies to work accounts")


def _say_default(desk: Desk, library: Library) -> None:
    if library.fixed:
        desk.say(f"Every new referral has the area {library.fixed}; nobody is asked.")
    elif library.offers_a_choice:
        desk.say(f"A new referral starts with the area {library.default_area.id}.")


def _shipped(folder: str) -> dict[str, bytes]:
    names = (file.name for file in resources.path(folder).glob("*.toml"))
    return {name: resources.read_bytes(folder, name) for name in names}
