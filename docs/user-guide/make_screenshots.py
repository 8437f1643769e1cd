"""Makes every picture of the user guide from the real window: nobody draws or edits them.

Run it from the top of the sources: ``.venv/bin/python docs/user-guide/make_screenshots.py``. It
needs no screen. The referral is the fictional one in ``resources/examples``, the drafts live in a
temporary folder, and their key in memory; neither your drafts nor your keyring are touched.
"""

import io
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Europe/London"
if sys.platform != "win32":
    time.tzset()

import pypdfium2
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from prevent_desktop import resources
from prevent_desktop.errors import FileError, VaultError
from prevent_desktop.form.files import parse_json, read_answers
from prevent_desktop.messages import load_messages
from prevent_desktop.referral import Library, load_library
from prevent_desktop.ui.after_page import AfterPage
from prevent_desktop.ui.before_page import BeforePage
from prevent_desktop.ui.check_page import CheckPage
from prevent_desktop.ui.desk import WindowDesk
from prevent_desktop.ui.help_page import HelpPage
from prevent_desktop.ui.home_page import DraftCard, HomePage
from prevent_desktop.ui.kit.boxes import RadioButton
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.main_window import MainWindow
from prevent_desktop.ui.opening_page import FirstRunPage, OpeningPage, ProblemPage, UnlockPage
from prevent_desktop.ui.page import Page
from prevent_desktop.ui.referral_view import CHECK, ReferralView
from prevent_desktop.ui.send_page import SendPage
from prevent_desktop.ui.sign_page import SignPage
from prevent_desktop.ui.start import make_application
from prevent_desktop.ui.theme import Scheme, apply_theme, load_tokens
from prevent_desktop.ui.verify_page import VerifyPage
from prevent_desktop.vault import KeyringState, SystemKeyring

IMAGES = Path(__file__).resolve().parent / "images"
SIZE = (1366, 768)
COLOURS = 48
"""In each picture, so that all of them together stay small."""
PATIENCE = 30.0
"""Seconds to wait for a page."""
MOMENT = datetime(2026, 11, 22, 10, 42, tzinfo=UTC)
POINTS = 11.0
PASSPHRASE = "four fictional quiet words"  # noqa: S105  (of a vault that is thrown away)
W = TypeVar("W", bound=QWidget)


@dataclass
class KeyringInMemory:
    """Stands for the system keyring. `trouble` is the code of an error it answers with."""

    secrets: dict[str, bytes] = field(default_factory=dict)
    state: KeyringState = KeyringState.OK
    trouble: str = ""
    backend: str = "in-memory"

    def get(self, name: str) -> bytes | None:
        """The secret of that name."""
        self._complain()
        return self.secrets.get(name)

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret."""
        self._complain()
        self.secrets[name] = secret

    def delete(self, name: str) -> None:
        """Forget a secret."""
        self.secrets.pop(name, None)

    def probe(self) -> KeyringState:
        """What a first run is told."""
        return self.state

    def unlock(self, _seconds: float = 1) -> KeyringState:
        """What asking the system to unlock came to."""
        return self.state

    def _complain(self) -> None:
        if self.trouble:
            raise VaultError(self.trouble)


class Photographer:
    """One window at a time over a folder of its own, and the pictures taken of it."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        self.folder = folder
        self.keyring = KeyringInMemory()
        self.desk = _desk(folder, self.keyring)
        self.window = MainWindow(self.desk)
        self.window.resize(*SIZE)

    def start(self) -> None:
        """Show the window and begin to open the drafts."""
        self.window.show()
        self.window.start()

    def restart(self) -> None:
        """Open another window over the same drafts; the one before is closed."""
        self.window = MainWindow(self.desk)
        self.window.resize(*SIZE)
        self.start()

    def close(self) -> None:
        """Close the window and its vault."""
        self.window.close()
        self.until(lambda: not self.window.isVisible())
        self.window.deleteLater()
        self.settle()

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window work until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                words = " / ".join(label.text() for label in self._labels())
                raise TimeoutError(words)
            self.app.processEvents()
            time.sleep(0.005)
        self.settle()

    def settle(self) -> None:
        """Let what is under way be laid out and painted, and what is gone go."""
        for _ in range(8):
            self.app.processEvents()
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def sees(self, kind: type[W]) -> W:
        """Wait for a page of this kind."""
        self.until(lambda: isinstance(self.window.current, kind))
        return cast("W", self.window.current)

    def reads(self, words: str) -> None:
        """Wait until these words are on the page."""
        self.until(lambda: any(words in label.text() for label in self._labels()))

    def _labels(self) -> list[QLabel]:
        return [label for label in self.window.findChildren(QLabel) if label.isVisible()]

    def press(self, name: str) -> None:
        """Press the button of that name."""
        self.named(Button, name).click()
        self.settle()

    def named(self, kind: type[W], name: str) -> W:
        """The control whose accessible name begins so."""
        for widget in self.window.findChildren(kind):
            if widget.isVisible() and widget.accessibleName().startswith(name):
                return widget
        raise LookupError(name)

    def home(self) -> HomePage:
        """Answer the question of a first run, if it is one, and come to the list of drafts."""
        self.until(lambda: isinstance(self.window.current, FirstRunPage | HomePage))
        if isinstance(self.window.current, FirstRunPage):
            self.named(RadioButton, "No, only I use it").setChecked(True)
            self.press("Continue")
        return self.sees(HomePage)

    def new_referral(self) -> ReferralView:
        """Begin a referral."""
        self.home()
        self.press("Start a new referral")
        self.sees(BeforePage)
        self.press("Start the referral")
        return self.sees(ReferralView)

    def answer(self, example: str = "adult-patient", **changes: object) -> ReferralView:
        """Answer a whole referral at once, as an example does; `__` in a name stands for a dot."""
        view = self.sees(ReferralView)
        raw = json.loads(resources.path("examples", f"{example}.json").read_text("utf-8"))
        raw["answers"] |= {name.replace("__", "."): value for name, value in changes.items()}
        form = view.session.draft.referral.form
        answers = read_answers(form, parse_json(json.dumps(raw).encode()))
        for question, value in answers.values.items():
            view.session.set_value(question, value)
        view.session.review_now()
        self.saved(view)
        return view

    def saved(self, view: ReferralView) -> None:
        """Wait until everything is on the disk."""
        view.session.save_now()
        self.until(lambda: not view.session.has_unsaved)

    def scroll(self, page: Page, share: float) -> None:
        """Scroll a page to a share of its height."""
        bar = page.column.verticalScrollBar()
        bar.setValue(round(bar.maximum() * share))
        self.settle()

    def take(self, name: str, *, at_once: bool = False) -> None:
        """Take a picture of the window as it is; `at_once` before anything else happens."""
        if not at_once:
            self.settle()
        content = QByteArray()  # held: the buffer does not hold it
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.window.grab().save(buffer, "PNG")
        keep(name, Image.open(io.BytesIO(content.data())))


def keep(name: str, picture: Image.Image) -> None:
    """Save a picture with few colours."""
    small = picture.convert("RGB").quantize(
        COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    small.save(IMAGES / f"{name}.png", optimize=True)
    sys.stdout.write(f"{name}\n")


def keep_page(name: str, pdf: Path, number: int = 0) -> None:
    """Save a picture of one page of a PDF."""
    document = pypdfium2.PdfDocument(str(pdf))
    page = document[number if number >= 0 else len(document) + number]
    keep(name, page.render(scale=1.1).to_pil())


def _desk(folder: Path, keyring: KeyringInMemory) -> WindowDesk:
    return WindowDesk(
        library=_library(),
        messages=load_messages(resources.path("messages.toml").read_bytes()),
        guidance=lambda name: resources.read_text("guidance", f"{name}.md"),
        message_template=resources.read_text("mail", "message.txt"),
        now=lambda: MOMENT,
        vault_folder=folder / "vault",
        private_folder=folder / "private",
        documents_folder=folder / "Documents",
        keyring=cast("SystemKeyring", keyring),
        version="picture",
    )


def _library() -> Library:
    def contents(folder: str) -> dict[str, bytes]:
        return {f.name: f.read_bytes() for f in resources.path(folder).glob("*.toml")}

    return load_library(contents("forms"), contents("areas"))


def dress(app: QApplication, scheme: Scheme = Scheme.LIGHT, points: float = POINTS) -> None:
    """Give the application a look."""
    tokens = load_tokens(resources.path("theme.toml").read_bytes())
    apply_theme(app, tokens[scheme], points=points, native=False)


def first_start(by: Photographer) -> None:
    """The first run, and an empty home."""
    by.start()
    if isinstance(by.window.current, OpeningPage):
        by.take("opening", at_once=True)
    by.sees(FirstRunPage)
    by.take("first-start")
    by.named(RadioButton, "Yes, or I am not sure").setChecked(True)
    by.take("first-start-passphrase")
    by.home()
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
    by.sees(SignPage)
    by.named(QLineEdit, "Your full name").setText("Tomasz Testerman")
    by.take("sign")
    by.press("Sign and make the PDF")
    page = by.sees(SendPage)
    by.take("send")
    by.scroll(page, 1.0)
    by.take("send-by-hand")
    (pdf,) = by.desk.documents_folder.glob("PR-*.pdf")
    by.press("What happens next")
    after = by.sees(AfterPage)
    by.take("after")
    by.scroll(after, 1.0)
    by.take("after-note")
    by.press("Back to your referrals")
    by.sees(HomePage)
    return pdf


def other_jobs(by: Photographer, pdf: Path) -> None:
    """Home with drafts, deleting, checking a PDF, the blank form, help."""
    view = by.new_referral()
    by.answer("child")
    by.saved(view)
    by.press("Save and close")
    by.home()
    by.take("home")
    card = by.window.findChildren(DraftCard)[0]
    by.press(f"Delete {card.accessibleName()}")
    by.take("delete")
    by.press("No, keep it")
    for name, content in (("verify", b""), ("verify-changed", b"\n% one line more")):
        copy = pdf.with_name(f"{pdf.stem}.pdf" if not content else f"{pdf.stem} copy.pdf")
        copy.write_bytes(pdf.read_bytes() + content)
        by.press("Check a signed PDF")
        by.sees(VerifyPage)
        by.named(QLineEdit, "Where is the PDF?").setText(str(copy))
        by.press("Check it")
        by.reads("Fingerprint")
        by.take(name)
        by.press("Back")
        by.sees(HomePage)
    by.press("Make a blank form")
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
    by.sees(ProblemPage)
    by.take("problem-already-open")
    by.close()
    by.window = first
    for code, name in (("locked", "problem-locked"), ("", "problem-key-lost")):
        by.keyring.trouble = code
        if not code:
            by.keyring.secrets.clear()
        by.close()
        by.restart()
        by.sees(ProblemPage)
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


def main() -> None:
    """Take every picture."""
    app = make_application(resources.path("theme.toml").read_bytes(), "picture")
    dress(app)
    shutil.rmtree(IMAGES, ignore_errors=True)
    IMAGES.mkdir()
    # Pictures show paths: relative ones name nobody's folders.
    with tempfile.TemporaryDirectory() as name, chdir(name):
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
