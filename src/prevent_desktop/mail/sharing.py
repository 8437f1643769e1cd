"""macOS' sharing service for mail, in a child process of ours; never run on a Mac.

Source: developer.apple.com, NSSharingService.composeEmail. It opens the default mail program's own
message; only Apple Mail is known to take it, and it takes no copies.
"""

from typing import Any

from prevent_desktop.mail.errand import Errand

SECONDS = 10.0
"""How long the service gets to hand the message over before the child ends."""


def open_draft(wanted: Errand) -> bool:
    """Ask for a draft; False if there is no such service or it cannot take these files."""
    from AppKit import NSApplication, NSSharingService, NSSharingServiceNameComposeEmail
    from Foundation import NSURL, NSDate, NSRunLoop

    application = NSApplication.sharedApplication()
    application.setActivationPolicy_(1)  # accessory: no second icon in the Dock
    service = NSSharingService.sharingServiceNamed_(NSSharingServiceNameComposeEmail)
    items: list[Any] = [wanted.body, *(NSURL.fileURLWithPath_(path) for path in wanted.files)]
    if service is None or not service.canPerformWithItems_(items):
        return False
    service.setRecipients_([wanted.to])
    service.setSubject_(wanted.subject)
    service.performWithItems_(items)
    NSRunLoop.currentRunLoop().runUntilDate_(NSDate.dateWithTimeIntervalSinceNow_(SECONDS))
    return True
