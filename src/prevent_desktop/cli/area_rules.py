"""The second half of `policy --check`: the area files beside the rules."""

from pathlib import Path

from prevent_desktop.area.address import AddressProblem, check_recipient
from prevent_desktop.area.area import Area
from prevent_desktop.area.contacts import is_stale
from prevent_desktop.cli.desk import Desk
from prevent_desktop.computer.area_files import areas_folder, read_area_files
from prevent_desktop.referral import Library, load_library
from prevent_desktop.shipped import resources

_PROBLEMS = {
    AddressProblem.EMPTY: "it is empty",
    AddressProblem.MORE_THAN_ONE: "there is more than one address in it",
    AddressProblem.ENCODED_LABEL: "a part of its domain begins with xn--",
    AddressProblem.NOT_PLAIN: "it is not one plain address",
    AddressProblem.DOMAIN_NOT_ALLOWED: (
        "its domain is none of police.uk, gov.uk, nhs.net and cjsm.net"
    ),
}


def say_areas(desk: Desk, policy: Path, fixed: str | None = None) -> bool:
    """Say which areas the folder beside a file of rules brings; whether each can receive.

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
    shipped = load_library(_shipped("forms"), _shipped("areas")).areas
    fine = True
    for area in library.areas.values():
        if area.id in library.administrators:
            whose = "in place of the shipped one" if area.id in shipped else "a further one"
            desk.say(f"area {area.id} = {area.name}   ({whose})")
            fine = _say_recipient(desk, area) and fine
    _say_default(desk, library)
    return fine


def _say_recipient(desk: Desk, area: Area) -> bool:
    address = area.recipient.address
    problem = check_recipient(address)
    if problem is not None:
        desk.tell(f"Nothing can be sent to {address or 'nobody'}: {_PROBLEMS[problem]}.")
        return False
    desk.say(f"  referrals go to {address}")
    if is_stale(area.recipient.last_checked, desk.today(None)):
        desk.say("  nobody has checked this address for twelve months: confirm it by telephone")
    return True


def _say_default(desk: Desk, library: Library) -> None:
    if library.fixed:
        desk.say(f"Every new referral has the area {library.fixed}; nobody is asked.")
    elif library.offers_a_choice:
        desk.say(f"A new referral starts with the area {library.default_area.id}.")


def _shipped(folder: str) -> dict[str, bytes]:
    names = (file.name for file in resources.path(folder).glob("*.toml"))
    return {name: resources.read_bytes(folder, name) for name in names}
