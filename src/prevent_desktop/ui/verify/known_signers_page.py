"""The keys that somebody at this computer compared with their holders."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from prevent_desktop.document.fingerprints import spoken
from prevent_desktop.kept.known_signers import KnownSigner
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.labels import body, breakable, heading, selectable
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.verify.known_key import KnownKey

INTRO = (
    "A fingerprint that you compared shows that the same key signed again. It does not show who "
    "holds the key. The list is kept on this computer, encrypted."
)
NONE = "There are none yet. You compare a fingerprint when you check a signed PDF."


class KnownSignersPage(Page):
    """The list, each with a way to forget it."""

    back = Signal()

    def __init__(self, signers: Sequence[KnownSigner], parent: QWidget | None = None) -> None:
        super().__init__("Keys you have compared", parent)
        self.add(heading("Keys you have compared", 1), body(INTRO))
        if not signers:
            self.add(body(NONE))
        self.keys: list[KnownKey] = []
        for signer in signers:
            key = KnownKey(signer.name, signer.fingerprint)
            key.show_known(signer)
            self.keys.append(key)
            fingerprint = selectable(body(f"Fingerprint\n{spoken(signer.fingerprint)}"))
            self.add(heading(breakable(signer.name), 2), fingerprint, key)
        back = Button("Back", "secondary")
        back.clicked.connect(self.back)
        self.add_buttons(back)

    def entered(self) -> None:
        """One reads first: nothing is forgotten by the key that opened the page."""
        QTimer.singleShot(0, self, lambda: self.focus_on(None))
