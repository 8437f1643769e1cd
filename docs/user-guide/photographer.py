"""A person at the window who takes pictures of it: used by make_screenshots.py beside it."""

import io
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar, cast

import pypdfium2
from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from prevent_desktop.errors import VaultError
from prevent_desktop.form.files import parse_json, read_answers
from prevent_desktop.mail import IN_THE_BROWSER, Client, MailProgram, Way
from prevent_desktop.referral import Library, load_library
from prevent_desktop.shipped import resources
from prevent_desktop.shipped.messages import load_messages
from prevent_desktop.system_keyring import KeyringState, SystemKeyring
from prevent_desktop.ui.home.home_page import HomePage
from prevent_desktop.ui.kit.boxes import RadioButton
from prevent_desktop.ui.kit.buttons import Button
from prevent_desktop.ui.kit.page import Page
from prevent_desktop.ui.kit.theme import Scheme, apply_theme, load_tokens
from prevent_desktop.ui.main_window import MainWindow
from prevent_desktop.ui.opening.first_run_page import FirstRunPage
from prevent_desktop.ui.opening.recovery_page import RecoveryOfferPage
from prevent_desktop.ui.referral.before_page import BeforePage
from prevent_desktop.ui.referral.referral_view import ReferralView
from prevent_desktop.ui.settings.set_up_page import SetUpPage
from prevent_desktop.ui.work.desk import WindowDesk

IMAGES = Path(__file__).resolve().parent / "images"
SIZE = (1366, 768)
COLOURS = 64
"""In each picture, so that all of them together stay small."""
PATIENCE = 30.0
"""Seconds to wait for a page."""
MOMENT = datetime(2026, 11, 22, 10, 42, tzinfo=UTC)
POINTS = 11.0
THUNDERBIRD = MailProgram(
    Client.THUNDERBIRD, "Thunderbird", (sys.executable, "-c", ""), default=True, ways=(Way.EML,)
)
"""A stand-in of that name: it opens nothing."""
Colour = tuple[int, int, int]
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
            self.sees(RecoveryOfferPage)
            self.press("Not now")
            self.sees(SetUpPage)
            self.press("Skip this")
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
    """Save a picture in its most frequent colours, so that the theme's own stay exact."""
    whole = picture.convert("RGB")
    counted = sorted(whole.getcolors(whole.width * whole.height) or [], reverse=True)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in counted[:COLOURS] for part in cast("Colour", colour)])
    small = whole.quantize(palette=palette, dither=Image.Dither.NONE)
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
        addition_template=resources.read_text("mail", "addition.txt"),
        now=lambda: MOMENT,
        vault_folder=folder / "vault",
        private_folder=folder / "private",
        documents_folder=folder / "Documents",
        log_folder=folder / "log",
        keyring=cast("SystemKeyring", keyring),
        find_programs=lambda: (THUNDERBIRD, IN_THE_BROWSER),
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
