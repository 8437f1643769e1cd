"""Makes every picture of the user guide from the real window: nobody draws or edits them.

Run it from the top of the sources: ``.venv/bin/python docs/user-guide/make_screenshots.py``. It
needs no screen. The referral is the fictional one in ``resources/examples``, the drafts live in a
temporary folder, and their key in memory; neither your drafts nor your keyring are touched.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/London"
if sys.platform != "win32":
    time.tzset()

from photographer import IMAGES, POINTS, SIZE, Photographer, dress, keep_page
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from signed_elsewhere import signed_elsewhere

from own_form import own_form
from prevent_desktop.errors import FileError
from prevent_desktop.shipped import resources
from prevent_desktop.system_keyring import KeyringState
from prevent_desktop.ui.help_page import HelpPage
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.home.kept_card import KeptCard
from prevent_desktop.ui.kit.big_words import BigWords
from prevent_desktop.ui.kit.boxes import CheckBox, RadioButton
from prevent_desktop.ui.kit.theme import Scheme
from prevent_desktop.ui.main_window import MainWindow
from prevent_desktop.ui.notes.note_page import NotePage
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.keeping_page import KeepingPage
from prevent_desktop.ui.opening.opening_page import OpeningPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage, RecoveryPhrasePage
from prevent_desktop.ui.opening.trouble_pages import TroublePage
from prevent_desktop.ui.opening.unlock_page import UnlockPage
from prevent_desktop.ui.printing.print_page import PrintPage
from prevent_desktop.ui.printing.system import Printers
from prevent_desktop.ui.records.record_page import RecordPage
from prevent_desktop.ui.referral.before_page import BeforePage
from prevent_desktop.ui.referral.check_page import CheckPage
from prevent_desktop.ui.referral.referral_view import CHECK, ReferralView
from prevent_desktop.ui.sending.after_page import AfterPage
from prevent_desktop.ui.sending.send_page import SendPage
from prevent_desktop.ui.settings.set_up_page import SetUpPage
from prevent_desktop.ui.settings.settings_page import SettingsPage
from prevent_desktop.ui.signing.sign_page import SignPage
from prevent_desktop.ui.start.start import make_application
from prevent_desktop.ui.transfer.transfer_pages import ArrivedPage, HandOverPage, TakeOverPage
from prevent_desktop.ui.verify.countersign_page import CountersignPage
from prevent_desktop.ui.verify.known_signers_page import KnownSignersPage
from prevent_desktop.ui.verify.verify_page import VerifyPage

PASSPHRASE = "four fictional quiet words"  # noqa: S105  (of a vault that is thrown away)


def first_start(by: Photographer) -> None:
    """The first run, and an empty home."""
    by.start()
    if isinstance(by.window.current, OpeningPage):
        by.take("opening", at_once=True)
    by.sees(FirstRunPage)
    by.take("first-start")
    by.named(RadioButton, "Yes, or I am not sure").setChecked(True)
    by.take("first-start-passphrase")
    by.named(RadioButton, "No, only I use it").setChecked(True)
    by.press("Continue")
    by.sees(RecoveryOfferPage)
    by.take("recovery-offer")
    by.press("Make a recovery phrase")
    by.sees(RecoveryPhrasePage)
    by.take("recovery-phrase")
    by.named(CheckBox, "It is in the safe").setChecked(True)
    by.press("Continue")
    by.sees(SetUpPage)
    by.take("set-up-once")
    by.press("Skip this")
    by.sees(HomePage)
    by.take("home-empty")
    by.press("Start a new referral")
    by.sees(BeforePage)
    by.take("before-you-start")
    by.press("Back")
    by.sees(HomePage)


def writing(by: Photographer) -> None:
    """Every section, what a mistake looks like, and checking."""
    view = by.new_referral()
    by.answer()
    for number, section in enumerate(view.session.draft.referral.form.sections, start=1):
        view.go(section.id)
        by.take(f"section-{number:02d}-{section.id.replace('_', '-')}")
    view.session.set_value("dates.referral", "2026-02-30")
    view.go_to_question("dates.referral")
    by.take("error")
    view.session.set_value("dates.referral", "2026-11-22")
    view.session.set_value("concerns.description", None)
    view.go(CHECK)
    by.take("check-errors")
    _check_bottom(by, view, "check-incomplete")
    by.answer()
    view.go(CHECK)
    by.take("check-complete")


def _check_bottom(by: Photographer, view: ReferralView, name: str) -> None:
    if isinstance(view.page, CheckPage):
        by.scroll(view.page, 1.0)
        by.take(name)


def looks(by: Photographer) -> None:
    """The same page dark, and with text at twice its size."""
    view = by.sees(ReferralView)
    for name, scheme, points in (
        ("dark", Scheme.DARK, POINTS),
        ("text-200-percent", Scheme.LIGHT, 2 * POINTS),
    ):
        dress(by.app, scheme, points)
        view.go("concern")
        by.take(name)
    dress(by.app)
    view.go(CHECK)


def finishing(by: Photographer) -> Path:
    """Sign, send, what happens next; returns the PDF."""
    by.press("Go on to sign")
    sign = by.sees(SignPage)
    by.named(QLineEdit, "Your full name").setText("Tomasz Testerman")
    by.take("sign")
    key_file(by, sign)
    folder = by.named(QLineEdit, "Save the PDF in this folder")
    folder.setText(str(by.desk.documents_folder.absolute()))
    by.press("Sign and make the PDF")
    page = by.sees(SendPage)
    by.reads("It opens in Thunderbird")
    by.take("send")
    by.press("Open a draft message")
    by.reads("Did a new message open?")
    by.take("send-asked")
    by.press("Nothing opened")
    by.take("send-by-hand")
    tick = by.named(CheckBox, "I have sent it")
    tick.setChecked(True)
    by.settle()
    by.scroll(page, 1.0)
    by.take("receipt")
    tick.setChecked(False)
    own_form(by)
    printing(by)
    (pdf,) = by.desk.documents_folder.glob("PR-*.pdf")
    by.press("What happens next")
    after = by.sees(AfterPage)
    by.named(CheckBox, "I have sent it").setChecked(True)
    by.settle()
    by.take("after")
    by.scroll(after, 0.3)
    by.take("after-note")
    by.press("Back to your referrals")
    by.sees(HomePage)
    record(by)
    return pdf


def printing(by: Photographer) -> None:
    """The page to print, with the printers of an example school instead of this computer's."""
    by.press("Print a paper copy")
    page = by.sees(PrintPage)
    by.reads("pages of A4")
    by.until(lambda: not page.printers.is_looking)
    page.printers.show_printers(Printers(("Office", "Staffroom"), "Staffroom"))
    by.take("print")
    by.press("Next page")
    by.press("Larger")
    by.press("Larger")
    by.scroll(page, 1.0)
    by.until(lambda: any(_is_sharp(label) for label in page.findChildren(QLabel)))
    by.take("print-preview")
    by.press("Back")
    by.sees(SendPage)


def _is_sharp(label: QLabel) -> bool:
    """Whether the picture of a page has come in the size in which it is shown."""
    shown = label.contentsRect().width()
    return not label.pixmap().isNull() and label.pixmap().width() == shown


def record(by: Photographer) -> None:
    """The record of what was sent, and settings."""
    by.press("Open the record")
    by.sees(RecordPage)
    by.take("record")
    by.press("Back to your referrals")
    by.sees(HomePage)
    by.press("Settings")
    by.sees(SettingsPage)
    by.take("settings")
    by.press("Back to your referrals")
    by.sees(HomePage)


def key_file(by: Photographer, page: SignPage) -> None:
    """The choice to sign with an organisation's key file, and its end."""
    choice = by.named(CheckBox, "Sign with a key file")
    choice.setChecked(True)
    by.settle()
    page.column.scroll_to(choice)
    by.scroll(page, 0.75)
    by.take("sign-key-file")
    choice.setChecked(False)


def other_jobs(by: Photographer, pdf: Path) -> None:
    """Home with drafts, deleting, checking a PDF, the blank form, help."""
    view = by.new_referral()
    by.answer("child")
    by.saved(view)
    by.press("Save and close")
    by.home()
    by.take("home")
    card = by.window.findChildren(KeptCard)[0]
    by.press(f"Delete {card.accessibleName()}")
    by.take("delete")
    by.press("Yes, delete it")
    by.reads("Deleted. You can undo")
    by.take("undo")
    by.press("Undo")
    by.reads("The draft is back")
    handing_over(by)
    keeping(by)
    for name, content in (("verify", b""), ("verify-changed", b"\n% one line more")):
        copy = pdf.with_name(f"{pdf.stem}.pdf" if not content else f"{pdf.stem} copy.pdf")
        copy.write_bytes(pdf.read_bytes() + content)
        by.press("Check a signed PDF")
        by.sees(VerifyPage)
        by.named(QLineEdit, "Where is the PDF?").setText(str(copy.absolute()))
        by.press("Check it")
        by.reads("Fingerprint")
        by.take(name)
        by.press("Back")
        by.sees(HomePage)
    compared_keys(by)
    short_papers(by)
    by.press("Make a blank form")
    by.press("Make the form")
    by.reads("The blank form is saved")
    by.take("blank")
    (blank,) = by.desk.documents_folder.glob("*blank*.pdf")
    keep_page("paper-blank", blank)
    keep_page("paper-first-page", pdf)
    by.press("Help and contacts")
    by.sees(HelpPage)
    by.take("help")
    by.press("Back")
    by.sees(HomePage)


def compared_keys(by: Photographer) -> None:
    """A paper that somebody else signed: their key is compared, and the lead signs too."""
    theirs = by.desk.documents_folder / "PR-2345-6789.pdf"
    theirs.write_bytes(signed_elsewhere(by.desk.library.default_area, by.desk.now()))
    by.press("Check a signed PDF")
    by.sees(VerifyPage)
    by.named(QLineEdit, "Where is the PDF?").setText(str(theirs.absolute()))
    by.press("Check it")
    by.reads("Fingerprint")
    by.take("verify-unknown")
    by.press("I have compared")
    by.reads("This is the key that was compared")
    by.take("verify-compared")
    by.press("Keys you have compared")
    by.sees(KnownSignersPage)
    by.take("compared-keys")
    by.press("Back")
    by.sees(VerifyPage)
    by.reads("Fingerprint")
    by.press("Add the lead's signature")
    by.sees(CountersignPage)
    by.take("countersign")
    by.press("Back")
    page = by.sees(VerifyPage)
    by.reads("Fingerprint")
    page.back.emit()
    by.sees(HomePage)


def short_papers(by: Photographer) -> None:
    """An addition, a decision not to refer."""
    for words, name in (
        ("Add to a referral you sent", "addition"),
        ("Record a decision not to refer", "decision"),
    ):
        by.press(words)
        page = by.sees(NotePage)
        by.take(name)
        if name == "addition":
            by.named(QLineEdit, "Reference of the first").setText("PR-7K2M-4H90")
            by.reads("Look at these before you sign")
            by.scroll(page, 0.6)
            by.take("addition-look")
            by.press("Discard it")
            by.press("Yes, discard it")
        else:
            by.press("Keep it and go back")
        by.sees(HomePage)


def handing_over(by: Photographer) -> None:
    """A transfer file made, and taken over again."""
    card = by.window.findChildren(KeptCard)[0]
    by.press(f"Hand over or move {card.accessibleName()}")
    page = by.sees(HandOverPage)
    by.take("hand-over")
    (box,) = page.findChildren(BigWords)
    words = " ".join(label.text().split("\u00a0")[1] for label in box.findChildren(QLabel))
    by.named(QLineEdit, "Save the file in").setText(str(by.desk.documents_folder.absolute()))
    by.press("Save the transfer file")
    by.reads("The transfer file is saved")
    by.press("Back to your referrals")
    by.sees(HomePage)
    by.press("Take over a draft")
    by.sees(TakeOverPage)
    by.take("take-over")
    (file,) = by.desk.documents_folder.glob("*.prevent-transfer")
    by.named(QLineEdit, "Where is the transfer file").setText(str(file.absolute()))
    by.named(QLineEdit, "The words you were told").setText(words)
    by.press("Take it over")
    by.sees(ArrivedPage)
    by.take("arrived")
    by.press("Do not take it over")
    by.sees(HomePage)


def keeping(by: Photographer) -> None:
    """How drafts are kept, and changing it."""
    by.press("How your drafts are kept")
    page = by.sees(KeepingPage)
    by.take("keeping")
    by.named(RadioButton, "When I am signed in and type").setChecked(True)
    by.scroll(page, 1.0)
    by.take("keeping-passphrase")
    by.press("Back")
    by.sees(HomePage)


def full_disk(by: Photographer) -> None:
    """A save that fails, as it is said beside the sections."""
    by.press("Go on with")
    view = by.sees(ReferralView)
    view.go("concern")
    view.session.save_failed.emit(FileError("disk_full", name="the folder of your drafts"))
    by.take("problem-full-disk")
    by.press("Save and close")
    by.sees(HomePage)


def damaged_draft(by: Photographer) -> None:
    """One draft damaged on the disk; the other opens."""
    by.close()
    vault = by.desk.vault_folder
    sizes = {f.name.split(".")[0]: f.stat().st_size for f in vault.glob("*.vd")}
    victim = max(sizes, key=lambda each: sizes[each])
    for file in vault.glob(f"{victim}.*.vd"):
        file.write_bytes(file.read_bytes()[:-1])
    by.restart()
    by.sees(HomePage)
    by.take("problem-damaged-draft")


def problems(by: Photographer) -> None:
    """The pages of drafts that do not open."""
    second = MainWindow(by.desk)
    first, by.window = by.window, second
    second.resize(*SIZE)
    by.start()
    by.sees(TroublePage)
    by.take("problem-already-open")
    by.close()
    by.window = first
    for code, name in (("locked", "problem-locked"), ("", "problem-key-lost")):
        by.keyring.trouble = code
        if not code:
            by.keyring.secrets.clear()
        by.close()
        by.restart()
        by.sees(TroublePage)
        by.take(name)
    by.close()


def passphrase(app: QApplication, folder: Path) -> None:
    """No keyring, a vault under a passphrase, and a wrong one."""
    by = Photographer(app, folder)
    by.keyring.state = KeyringState.NONE
    by.start()
    by.sees(FirstRunPage)
    by.take("first-start-no-keyring")
    for name in ("Choose a passphrase", "Type it again"):
        by.named(QLineEdit, name).setText(PASSPHRASE)
    by.press("Continue")
    by.sees(RecoveryOfferPage)
    by.press("Not now")
    by.sees(SetUpPage)
    by.press("Skip this")
    by.sees(HomePage)
    by.close()
    by.restart()
    by.sees(UnlockPage)
    by.take("unlock")
    by.named(QLineEdit, "Your passphrase").setText("three fictional words")
    by.press("Open my drafts")
    by.reads("not the passphrase")
    by.take("problem-wrong-passphrase")
    by.close()


def anonymous(app: QApplication, folder: Path) -> None:
    """A first noticer who wishes to stay anonymous, named by mistake in the text."""
    by = Photographer(app, folder)
    by.start()
    view = by.new_referral()
    by.answer(
        "adult-patient",
        identifier__anonymous="yes",
        identifier__forename="Quillon",
        identifier__same_as_referrer=False,
        other__information="Ask Quillon about it.",
    )
    view.go("identifier")
    by.take("anonymous")
    view.go(CHECK)
    by.take("check-anonymous")
    by.close()


@contextmanager
def folder_of_nobody() -> Iterator[Path]:
    """A folder whose name may stand in a picture, away again afterwards."""
    folder = Path(tempfile.gettempdir(), "sam-sample")
    folder.mkdir()  # refuses one that is there: it is somebody's
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def main() -> None:
    """Take every picture."""
    app = make_application(resources.path("theme.toml").read_bytes(), "picture")
    dress(app)
    shutil.rmtree(IMAGES, ignore_errors=True)
    IMAGES.mkdir()
    with folder_of_nobody() as name, chdir(name):
        by = Photographer(app, Path())
        first_start(by)
        writing(by)
        looks(by)
        pdf = finishing(by)
        other_jobs(by, pdf)
        full_disk(by)
        damaged_draft(by)
        problems(by)
        passphrase(app, Path("passphrase"))
        anonymous(app, Path("anonymous"))


if __name__ == "__main__":
    main()
