"""Which mail programs this person has on Linux: desktop files and defaults, read and never run."""

import shutil
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from prevent_desktop.mail.clients import (
    Client,
    MailProgram,
    Way,
    by_linux_name,
    by_sandbox,
    in_order,
    known,
)
from prevent_desktop.mail.desktop_entries import (
    CACHE,
    DEFAULTS,
    DesktopEntry,
    first_default,
    read_entry,
)

_LARGEST = 500_000
"""Bytes; a desktop file in every language has less than 60,000, a full cache less than 200,000."""
_MOST_FILES = 5_000
_BROWSERS = frozenset(
    {
        "firefox", "firefox-esr", "chromium", "chromium-browser", "google-chrome",
        "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable", "brave-browser", "opera",
        "vivaldi", "vivaldi-stable", "epiphany", "epiphany-browser", "konqueror", "falkon",
    }
)  # fmt: skip


def find_programs(environment: Mapping[str, str]) -> tuple[MailProgram, ...]:
    """The mail programs, the system's own first, and mail in the browser last.

    `environment` says where desktop files are (XDG_DATA_HOME and so on) and where programs are
    (PATH). Nothing is run, and what cannot be read is passed over.
    """
    entries = _entries(environment)
    default = first_default(_default_lists(environment), DEFAULTS, entries) or first_default(
        _caches(environment), CACHE, entries
    )
    found = [
        program
        for entry in entries.values()
        if (program := _program(entry, environment, default=entry is default)) is not None
    ]
    return in_order(tuple(found))


def _program(
    entry: DesktopEntry, environment: Mapping[str, str], *, default: bool
) -> MailProgram | None:
    """The program of a desktop file: one of the table, a browser, or the system's own choice."""
    name = entry.words[0].rpartition("/")[2] if entry.words else ""
    if name == "flatpak":
        return _flatpak(entry, environment, default=default)
    client = by_linux_name(name)
    if client is not None:
        path = _runnable(entry.words[0], environment)
        if path is None:
            return None
        if path.startswith("/snap/"):
            return _in_a_snap(client, path, default=default)
        return known(client, path, default=default)
    if name in _BROWSERS:
        return (
            MailProgram(Client.BROWSER, "Email in the browser", default=True) if default else None
        )
    return _the_systems_own(entry, environment) if default else None


def _flatpak(
    entry: DesktopEntry, environment: Mapping[str, str], *, default: bool
) -> MailProgram | None:
    """A Flatpak of the table: the file is handed over by name, with words of our own."""
    pairs = ((each, by_sandbox(each)) for each in entry.words[1:])
    sandbox, client = next(((s, c) for s, c in pairs if c is not None), ("", None))
    path = _runnable(entry.words[0], environment)
    if client is None or path is None:
        return _the_systems_own(entry, environment) if default else None
    command = (path, "run", "--file-forwarding", sandbox)
    found = known(client, *command, default=default)
    return MailProgram(
        found.client, f"{found.name} (Flatpak)", command, default, found.ways, closed=True
    )


def _in_a_snap(client: Client, path: str, *, default: bool) -> MailProgram:
    """A snap reads no hidden folder, so no .eml of ours; it may read the PDF where it is saved."""
    found = known(client, path, default=default)
    ways = (Way.COMPOSE,) if Way.EML in found.ways else found.ways
    return MailProgram(client, f"{found.name} (snap)", found.command, default, ways)


def _the_systems_own(entry: DesktopEntry, environment: Mapping[str, str]) -> MailProgram | None:
    """The program for mail that is in no table: xdg-email asks the desktop to call it."""
    xdg_email = shutil.which("xdg-email", path=environment.get("PATH", ""))
    name = entry.name or "Your email program"
    if xdg_email is None:
        return MailProgram(Client.OTHER, name, default=True)
    return MailProgram(Client.OTHER, name, (xdg_email,), default=True, ways=(Way.XDG_EMAIL,))


def _runnable(word: str, environment: Mapping[str, str]) -> str | None:
    """The whole path of a program, unless anybody may have put another in its place."""
    found = shutil.which(word, path=environment.get("PATH", ""))
    if found is None or not Path(found).is_absolute():
        return None
    try:
        places = (Path(found), Path(found).parent)
        open_to_all = any(place.stat().st_mode & stat.S_IWOTH for place in places)
    except OSError:
        return None
    return None if open_to_all else found


def _entries(environment: Mapping[str, str]) -> dict[str, DesktopEntry]:
    """Every desktop file for mail by its id; a person's own hides the system's of that name."""
    entries: dict[str, DesktopEntry] = {}
    seen: set[str] = set()
    for folder in _data_folders(environment):
        for path in _desktop_files(folder / "applications"):
            if path.name in seen:
                continue
            seen.add(path.name)
            entry = read_entry(path.name, _text(path))
            if entry is not None:
                entries[entry.id] = entry
    return entries


def _desktop_files(folder: Path) -> list[Path]:
    try:
        names = sorted(folder.glob("*.desktop"))
    except OSError:
        return []
    return names[:_MOST_FILES]


def _text(path: Path) -> str:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return ""
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError:
        return ""
    return data.decode("utf-8", "replace") if len(data) <= _LARGEST else ""


def _default_lists(environment: Mapping[str, str]) -> Iterator[str]:
    """The texts of the lists of defaults in the order in which they count."""
    desktops = environment.get("XDG_CURRENT_DESKTOP", "").lower().split(":")
    names = [*(f"{each}-mimeapps.list" for each in desktops if each.isalnum()), "mimeapps.list"]
    data = [folder / "applications" for folder in _data_folders(environment)]
    for folder in (*_config_folders(environment), *data):
        for name in names:
            yield _text(folder / name)


def _caches(environment: Mapping[str, str]) -> Iterator[str]:
    """Where nobody chose a default, desktops take the first that says it can."""
    for folder in _data_folders(environment):
        yield _text(folder / "applications" / "mimeinfo.cache")


def _data_folders(environment: Mapping[str, str]) -> list[Path]:
    home = Path(environment.get("HOME", "/nonexistent"))
    own = environment.get("XDG_DATA_HOME") or str(home / ".local/share")
    rest = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return _absolute(own, *rest.split(":"))


def _config_folders(environment: Mapping[str, str]) -> list[Path]:
    home = Path(environment.get("HOME", "/nonexistent"))
    own = environment.get("XDG_CONFIG_HOME") or str(home / ".config")
    rest = environment.get("XDG_CONFIG_DIRS") or "/etc/xdg"
    return _absolute(own, *rest.split(":"))


def _absolute(*names: str) -> list[Path]:
    """The specification: a path that is not absolute is passed over."""
    return [Path(name) for name in names if Path(name).is_absolute()]
