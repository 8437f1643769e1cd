"""The key kept here, or one for this paper, or a key file: two parts of a page, one choice."""

from prevent_desktop.document import Holder
from prevent_desktop.errors import PreventDesktopError
from prevent_desktop.kept.own_identity import renewal_words
from prevent_desktop.papers.signing_key import KeptKey, KeyFile, SigningKey, ThrowAwayKey
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.problem import Problem
from prevent_desktop.ui.signing.key_file_part import KeyFilePart
from prevent_desktop.ui.signing.signing_part import OwnKeyPart
from prevent_desktop.ui.work.flow import OpenDesk
from prevent_desktop.ui.work.worker import nothing
from prevent_desktop.vault import Vault


class KeyChoice:
    """`own` and `file` are for the page to put where they belong.

    `keeps` says whether the organisation lets a key be kept here.
    """

    def __init__(self, *, keeps: bool) -> None:
        self.keeps = keeps
        self.own = OwnKeyPart(kept=keeps)
        self.file = KeyFilePart()
        self.file.chosen.connect(self.own.setHidden)

    def take(self, vault: Vault) -> SigningKey:
        """What was chosen, for one use: the passphrase of a key file leaves its box."""
        path = self.file.path()
        if path is None:
            return KeptKey(vault) if self.keeps else ThrowAwayKey()
        return KeyFile(path, self.file.take_passphrase())


class SigningPage(Page):
    """A page on which somebody signs: a `key` to choose, and a place for what is wrong."""

    key: KeyChoice
    _problem: Problem
    _sign: Button
    _back: Button

    def show_failure(self, error: PreventDesktopError, sentence: str) -> None:
        """It was not signed: why, and the page is as it was."""
        self._set_working(working=False)
        if not self.key.file.refused(error, sentence):
            self._problem.say(sentence, self._sign)

    def _set_working(self, *, working: bool) -> None:
        for control in (self._sign, self._back):
            control.setEnabled(not working)


def look_at_key(at: OpenDesk, page: SigningPage, holder: Holder) -> None:
    """Say on the page when the certificate of this person's own key ends or ended."""
    if not page.key.keeps:
        return
    at.workers.paper.run(
        lambda: renewal_words(at.store.vault, holder, at.desk.local_now()),
        page.key.own.show_renewal,
        nothing,
        owner=page,
    )
