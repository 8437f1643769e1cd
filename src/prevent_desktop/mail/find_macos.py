"""Which mail programs this person has on macOS, as LaunchServices says. Never run on a Mac.

Source: developer.apple.com, NSWorkspace.urlForApplication(toOpen:) and
urlForApplication(withBundleIdentifier:).
"""

from typing import Protocol

from prevent_desktop.mail.clients import (
    KINDS,
    Client,
    MailProgram,
    by_bundle,
    in_order,
    known,
)

_BROWSERS = (
    "com.apple.safari",
    "com.google.chrome",
    "org.mozilla.firefox",
    "com.microsoft.edgemac",
)


class Workspace(Protocol):
    """What is asked of LaunchServices."""

    def default_for_mail(self) -> str:
        """The identifier of the program that opens `mailto:`; "" if there is none."""

    def place_of(self, bundle: str) -> str:
        """Where the program of this identifier is; "" if it is not installed."""


def find_programs(workspace: Workspace) -> tuple[MailProgram, ...]:
    """The mail programs, the system's own first, and mail in the browser last.

    Apple Mail is offered only as the default: otherwise the sharing service opens nothing.
    """
    default = workspace.default_for_mail()
    chosen = by_bundle(default)
    found = []
    for kind in KINDS.values():
        place = workspace.place_of(kind.bundle) if kind.bundle else ""
        if place.startswith("/") and place.endswith(".app"):
            if kind.client is Client.APPLE_MAIL and chosen is not Client.APPLE_MAIL:
                continue
            command = ("/usr/bin/open", "-a", place)
            found.append(known(kind.client, *command, default=chosen is kind.client))
    if default.lower().startswith(_BROWSERS):
        found.append(MailProgram(Client.BROWSER, KINDS[Client.BROWSER].name, default=True))
    return in_order(tuple(found))


class LaunchServices:
    """The answers of the computer itself, through AppKit."""

    def default_for_mail(self) -> str:
        """The identifier of the program that opens `mailto:`; "" if there is none."""
        from AppKit import NSBundle, NSWorkspace
        from Foundation import NSURL

        url = NSURL.URLWithString_("mailto:nobody@example.org")
        place = NSWorkspace.sharedWorkspace().URLForApplicationToOpenURL_(url)
        bundle = NSBundle.bundleWithURL_(place) if place is not None else None
        return str(bundle.bundleIdentifier() or "") if bundle is not None else ""

    def place_of(self, bundle: str) -> str:
        """Where the program of this identifier is; "" if it is not installed."""
        from AppKit import NSWorkspace

        workspace = NSWorkspace.sharedWorkspace()
        place = workspace.URLForApplicationWithBundleIdentifier_(bundle)
        return str(place.path()) if place is not None else ""
