"""Which mail programs this person has on Windows: the registry, read without any right.

Sources: learn.microsoft.com (App Paths; Registering programs for Default Programs; Clients, Mail
and Simple MAPI). The default for `mailto` and the one for Simple MAPI are two things: Settings
change only the first. Values are the word of whoever wrote them: a path is taken only in the closed
shape of a whole path to a file of the expected name.
"""

import os
import re
import sys
from collections.abc import Callable
from typing import Literal, Protocol

from prevent_desktop.mail.clients import (
    KINDS,
    Client,
    MailProgram,
    Way,
    by_windows_name,
    in_order,
    known,
)
from prevent_desktop.mail.desktop_entries import LONGEST_NAME
from prevent_desktop.mail.message import one_line

Root = Literal["user", "machine", "classes"]
_CHOICE = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\mailto\UserChoice"
_MAIL = r"Software\Clients\Mail"
_APP_PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths"
_LONGEST = 1000
_WHOLE_PATH = re.compile(r'[A-Za-z]:\\(?:[^\\/:*?"<>|\x00-\x1f]+\\)*[^\\/:*?"<>|\x00-\x1f]+')
_COMMAND = re.compile(r'\s*(?:"([^"]+)"|([^"]+?\.exe))(?:\s.*)?', re.IGNORECASE | re.DOTALL)
_BROWSER_CHOICE = re.compile(
    r"(?:Chrome|MSEdge|Firefox|Brave|Opera|Vivaldi|Chromium|IE)[A-Za-z0-9._-]*", re.ASCII
)
_MAPI_VALUES = ("DLLPath", "DLLPathEx", "MSIComponentID")


class Registry(Protocol):
    """What is asked of Windows' registry; only reading."""

    def value(self, root: Root, key: str, name: str = "") -> str:
        """A text of the registry, "" if it is not there or no text."""


def find_programs(
    registry: Registry,
    is_there: Callable[[str], bool],
    expand: Callable[[str], str] = lambda text: text,
) -> tuple[MailProgram, ...]:
    """The mail programs, the system's own first, and mail in the browser last.

    `is_there` says whether a file exists, `expand` puts in what stands between percent signs.
    """
    choice = registry.value("user", _CHOICE, "ProgId")
    chosen = _client_of(registry, choice, expand)
    found = []
    for kind in KINDS.values():
        path = _installed(registry, kind.windows, is_there, expand) if kind.windows else ""
        if path:
            found.append(known(kind.client, path, default=chosen is kind.client))
    if _BROWSER_CHOICE.fullmatch(choice):
        found.append(MailProgram(Client.BROWSER, KINDS[Client.BROWSER].name, default=True))
    found += _by_mapi(registry, {each.client for each in found}, chosen)
    return in_order(tuple(found))


def read_path(text: str, expand: Callable[[str], str] = lambda text: text) -> str:
    """A whole path on a drive, in quotes or not; "" if it is none.

    No other computer, no device, no way up (`..`), no arguments.
    """
    path = expand(text.strip())
    if path[:1] == path[-1:] == '"':
        path = path[1:-1]
    parts = path.split("\\")
    if len(path) > _LONGEST or not _WHOLE_PATH.fullmatch(path) or ".." in parts or "." in parts:
        return ""
    return path


def program_of(command: str, expand: Callable[[str], str] = lambda text: text) -> str:
    """The program of a registered command with its arguments; "" if it is not understood."""
    match = _COMMAND.fullmatch(command[:_LONGEST])
    return read_path(match[1] or match[2], expand) if match else ""


def _file_name(path: str) -> str:
    return path.rpartition("\\")[2]


def _client_of(registry: Registry, choice: str, expand: Callable[[str], str]) -> Client | None:
    """Which program of the table a ProgId stands for."""
    if not choice or len(choice) > _LONGEST or "\\" in choice:
        return None
    command = _of_class(registry, rf"{choice}\shell\open\command")
    client = by_windows_name(_file_name(program_of(command, expand)))
    if client is not None:
        return client
    # A packaged app has a ProgId without a command; its name tells the new Outlook.
    application = _of_class(registry, rf"{choice}\Application", "AppUserModelID")
    return Client.NEW_OUTLOOK if application.startswith("Microsoft.OutlookForWindows_") else None


def _of_class(registry: Registry, key: str, name: str = "") -> str:
    """A value of a file class, the person's own first, as Windows itself merges them."""
    own = registry.value("user", rf"Software\Classes\{key}", name)
    return own or registry.value("classes", key, name)


def _installed(
    registry: Registry, name: str, is_there: Callable[[str], bool], expand: Callable[[str], str]
) -> str:
    """Where App Paths says that a program is, the person's own word first."""
    roots: tuple[Root, ...] = ("user", "machine")
    for root in roots:
        path = read_path(registry.value(root, rf"{_APP_PATHS}\{name}"), expand)
        if path and _file_name(path).lower() == name and is_there(path):
            return path
    return ""


def _by_mapi(registry: Registry, found: set[Client], chosen: Client | None) -> list[MailProgram]:
    """The program that Simple MAPI would call, if it is in no row of the table.

    Simple MAPI always calls the default one, so no other can be offered.
    """
    name = registry.value("user", _MAIL) or registry.value("machine", _MAIL)
    shown = one_line(name)[:LONGEST_NAME]
    if not shown or "\\" in name or _is_known(name, found):
        return []
    roots: tuple[Root, ...] = ("user", "machine")
    dll = any(
        registry.value(root, rf"{_MAIL}\{name}", value) for root in roots for value in _MAPI_VALUES
    )
    if not dll:
        return []
    return [MailProgram(Client.OTHER, shown, default=chosen is None, ways=(Way.SIMPLE_MAPI,))]


def _is_known(name: str, found: set[Client]) -> bool:
    """Whether what is registered for mail under this name was found in the table already."""
    words = {
        "thunderbird": Client.THUNDERBIRD,
        "betterbird": Client.BETTERBIRD,
        "microsoft outlook": Client.CLASSIC_OUTLOOK,
    }
    return any(word in name.lower() and client in found for word, client in words.items())


if sys.platform == "win32":
    import winreg

    _ROOTS = {
        "user": winreg.HKEY_CURRENT_USER,
        "machine": winreg.HKEY_LOCAL_MACHINE,
        "classes": winreg.HKEY_CLASSES_ROOT,
    }

    class WindowsRegistry:
        """The registry of this computer, opened for reading alone."""

        def value(self, root: Root, key: str, name: str = "") -> str:
            """A text of the registry, "" if it is not there or no text."""
            try:
                with winreg.OpenKey(_ROOTS[root], key) as opened:
                    found, kind = winreg.QueryValueEx(opened, name)
            except (OSError, ValueError):
                return ""
            return found if kind in {winreg.REG_SZ, winreg.REG_EXPAND_SZ} and found else ""

    def find_here() -> tuple[MailProgram, ...]:
        """The mail programs of this computer and person."""
        # lexists: the alias of a packaged app, such as olk.exe, cannot be followed as a link.
        return find_programs(WindowsRegistry(), os.path.lexists, os.path.expandvars)
