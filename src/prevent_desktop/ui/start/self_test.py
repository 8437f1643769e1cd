"""`--self-test`: tries every part of the program on this computer, one line a step.

It works in a temporary folder with a key of its own, so that no draft is touched; the system
keyring is only asked whether it would keep a key. A frozen program is tested with this: a window
that paints proves nothing about the libraries behind it.
"""

import platform
import sys
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from prevent_desktop import document
from prevent_desktop.computer.place import PlaceKind
from prevent_desktop.document import Identity, VerdictKind
from prevent_desktop.errors import PreventDesktopError, internal_error
from prevent_desktop.form.files import parse_json, to_bytes
from prevent_desktop.kept.drafts import Draft, DraftStore
from prevent_desktop.kept.known_signers import KnownSigner
from prevent_desktop.kept.own_identity import identity_for
from prevent_desktop.kept.settings import STANDARD, InForce
from prevent_desktop.mail import IN_THE_BROWSER
from prevent_desktop.mail.message import to_eml
from prevent_desktop.papers.submission import Order, Submission, holder_of
from prevent_desktop.referral import Referral, new_referral, referral_from_file
from prevent_desktop.shipped import resources
from prevent_desktop.spelling import load_dictionary
from prevent_desktop.ui.help_page import TOPICS, HelpPage
from prevent_desktop.ui.home.blank_form import BlankPage
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.home.home_state import HomeState
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.keeping_page import KeepingPage
from prevent_desktop.ui.opening.must import Must
from prevent_desktop.ui.opening.opening_page import OpeningPage
from prevent_desktop.ui.opening.place_pages import LeavingPage, PlaceRefusedPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage, RecoveryPhrasePage
from prevent_desktop.ui.opening.trouble_pages import TROUBLES, TroublePage
from prevent_desktop.ui.opening.unlock_page import RecoveryUnlockPage, UnlockPage
from prevent_desktop.ui.records.amend_page import AmendPage
from prevent_desktop.ui.referral.before_page import BeforePage
from prevent_desktop.ui.referral.check_page import CheckPage
from prevent_desktop.ui.referral.section_page import SectionPage
from prevent_desktop.ui.sending.after_page import AfterPage
from prevent_desktop.ui.sending.answers_page import AnswersPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.settings.details_page import DetailsPage
from prevent_desktop.ui.settings.settings_page import SettingsFacts, SettingsPage
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.start.start import make_application
from prevent_desktop.ui.transfer.continue_page import ContinuePage
from prevent_desktop.ui.transfer.moving_pages import BringPage, TakePage
from prevent_desktop.ui.transfer.transfer_pages import HandOverPage, TakeOverPage
from prevent_desktop.ui.verify.countersign_page import CountersignPage
from prevent_desktop.ui.verify.known_signers_page import KnownSignersPage
from prevent_desktop.ui.verify.verify_page import VerifyPage
from prevent_desktop.ui.work.desk import WindowDesk
from prevent_desktop.vault import SlotKind, Vault, new_passphrase

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FICTIONAL = {
    "individual.forenames": "Alex",
    "individual.surname": "Example",
    "individual.dob": "2010-05-14",
    "concerns.description": "A fictional concern, made up by the self-test.",
    "referrer.forename": "Robin",
    "referrer.surname": "Sample",
    "referrer.role_org": "Teacher, Example School",
}


class _KeyInMemory:
    """A `KeyStore` for the temporary vault, gone with it."""

    backend = "self-test"

    def __init__(self) -> None:
        self._secrets: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self._secrets.get(name)

    def put(self, name: str, secret: bytes) -> None:
        self._secrets[name] = secret

    def delete(self, name: str) -> None:
        self._secrets.pop(name, None)


@dataclass
class SelfTest:
    """The steps, in order; each may use what the ones before it made."""

    desk: WindowDesk
    folder: Path
    keys: _KeyInMemory = field(default_factory=_KeyInMemory)

    def steps(self) -> tuple[tuple[str, Callable[[], str]], ...]:
        """Every step by its name; a step returns a word to add, and raises when it fails."""
        return (
            ("pages", self.open_pages),
            ("draft saved and opened again", self.save_and_reopen),
            ("paper made and signed", self.make_paper),
            ("signature verified", self.verify),
            ("draft message built", self.build_message),
            ("answers read back", self.read_back),
            ("copy for Word", self.make_word_copy),
            ("spelling", self.look_at_spelling),
            ("blank form", self.make_blank),
            ("system keyring", self.ask_keyring),
        )

    def _referral(self) -> Referral:
        referral = new_referral(self.desk.library)
        for question, value in FICTIONAL.items():
            referral = referral.with_value(question, value)
        return referral

    def open_pages(self) -> str:
        """Build and paint every page of the window."""
        desk, referral = self.desk, self._referral()
        review = referral.review(desk.today())
        self._submission = self._order(referral)
        self._submission.run()
        message = self._submission.message()
        pages: list[QWidget] = [
            HomePage(HomeState(), self.desk.zone),
            BeforePage(desk.guidance("before-you-start")),
            CheckPage(referral.form, referral.released(), review, frozenset()),
            SignPage(holder_of(referral), self.folder, complete=True),
            SendPage(referral.area, message, self.folder / "paper.pdf", str),
            AfterPage(desk.guidance("after")),
            AnswersPage("Your answers", referral.form, referral.released(), "Back"),
            AmendPage("PR-7K2M-4H9Q", lambda _why: ()),
            SettingsPage(SettingsFacts(InForce(STANDARD), (IN_THE_BROWSER,), str(self.folder))),
            DetailsPage(referral, desk.now, back_words="Not now"),
            BlankPage(),
            TakePage("six fictional words", self.folder, ""),
            BringPage(self.folder),
            ContinuePage(self.folder),
            VerifyPage(self.folder, self.desk.zone),
            CountersignPage(self.folder / "paper.pdf", holder_of(referral), "Sam Sample"),
            KnownSignersPage((KnownSigner("", "Fictional", "0000", desk.today()),)),
        ]
        pages += self._pages_about_keeping()
        pages += [
            SectionPage(referral.form, section, referral.answers, desk.now)
            for section in referral.form.sections
        ]
        helps = HelpPage(desk.guidance)
        for page in (*pages, helps):
            page.resize(1366, 768)
            page.grab()
        for topic in TOPICS:
            helps.show_topic(topic)
            helps.grab()
        return str(len(pages) + 1 + len(TOPICS))

    def _pages_about_keeping(self) -> list["QWidget"]:
        """How drafts are opened, kept, handed over, and what may be wrong with that."""

        def suggest(_widget: "QWidget", take: Callable[[str], None]) -> None:
            take(new_passphrase())

        return [
            OpeningPage(),
            FirstRunPage(suggest, keyring_works=True),
            FirstRunPage(suggest, keyring_works=False),
            UnlockPage(has_recovery=True),
            RecoveryUnlockPage(),
            *(TroublePage(trouble, has_recovery=True) for trouble in TROUBLES.values()),
            RecoveryOfferPage(required=False),
            RecoveryPhrasePage(new_passphrase()),
            *(KeepingPage(SlotKind.PASSPHRASE, suggest, has_recovery=True, must=m) for m in Must),
            PlaceRefusedPage(PlaceKind.NETWORK),
            LeavingPage(()),
            HandOverPage("", new_passphrase(), sender="", folder=self.folder, until=""),
            TakeOverPage(self.folder),
        ]

    def save_and_reopen(self) -> str:
        """Save a draft in a temporary vault, close it, and read it again with the kept key."""
        folder = self.folder / "vault"
        with Vault.create(folder, self.keys, slot=SlotKind.KEYRING) as vault:
            store = DraftStore(vault, self.desk.library, self.desk.now)
            draft: Draft = replace(store.new(), referral=self._referral())
            store.save(draft)
        with Vault.open(folder, self.keys) as vault:
            again = DraftStore(vault, self.desk.library, self.desk.now).open(draft.object_id)
            self._identity: Identity = identity_for(
                vault, holder_of(again.referral), self.desk.now()
            )
        _must(again.referral.answers == draft.referral.answers)
        return ""

    def _order(self, referral: Referral, identity: Identity | None = None) -> Submission:
        desk = self.desk
        own = identity or document.make_identity(holder_of(referral), desk.now())
        return Submission(
            Order(
                referral=referral,
                identity=own,
                reference=document.new_reference(),
                moment=desk.now(),
                today=desk.today(),
                folder=self.folder,
                incomplete=True,
                message_template=desk.message_template,
                save_message=False,
            )
        )

    def make_paper(self) -> str:
        """Make and sign a paper with the identity that the vault keeps."""
        self._submission = self._order(self._referral(), self._identity)
        self._paper = self._submission.run()[0].read_bytes()
        return f"{len(self._paper) // 1000} kB"

    def verify(self) -> str:
        """The paper is unchanged, and a changed copy is seen to be changed."""
        _must(document.verify(self._paper).kind is VerdictKind.UNCHANGED)
        _must(document.verify(self._paper + b"\n%").kind is VerdictKind.CHANGED)
        return ""

    def build_message(self) -> str:
        """The draft message holds the paper."""
        message = self._submission.message()
        _must(message.attachment == self._paper and len(to_eml(message)) > len(self._paper))
        return message.to

    def read_back(self) -> str:
        """The answers inside the paper are the ones that were released."""
        payload = document.read_payload(self._paper)
        again = referral_from_file(self.desk.library, parse_json(payload))
        _must(to_bytes(again.released()) == to_bytes(self._referral().released()))
        return ""

    def make_word_copy(self) -> str:
        """The unsigned copy for Word is made of the same answers."""
        copy = self._submission.save_word_copy().read_bytes()
        _must(zipfile.is_zipfile(BytesIO(copy)))
        return f"{len(copy) // 1000} kB"

    def look_at_spelling(self) -> str:
        """The dictionary loads; only for Intel Macs is there no library that could."""
        if load_dictionary(resources.path("spelling")) is not None:
            return ""
        _must(sys.platform == "darwin" and platform.machine() == "x86_64")
        return "not on Intel Macs"

    def make_blank(self) -> str:
        """The empty form for paper."""
        library = self.desk.library
        pdf = document.render_blank(library.default_form, library.default_area, self.desk.now())
        _must(document.verify(pdf).kind is VerdictKind.NOT_SIGNED)
        return ""

    def ask_keyring(self) -> str:
        """Whether the keyring keeps a key; without one a passphrase does, so it is no failure."""
        return self.desk.keyring.probe().value


def _must(holds: bool) -> None:
    if not holds:
        raise PreventDesktopError("self_test")


def run_self_test(
    make_desk: Callable[[Path], WindowDesk],
    theme: bytes,
    version: str,
    say: Callable[[str], None],
) -> int:
    """Do every step and `say` how it went; 0 when all of them worked, else 1."""
    app = make_application(theme, version)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="prevent-desktop-") as name:
        folder = Path(name)
        desk = make_desk(folder)
        desk.library.read_forms()
        for words, step in SelfTest(desk, folder).steps():
            try:
                more = step()
            except Exception as error:  # noqa: BLE001  (each step is reported, whatever it is)
                known = error if isinstance(error, PreventDesktopError) else internal_error(error)
                failed += 1
                say(f"FAILED  {words}: {desk.sentence(known)}\n")
            else:
                say(f"ok      {words}{f' ({more})' if more else ''}\n")
            app.processEvents()
    return 1 if failed else 0
