"""A page for each reason why drafts do not open: what it is, what to do, and the ways on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.confirm import Confirm
from prevent_desktop.ui.kit.labels import body, heading, strong
from prevent_desktop.ui.kit.layout import button_row
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.panels import Notice

UNTOUCHED = "Your drafts are untouched"
WINDOWS_POLICY = (
    "For IT: the Windows policy is “Network access: Do not allow storage of passwords and "
    "credentials for network authentication”."
)
YESTERDAY = "ask your IT support for yesterday's copy of the folder of your drafts."


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, in a sentence, and what to do about it, in another."""

    title: str
    what: str
    to_do: str
    more: str = ""
    """For the IT support."""
    again: str = "Try again"
    """The words of the first button."""
    may_set_aside: bool = False
    """Whether it may last, so that a person may want to start afresh."""
    recovery_helps: bool = False
    """Whether the recovery phrase opens the drafts all the same."""


TROUBLES: Mapping[str, Trouble] = {
    "vault.locked": Trouble(
        "Your computer's keyring is locked",
        "The keyring is where your computer keeps the key to your drafts.",
        "Unlock it; it often asks for the password you sign in with.",
        again="Unlock the keyring",
        recovery_helps=True,
    ),
    "vault.keyring_timeout": Trouble(
        "Your computer's keyring did not answer in time",
        "It may be waiting for you behind another window.",
        "Look for a window that asks for your password, answer it, then try again.",
        recovery_helps=True,
    ),
    "vault.keyring_policy": Trouble(
        "Your organisation does not let programs keep keys on this computer",
        "So the key to your drafts cannot be reached just now.",
        "Ask your IT support to allow it, then try again.",
        more=WINDOWS_POLICY,
        may_set_aside=True,
        recovery_helps=True,
    ),
    "vault.keyring_unavailable": Trouble(
        "There is no keyring on this computer that can be used",
        "The key to your drafts was kept in one, so they stay closed without it.",
        "Sign out of the computer and in again; if that does not help, ask your IT support.",
        may_set_aside=True,
        recovery_helps=True,
    ),
    "vault.key_not_kept": Trouble(
        "This computer's keyring does not keep keys",
        "It took the key and lost it at once, so nothing was saved under it.",
        "Ask your IT support, then try again.",
        may_set_aside=True,
        recovery_helps=True,
    ),
    "vault.keyring_failed": Trouble(
        "This computer's keyring reported a fault",
        "The key to your drafts could not be read.",
        "Sign out of the computer and in again; if that does not help, ask your IT support.",
        may_set_aside=True,
        recovery_helps=True,
    ),
    "vault.key_lost": Trouble(
        "The key to your drafts is lost",
        "It is no longer in this computer's keyring, often because a password was reset or the "
        "computer was changed.",
        "Ask your IT support whether your sign-in or its keyring was reset; sometimes the key "
        "comes back.",
        may_set_aside=True,
        recovery_helps=True,
    ),
    "vault.wrong_key": Trouble(
        "The key in the keyring is not the one of these drafts",
        "The drafts may come from another computer or an older copy.",
        "Ask your IT support what was put back, then try again.",
        may_set_aside=True,
        recovery_helps=True,
    ),
    "vault.key_table_damaged": Trouble(
        "The list of keys to your drafts is damaged",
        "Without it the drafts cannot be opened, although they are still here.",
        f"Do not delete anything; {YESTERDAY}",
        may_set_aside=True,
    ),
    "vault.slot_damaged": Trouble(
        "The file that your passphrase opens is damaged",
        "Without it the drafts cannot be opened, although they are still here.",
        f"Do not delete anything; {YESTERDAY}",
        may_set_aside=True,
        recovery_helps=True,
    ),
    "vault.in_use": Trouble(
        "Prevent Desktop is already open",
        "Another window on this computer has your drafts open.",
        "Close Prevent Desktop first, then try again.",
    ),
    "vault.made_by_newer_version": Trouble(
        "These drafts were saved by a newer version of Prevent Desktop",
        "This version cannot read them.",
        "Open them with the newer version, or ask your IT support for it.",
        may_set_aside=True,
    ),
    "file.read_only": Trouble(
        "The folder of your drafts may only be read",
        "Nothing can be saved there, so nothing you type would be kept.",
        "Ask your IT support to make it writable, then try again.",
    ),
    "file.no_permission": Trouble(
        "You may not save in the folder of your drafts",
        "Nothing you type would be kept.",
        "Ask your IT support to give you the right to write there, then try again.",
    ),
    "file.disk_full": Trouble(
        "The disk is full",
        "There is no space left to keep your drafts.",
        "Delete what you no longer need, or ask your IT support, then try again.",
    ),
    "file.busy": Trouble(
        "Another program is using the folder of your drafts",
        "This is often a virus scanner or a backup, and passes.",
        "Wait a minute, then try again.",
    ),
    "file.unreadable": Trouble(
        "The folder of your drafts cannot be read",
        "The computer does not let this program look into it.",
        "Ask your IT support, then try again.",
    ),
}


FORGOTTEN = Trouble(
    "Without the passphrase these drafts stay closed",
    "Nobody can bring it back or get round it: not your IT support, nor who made this program.",
    "If you may have written it down, look there first; then try again.",
    may_set_aside=True,
    recovery_helps=True,
)


def trouble_for(code: str, sentence: str) -> Trouble:
    """The trouble of an error, by family and code; one not known here has its sentence."""
    return TROUBLES.get(code) or Trouble("Your drafts could not be opened", sentence, "")


class TroublePage(Page):
    """Why the drafts do not open, or at a first run cannot be kept. Each signal is a way on."""

    again = Signal()
    set_aside = Signal()
    passphrase_wanted = Signal()
    recovery_wanted = Signal()

    def __init__(
        self,
        trouble: Trouble,
        *,
        has_recovery: bool = False,
        first_run: bool = False,
        may_use_passphrase: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(trouble.title, parent)
        again = Button(trouble.again, "primary")
        again.clicked.connect(self.again)
        self.add(heading(trouble.title, 1), body(trouble.what))
        if trouble.to_do:
            self.add(strong(trouble.to_do))
        if trouble.more:
            self.add(body(trouble.more))
        if not first_run:  # then there are none yet
            self.add(Notice("info", UNTOUCHED, "Nothing was deleted or changed."))
        self.add(button_row(again))
        if has_recovery and trouble.recovery_helps:
            self._offer(
                "Or open them with the recovery phrase from the safe.",
                "Open with the recovery phrase",
                self.recovery_wanted.emit,
            )
        if may_use_passphrase:
            self._offer(
                "Or keep your drafts under a passphrase of your own, for good.",
                "Use a passphrase instead",
                self.passphrase_wanted.emit,
            )
        elif trouble.may_set_aside and not first_run:
            self._offer_to_set_aside()

    def _offer(self, words: str, name: str, way: Callable[[], object]) -> None:
        button = Button(name, "secondary")
        button.setAccessibleDescription(words)
        button.clicked.connect(way)
        self.add(body(words), button_row(button))

    def _offer_to_set_aside(self) -> None:
        aside = Button("Keep the old drafts aside and start afresh", "secondary")
        sure = Confirm(
            aside,
            "Start afresh? The old drafts move to a folder beside the new ones. They stay "
            "encrypted, and nothing is deleted.",
            "Yes, start afresh",
            "No, leave them",
        )
        sure.confirmed.connect(self.set_aside)
        self.add(body("Only if it cannot be put right:"), button_row(aside), sure)
