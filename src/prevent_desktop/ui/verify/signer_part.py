"""One signature in a verdict: who claims it, when, by which key, and what is known of that key."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from prevent_desktop.document import SignatureFact, VerdictKind, names_look_alike
from prevent_desktop.document.fingerprints import spoken
from prevent_desktop.document.verdict_words import (
    ANOTHER_KEY,
    NOT_KNOWN,
    OWN_KEY,
    future_words,
    named_key_words,
    signature_words,
)
from prevent_desktop.kept.known_signers import KnownSigner
from prevent_desktop.moments import Zone
from prevent_desktop.ui.kit.labels import body, selectable, strong
from prevent_desktop.ui.verify.known_key import KnownKey


class SignerPart(QWidget):
    """The words, and a `key` whose comparison can be kept where the file is unchanged."""

    def __init__(
        self,
        fact: SignatureFact,
        compared: tuple[KnownSigner, ...],
        zone: Zone,
        now: datetime,
        *,
        kind: VerdictKind,
    ) -> None:
        super().__init__()
        unchanged = kind is VerdictKind.UNCHANGED
        said = signature_words(fact, zone)
        self.key = KnownKey(fact.name, fact.fingerprint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (
            strong(said.who),
            body(said.when),
            *([strong(future)] if (future := future_words(fact, now)) else []),
            body(said.dates),
            selectable(body(f"Fingerprint\n{spoken(fact.fingerprint)}")),
            self.key,
        ):
            layout.addWidget(widget)
        known = next((each for each in compared if each.fingerprint == fact.fingerprint), None)
        if known is not None and unchanged:
            self.key.show_known(known)
        elif known is not None:
            self.key.show_words(named_key_words(kind))
        elif fact.known:
            self.key.show_words(OWN_KEY)
        else:
            words = f"{NOT_KNOWN} {ANOTHER_KEY}" if _named(fact, compared) else NOT_KNOWN
            show = self.key.show_unknown if unchanged else self.key.show_words
            show(words)


def _named(fact: SignatureFact, compared: tuple[KnownSigner, ...]) -> bool:
    """Whether a compared key is in a name that looks like this signer's."""
    return any(names_look_alike(each.name, fact.name) for each in compared)
